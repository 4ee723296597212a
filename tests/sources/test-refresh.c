/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-refresh.h"

#include "tdr-fake-provider.h"
#include "tdr-price-store.h"
#include "tdr-source-error.h"

#include <glib/gstdio.h>

#include <string.h>

#define NOW 1790000000   /* 2026-09-21T14:13:20Z */

typedef struct {
  TdrFakeProvider *provider;
  TdrEndpoints *endpoints;
  TdrCredentials *credentials;
  GTlsDatabase *authority;
  GProxyResolver *direct;
  char *folder;
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
  return !g_cancellable_is_cancelled (cancellable);
}

static const TdrClock fake_clock = { fake_now, never_wait, NULL };

static char *
tests_file (const char *folder,
            const char *name)
{
  return g_build_filename (g_getenv ("TDR_SOURCE_ROOT"), "tests", "fixtures", folder, name, NULL);
}

static void
point_everything_at (TdrEndpoints *endpoints,
                     const char   *address)
{
  for (guint i = 0; i < TDR_N_ENDPOINTS; i++)
    {
      g_autofree char *assignment = g_strdup_printf ("%s=%s", tdr_endpoint_to_string ((TdrEndpoint) i), address);

      g_assert_true (tdr_endpoints_override (endpoints, assignment, NULL));
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *fixtures = tests_file ("sources", "."), *certificate = tests_file ("tls", "server.pem");
  g_autofree char *authority = tests_file ("tls", "ca.pem");
  g_autoptr (GError) error = NULL;

  fixture->provider = tdr_fake_provider_new (fixtures, 0, certificate, &error);
  g_assert_no_error (error);
  fixture->authority = g_tls_file_database_new (authority, &error);
  g_assert_no_error (error);
  fixture->direct = g_simple_proxy_resolver_new (NULL, NULL);
  fixture->endpoints = tdr_endpoints_new ();
  point_everything_at (fixture->endpoints,
                       tdr_fake_server_get_address (tdr_fake_provider_get_server (fixture->provider)));
  fixture->credentials = tdr_credentials_new ();
  tdr_credentials_set_keys (fixture->credentials, TDR_FAKE_ACCESS_KEY_ID, TDR_FAKE_SECRET_ACCESS_KEY,
                            TDR_FAKE_SESSION_TOKEN, "a test");
  fixture->credentials->google_key = g_strdup (TDR_FAKE_GOOGLE_KEY);
  fixture->folder = g_dir_make_tmp ("tender-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  tdr_credentials_free (fixture->credentials);
  tdr_endpoints_free (fixture->endpoints);
  tdr_fake_provider_free (fixture->provider);
  g_object_unref (fixture->authority);
  g_object_unref (fixture->direct);
}

static TdrRefreshOptions
make_options (Fixture           *fixture,
              const char *const *sources)
{
  static const char *const regions[] = { "us-east-1", "eastus2", NULL };

  return (TdrRefreshOptions) {
    .sources = sources,
    .regions = regions,
    .folder = fixture->folder,
    .endpoints = fixture->endpoints,
    .credentials = fixture->credentials,
    .http = {
      .clock = &fake_clock, .seed = 1, .silence_seconds = 1, .total_seconds = 3,
      .max_bytes = 1024 * 1024, .max_tries = 2,
      .tls_database = fixture->authority, .proxy_resolver = fixture->direct,
    },
  };
}

static GPtrArray *
refresh (Fixture           *fixture,
         const char *const *sources)
{
  TdrRefreshOptions options = make_options (fixture, sources);
  g_autoptr (GError) error = NULL;
  GPtrArray *results = tdr_refresh_run (&options, NULL, &error);

  g_assert_no_error (error);
  return results;
}

static const TdrRefreshResult *
find_result (GPtrArray  *results,
             const char *source)
{
  for (guint i = 0; i < results->len; i++)
    if (g_str_equal (((TdrRefreshResult *) g_ptr_array_index (results, i))->source->id, source))
      return g_ptr_array_index (results, i);

  g_assert_not_reached ();
}

/* Everything that is written down, one file after another. */
static char *
read_folder (const char *folder,
             gboolean    with_failures)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; tdr_source_get (i) != NULL; i++)
    for (guint kind = 0; kind <= (guint) with_failures; kind++)
      {
        g_autofree char *name = g_strconcat (tdr_source_get (i)->id, kind == 0 ? ".json" : ".failure.json", NULL);
        g_autofree char *path = g_build_filename (folder, name, NULL), *content = NULL;

        if (g_file_get_contents (path, &content, NULL, NULL))
          g_string_append_printf (text, "%s:%s", name, content);
      }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Counted by hand in tests/fixtures/sources: rows, facts, rows that are not understood. */
static void
test_every_source (Fixture       *fixture,
                   gconstpointer  data)
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
    { "google-billing", 8 + 8, 3 + 5 },
    { "ecb", 2, 0 },
  };
  g_autoptr (GPtrArray) results = refresh (fixture, all);
  g_autofree char *written = read_folder (fixture->folder, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TdrRefreshResult *result = find_result (results, cases[i].source);

      g_test_message ("%s", cases[i].source);
      g_assert_no_error (result->error);
      g_assert_cmpuint (tdr_answer_get_n (result->answer), ==, cases[i].n_facts);
      g_assert_cmpuint (tdr_answer_get_n_refused (result->answer), ==, cases[i].n_refused);
      g_assert_cmpuint (result->n_changes, ==, 0);
    }
  g_assert_nonnull (strstr (written, "2026-09-21T14:13:20Z"));
  g_assert_null (strstr (written, "MARKED"));
}

/* A source that fails leaves what is known from it to the byte, and says why; none of it says a secret. */
static void
test_faults (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct {
    TdrFault fault;
    const char *source;
    int code;
    const char *message;
  } cases[] = {
    { TDR_FAULT_RESET, "ecb", TDR_SOURCE_ERROR_SERVER, "localhost broke the connection*" },
    { TDR_FAULT_TRUNCATE, "azure-retail", TDR_SOURCE_ERROR_SERVER, "eastus2: localhost broke the connection*" },
    { TDR_FAULT_SILENCE, "ecb", TDR_SOURCE_ERROR_TIMED_OUT, "localhost fell silent: try again later" },
    { TDR_FAULT_DRIP, "ecb", TDR_SOURCE_ERROR_TIMED_OUT, "localhost did not finish in time: try again later" },
    { TDR_FAULT_GARBAGE, "price-list", TDR_SOURCE_ERROR_NOT_UNDERSTOOD,
      "us-east-1: localhost did not answer in HTTP*" },
    { TDR_FAULT_BOMB, "google-billing", TDR_SOURCE_ERROR_TOO_LARGE, "The answer of localhost is larger than*" },
    { TDR_FAULT_REDIRECT_LOOP, "ecb", TDR_SOURCE_ERROR_REFUSED, "localhost redirects without end*" },
    { TDR_FAULT_REDIRECT_LOOP, "bedrock", TDR_SOURCE_ERROR_REFUSED,
      "us-east-1: bedrock refused the request with status 302" },
    { TDR_FAULT_THROTTLE, "bedrock", TDR_SOURCE_ERROR_THROTTLED, "*asks to wait until 2026-09-21T14:13:22Z" },
    { TDR_FAULT_THROTTLE_LONG, "azure-retail", TDR_SOURCE_ERROR_THROTTLED, "*asks to wait until 2026-09-21T15:13:20Z" },
    { TDR_FAULT_SERVER_ERROR, "price-list", TDR_SOURCE_ERROR_SERVER, "*failed with status 500: try again later" },
    { TDR_FAULT_HUGE_HEADERS, "ecb", TDR_SOURCE_ERROR_SERVER, "localhost broke the connection*" },
    { TDR_FAULT_DEEP, "price-list", TDR_SOURCE_ERROR_TOO_LARGE, "*is larger than*" },
    { TDR_FAULT_CUT, "price-list", TDR_SOURCE_ERROR_NOT_UNDERSTOOD, "*it ends too early*" },
    { TDR_FAULT_EXPIRED_TOKEN, "bedrock", TDR_SOURCE_ERROR_SIGN_IN,
      "us-east-1: bedrock does not accept the keys from a test: sign in again" },
    { TDR_FAULT_CLOCK_SKEW, "ec2", TDR_SOURCE_ERROR_SIGN_IN, "*because of its time: set this computer's clock" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const one[] = { cases[i].source, NULL };
      g_autoptr (GPtrArray) good = refresh (fixture, one), bad = NULL;
      g_autofree char *before = read_folder (fixture->folder, FALSE), *after = NULL, *failures = NULL;
      const GError *error;

      tdr_fake_server_set_fault (tdr_fake_provider_get_server (fixture->provider), cases[i].fault, G_MAXUINT);
      bad = refresh (fixture, one);
      tdr_fake_server_set_fault (tdr_fake_provider_get_server (fixture->provider), TDR_FAULT_NONE, 0);
      error = find_result (bad, cases[i].source)->error;
      g_test_message ("%s, %s: %s", cases[i].source, tdr_fault_to_string (cases[i].fault), error->message);
      g_assert_error (error, TDR_SOURCE_ERROR, cases[i].code);
      g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
      after = read_folder (fixture->folder, FALSE);
      failures = read_folder (fixture->folder, TRUE);
      g_assert_cmpstr (after, ==, before);
      g_assert_nonnull (strstr (failures, error->message));
      g_assert_null (strstr (failures, "MARKED"));
    }
}

static void
test_bad_answers (Fixture       *fixture,
                  gconstpointer  data)
{
  static const struct {
    const char *source;
    const char *path;
    const char *body;
    const char *message;
  } cases[] = {
    { "price-list", "/files/bedrock.json", "{\"products\":{},\"products\":{}}",
      "*“products” comes twice in one object" },
    { "price-list", "/files/bedrock.json", "{\"products\":7,\"terms\":{}}", "*it has no products or no terms" },
    { "price-list", "/files/bedrock.json", "{\"products\":{}}", "*it has no products or no terms" },
    { "price-list", "/files/bedrock.json", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
      "*it is nested too deeply*" },
    { "price-list", "/offers/v1.0/aws/AmazonBedrock/current/region_index.json",
      "{\"regions\":{\"us-east-1\":{\"currentVersionUrl\":\"https://elsewhere.example/x\"}}}",
      "*points to another host" },
    { "ec2-offers", "/files/ec2.json", "{\"products\":{\"A\":{\"sku\":\"A\"", "*it ends too early*" },
    { "ec2-offers", "/files/ec2.json", "{\"terms\":{},\"products\":{}}", "*the terms come before the products" },
    { "savings-plans", "/files/savings.json", "{\"products\":[]}", "*it lists none" },
    { "azure-retail", "/api/retail/prices", "{\"Items\":[],\"NextPageLink\":null}",
      "*Azure lists nothing for “eastus2”*" },
    { "azure-retail", "/api/retail/prices",
      "{\"Items\":[],\"NextPageLink\":\"https://prices.azure.com/api/retail/prices?$skip=1000\"}",
      "*its pages do not end" },
    { "azure-retail", "/api/retail/prices", "{\"Items\":[],\"NextPageLink\":\"https://elsewhere.example/?$skip=1\"}",
      "*the next page is somewhere else" },
    { "google-billing", "/v1/services/6F81-5844-456A/skus", "{}", "*it has no “skus”" },
    { "bedrock", "/foundation-models", "{\"modelSummaries\":{}}", "*it has no “modelSummaries”" },
    { "bedrock", "/foundation-models", "{\"modelSummaries\":[\"\xff\"]}", "*a text is not UTF-8*" },
    { "ec2", "/", "<html><body>maintenance</body></html>", "*is not the XML that was expected*" },
    { "ecb", "/stats/eurofxref/eurofxref-daily.xml", "<Envelope/>", "*there are none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const one[] = { cases[i].source, NULL };
      g_autoptr (GPtrArray) good = refresh (fixture, one), bad = NULL;
      g_autofree char *before = read_folder (fixture->folder, FALSE), *after = NULL;
      const GError *error;

      tdr_fake_provider_replace (fixture->provider, cases[i].path, cases[i].body);
      bad = refresh (fixture, one);
      tdr_fake_provider_replace (fixture->provider, cases[i].path, NULL);
      error = find_result (bad, cases[i].source)->error;
      g_test_message ("%s", error->message);
      g_assert_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD);
      g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
      after = read_folder (fixture->folder, FALSE);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_one_fails (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const both[] = { "ecb", "azure-retail", NULL };
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (TdrStoredPrices) failed = NULL;

  tdr_fake_provider_replace (fixture->provider, "/stats/eurofxref/eurofxref-daily.xml", "nothing");
  results = refresh (fixture, both);
  g_assert_nonnull (find_result (results, "ecb")->error);
  g_assert_no_error (find_result (results, "azure-retail")->error);
  failed = tdr_price_store_load (fixture->folder, "ecb", NULL);
  g_assert_null (failed->fetched);
  g_assert_cmpstr (failed->tried, ==, "2026-09-21T14:13:20Z");
  g_assert_cmpstr (failed->error_code, ==, "not-understood");
}

/* What changed is told once, kept, and comes before what changed earlier. */
static void
test_changes (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const ecb[] = { "ecb", NULL };
  static const char path[] = "/stats/eurofxref/eurofxref-daily.xml";
  g_autoptr (GPtrArray) first = refresh (fixture, ecb), second = NULL, third = NULL;
  g_autoptr (TdrStoredPrices) stored = NULL;
  const TdrPriceChange *change;

  tdr_fake_provider_replace (fixture->provider, path,
                             "<Envelope><Cube><Cube time='2026-09-23'><Cube currency='USD' rate='1.15'/>"
                             "<Cube currency='SEK' rate='11'/></Cube></Cube></Envelope>");
  second = refresh (fixture, ecb);
  third = refresh (fixture, ecb);
  g_assert_cmpuint (find_result (first, "ecb")->n_changes, ==, 0);
  g_assert_cmpuint (find_result (second, "ecb")->n_changes, ==, 3);   /* USD, the new SEK, GBP that is gone */
  g_assert_cmpuint (find_result (third, "ecb")->n_changes, ==, 0);
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
test_other_regions_stay (Fixture       *fixture,
                         gconstpointer  data)
{
  static const char *const azure[] = { "azure-retail", NULL };
  static const char *const elsewhere[] = { "swedencentral", NULL };
  g_autoptr (GPtrArray) first = refresh (fixture, azure), second = NULL;
  g_autoptr (TdrStoredPrices) stored = NULL;
  TdrRefreshOptions options = make_options (fixture, azure);

  tdr_fake_provider_replace (fixture->provider, "/api/retail/prices",
                             "{\"Items\":[{\"currencyCode\":\"USD\",\"unitPrice\":1.5,"
                             "\"armRegionName\":\"swedencentral\","
                             "\"effectiveStartDate\":\"2026-01-01T00:00:00Z\",\"meterName\":\"5.4 Inp Dz 1M Tokens\","
                             "\"serviceName\":\"Foundry Models\",\"unitOfMeasure\":\"1M\",\"type\":\"Consumption\"}]}");
  options.regions = elsewhere;
  second = tdr_refresh_run (&options, NULL, NULL);
  g_assert_no_error (find_result (second, "azure-retail")->error);
  g_assert_cmpuint (find_result (second, "azure-retail")->n_changes, ==, 1);
  stored = tdr_price_store_load (fixture->folder, "azure-retail", NULL);
  g_assert_cmpuint (tdr_answer_get_n (stored->answer), ==, 6 + 1);
}

/* Bedrock's price card of a model is for all regions: asked in two, it is kept once. */
static void
test_kept_once (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const bedrock[] = { "bedrock", NULL }, *const two[] = { "us-east-1", "eu-west-1", NULL };
  static const char *const one[] = { "eu-west-1", NULL };
  g_autoptr (GPtrArray) first = NULL, second = NULL;
  g_autoptr (TdrStoredPrices) stored = NULL;
  TdrRefreshOptions options = make_options (fixture, bedrock);
  guint n_cards = 0;

  options.regions = two;
  first = tdr_refresh_run (&options, NULL, NULL);
  options.regions = one;
  second = tdr_refresh_run (&options, NULL, NULL);
  g_assert_cmpuint (find_result (second, "bedrock")->n_changes, ==, 0);
  stored = tdr_price_store_load (fixture->folder, "bedrock", NULL);
  for (guint i = 0; i < tdr_answer_get_n (stored->answer); i++)
    n_cards += tdr_answer_get (stored->answer, i)->kind == TDR_FACT_PRICE;
  g_assert_cmpuint (n_cards, ==, 14);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const sources[] = { "bedrock", "ec2", "google-billing", NULL };
  g_autoptr (TdrCredentials) nobody = tdr_credentials_new (), bearer = tdr_credentials_new ();
  g_autoptr (TdrCredentials) stranger = tdr_credentials_new ();
  g_autoptr (GPtrArray) of_nobody = NULL, of_bearer = NULL, of_stranger = NULL;
  TdrRefreshOptions options = make_options (fixture, sources);

  options.credentials = nobody;
  of_nobody = tdr_refresh_run (&options, NULL, NULL);
  for (guint i = 0; sources[i] != NULL; i++)
    g_assert_error (find_result (of_nobody, sources[i])->error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SIGN_IN);

  bearer->bearer_token = g_strdup (TDR_FAKE_BEARER_TOKEN);
  options.credentials = bearer;
  of_bearer = tdr_refresh_run (&options, NULL, NULL);
  g_assert_no_error (find_result (of_bearer, "bedrock")->error);
  g_assert_true (g_pattern_match_simple ("*there are none but a key for Bedrock alone*",
                                         find_result (of_bearer, "ec2")->error->message));

  tdr_credentials_set_keys (stranger, "AKIDOTHER", "MARKED-OTHER", NULL, "profile “old”");
  stranger->google_key = g_strdup ("MARKED-OTHER-GOOGLE");
  options.credentials = stranger;
  of_stranger = tdr_refresh_run (&options, NULL, NULL);
  g_assert_cmpstr (find_result (of_stranger, "bedrock")->error->message, ==,
                   "us-east-1: bedrock does not accept the keys from profile “old”: sign in again");
  g_assert_error (find_result (of_stranger, "google-billing")->error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SIGN_IN);
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const no_source[] = { "nowhere", NULL }, *const no_region[] = { "us east/1", NULL };
  TdrRefreshOptions options = make_options (fixture, no_source);
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
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  TdrRefreshOptions options = make_options (fixture, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *written = NULL;

  g_cancellable_cancel (cancellable);
  tdr_refresh_run_async (&options, cancellable, refreshed_cb, &results);
  while (results == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < results->len; i++)
    g_assert_nonnull (((TdrRefreshResult *) g_ptr_array_index (results, i))->error);
  written = read_folder (fixture->folder, FALSE);
  g_assert_cmpstr (written, ==, "");
}

/* A file that somebody damaged is named, and neither read nor written over. */
static void
test_damaged_file (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const ecb[] = { "ecb", NULL };
  g_autofree char *path = g_build_filename (fixture->folder, "ecb.json", NULL), *after = NULL;
  g_autoptr (GPtrArray) results = NULL;

  g_assert_true (g_file_set_contents (path, "{\"format\":1,\"facts\":[{}],\"changes\":[]}", -1, NULL));
  results = refresh (fixture, ecb);
  g_assert_error (find_result (results, "ecb")->error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SETTING);
  g_assert_nonnull (strstr (find_result (results, "ecb")->error->message, path));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "{\"format\":1,\"facts\":[{}],\"changes\":[]}");
}

int
main (int    argc,
      char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/sources/refresh/every-source", test_every_source },
    { "/sources/refresh/faults", test_faults },
    { "/sources/refresh/bad-answers", test_bad_answers },
    { "/sources/refresh/one-fails", test_one_fails },
    { "/sources/refresh/changes", test_changes },
    { "/sources/refresh/other-regions-stay", test_other_regions_stay },
    { "/sources/refresh/kept-once", test_kept_once },
    { "/sources/refresh/keys", test_keys },
    { "/sources/refresh/names", test_names },
    { "/sources/refresh/cancel", test_cancel },
    { "/sources/refresh/damaged-file", test_damaged_file },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
