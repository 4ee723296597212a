/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TDR_DECIMAL_PLACES 12

__extension__ typedef __int128 TdrWide;

/**
 * TdrDecimal:
 * @units: millionths of millionths
 *
 * A price as providers write it, exactly: up to twelve decimals, and far more than any price before the point.
 */
typedef struct {
  TdrWide units;
} TdrDecimal;

gboolean   tdr_decimal_parse     (const char *text,
                                  TdrDecimal *decimal) G_GNUC_WARN_UNUSED_RESULT;
TdrDecimal tdr_decimal_from_nanos
                                 (gint64      whole,
                                  gint64      nanos);
TdrDecimal tdr_decimal_multiply  (TdrDecimal  decimal,
                                  gint64      factor);
TdrDecimal tdr_decimal_divide    (TdrDecimal  decimal,
                                  gint64      divisor,
                                  guint       places);
TdrDecimal tdr_decimal_add       (TdrDecimal  a,
                                  TdrDecimal  b);
int        tdr_decimal_compare   (TdrDecimal  a,
                                  TdrDecimal  b);
char      *tdr_decimal_to_string (TdrDecimal  decimal) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
