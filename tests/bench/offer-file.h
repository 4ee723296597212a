/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void offer_file_write (const char *path,
                       guint       megabytes);
void offer_file_pack  (const char *path,
                       const char *packed);

G_END_DECLS
