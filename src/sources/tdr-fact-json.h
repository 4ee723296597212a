/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "tdr-fact.h"

G_BEGIN_DECLS

void     tdr_fact_write_json (const TdrFact *fact,
                              JsonBuilder   *builder);
gboolean tdr_fact_read_json  (JsonObject    *object,
                              TdrFact       *fact);

G_END_DECLS
