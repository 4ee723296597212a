/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-connection.h"

#include "tdr-cli.h"
#include "tdr-source-error.h"

/**
 * tdr_cli_connection_dup_options:
 * @self: takes what is said; must outlive the parsing
 * @more: options of the command itself
 *
 * Returns: (transfer full): @more, and the options that say where, how and as whom to ask
 */
GOptionEntry *
tdr_cli_connection_dup_options (TdrCliConnection   *self,
                                const GOptionEntry *more)
{
  const GOptionEntry own[] = {
    { "endpoint", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->endpoints, "Ask a service somewhere else", "SERVICE=URL" },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &self->profile, "Sign in by this profile of ~/.aws", "PROFILE" },
    { "keyring", 0, 0, G_OPTION_ARG_NONE, &self->keyring, "Use the keys that are in the keyring, too", NULL },
    { "authority", 0, 0, G_OPTION_ARG_FILENAME, &self->authority, "Trust the authorities in this file alone", "FILE" },
  };
  GArray *options = g_array_new (TRUE, FALSE, sizeof (GOptionEntry));

  for (guint i = 0; more[i].long_name != NULL; i++)
    g_array_append_val (options, more[i]);
  g_array_append_vals (options, own, G_N_ELEMENTS (own));
  return (GOptionEntry *) g_array_free (options, FALSE);
}

/**
 * tdr_cli_connection_get_settings:
 *
 * Returns: what was said, borrowed
 */
TdrConnectionSettings
tdr_cli_connection_get_settings (const TdrCliConnection *self)
{
  return (TdrConnectionSettings) {
    .endpoints = (const char *const *) self->endpoints,
    .profile = self->profile,
    .authority = self->authority,
    .keyring = self->keyring ? TDR_KEYRING_NEEDED : TDR_KEYRING_UNUSED,
  };
}

/**
 * tdr_cli_connection_clear:
 */
void
tdr_cli_connection_clear (TdrCliConnection *self)
{
  g_strfreev (self->endpoints);
  g_free (self->profile);
  g_free (self->authority);
}

/**
 * tdr_cli_connection_cannot:
 *
 * A wrong setting is a wrong command line; whatever else is in the way is said as it is.
 *
 * Returns: the exit status
 */
int
tdr_cli_connection_cannot (const char   *command,
                           const GError *error)
{
  return g_error_matches (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SETTING) ? tdr_cli_usage (command, "%s", error->message)
                                                                             : tdr_cli_cannot (error);
}
