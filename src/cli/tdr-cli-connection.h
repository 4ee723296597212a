/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-connection.h"

G_BEGIN_DECLS

/**
 * TdrCliConnection:
 *
 * The options of every command that asks providers.
 */
typedef struct {
  char **endpoints;
  char *profile;
  char *authority;
  gboolean keyring;
} TdrCliConnection;

GOptionEntry         *tdr_cli_connection_dup_options  (TdrCliConnection       *self,
                                                       const GOptionEntry     *more) G_GNUC_WARN_UNUSED_RESULT;
TdrConnectionSettings tdr_cli_connection_get_settings (const TdrCliConnection *self);
void                  tdr_cli_connection_clear        (TdrCliConnection       *self);
int                   tdr_cli_connection_cannot       (const char             *command,
                                                       const GError           *error);

G_END_DECLS
