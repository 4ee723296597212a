/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean tdr_live_catalog_rebuild (const char  *shipped,
                                   const char  *folder,
                                   const char  *target,
                                   guint       *n_facts,
                                   GError     **error);

G_END_DECLS
