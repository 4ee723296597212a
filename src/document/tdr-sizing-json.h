/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-json-writer.h"
#include "tdr-serving.h"

G_BEGIN_DECLS

void tdr_sizing_write_json (const TdrSizing *self,
                            TdrJsonWriter   *writer,
                            const char      *name);

G_END_DECLS
