/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "tdr-chart.h"

G_BEGIN_DECLS

/**
 * TdrTextStyle:
 *
 * The few kinds of text that a report has.
 */
typedef enum {
  TDR_TEXT_TITLE,
  TDR_TEXT_HEADING,
  TDR_TEXT_SUBHEADING,
  TDR_TEXT_FIGURE,
  TDR_TEXT_LEAD,
  TDR_TEXT_BODY,
  TDR_TEXT_LABEL,
  TDR_TEXT_SMALL,
  TDR_TEXT_CELL,
  TDR_TEXT_CELL_HEAD,
} TdrTextStyle;

PangoContext *tdr_typeface_new_context (void);
PangoContext *tdr_typeface_new_chart_context (void);
PangoLayout  *tdr_typeface_set         (PangoContext *context,
                                        TdrTextStyle  style,
                                        const char   *words,
                                        double        width);
PangoLayout  *tdr_typeface_set_pair    (PangoContext *context,
                                        TdrTextStyle  style,
                                        const char   *words,
                                        const char   *detail,
                                        gboolean      bold,
                                        double        width);
TdrColor      tdr_typeface_get_color   (TdrTextStyle  style);

G_END_DECLS
