/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-answer.h"

G_BEGIN_DECLS

TdrAnswer *tdr_vertex_parse (GBytes  *bytes,
                             char   **next_token,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
