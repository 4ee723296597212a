/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-catalog.h"
#include "tdr-tender.h"

G_BEGIN_DECLS

gboolean tdr_tender_check (const TdrTender  *tender,
                           TdrCatalog       *catalog,
                           GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
