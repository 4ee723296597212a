/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-sign-in.h"

#include "tdr-aws-profile.h"
#include "tdr-json.h"
#include "tdr-source-error.h"
#include "tdr-xml.h"

#include <string.h>

#define DEFAULT_PROFILE "default"
#define DEFAULT_REGION "us-east-1"
#define MAX_ROLES 5             /* a role that is taken by a role, and so on */
#define SESSION_NAME "tender"
#define FORM "application/x-www-form-urlencoded; charset=utf-8"

typedef struct {
  const TdrSignIn *place;
  TdrAwsProfiles *profiles;
  GCancellable *cancellable;
  guint depth;
} Search;

static gboolean fail            (GError        **error,
                                 const char     *format,
                                 ...) G_GNUC_PRINTF (2, 3);
static gboolean find_in_profile (Search         *search,
                                 const char     *profile,
                                 TdrCredentials *credentials,
                                 GError        **error);

static gboolean
fail (GError     **error,
      const char  *format,
      ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SIGN_IN, message);

  return FALSE;
}

static const char *
get_variable (const TdrSignIn *self,
              const char      *name)
{
  const char *value = g_environ_getenv (self->environment, name);

  return value != NULL && *value != '\0' ? value : NULL;
}

/* A file that is not there is as good as an empty one. */
static char *
read_aws_file (const TdrSignIn *self,
               const char      *variable,
               const char      *name)
{
  g_autofree char *usual = g_build_filename (self->home, ".aws", name, NULL);
  const char *named = get_variable (self, variable);
  char *text = NULL;

  return g_file_get_contents (named != NULL ? named : usual, &text, NULL, NULL) ? text : NULL;
}

static void
free_text (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

static TdrAwsProfiles *
read_profiles (const TdrSignIn *self)
{
  char *config = read_aws_file (self, "AWS_CONFIG_FILE", "config");
  char *credentials = read_aws_file (self, "AWS_SHARED_CREDENTIALS_FILE", "credentials");
  TdrAwsProfiles *profiles = tdr_aws_profiles_new (config, credentials);

  free_text (config);
  free_text (credentials);
  return profiles;
}

static gint64
parse_time (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

static gboolean
take_static_keys (Search         *search,
                  const char     *profile,
                  TdrCredentials *credentials)
{
  const char *id = tdr_aws_profiles_get (search->profiles, profile, "aws_access_key_id");
  const char *secret = tdr_aws_profiles_get (search->profiles, profile, "aws_secret_access_key");
  g_autofree char *origin = g_strdup_printf ("profile “%s”", profile);

  if (id == NULL || secret == NULL)
    return FALSE;

  tdr_credentials_set_keys (credentials, id, secret,
                            tdr_aws_profiles_get (search->profiles, profile, "aws_session_token"),
                            origin);
  return TRUE;
}

/* docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html: JSON with Version 1 on the standard output.
 * What the program prints is never repeated. */
static gboolean
run_process (Search          *search,
             const char      *command,
             const char      *profile,
             TdrCredentials  *credentials,
             GError         **error)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) output = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *origin = g_strdup_printf ("credential_process of profile “%s”", profile);
  gint64 version = 0;

  if (g_shell_parse_argv (command, NULL, &arguments, NULL))
    process = g_subprocess_newv ((const char *const *) arguments,
                                 G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  if (process == NULL || !g_subprocess_communicate (process, NULL, search->cancellable, &output, NULL, NULL)
      || !g_subprocess_get_successful (process))
    return fail (error, "The credential_process of profile “%s” failed: run it by hand to see why", profile);

  object = tdr_json_parse_object (output, NULL);
  if (!tdr_json_get_integer (object, "Version", &version) || version != 1
      || tdr_json_get_string (object, "AccessKeyId") == NULL || tdr_json_get_string (object, "SecretAccessKey") == NULL)
    return fail (error, "The credential_process of profile “%s” did not print keys", profile);

  tdr_credentials_set_keys (credentials, tdr_json_get_string (object, "AccessKeyId"),
                            tdr_json_get_string (object, "SecretAccessKey"),
                            tdr_json_get_string (object, "SessionToken"),
                            origin);
  credentials->expires = parse_time (tdr_json_get_string (object, "Expiration"));
  return TRUE;
}

static const char *
get_sso (Search     *search,
         const char *profile,
         const char *key)
{
  const char *session = tdr_aws_profiles_get (search->profiles, profile, "sso_session");

  return session != NULL && tdr_aws_profiles_get_session (search->profiles, session, key) != NULL
         ? tdr_aws_profiles_get_session (search->profiles, session, key)
         : tdr_aws_profiles_get (search->profiles, profile, key);
}

/* "aws sso login" leaves its token in a file that is named by the SHA-1 of the session's name, or of the start address.
 * */
static char *
dup_sso_token (Search     *search,
               const char *profile)
{
  const char *session = tdr_aws_profiles_get (search->profiles, profile, "sso_session");
  const char *name = session != NULL ? session : get_sso (search, profile, "sso_start_url");
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA1, name != NULL ? name : "", -1);
  g_autofree char *file = g_strconcat (sum, ".json", NULL);
  g_autofree char *path = g_build_filename (search->place->home, ".aws", "sso", "cache", file, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonObject) object = NULL;
  char *text;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  bytes = g_bytes_new_take (text, length);
  object = tdr_json_parse_object (bytes, NULL);
  if (parse_time (tdr_json_get_string (object, "expiresAt")) <= search->place->clock->now (search->place->clock->data))
    return NULL;

  return g_strdup (tdr_json_get_string (object, "accessToken"));
}

static TdrHttpResponse *
ask_for_role_keys (Search      *search,
                   const char  *profile,
                   const char  *token,
                   GError     **error)
{
  const char *account = tdr_aws_profiles_get (search->profiles, profile, "sso_account_id");
  const char *role = tdr_aws_profiles_get (search->profiles, profile, "sso_role_name");
  g_autofree char *base = tdr_endpoints_get (search->place->endpoints, TDR_ENDPOINT_SSO,
                                             get_sso (search, profile, "sso_region"));
  g_autofree char *encoded_role = tdr_sigv4_encode (role != NULL ? role : "", NULL);
  g_autofree char *address = g_strdup_printf ("%s/federation/credentials?role_name=%s&account_id=%s", base,
                                              encoded_role,
                                              account != NULL ? account : "");
  const char *headers[] = { "x-amz-sso_bearer_token", token, NULL };
  TdrHttpRequest request = { .address = address, .headers = headers };

  return tdr_http_send (search->place->http, &request, search->cancellable, error);
}

static gboolean
use_sso (Search          *search,
         const char      *profile,
         TdrCredentials  *credentials,
         GError         **error)
{
  char *token = dup_sso_token (search, profile);
  g_autofree char *origin = g_strdup_printf ("single sign-on of profile “%s”", profile);
  g_autoptr (TdrHttpResponse) response = NULL;
  g_autoptr (JsonObject) root = NULL;
  JsonObject *keys;
  gint64 milliseconds = 0;

  if (token == NULL)
    return fail (error, "The single sign-on of profile “%s” has ended: run “aws sso login --profile %s”", profile,
                 profile);
  response = ask_for_role_keys (search, profile, token, error);
  free_text (token);
  if (response == NULL)
    return FALSE;

  root = tdr_json_parse_object (response->body, NULL);
  keys = tdr_json_get_object (root, "roleCredentials");
  if (tdr_json_get_string (keys, "accessKeyId") == NULL || tdr_json_get_string (keys, "secretAccessKey") == NULL)
    return fail (error, "The single sign-on of profile “%s” gave no keys: run “aws sso login --profile %s”", profile,
                 profile);
  tdr_credentials_set_keys (credentials, tdr_json_get_string (keys, "accessKeyId"),
                            tdr_json_get_string (keys, "secretAccessKey"),
                            tdr_json_get_string (keys, "sessionToken"), origin);
  tdr_json_get_integer (keys, "expiration", &milliseconds);
  credentials->expires = milliseconds / 1000;

  return TRUE;
}

static GBytes *
assume_role (Search                *search,
             const char            *role,
             const char            *profile,
             const TdrCredentials  *source,
             GError               **error)
{
  const char *external = tdr_aws_profiles_get (search->profiles, profile, "external_id");
  const char *region = tdr_aws_profiles_get (search->profiles, profile, "region");
  g_autofree char *encoded_role = tdr_sigv4_encode (role, NULL);
  g_autofree char *encoded_external = external != NULL ? tdr_sigv4_encode (external, NULL) : NULL;
  g_autofree char *body = g_strconcat ("Action=AssumeRole&Version=2011-06-15&RoleSessionName=" SESSION_NAME "&RoleArn=",
                                       encoded_role, encoded_external != NULL ? "&ExternalId=" : NULL, encoded_external,
                                       NULL);
  TdrAsk ask = { .endpoints = search->place->endpoints, .http = search->place->http, .credentials = source,
                 .clock = search->place->clock };
  TdrQuestion question = { .endpoint = TDR_ENDPOINT_STS, .region = region != NULL ? region : DEFAULT_REGION,
                           .method = "POST", .path = "/", .body = body, .content_type = FORM,
                           .permission = "sts:AssumeRole" };

  return tdr_ask_send (&ask, &question, search->cancellable, error);
}

static gboolean
use_role (Search          *search,
          const char      *role,
          const char      *profile,
          TdrCredentials  *credentials,
          GError         **error)
{
  const char *source_profile = tdr_aws_profiles_get (search->profiles, profile, "source_profile");
  g_autoptr (TdrCredentials) source = tdr_credentials_new ();
  g_autofree char *origin = g_strdup_printf ("the role of profile “%s”", profile);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TdrXmlTable) table = NULL;
  GHashTable *keys;

  if (source_profile == NULL)
    return fail (error, "Profile “%s” has a role_arn but no source_profile: add one to ~/.aws/config", profile);
  if (++search->depth > MAX_ROLES)
    return fail (error, "Profile “%s” takes its role from a role that takes it from another, without end", profile);
  /* A profile may be its own source: then it is its keys that count. */
  if (g_str_equal (source_profile, profile))
    {
      if (!take_static_keys (search, profile, source))
        return fail (error, "Profile “%s” has no keys to take its role with", profile);
    }
  else if (!find_in_profile (search, source_profile, source, error))
    return FALSE;
  bytes = assume_role (search, role, profile, source, error);
  table = bytes != NULL ? tdr_xml_table_parse (bytes, "AssumeRoleResponse", "Credentials", error) : NULL;
  if (table == NULL)
    return FALSE;

  keys = table->rows->len > 0 ? table->rows->pdata[0] : NULL;
  if (keys == NULL || g_hash_table_lookup (keys, "AccessKeyId") == NULL)
    return fail (error, "The role of profile “%s” gave no keys", profile);
  tdr_credentials_set_keys (credentials, g_hash_table_lookup (keys, "AccessKeyId"),
                            g_hash_table_lookup (keys, "SecretAccessKey"),
                            g_hash_table_lookup (keys, "SessionToken"), origin);
  credentials->expires = parse_time (g_hash_table_lookup (keys, "Expiration"));

  return TRUE;
}

static gboolean
find_in_profile (Search          *search,
                 const char      *profile,
                 TdrCredentials  *credentials,
                 GError         **error)
{
  const char *role = tdr_aws_profiles_get (search->profiles, profile, "role_arn");
  const char *command = tdr_aws_profiles_get (search->profiles, profile, "credential_process");

  if (!tdr_aws_profiles_have (search->profiles, profile))
    return fail (error, "There is no profile “%s” in ~/.aws", profile);
  if (role != NULL)
    return use_role (search, role, profile, credentials, error);
  if (take_static_keys (search, profile, credentials))
    return TRUE;
  if (tdr_aws_profiles_get (search->profiles, profile, "sso_account_id") != NULL)
    return use_sso (search, profile, credentials, error);
  if (command != NULL)
    return run_process (search, command, profile, credentials, error);

  return fail (error, "Profile “%s” in ~/.aws says nothing about keys", profile);
}

/* Returns: whether it is right that there are none, or they were found */
static gboolean
find_keys (const TdrSignIn  *self,
           TdrCredentials   *credentials,
           GCancellable     *cancellable,
           GError          **error)
{
  const char *id = get_variable (self, "AWS_ACCESS_KEY_ID"), *secret = get_variable (self, "AWS_SECRET_ACCESS_KEY");
  const char *named = self->profile != NULL ? self->profile : get_variable (self, "AWS_PROFILE");
  g_autoptr (TdrAwsProfiles) profiles = NULL;
  Search search = { .place = self, .cancellable = cancellable };

  if (self->profile == NULL && id != NULL && secret != NULL)
    {
      tdr_credentials_set_keys (credentials, id, secret, get_variable (self, "AWS_SESSION_TOKEN"), "the environment");
      return TRUE;
    }
  profiles = search.profiles = read_profiles (self);
  if (named == NULL && !tdr_aws_profiles_have (profiles, DEFAULT_PROFILE))
    return TRUE;

  return find_in_profile (&search, named != NULL ? named : DEFAULT_PROFILE, credentials, error);
}

static void
take_variable (const TdrSignIn  *self,
               const char       *name,
               char            **secret,
               char            **origin)
{
  *secret = g_strdup (get_variable (self, name));
  *origin = *secret != NULL ? g_strdup ("the environment") : NULL;
}

/**
 * tdr_sign_in_find:
 * @credentials: without keys
 *
 * Looks for keys as Amazon's tools do: in the environment, then in the profile: its keys, its role, its single sign-on
 * if that is still valid, its program. A Bedrock key and a Google key come from the environment alone, and are there
 * even where a profile does not work. To have none is no error: the public sources need none.
 *
 * Returns: %FALSE with %TDR_SOURCE_ERROR_SIGN_IN where a profile is there but does not work
 */
gboolean
tdr_sign_in_find (const TdrSignIn  *self,
                  TdrCredentials   *credentials,
                  GCancellable     *cancellable,
                  GError          **error)
{
  take_variable (self, "AWS_BEARER_TOKEN_BEDROCK", &credentials->bearer_token, &credentials->bearer_origin);
  take_variable (self, "GOOGLE_API_KEY", &credentials->google_key, &credentials->google_origin);

  return find_keys (self, credentials, cancellable, error);
}

/**
 * tdr_sign_in_dup_profiles:
 *
 * Reads which profiles there are. Blocks.
 *
 * Returns: (transfer full) (array zero-terminated=1): their names
 */
char **
tdr_sign_in_dup_profiles (const TdrSignIn *self)
{
  g_autoptr (TdrAwsProfiles) profiles = read_profiles (self);

  return tdr_aws_profiles_dup_names (profiles);
}
