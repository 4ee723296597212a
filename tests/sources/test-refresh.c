/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "refresh-fixture.h"

#include "tdr-price-store.h"
#include "tdr-source-error.h"

#include <string.h>

/* Counted by hand in tests/fixtures/sources: rows, facts, rows that are not understood. */
static void
test_every_source (RefreshFixture *fixture,
                   gconstpointer   data)
{
  static const char *const all[] = { "bedrock", "ec2-products", "savings-plan-rates", "ec2", "price-list", "ec2-offers",
                                     "savings-plans", "azure-retail", "google-billing", "ecb", NULL };
  static const struct {
    const char *source;
    guint n_facts;
    guint n_refused;
  } cases[] = {
    { "bedrock", 2 + 2 + 1 + 2 + 14, 1 + 4 },   /* models, profiles, throughput, availability, price card */
    { "ec2-products", 2 * 25, 25 },             /* the same answer for each of 25 machines */
    { "savings-plan-rates", 2, 1 },
    { "ec2", 1 + 2 + 1, 1 + 1 },                /* offering, spot, and a block of the one machine that is offered */
    { "price-list", 2 + 3, 1 + 1 },
    { "ec2-offers", 3, 0 },
    { "savings-plans", 2, 1 },
    { "azure-retail", 6, 3 },
    { "google-billing", 11 + 10 + 4, 3 + 5 + 2 },   /* parts, machines, tokens */
    { "ecb", 2, 0 },
  };
  g_autoptr (GPtrArray) results = refresh_fixture_run (fixture, all);
  g_autofree char *written = refresh_fixture_read_folder (fixture->folder, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TdrRefreshResult *result = refresh_fixture_find_result (results, cases[i].source);

      g_test_message ("%s", cases[i].source);
      g_assert_no_error (result->error);
      g_assert_cmpuint (tdr_answer_get_n (result->answer), ==, cases[i].n_facts);
      g_assert_cmpuint (tdr_answer_get_n_refused (result->answer), ==, cases[i].n_refused);
      g_assert_cmpuint (result->n_changes, ==, 0);
    }
  g_assert_nonnull (strstr (written, "2026-09-21T14:13:20Z"));
  g_assert_null (strstr (written, "MARKED"));
}

static void
test_one_fails (RefreshFixture *fixture,
                gconstpointer   data)
{
  static const char *const both[] = { "ecb", "azure-retail", NULL };
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (TdrStoredPrices) failed = NULL;

  tdr_fake_provider_replace (fixture->provider, "/stats/eurofxref/eurofxref-daily.xml", "nothing");
  results = refresh_fixture_run (fixture, both);
  g_assert_nonnull (refresh_fixture_find_result (results, "ecb")->error);
  g_assert_no_error (refresh_fixture_find_result (results, "azure-retail")->error);
  failed = tdr_price_store_load (fixture->folder, "ecb", NULL);
  g_assert_null (failed->fetched);
  g_assert_cmpstr (failed->tried, ==, "2026-09-21T14:13:20Z");
  g_assert_cmpstr (failed->error_code, ==, "not-understood");
}

/* What changed is told once, kept, and comes before what changed earlier. */
static void
test_changes (RefreshFixture *fixture,
              gconstpointer   data)
{
  static const char *const ecb[] = { "ecb", NULL };
  static const char path[] = "/stats/eurofxref/eurofxref-daily.xml";
  g_autoptr (GPtrArray) first = refresh_fixture_run (fixture, ecb), second = NULL, third = NULL;
  g_autoptr (TdrStoredPrices) stored = NULL;
  const TdrPriceChange *change;

  tdr_fake_provider_replace (fixture->provider, path,
                             "<Envelope><Cube><Cube time='2026-09-23'><Cube currency='USD' rate='1.15'/>"
                             "<Cube currency='SEK' rate='11'/></Cube></Cube></Envelope>");
  second = refresh_fixture_run (fixture, ecb);
  third = refresh_fixture_run (fixture, ecb);
  g_assert_cmpuint (refresh_fixture_find_result (first, "ecb")->n_changes, ==, 0);
  /* USD, the new SEK, GBP that is gone */
  g_assert_cmpuint (refresh_fixture_find_result (second, "ecb")->n_changes, ==, 3);
  g_assert_cmpuint (refresh_fixture_find_result (third, "ecb")->n_changes, ==, 0);
  stored = tdr_price_store_load (fixture->folder, "ecb", NULL);
  g_assert_cmpuint (stored->changes->len, ==, 3);
  change = g_ptr_array_index (stored->changes, 0);
  g_assert_cmpstr (change->fact->subject, ==, "SEK");
  g_assert_cmpstr (change->before, ==, NULL);
  change = g_ptr_array_index (stored->changes, 1);
  g_assert_cmpstr (change->fact->subject, ==, "USD");
  g_assert_cmpstr (change->before, ==, "1.1463");
  g_assert_cmpstr (change->after, ==, "1.15");
  change = g_ptr_array_index (stored->changes, 2);
  g_assert_cmpstr (change->fact->subject, ==, "GBP");
  g_assert_cmpstr (change->after, ==, NULL);
}

/* To ask about one region does not forget the others. */
static void
test_other_regions_stay (RefreshFixture *fixture,
                         gconstpointer   data)
{
  static const char *const azure[] = { "azure-retail", NULL };
  static const char *const elsewhere[] = { "swedencentral", NULL };
  g_autoptr (GPtrArray) first = refresh_fixture_run (fixture, azure), second = NULL;
  g_autoptr (TdrStoredPrices) stored = NULL;
  TdrRefreshOptions options = refresh_fixture_get_options (fixture, azure);

  tdr_fake_provider_replace (fixture->provider, "/api/retail/prices",
                             "{\"Items\":[{\"currencyCode\":\"USD\",\"unitPrice\":1.5,"
                             "\"armRegionName\":\"swedencentral\","
                             "\"effectiveStartDate\":\"2026-01-01T00:00:00Z\",\"meterName\":\"5.4 Inp Dz 1M Tokens\","
                             "\"serviceName\":\"Foundry Models\",\"unitOfMeasure\":\"1M\",\"type\":\"Consumption\"}]}");
  options.regions = elsewhere;
  second = tdr_refresh_run (&options, NULL, NULL);
  g_assert_no_error (refresh_fixture_find_result (second, "azure-retail")->error);
  g_assert_cmpuint (refresh_fixture_find_result (second, "azure-retail")->n_changes, ==, 1);
  stored = tdr_price_store_load (fixture->folder, "azure-retail", NULL);
  g_assert_cmpuint (tdr_answer_get_n (stored->answer), ==, 6 + 1);
}

static void
assert_fetched (RefreshFixture *fixture,
                const char     *source,
                const char     *fetched,
                guint           n_facts)
{
  g_autoptr (TdrStoredPrices) stored = tdr_price_store_load (fixture->folder, source, NULL);

  g_assert_cmpuint (tdr_answer_get_n (stored->answer), ==, n_facts);
  g_assert_cmpstr (stored->fetched, ==, fetched);
  for (guint i = 0; i < n_facts; i++)
    g_assert_cmpstr (tdr_answer_get (stored->answer, i)->fetched, ==, fetched);
}

/* A file that is as it was is not sent again: what it says is as of now. Two of the price list's three files are there
 * for the region, so that it takes three questions where they are and two for what they say. */
static void
test_unchanged (RefreshFixture *fixture,
                gconstpointer   data)
{
  static const char *const files[] = { "price-list", "ec2-offers", "savings-plans", "ecb", NULL };
  static const guint n_requests[] = { 5, 2, 2, 1 };

  for (guint i = 0; files[i] != NULL; i++)
    {
      const char *const one[] = { files[i], NULL };
      TdrFakeServer *server = tdr_fake_provider_get_server (fixture->provider);
      g_autoptr (GPtrArray) first = refresh_fixture_run (fixture, one), second = NULL;
      guint n_facts = tdr_answer_get_n (refresh_fixture_find_result (first, files[i])->answer);

      assert_fetched (fixture, files[i], "2026-09-21T14:13:20Z", n_facts);
      refresh_fixture_seconds_later = 24 * 60 * 60;
      tdr_fake_server_set_fault (server, TDR_FAULT_NONE, 0);
      second = refresh_fixture_run (fixture, one);
      refresh_fixture_seconds_later = 0;
      g_assert_no_error (refresh_fixture_find_result (second, files[i])->error);
      g_assert_false (refresh_fixture_find_result (first, files[i])->unchanged);
      g_assert_true (refresh_fixture_find_result (second, files[i])->unchanged);
      g_assert_cmpuint (refresh_fixture_find_result (second, files[i])->n_changes, ==, 0);
      g_assert_cmpuint (tdr_fake_server_get_n_requests (server), ==, n_requests[i]);
      assert_fetched (fixture, files[i], "2026-09-22T14:13:20Z", n_facts);
    }
}

/* One of several files has changed: the others come again, too, and what they say is kept. */
static void
test_one_file_changed (RefreshFixture *fixture,
                       gconstpointer   data)
{
  static const char *const one[] = { "price-list", NULL };
  g_autoptr (GPtrArray) first = refresh_fixture_run (fixture, one), second = NULL;
  g_autofree char *path = refresh_fixture_dup_path ("sources", "offer-bedrock.json"), *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *changed = NULL;
  guint n_facts = tdr_answer_get_n (refresh_fixture_find_result (first, "price-list")->answer);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  parts = g_strsplit (text, "0.0008000000", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  changed = g_strjoinv ("0.0009000000", parts);
  tdr_fake_provider_replace (fixture->provider, "/files/bedrock.json", changed);
  second = refresh_fixture_run (fixture, one);
  g_assert_no_error (refresh_fixture_find_result (second, "price-list")->error);
  g_assert_false (refresh_fixture_find_result (second, "price-list")->unchanged);
  g_assert_cmpuint (refresh_fixture_find_result (second, "price-list")->n_changes, ==, 1);
  assert_fetched (fixture, "price-list", "2026-09-21T14:13:20Z", n_facts);
}

/* What is not understood of one region is still told when another one is asked. */
static void
test_gaps_of_other_regions (RefreshFixture *fixture,
                            gconstpointer   data)
{
  static const char *const azure[] = { "azure-retail", NULL }, *const elsewhere[] = { "swedencentral", NULL };
  g_autoptr (GPtrArray) first = refresh_fixture_run (fixture, azure), second = NULL;
  g_autoptr (TdrStoredPrices) before = tdr_price_store_load (fixture->folder, "azure-retail", NULL), after = NULL;
  TdrRefreshOptions options = refresh_fixture_get_options (fixture, azure);

  g_assert_cmpuint (tdr_answer_get_n_refused (before->answer), >, 0);
  tdr_fake_provider_replace (fixture->provider, "/api/retail/prices",
                             "{\"Items\":[{\"meterName\":\"nothing\"}],\"NextPageLink\":\"\"}");
  options.regions = elsewhere;
  second = tdr_refresh_run (&options, NULL, NULL);
  g_assert_no_error (refresh_fixture_find_result (second, "azure-retail")->error);
  after = tdr_price_store_load (fixture->folder, "azure-retail", NULL);
  g_assert_cmpuint (tdr_answer_get_n_refused (after->answer), ==, tdr_answer_get_n_refused (before->answer) + 2);
  g_assert_cmpuint (tdr_answer_get_n_skipped (after->answer), ==, tdr_answer_get_n_skipped (before->answer));
}

/* Bedrock's price card of a model is for all regions: asked in two, it is kept once. */
static void
test_kept_once (RefreshFixture *fixture,
                gconstpointer   data)
{
  static const char *const bedrock[] = { "bedrock", NULL }, *const two[] = { "us-east-1", "eu-west-1", NULL };
  static const char *const one[] = { "eu-west-1", NULL };
  g_autoptr (GPtrArray) first = NULL, second = NULL;
  g_autoptr (TdrStoredPrices) stored = NULL;
  TdrRefreshOptions options = refresh_fixture_get_options (fixture, bedrock);
  guint n_cards = 0;

  options.regions = two;
  first = tdr_refresh_run (&options, NULL, NULL);
  options.regions = one;
  second = tdr_refresh_run (&options, NULL, NULL);
  g_assert_cmpuint (refresh_fixture_find_result (second, "bedrock")->n_changes, ==, 0);
  stored = tdr_price_store_load (fixture->folder, "bedrock", NULL);
  for (guint i = 0; i < tdr_answer_get_n (stored->answer); i++)
    n_cards += tdr_answer_get (stored->answer, i)->kind == TDR_FACT_PRICE;
  g_assert_cmpuint (n_cards, ==, 14);
}

static void
test_keys (RefreshFixture *fixture,
           gconstpointer   data)
{
  static const char *const sources[] = { "bedrock", "ec2", "google-billing", NULL };
  g_autoptr (TdrCredentials) nobody = tdr_credentials_new (), bearer = tdr_credentials_new ();
  g_autoptr (TdrCredentials) stranger = tdr_credentials_new ();
  g_autoptr (GPtrArray) of_nobody = NULL, of_bearer = NULL, of_stranger = NULL;
  TdrRefreshOptions options = refresh_fixture_get_options (fixture, sources);

  options.credentials = nobody;
  of_nobody = tdr_refresh_run (&options, NULL, NULL);
  for (guint i = 0; sources[i] != NULL; i++)
    g_assert_error (refresh_fixture_find_result (of_nobody, sources[i])->error, TDR_SOURCE_ERROR,
                    TDR_SOURCE_ERROR_SIGN_IN);

  bearer->bearer_token = g_strdup (TDR_FAKE_BEARER_TOKEN);
  options.credentials = bearer;
  of_bearer = tdr_refresh_run (&options, NULL, NULL);
  g_assert_no_error (refresh_fixture_find_result (of_bearer, "bedrock")->error);
  g_assert_true (g_pattern_match_simple ("*there are none but a key for Bedrock alone*",
                                         refresh_fixture_find_result (of_bearer, "ec2")->error->message));

  tdr_credentials_set_keys (stranger, "AKIDOTHER", "MARKED-OTHER", NULL, "profile “old”");
  stranger->google_key = g_strdup ("MARKED-OTHER-GOOGLE");
  options.credentials = stranger;
  of_stranger = tdr_refresh_run (&options, NULL, NULL);
  g_assert_cmpstr (refresh_fixture_find_result (of_stranger, "bedrock")->error->message, ==,
                   "us-east-1: bedrock does not accept the keys from profile “old”: sign in again");
  g_assert_error (refresh_fixture_find_result (of_stranger, "google-billing")->error, TDR_SOURCE_ERROR,
                  TDR_SOURCE_ERROR_SIGN_IN);
}

static void
test_names (RefreshFixture *fixture,
            gconstpointer   data)
{
  static const char *const no_source[] = { "nowhere", NULL }, *const no_region[] = { "us east/1", NULL };
  TdrRefreshOptions options = refresh_fixture_get_options (fixture, no_source);
  g_autoptr (GError) source_error = NULL, region_error = NULL;

  g_assert_null (tdr_refresh_run (&options, NULL, &source_error));
  g_assert_error (source_error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SETTING);
  options.sources = NULL;
  options.regions = no_region;
  g_assert_null (tdr_refresh_run (&options, NULL, &region_error));
  g_assert_error (region_error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SETTING);
}

static void
refreshed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **) user_data = tdr_refresh_run_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_cancel (RefreshFixture *fixture,
             gconstpointer   data)
{
  TdrRefreshOptions options = refresh_fixture_get_options (fixture, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *written = NULL;

  g_cancellable_cancel (cancellable);
  tdr_refresh_run_async (&options, cancellable, refreshed_cb, &results);
  while (results == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < results->len; i++)
    g_assert_nonnull (((TdrRefreshResult *) g_ptr_array_index (results, i))->error);
  written = refresh_fixture_read_folder (fixture->folder, FALSE);
  g_assert_cmpstr (written, ==, "");
}

/* A file that somebody damaged is named, and neither read nor written over. */
static void
test_damaged_file (RefreshFixture *fixture,
                   gconstpointer   data)
{
  static const char *const ecb[] = { "ecb", NULL };
  g_autofree char *path = g_build_filename (fixture->folder, "ecb.json", NULL), *after = NULL;
  g_autoptr (GPtrArray) results = NULL;

  g_assert_true (g_file_set_contents (path, "{\"format\":1,\"facts\":[{}],\"changes\":[]}", -1, NULL));
  results = refresh_fixture_run (fixture, ecb);
  g_assert_error (refresh_fixture_find_result (results, "ecb")->error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SETTING);
  g_assert_nonnull (strstr (refresh_fixture_find_result (results, "ecb")->error->message, path));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "{\"format\":1,\"facts\":[{}],\"changes\":[]}");
}

int
main (int    argc,
      char **argv)
{
  static const struct {
    const char *path;
    void (*test) (RefreshFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/sources/refresh/every-source", test_every_source },
    { "/sources/refresh/one-fails", test_one_fails },
    { "/sources/refresh/changes", test_changes },
    { "/sources/refresh/other-regions-stay", test_other_regions_stay },
    { "/sources/refresh/unchanged", test_unchanged },
    { "/sources/refresh/one-file-changed", test_one_file_changed },
    { "/sources/refresh/gaps-of-other-regions", test_gaps_of_other_regions },
    { "/sources/refresh/kept-once", test_kept_once },
    { "/sources/refresh/keys", test_keys },
    { "/sources/refresh/names", test_names },
    { "/sources/refresh/cancel", test_cancel },
    { "/sources/refresh/damaged-file", test_damaged_file },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, RefreshFixture, NULL, refresh_fixture_set_up, tests[i].test, refresh_fixture_tear_down);

  return g_test_run ();
}
