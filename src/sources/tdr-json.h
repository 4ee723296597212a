/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode   *tdr_json_parse      (GBytes      *bytes,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;
JsonObject *tdr_json_parse_object
                                (GBytes      *bytes,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;
const char *tdr_json_get_string (JsonObject  *object,
                                 const char  *name);
JsonObject *tdr_json_get_object (JsonObject  *object,
                                 const char  *name);
JsonArray  *tdr_json_get_array  (JsonObject  *object,
                                 const char  *name);
JsonObject *tdr_json_get_element_object
                                (JsonArray   *array,
                                 guint        position);
gboolean    tdr_json_get_integer (JsonObject *object,
                                 const char  *name,
                                 gint64      *value);
char       *tdr_json_dup_number (JsonObject  *object,
                                 const char  *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
