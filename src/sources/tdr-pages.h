/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-ask.h"

G_BEGIN_DECLS

/**
 * TdrPage:
 *
 * Asks for one page. @token is %NULL for the first; @next is set to what the next page is asked by, %NULL on the last.
 */
typedef TdrAnswer *(*TdrPage) (const TdrAsk  *ask,
                               const char    *region,
                               const char    *token,
                               gpointer       user_data,
                               char         **next,
                               GCancellable  *cancellable,
                               GError       **error);

gboolean tdr_pages_fetch (const TdrAsk  *ask,
                          const char    *region,
                          TdrPage        page,
                          gpointer       user_data,
                          TdrAnswer     *answer,
                          GCancellable  *cancellable,
                          GError       **error);

G_END_DECLS
