/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdrPriceNote:
 *
 * Two lines about prices: what changed, what is contradicted, what was not understood. Immutable.
 */
#define TDR_TYPE_PRICE_NOTE (tdr_price_note_get_type ())
G_DECLARE_FINAL_TYPE (TdrPriceNote, tdr_price_note, TDR, PRICE_NOTE, GObject)

TdrPriceNote *tdr_price_note_new          (const char   *title,
                                           const char   *subtitle) G_GNUC_WARN_UNUSED_RESULT;
const char   *tdr_price_note_get_title    (TdrPriceNote *self);
const char   *tdr_price_note_get_subtitle (TdrPriceNote *self);

G_END_DECLS
