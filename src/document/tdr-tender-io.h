/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-json-source.h"
#include "tdr-tender.h"

G_BEGIN_DECLS

TdrTender *tdr_tender_load (const char       *path,
                            GError          **error);
gboolean   tdr_tender_save (const TdrTender  *self,
                            const char       *path,
                            GError          **error);

G_END_DECLS
