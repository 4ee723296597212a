/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "refresh-fixture.h"

#include "tdr-catalog.h"
#include "tdr-live-catalog.h"
#include "tdr-source-error.h"

#include <string.h>

/* The catalogue that is made of what is kept, as text. */
static char *
digest_catalog (RefreshFixture *fixture)
{
  g_autofree char *shipped = tdr_catalog_dup_data_path ("catalog.db"), *bytes = NULL;
  g_autofree char *target = g_build_filename (fixture->folder, "catalog.db", NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  guint n_facts;

  g_assert_true (tdr_live_catalog_rebuild (shipped, fixture->folder, target, &n_facts, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (target, &bytes, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}

/* A source that fails leaves what is known from it to the byte, and says why; none of it says a secret. */
static void
test_faults (RefreshFixture *fixture,
             gconstpointer   data)
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
      g_autoptr (GPtrArray) good = refresh_fixture_run (fixture, one), bad = NULL;
      g_autofree char *before = refresh_fixture_read_folder (fixture->folder, FALSE), *after = NULL, *failures = NULL;
      g_autofree char *catalog_before = digest_catalog (fixture), *catalog_after = NULL;
      const GError *error;

      tdr_fake_server_set_fault (tdr_fake_provider_get_server (fixture->provider), cases[i].fault, G_MAXUINT);
      bad = refresh_fixture_run (fixture, one);
      tdr_fake_server_set_fault (tdr_fake_provider_get_server (fixture->provider), TDR_FAULT_NONE, 0);
      error = refresh_fixture_find_result (bad, cases[i].source)->error;
      g_test_message ("%s, %s: %s", cases[i].source, tdr_fault_to_string (cases[i].fault), error->message);
      g_assert_error (error, TDR_SOURCE_ERROR, cases[i].code);
      g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
      after = refresh_fixture_read_folder (fixture->folder, FALSE);
      failures = refresh_fixture_read_folder (fixture->folder, TRUE);
      catalog_after = digest_catalog (fixture);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpstr (catalog_after, ==, catalog_before);
      g_assert_nonnull (strstr (failures, error->message));
      g_assert_null (strstr (failures, "MARKED"));
    }
}

static void
test_bad_answers (RefreshFixture *fixture,
                  gconstpointer   data)
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
      g_autoptr (GPtrArray) good = refresh_fixture_run (fixture, one), bad = NULL;
      g_autofree char *before = refresh_fixture_read_folder (fixture->folder, FALSE), *after = NULL;
      g_autofree char *catalog_before = digest_catalog (fixture), *catalog_after = NULL;
      const GError *error;

      tdr_fake_provider_replace (fixture->provider, cases[i].path, cases[i].body);
      bad = refresh_fixture_run (fixture, one);
      tdr_fake_provider_replace (fixture->provider, cases[i].path, NULL);
      error = refresh_fixture_find_result (bad, cases[i].source)->error;
      g_test_message ("%s", error->message);
      g_assert_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD);
      g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
      after = refresh_fixture_read_folder (fixture->folder, FALSE);
      catalog_after = digest_catalog (fixture);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpstr (catalog_after, ==, catalog_before);
    }
}

static char *
dup_fixture_with (const char *file,
                  const char *text,
                  const char *other)
{
  g_autofree char *path = refresh_fixture_dup_path ("sources", file);
  g_autofree char *content = NULL;
  g_autoptr (GString) changed = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  changed = g_string_new (content);
  g_assert_cmpuint (g_string_replace (changed, text, other, 1), ==, 1);
  return g_string_free_and_steal (g_steal_pointer (&changed));
}

static gboolean
has_gap (TdrAnswer  *answer,
         const char *what,
         const char *text)
{
  g_autoptr (GPtrArray) gaps = tdr_answer_list_gaps (answer);

  for (guint i = 0; i < gaps->len; i++)
    {
      const TdrGap *gap = g_ptr_array_index (gaps, i);

      if (g_str_equal (gap->what, what) && g_str_equal (gap->text, text))
        return TRUE;
    }

  return FALSE;
}

/* One row of an answer is odd: a value nobody knows, a field that is not there, a wrong type. It is counted and listed,
 * nothing is guessed in its place, and no other row suffers but those that are sums with it. */
static void
test_odd_rows (RefreshFixture *fixture,
               gconstpointer   data)
{
  static const char gone[] = "row without a name, unit, type, date, region or price";
  static const struct {
    const char *source;
    const char *file;
    const char *text;
    const char *other;
    const char *what;
    const char *gap;
  } cases[] = {
    { "azure-retail", "azure-page-1.json", "\"unitOfMeasure\": \"1M\"", "\"unitOfMeasure\": \"1 Fortnight\"", "unit",
      "1 Fortnight" },
    { "azure-retail", "azure-page-1.json", "\"type\": \"Consumption\"", "\"type\": \"Gift\"", "type", "Gift" },
    { "azure-retail", "azure-page-1.json", "\"unitPrice\":", "\"unitPrize\":", gone, "5.4 mini cd Inp Gl 1M Tokens" },
    { "azure-retail", "azure-page-1.json", "\"meterName\": \"", "\"meterName\": 7, \"x\": \"", gone, "(none)" },
    { "bedrock", "models.json", "\"modelId\": \"amazon", "\"modelIdd\": \"amazon", "model", "Nova Pro" },
    { "google-billing", "google-skus.json", "\"usageUnit\": \"h\"", "\"usageUnit\": \"fortnight\"", "unit", "fortnight" },
    { "google-billing", "google-skus.json", "\"nanos\": 560004000", "\"nanos\": \"many\"", "price",
      "Nvidia L4 GPU" },
    { "ec2", "spot.xml", "<spotPrice>21.402500</spotPrice>", "<spotPrice>cheap</spotPrice>", "price", "cheap" },
    { "ec2", "spot.xml", "<instanceType>p5.48xlarge</instanceType>", "", "price", "21.402500" },
    { "ecb", "ecb.xml", "rate='0.8731'", "rate='n/a'", "rate", "n/a" },
    { "ecb", "ecb.xml", "currency='GBP'", "money='GBP'", "currency", "(none)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const one[] = { cases[i].source, NULL };
      g_autoptr (GPtrArray) good = refresh_fixture_run (fixture, one), odd = NULL;
      g_autofree char *body = dup_fixture_with (cases[i].file, cases[i].text, cases[i].other);
      const TdrRefreshResult *before = refresh_fixture_find_result (good, cases[i].source), *after;

      g_test_message ("%s", cases[i].other);
      tdr_fake_provider_replace (fixture->provider, cases[i].file, body);
      odd = refresh_fixture_run (fixture, one);
      tdr_fake_provider_replace (fixture->provider, cases[i].file, NULL);
      after = refresh_fixture_find_result (odd, cases[i].source);
      g_assert_no_error (after->error);
      g_assert_true (has_gap (after->answer, cases[i].what, cases[i].gap));
      g_assert_false (has_gap (before->answer, cases[i].what, cases[i].gap));
      g_assert_cmpuint (tdr_answer_get_n_refused (after->answer), ==, tdr_answer_get_n_refused (before->answer) + 1);
      g_assert_cmpuint (tdr_answer_get_n (after->answer), <=, tdr_answer_get_n (before->answer));
    }
}

int
main (int    argc,
      char **argv)
{
  static const struct {
    const char *path;
    void (*test) (RefreshFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/sources/faults/faults", test_faults },
    { "/sources/faults/bad-answers", test_bad_answers },
    { "/sources/faults/odd-rows", test_odd_rows },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, RefreshFixture, NULL, refresh_fixture_set_up, tests[i].test, refresh_fixture_tear_down);

  return g_test_run ();
}
