/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "tdr-money.h"
#include "tdr-tariff.h"

G_BEGIN_DECLS

/* Figures as a person reads them, with the separators of the locale. Files and the engine never use these. */
char *tdr_format_count    (gint64   count) G_GNUC_WARN_UNUSED_RESULT;
char *tdr_format_quantity (gint64   count) G_GNUC_WARN_UNUSED_RESULT;
char *tdr_format_amount   (TdrMoney money,
                           guint    decimals) G_GNUC_WARN_UNUSED_RESULT;
char *tdr_format_money    (TdrMoney money) G_GNUC_WARN_UNUSED_RESULT;
char *tdr_format_price    (TdrMoney price) G_GNUC_WARN_UNUSED_RESULT;
char *tdr_format_number   (double   number,
                           guint    digits) G_GNUC_WARN_UNUSED_RESULT;
char *tdr_format_rate     (double   per_second) G_GNUC_WARN_UNUSED_RESULT;
char *tdr_format_duration (double   seconds) G_GNUC_WARN_UNUSED_RESULT;
char *tdr_format_share    (gint64   ppm) G_GNUC_WARN_UNUSED_RESULT;
char *tdr_format_above    (TdrMoney money,
                           TdrMoney base) G_GNUC_WARN_UNUSED_RESULT;
char *tdr_format_below    (TdrMoney money,
                           TdrMoney base) G_GNUC_WARN_UNUSED_RESULT;

const char *tdr_format_meter (TdrMeter meter);

G_END_DECLS
