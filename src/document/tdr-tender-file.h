/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "tdr-tender.h"

G_BEGIN_DECLS

void       tdr_tender_load_async  (GFile                *file,
                                   gpointer              source,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
TdrTender *tdr_tender_load_finish (GAsyncResult         *result,
                                   GFile               **file,
                                   GError              **error);
void       tdr_tender_save_async  (const TdrTender      *self,
                                   GFile                *file,
                                   gpointer              source,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
TdrTender *tdr_tender_save_finish (GAsyncResult         *result,
                                   GFile               **file,
                                   GError              **error);

G_END_DECLS
