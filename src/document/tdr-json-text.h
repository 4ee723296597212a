/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *tdr_json_to_text (JsonNode *root) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
