/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-connection.h"

#include "tdr-keyring.h"
#include "tdr-sign-in.h"
#include "tdr-source-error.h"

static gboolean
override_endpoints (TdrConnection                *self,
                    const TdrConnectionSettings  *settings,
                    GError                      **error)
{
  for (guint i = 0; settings->endpoints != NULL && settings->endpoints[i] != NULL; i++)
    if (!tdr_endpoints_override (self->endpoints, settings->endpoints[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
open_authority (TdrConnection                *self,
                const TdrConnectionSettings  *settings,
                GError                      **error)
{
  g_autofree char *path = settings->authority != NULL ? g_canonicalize_filename (settings->authority, NULL) : NULL;
  g_autoptr (GError) reason = NULL;

  if (path == NULL)
    return TRUE;

  self->authority = g_tls_file_database_new (path, &reason);
  self->http.tls_database = self->authority;
  if (self->authority == NULL)
    g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SETTING,
                 "The authorities in “%s” cannot be used (%s): name a file of certificates", path, reason->message);
  return self->authority != NULL;
}

static gboolean
use_keyring (TdrConnection  *self,
             TdrKeyringUse   use,
             GCancellable   *cancellable,
             GError        **error)
{
  if (use == TDR_KEYRING_NEEDED)
    return tdr_keyring_fill (self->credentials, cancellable, error);

  if (use == TDR_KEYRING_IF_THERE)
    tdr_keyring_fill (self->credentials, cancellable, NULL);
  return TRUE;
}

/* Sources that need no keys of Amazon are asked whatever became of them; the others then say why they are not. */
static gboolean
sign_in (TdrConnection                *self,
         const TdrConnectionSettings  *settings,
         GCancellable                 *cancellable,
         GError                      **error)
{
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (TdrHttp) http = tdr_http_new (&self->http);
  g_autoptr (GError) reason = NULL;
  TdrSignIn place = {
    .environment = environment,
    .home = g_get_home_dir (),
    .profile = settings->profile,
    .endpoints = self->endpoints,
    .http = http,
    .clock = &tdr_clock_system,
  };

  if (!tdr_sign_in_find (&place, self->credentials, cancellable, &reason))
    self->credentials->problem = g_strdup (reason->message);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  return use_keyring (self, settings->keyring, cancellable, error);
}

/**
 * tdr_connection_open:
 *
 * Finds out where to ask, whom to trust and who one is. Blocks: keys may be asked for.
 *
 * Returns: (transfer full): %NULL where a setting is wrong
 */
TdrConnection *
tdr_connection_open (const TdrConnectionSettings  *settings,
                     GCancellable                 *cancellable,
                     GError                      **error)
{
  g_autoptr (TdrConnection) self = g_new0 (TdrConnection, 1);

  self->endpoints = tdr_endpoints_new ();
  self->credentials = tdr_credentials_new ();
  self->http.seed = g_random_int ();
  if (!override_endpoints (self, settings, error)
      || !open_authority (self, settings, error)
      || !sign_in (self, settings, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tdr_connection_free:
 */
void
tdr_connection_free (TdrConnection *self)
{
  g_clear_pointer (&self->endpoints, tdr_endpoints_free);
  g_clear_object (&self->authority);
  g_clear_pointer (&self->credentials, tdr_credentials_free);
  g_free (self);
}
