/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrMonth:
 * @year: from 1 to 9999
 * @month: from 1 for January to 12
 *
 * A calendar month of the Gregorian calendar. All zero: none.
 */
typedef struct {
  int year;
  int month;
} TdrMonth;

gboolean tdr_month_parse      (const char  *text,
                               TdrMonth    *month,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tdr_month_is_set     (TdrMonth     self);
TdrMonth tdr_month_add        (TdrMonth     self,
                               guint        months);
int      tdr_month_difference (TdrMonth     self,
                               TdrMonth     earlier);
guint    tdr_month_get_days   (TdrMonth     self);
gint64   tdr_month_get_hours  (TdrMonth     self);
char    *tdr_month_to_string  (TdrMonth     self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
