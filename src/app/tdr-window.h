/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "tdr-document.h"
#include "tdr-price-book.h"

G_BEGIN_DECLS

/**
 * TdrWindow:
 *
 * One tender on the screen: its pages, and what can be done with the whole of it.
 */
#define TDR_TYPE_WINDOW (tdr_window_get_type ())
G_DECLARE_FINAL_TYPE (TdrWindow, tdr_window, TDR, WINDOW, AdwApplicationWindow)

TdrWindow   *tdr_window_new               (AdwApplication *application) G_GNUC_WARN_UNUSED_RESULT;
TdrDocument *tdr_window_get_document      (TdrWindow      *self);
void         tdr_window_show_page         (TdrWindow      *self,
                                           const char     *name);
void         tdr_window_focus_search      (TdrWindow      *self);
void         tdr_window_add_toast         (TdrWindow      *self,
                                           const char     *words,
                                           const char     *button,
                                           const char     *action,
                                           GVariant       *target);
void         tdr_window_show_toast        (TdrWindow      *self,
                                           AdwToast       *toast);
void         tdr_window_report            (TdrWindow      *self,
                                           const char     *heading,
                                           const GError   *error);
void         tdr_window_set_price_book    (TdrWindow      *self,
                                           TdrPriceBook   *book);
void         tdr_window_set_problem       (TdrWindow      *self,
                                           const char     *problem);

G_END_DECLS
