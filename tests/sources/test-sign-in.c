/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-sign-in.h"

#include "tdr-fake-provider.h"
#include "tdr-keyring.h"
#include "tdr-source-error.h"

#include <glib/gstdio.h>

#include <string.h>

#define NOW 1790000000   /* 2026-09-21T14:13:20Z */

typedef struct {
  TdrFakeProvider *provider;
  TdrEndpoints *endpoints;
  TdrHttp *http;
  char *home;
} Fixture;

static gint64
fake_now (gpointer data)
{
  return NOW;
}

static gboolean
never_wait (double        seconds,
            GCancellable *cancellable,
            gpointer      data)
{
  return TRUE;
}

static const TdrClock fake_clock = { fake_now, never_wait, NULL };

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *fixtures = g_build_filename (g_getenv ("TDR_SOURCE_ROOT"), "tests", "fixtures", "sources", NULL);
  g_autoptr (GProxyResolver) direct = g_simple_proxy_resolver_new (NULL, NULL);
  TdrHttpOptions options = { .clock = &fake_clock, .proxy_resolver = direct, .max_tries = 2 };

  fixture->provider = tdr_fake_provider_new (fixtures, 0, NULL, NULL);
  fixture->endpoints = tdr_endpoints_new ();
  for (guint i = 0; i < TDR_N_ENDPOINTS; i++)
    {
      g_autofree char *assignment
        = g_strconcat (tdr_endpoint_to_string ((TdrEndpoint) i), "=",
                       tdr_fake_server_get_address (tdr_fake_provider_get_server (fixture->provider)), NULL);

      g_assert_true (tdr_endpoints_override (fixture->endpoints, assignment, NULL));
    }
  fixture->http = tdr_http_new (&options);
  fixture->home = g_dir_make_tmp ("tender-XXXXXX", NULL);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

  for (const char *name = folder != NULL ? g_dir_read_name (folder)
       : NULL; name != NULL; name = g_dir_read_name (folder))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_all (fixture->home);
  tdr_http_free (fixture->http);
  tdr_endpoints_free (fixture->endpoints);
  tdr_fake_provider_free (fixture->provider);
  g_free (fixture->home);
}

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->home, name, NULL), *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static TdrCredentials *
find (Fixture     *fixture,
      const char  *environment,
      const char  *profile,
      GError     **error)
{
  g_auto (GStrv) variables = g_strsplit (environment, " ", -1);
  g_autoptr (TdrCredentials) credentials = tdr_credentials_new ();
  TdrSignIn place = { .environment = variables, .home = fixture->home, .profile = profile,
                      .endpoints = fixture->endpoints,
                      .http = fixture->http, .clock = &fake_clock };

  return tdr_sign_in_find (&place, credentials, NULL, error) ? g_steal_pointer (&credentials) : NULL;
}

static void
test_environment (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (TdrCredentials) nobody = find (fixture, "A=b", NULL, NULL);
  g_autoptr (TdrCredentials) keys = find (fixture, "AWS_ACCESS_KEY_ID=AKID AWS_SECRET_ACCESS_KEY=S AWS_SESSION_TOKEN=T",
                                          NULL,
                                          NULL);
  g_autoptr (TdrCredentials) half = find (fixture, "AWS_ACCESS_KEY_ID=AKID", NULL, NULL);
  g_autoptr (TdrCredentials) bearer = find (fixture, "AWS_BEARER_TOKEN_BEDROCK=B GOOGLE_API_KEY=G", NULL, NULL);

  g_assert_null (nobody->keys.access_key_id);
  g_assert_cmpstr (keys->keys.access_key_id, ==, "AKID");
  g_assert_cmpstr (keys->keys.secret_access_key, ==, "S");
  g_assert_cmpstr (keys->keys.session_token, ==, "T");
  g_assert_cmpstr (keys->origin, ==, "the environment");
  g_assert_null (half->keys.access_key_id);
  g_assert_cmpstr (bearer->bearer_token, ==, "B");
  g_assert_cmpstr (bearer->google_key, ==, "G");
}

static void
test_profiles (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (TdrCredentials) usual = NULL, work = NULL, named = NULL;

  write_file (fixture, ".aws/config",
              "# a comment\n[default]\nregion = eu-west-1\ns3 =\n  max_concurrent_requests = 20\n"
              "aws_access_key_id = FROMCONFIG\n"
              "[profile work]\naws_access_key_id=AKIDWORK\naws_secret_access_key = a=b/c+d\n");
  write_file (fixture, ".aws/credentials",
              "[default]\r\naws_access_key_id = AKIDUSUAL\r\naws_secret_access_key = SU\r\n");
  usual = find (fixture, "A=b", NULL, NULL);
  work = find (fixture, "AWS_PROFILE=work", NULL, NULL);
  named = find (fixture, "AWS_ACCESS_KEY_ID=ENV AWS_SECRET_ACCESS_KEY=S", "work", NULL);
  g_assert_cmpstr (usual->keys.access_key_id, ==, "AKIDUSUAL");
  g_assert_cmpstr (usual->keys.secret_access_key, ==, "SU");
  g_assert_cmpstr (usual->origin, ==, "profile “default”");
  g_assert_cmpstr (work->keys.secret_access_key, ==, "a=b/c+d");
  g_assert_cmpstr (named->keys.access_key_id, ==, "AKIDWORK");
}

/* The server accepts the source's keys only if they sign rightly; what it gives are temporary keys. */
static void
test_role (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (TdrCredentials) role = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture, ".aws/config",
              "[profile source]\naws_access_key_id=" TDR_FAKE_ACCESS_KEY_ID "\naws_secret_access_key="
              TDR_FAKE_SECRET_ACCESS_KEY "\n"
              "[profile role]\nrole_arn=arn:aws:iam::000000000000:role/Prices\n"
              "source_profile=source\nexternal_id=x y\n");
  role = find (fixture, "AWS_PROFILE=role", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (role->keys.session_token, ==, TDR_FAKE_SESSION_TOKEN);
  g_assert_cmpstr (role->origin, ==, "the role of profile “role”");
  g_assert_cmpint (role->expires, ==, 1790859600);   /* 2026-10-01T13:00:00Z */
}

/* The SHA-1 of "corp" names the file of the session's token. */
static void
test_single_sign_on (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA1, "corp", -1);
  g_autofree char *name = g_strdup_printf (".aws/sso/cache/%s.json", sum);
  g_autoptr (TdrCredentials) good = NULL;
  g_autoptr (GError) none = NULL, ended = NULL, error = NULL;

  write_file (fixture, ".aws/config",
              "[profile sso]\nsso_session=corp\nsso_account_id=000000000000\nsso_role_name=Reader\n"
              "[sso-session corp]\nsso_region=eu-west-1\nsso_start_url=https://corp.example/start\n");
  g_assert_null (find (fixture, "AWS_PROFILE=sso", NULL, &none));
  g_assert_cmpstr (none->message, ==,
                   "The single sign-on of profile “sso” has ended: run “aws sso login --profile sso”");
  write_file (fixture, name, "{\"accessToken\":\"MARKED\",\"expiresAt\":\"2026-09-21T14:00:00Z\"}");
  g_assert_null (find (fixture, "AWS_PROFILE=sso", NULL, &ended));
  g_assert_null (strstr (ended->message, "MARKED"));
  write_file (fixture, name, "{\"accessToken\":\"MARKED\",\"expiresAt\":\"2026-09-21T15:00:00Z\"}");
  good = find (fixture, "AWS_PROFILE=sso", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (good->keys.access_key_id, ==, TDR_FAKE_ACCESS_KEY_ID);
  g_assert_cmpint (good->expires, ==, 1790003600);
}

static void
test_process (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *keys = g_build_filename (fixture->home, "keys.json", NULL);
  g_autofree char *config = g_strdup_printf ("[profile p]\ncredential_process = cat \"%s\"\n"
                                             "[profile bad]\ncredential_process = false\n", keys);
  g_autoptr (TdrCredentials) good = NULL;
  g_autoptr (GError) error = NULL, failed = NULL, odd = NULL;

  write_file (fixture, ".aws/config", config);
  write_file (fixture, "keys.json", "{\"Version\":1,\"AccessKeyId\":\"AKIDP\",\"SecretAccessKey\":\"SP\","
                                    "\"SessionToken\":\"TP\",\"Expiration\":\"2026-10-01T13:00:00Z\"}");
  good = find (fixture, "AWS_PROFILE=p", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (good->keys.session_token, ==, "TP");
  g_assert_null (find (fixture, "AWS_PROFILE=bad", NULL, &failed));
  g_assert_cmpstr (failed->message, ==, "The credential_process of profile “bad” failed: run it by hand to see why");
  write_file (fixture, "keys.json", "{\"Version\":2,\"AccessKeyId\":\"MARKED\"}");
  g_assert_null (find (fixture, "AWS_PROFILE=p", NULL, &odd));
  g_assert_cmpstr (odd->message, ==, "The credential_process of profile “p” did not print keys");
}

static void
test_bad_profiles (Fixture       *fixture,
                   gconstpointer  data)
{
  static const struct {
    const char *profile;
    const char *message;
  } cases[] = {
    { "missing", "There is no profile “missing” in ~/.aws" },
    { "empty", "Profile “empty” in ~/.aws says nothing about keys" },
    { "rootless", "Profile “rootless” has a role_arn but no source_profile: add one to ~/.aws/config" },
    { "self", "Profile “self” has no keys to take its role with" },
    { "ring", "Profile “gnir” takes its role from a role that takes it from another, without end" },
    { "stranger", "sts does not accept the keys from profile “other”: sign in again" },
  };

  write_file (fixture, ".aws/config",
              "[profile empty]\nregion=x\n[profile rootless]\nrole_arn=a\n"
              "[profile self]\nrole_arn=a\nsource_profile=self\n"
              "[profile ring]\nrole_arn=a\nsource_profile=gnir\n[profile gnir]\nrole_arn=a\nsource_profile=ring\n"
              "[profile stranger]\nrole_arn=a\nsource_profile=other\n"
              "[profile other]\naws_access_key_id=AKIDOTHER\naws_secret_access_key=MARKED-OTHER\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (find (fixture, "A=b", cases[i].profile, &error));
      g_assert_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SIGN_IN);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* Into the keyring and out of it, where keys from elsewhere go before; by the file that libsecret has for tests. */
static void
test_keyring (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (TdrCredentials) credentials = tdr_credentials_new (), other = tdr_credentials_new ();
  g_autoptr (TdrCredentials) broken = tdr_credentials_new ();
  g_autoptr (GError) error = NULL;

  broken->problem = g_strdup ("There is no profile “wrok” in ~/.aws");
  other->google_key = g_strdup ("from the environment");
  g_assert_true (tdr_keyring_store (TDR_KEYRING_GOOGLE_API_KEY, "G", NULL, &error));
  g_assert_no_error (error);
  g_assert_true (tdr_keyring_store (TDR_KEYRING_AWS_ACCESS_KEY_ID, "AKID", NULL, &error));
  g_assert_true (tdr_keyring_store (TDR_KEYRING_AWS_SECRET_ACCESS_KEY, "S", NULL, &error));
  g_assert_true (tdr_keyring_fill (credentials, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (credentials->google_key, ==, "G");
  g_assert_cmpstr (credentials->keys.secret_access_key, ==, "S");
  g_assert_cmpstr (credentials->origin, ==, "the keyring");
  g_assert_cmpstr (credentials->google_origin, ==, "the keyring");
  g_assert_null (credentials->bearer_token);
  g_assert_null (credentials->bearer_origin);
  g_assert_true (tdr_keyring_fill (broken, NULL, &error));
  g_assert_null (broken->keys.access_key_id);   /* a misspelt profile does not become another account */
  g_assert_cmpstr (broken->google_key, ==, "G");
  g_assert_true (tdr_keyring_fill (other, NULL, &error));
  g_assert_cmpstr (other->google_key, ==, "from the environment");
  g_assert_true (tdr_keyring_store (TDR_KEYRING_GOOGLE_API_KEY, NULL, NULL, &error));
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/sources/sign-in/environment", test_environment },
    { "/sources/sign-in/profiles", test_profiles },
    { "/sources/sign-in/role", test_role },
    { "/sources/sign-in/single-sign-on", test_single_sign_on },
    { "/sources/sign-in/process", test_process },
    { "/sources/sign-in/bad-profiles", test_bad_profiles },
    { "/sources/sign-in/keyring", test_keyring },
  };
  g_autofree char *folder = g_dir_make_tmp ("tender-XXXXXX", NULL);
  g_autofree char *keyring = g_build_filename (folder, "keyring", NULL);
  int status;

  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "a test", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", keyring, TRUE);
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  status = g_test_run ();
  remove_all (folder);

  return status;
}
