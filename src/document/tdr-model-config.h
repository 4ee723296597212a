/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-model-spec.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean tdr_model_config_load (const char    *path,
                                TdrModelSpec  *model,
                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tdr_model_config_read (JsonObject    *config,
                                const char    *name,
                                TdrModelSpec  *model,
                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
