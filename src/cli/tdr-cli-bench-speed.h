/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-catalog.h"

G_BEGIN_DECLS

gboolean tdr_cli_bench_speed (TdrCatalog *catalog) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
