/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const GOptionEntry *tdr_cli_explain_plan_get_options (void);
gboolean            tdr_cli_explain_plan_is_asked    (void);
int                 tdr_cli_explain_plan             (const char *path);

G_END_DECLS
