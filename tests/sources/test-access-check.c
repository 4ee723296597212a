/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-access-check.h"

#include "refresh-fixture.h"

#include <string.h>

#define N_PERMISSIONS 10

static TdrAsk
make_ask (RefreshFixture *fixture,
          TdrHttp        *http)
{
  return (TdrAsk) { .endpoints = fixture->endpoints, .http = http, .credentials = fixture->credentials,
                    .clock = &tdr_clock_system };
}

static TdrHttp *
make_http (RefreshFixture *fixture)
{
  TdrRefreshOptions options = refresh_fixture_get_options (fixture, NULL);

  return tdr_http_new (&options.http);
}

static void
count_cb (guint    n_done,
          guint    n_questions,
          gpointer user_data)
{
  guint *n_told = user_data;

  g_assert_cmpuint (n_done, ==, *n_told);
  g_assert_cmpuint (n_questions, ==, N_PERMISSIONS);
  *n_told += 1;
}

static void
test_identity (RefreshFixture *fixture,
               gconstpointer   data)
{
  g_autoptr (TdrHttp) http = make_http (fixture);
  TdrAsk ask = make_ask (fixture, http);
  g_autoptr (TdrIdentity) known = tdr_access_check_identify (&ask, "us-east-1", NULL);
  g_autoptr (TdrIdentity) ended = NULL;
  g_autoptr (TdrIdentity) odd = NULL;

  g_assert_cmpstr (known->problem, ==, NULL);
  g_assert_cmpstr (known->account, ==, "123456789012");
  g_assert_cmpstr (known->arn, ==, "arn:aws:sts::123456789012:assumed-role/buyer/tender");
  g_assert_cmpstr (known->origin, ==, "a test");

  tdr_fake_server_set_fault (tdr_fake_provider_get_server (fixture->provider), TDR_FAULT_EXPIRED_TOKEN, 1);
  ended = tdr_access_check_identify (&ask, "us-east-1", NULL);
  g_assert_cmpstr (ended->problem, ==, "sts does not accept the keys from a test: sign in again");
  g_assert_cmpstr (ended->arn, ==, NULL);

  tdr_fake_provider_replace (fixture->provider, "/", "<GetCallerIdentityResponse/>");
  odd = tdr_access_check_identify (&ask, "us-east-1", NULL);
  g_assert_cmpstr (odd->problem, ==, "sts answered what is not understood");
}

static void
test_all_work (RefreshFixture *fixture,
               gconstpointer   data)
{
  g_autoptr (TdrHttp) http = make_http (fixture);
  TdrAsk ask = make_ask (fixture, http);
  guint n_told = 0;
  g_autoptr (GPtrArray) results = tdr_access_check_run (&ask, "us-east-1", count_cb, &n_told, NULL, NULL);

  g_assert_cmpuint (n_told, ==, N_PERMISSIONS);
  g_assert_cmpuint (results->len, ==, N_PERMISSIONS);
  /* Nova has no agreement, and the server says so by 404: whoever may not ask would not have learnt that. */
  for (guint i = 0; i < results->len; i++)
    {
      const TdrAccessResult *result = g_ptr_array_index (results, i);

      g_test_message ("%s", result->permission);
      g_assert_cmpint (result->access, ==, TDR_ACCESS_WORKS);
      g_assert_cmpstr (result->reason, ==, NULL);
    }
}

static void
test_one_is_missing (RefreshFixture *fixture,
                     gconstpointer   data)
{
  g_autoptr (TdrHttp) http = make_http (fixture);
  TdrAsk ask = make_ask (fixture, http);
  g_autoptr (GPtrArray) results = NULL;
  const TdrAccessResult *first;

  tdr_fake_server_set_fault (tdr_fake_provider_get_server (fixture->provider), TDR_FAULT_DENIED, 1);
  results = tdr_access_check_run (&ask, "us-east-1", NULL, NULL, NULL, NULL);
  first = g_ptr_array_index (results, 0);
  g_assert_cmpint (first->access, ==, TDR_ACCESS_MISSING);
  g_assert_cmpstr (first->reason, ==,
                   "No permission for bedrock:ListFoundationModels: ask your administrator for it");
  g_assert_cmpint (((const TdrAccessResult *) g_ptr_array_index (results, 1))->access, ==, TDR_ACCESS_WORKS);
}

/* A key of Bedrock opens Bedrock; of the rest nothing can be said. */
static void
test_bedrock_key_alone (RefreshFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr (TdrHttp) http = make_http (fixture);
  g_autoptr (TdrCredentials) bearer = tdr_credentials_new ();
  TdrAsk ask = make_ask (fixture, http);
  g_autoptr (GPtrArray) results = NULL;

  bearer->bearer_token = g_strdup (TDR_FAKE_BEARER_TOKEN);
  ask.credentials = bearer;
  results = tdr_access_check_run (&ask, "us-east-1", NULL, NULL, NULL, NULL);
  for (guint i = 0; i < results->len; i++)
    {
      const TdrAccessResult *result = g_ptr_array_index (results, i);
      gboolean of_bedrock = g_str_has_prefix (result->permission, "bedrock:");

      g_assert_cmpint (result->access, ==, of_bedrock ? TDR_ACCESS_WORKS : TDR_ACCESS_UNKNOWN);
      g_assert_true (of_bedrock || strstr (result->reason, "a key for Bedrock alone") != NULL);
    }
}

static const TdrAccessResult *
try_first (RefreshFixture        *fixture,
           const TdrCredentials  *credentials,
           GPtrArray            **results)
{
  g_autoptr (TdrHttp) http = make_http (fixture);
  TdrAsk ask = make_ask (fixture, http);

  if (credentials != NULL)
    ask.credentials = credentials;
  *results = tdr_access_check_run (&ask, "us-east-1", NULL, NULL, NULL, NULL);
  return g_ptr_array_index (*results, 0);
}

/* An API key that has ended is no permission that an administrator could give. */
static void
test_ended_bedrock_key (RefreshFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr (TdrCredentials) ended = tdr_credentials_copy (fixture->credentials);
  g_autoptr (GPtrArray) results = NULL;
  const TdrAccessResult *first;

  ended->bearer_token = g_strdup ("ended");
  ended->bearer_origin = g_strdup ("the keyring");
  first = try_first (fixture, ended, &results);
  g_assert_cmpint (first->access, ==, TDR_ACCESS_UNKNOWN);
  g_assert_cmpstr (first->reason, ==, "bedrock does not accept the keys from the keyring: sign in again");
  g_assert_cmpint (((const TdrAccessResult *) g_ptr_array_index (results, 5))->access, ==, TDR_ACCESS_WORKS);
}

/* A 404 of who knows whom is no answer, also where one of Bedrock's own would be. */
static void
test_wrong_address (RefreshFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *elsewhere = g_strdup_printf ("bedrock=%s/elsewhere",
                                                tdr_fake_server_get_address (
                                                  tdr_fake_provider_get_server (fixture->provider)));
  g_autoptr (GPtrArray) results = NULL;

  g_assert_true (tdr_endpoints_override (fixture->endpoints, elsewhere, NULL));
  try_first (fixture, NULL, &results);
  for (guint i = 0; i < 5; i++)
    {
      const TdrAccessResult *result = g_ptr_array_index (results, i);

      g_assert_true (g_str_has_prefix (result->permission, "bedrock:"));
      g_assert_cmpint (result->access, ==, TDR_ACCESS_UNKNOWN);
      g_assert_cmpstr (result->reason, ==, "bedrock refused the request with status 404");
    }
}

static void
test_cancelled (RefreshFixture *fixture,
                gconstpointer   data)
{
  g_autoptr (TdrHttp) http = make_http (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  TdrAsk ask = make_ask (fixture, http);

  g_cancellable_cancel (cancellable);
  g_assert_null (tdr_access_check_run (&ask, "us-east-1", NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add_permissions (GHashTable *found,
                 const char *text)
{
  g_autoptr (GRegex) pattern = g_regex_new ("\"((?:bedrock|pricing|ec2|savingsplans):[A-Za-z]+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (pattern, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    g_hash_table_add (found, g_match_info_fetch (match, 1));
}

/* What the sources name in their questions is what the policy allows, with the one action that a key of Bedrock needs. */
static void
test_policy_is_what_is_asked (void)
{
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) allowed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *path = g_build_filename (g_getenv ("TDR_SOURCE_ROOT"), "src", "sources", "tdr-amazon-source.c", NULL);
  g_autofree char *policy = tdr_access_check_dup_policy ();
  g_autofree char *source = NULL;
  GHashTableIter iter;
  gpointer permission;

  g_assert_true (g_file_get_contents (path, &source, NULL, NULL));
  add_permissions (asked, source);
  add_permissions (allowed, policy);
  g_assert_true (g_hash_table_remove (allowed, "bedrock:CallWithBearerToken"));
  g_assert_cmpuint (g_hash_table_size (asked), ==, N_PERMISSIONS);
  g_hash_table_iter_init (&iter, asked);
  while (g_hash_table_iter_next (&iter, &permission, NULL))
    g_assert_true (g_hash_table_remove (allowed, permission));
  g_assert_cmpuint (g_hash_table_size (allowed), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  static const struct {
    const char *path;
    void (*test) (RefreshFixture *fixture,
                  gconstpointer   data);
  } tests[] = {
    { "/sources/access-check/identity", test_identity },
    { "/sources/access-check/all-work", test_all_work },
    { "/sources/access-check/one-is-missing", test_one_is_missing },
    { "/sources/access-check/bedrock-key-alone", test_bedrock_key_alone },
    { "/sources/access-check/ended-bedrock-key", test_ended_bedrock_key },
    { "/sources/access-check/wrong-address", test_wrong_address },
    { "/sources/access-check/cancelled", test_cancelled },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, RefreshFixture, NULL, refresh_fixture_set_up, tests[i].test, refresh_fixture_tear_down);
  g_test_add_func ("/sources/access-check/policy-is-what-is-asked", test_policy_is_what_is_asked);

  return g_test_run ();
}
