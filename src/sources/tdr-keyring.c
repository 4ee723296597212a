/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-keyring.h"

#include "tdr-source-error.h"

#include <libsecret/secret.h>

#define ORIGIN "the keyring"

static const SecretSchema schema = {
  "io.github.tender_desktop.Tender", SECRET_SCHEMA_NONE, { { "key", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

static const struct {
  const char *name;
  const char *label;
} items[] = {
  [TDR_KEYRING_AWS_ACCESS_KEY_ID] = { "aws-access-key-id", "Tender: access key of Amazon Web Services" },
  [TDR_KEYRING_AWS_SECRET_ACCESS_KEY] = { "aws-secret-access-key", "Tender: secret key of Amazon Web Services" },
  [TDR_KEYRING_BEDROCK_API_KEY] = { "bedrock-api-key", "Tender: API key of Amazon Bedrock" },
  [TDR_KEYRING_GOOGLE_API_KEY] = { "google-api-key", "Tender: API key of Google Cloud" },
};

static gboolean
fail (const GError  *reason,
      GError       **error)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (reason));
  else
    g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SIGN_IN,
                 "The keyring cannot be used (%s): unlock or start it, or put the keys into ~/.aws or the environment",
                 reason->message);
  return FALSE;
}

/* Returns: whether the keyring could be asked; @secret is %NULL where it holds none */
static gboolean
look_up (TdrKeyringItem   item,
         char           **secret,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autoptr (GError) reason = NULL;

  *secret = secret_password_lookup_sync (&schema, cancellable, &reason, "key", items[item].name, NULL);

  return reason == NULL || fail (reason, error);
}

static gboolean
fill (char           **target,
      char           **origin,
      TdrKeyringItem   item,
      GCancellable    *cancellable,
      GError         **error)
{
  char *secret = NULL;

  if (*target != NULL)
    return TRUE;
  if (!look_up (item, &secret, cancellable, error))
    return FALSE;
  *target = g_strdup (secret);
  *origin = secret != NULL ? g_strdup (ORIGIN) : NULL;
  secret_password_free (secret);

  return TRUE;
}

/**
 * tdr_keyring_store:
 * @secret: (nullable): %NULL to forget it
 *
 * Keeps a key that was typed in: in the keyring and nowhere else.
 */
gboolean
tdr_keyring_store (TdrKeyringItem   item,
                   const char      *secret,
                   GCancellable    *cancellable,
                   GError         **error)
{
  g_autoptr (GError) reason = NULL;

  if (secret != NULL)
    secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, items[item].label, secret, cancellable, &reason,
                                "key",
                                items[item].name, NULL);
  else
    secret_password_clear_sync (&schema, cancellable, &reason, "key", items[item].name, NULL);

  return reason == NULL || fail (reason, error);
}

/**
 * tdr_keyring_list:
 * @kept: (out): which keys the keyring holds
 *
 * Looks what is there, without reading any key and without asking for the keyring to be unlocked.
 */
gboolean
tdr_keyring_list (gboolean       kept[TDR_N_KEYRING_ITEMS],
                  GCancellable  *cancellable,
                  GError       **error)
{
  for (guint i = 0; i < TDR_N_KEYRING_ITEMS; i++)
    {
      g_autoptr (GError) reason = NULL;
      GList *found = secret_password_search_sync (&schema, SECRET_SEARCH_NONE, cancellable, &reason, "key", items[i].name,
                                                  NULL);

      kept[i] = found != NULL;
      g_list_free_full (found, g_object_unref);
      if (reason != NULL)
        return fail (reason, error);
    }

  return TRUE;
}

/**
 * tdr_keyring_fill:
 *
 * Adds the keys that the keyring holds where @credentials has none. Keys of Amazon are left where @credentials has a
 * problem: whoever named a profile that does not work would be answered for another account.
 */
gboolean
tdr_keyring_fill (TdrCredentials  *credentials,
                  GCancellable    *cancellable,
                  GError         **error)
{
  char *id = NULL, *secret = NULL;
  gboolean done = fill (&credentials->bearer_token, &credentials->bearer_origin, TDR_KEYRING_BEDROCK_API_KEY, cancellable,
                        error)
                  && fill (&credentials->google_key, &credentials->google_origin, TDR_KEYRING_GOOGLE_API_KEY, cancellable,
                           error)
                  && (credentials->keys.access_key_id != NULL || credentials->problem != NULL
                      || (look_up (TDR_KEYRING_AWS_ACCESS_KEY_ID, &id, cancellable, error)
                          && look_up (TDR_KEYRING_AWS_SECRET_ACCESS_KEY, &secret, cancellable, error)));

  if (id != NULL && secret != NULL)
    tdr_credentials_set_keys (credentials, id, secret, NULL, ORIGIN);
  secret_password_free (id);
  secret_password_free (secret);

  return done;
}
