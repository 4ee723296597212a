/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *tdr_aws_region_from_prefix (const char *prefix,
                                        gsize       length);

G_END_DECLS
