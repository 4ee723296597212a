/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-credentials.h"

#include <string.h>

static void
clear_secret (char **text)
{
  if (*text != NULL)
    explicit_bzero (*text, strlen (*text));
  g_clear_pointer (text, g_free);
}

/**
 * tdr_credentials_new:
 *
 * Nobody's: without any key.
 */
TdrCredentials *
tdr_credentials_new (void)
{
  return g_new0 (TdrCredentials, 1);
}

/**
 * tdr_credentials_copy:
 */
TdrCredentials *
tdr_credentials_copy (const TdrCredentials *self)
{
  TdrCredentials *copy = tdr_credentials_new ();

  tdr_credentials_set_keys (copy, self->keys.access_key_id, self->keys.secret_access_key, self->keys.session_token,
                            self->origin);
  copy->bearer_token = g_strdup (self->bearer_token);
  copy->bearer_origin = g_strdup (self->bearer_origin);
  copy->google_key = g_strdup (self->google_key);
  copy->google_origin = g_strdup (self->google_origin);
  copy->problem = g_strdup (self->problem);
  copy->expires = self->expires;

  return copy;
}

/**
 * tdr_credentials_free:
 *
 * Wipes what was secret.
 */
void
tdr_credentials_free (TdrCredentials *self)
{
  clear_secret ((char **) &self->keys.access_key_id);
  clear_secret ((char **) &self->keys.secret_access_key);
  clear_secret ((char **) &self->keys.session_token);
  clear_secret (&self->bearer_token);
  clear_secret (&self->google_key);
  g_free (self->origin);
  g_free (self->bearer_origin);
  g_free (self->google_origin);
  g_free (self->problem);
  g_free (self);
}

/**
 * tdr_credentials_set_keys:
 * @session_token: (nullable): of temporary keys
 * @origin: (nullable): where they are from
 *
 * Takes copies of Amazon's keys.
 */
void
tdr_credentials_set_keys (TdrCredentials *self,
                          const char     *access_key_id,
                          const char     *secret_access_key,
                          const char     *session_token,
                          const char     *origin)
{
  char *id = g_strdup (access_key_id), *secret = g_strdup (secret_access_key), *token = g_strdup (session_token);
  char *from = g_strdup (origin);

  clear_secret ((char **) &self->keys.access_key_id);
  clear_secret ((char **) &self->keys.secret_access_key);
  clear_secret ((char **) &self->keys.session_token);
  g_free (self->origin);
  self->keys = (TdrAwsKeys) { id, secret, token };
  self->origin = from;
}
