/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int tdr_cli_prices         (int    argc,
                            char **argv);
int tdr_cli_prices_refresh (int    argc,
                            char **argv);
int tdr_cli_prices_show    (int    argc,
                            char **argv);
int tdr_cli_prices_changes (int    argc,
                            char **argv);
int tdr_cli_prices_access  (int    argc,
                            char **argv);

G_END_DECLS
