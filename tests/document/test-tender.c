/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tender-currency.h"
#include "tdr-tender-json.h"

#include <string.h>

/* A tender whose first workload has the members of @workload. */
#define TENDER(workload) \
  "{\n\"format\": 1,\n\"title\": \"T\",\n\"workloads\": [\n{ \"id\": \"w1\",\n" workload "}\n]\n}"

#define REQUIREMENT(members) "{\n\"format\": 1,\n\"requirements\": [\n{ " members " }\n]\n}"

static TdrTender *
parse (const char  *text,
       GError     **error)
{
  return tdr_tender_parse ("x.tender", text, strlen (text), error);
}

static TdrTender *
parse_well (const char *text)
{
  g_autoptr (GError) error = NULL;
  TdrTender *tender = parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (tender);
  return tender;
}

static void
test_reads (void)
{
  g_autoptr (TdrTender) tender = parse_well (
    "{ \"format\": 1, \"title\": \"Claims\", \"buyer\": \"B\", \"reference\": \"R-1\", \"currency\": \"USD\","
    "  \"price_date\": \"2026-10-31\", \"term_months\": 24, \"shortlist\": [\"a/b\"],"
    "  \"workloads\": [ { \"id\": \"w1\", \"name\": \"N\", \"candidates\": [\"m\"], \"requests_per_month\": 1000000,"
    "    \"input_tokens\": 2e3, \"output_tokens\": 500, \"cached_share\": 0.55, \"batch_share\": 1,"
    "    \"growth_per_year\": -0.1, \"first_token_seconds\": 2, \"token_interval_seconds\": 0.05 } ],"
    "  \"requirements\": [ { \"kind\": \"residency\", \"level\": \"must\", \"argument\": \"EU\" },"
    "                      { \"kind\": \"in-region\", \"level\": \"wish\" } ] }");
  const TdrTenderWorkload *workload = g_ptr_array_index (tender->workloads, 0);
  const TdrTenderRequirement *requirement = g_ptr_array_index (tender->requirements, 0);

  g_assert_cmpstr (tender->title, ==, "Claims");
  g_assert_cmpstr (tender->price_date, ==, "2026-10-31");
  g_assert_cmpuint (tender->term_months, ==, 24);
  g_assert_cmpstr (workload->candidates[0], ==, "m");
  g_assert_cmpint (workload->figures.requests_per_month, ==, 1000000);
  g_assert_cmpint (workload->figures.input_tokens, ==, 2000);
  g_assert_cmpint (workload->figures.cached_ppm, ==, 550000);
  g_assert_cmpint (workload->figures.batch_ppm, ==, TDR_PPM);
  g_assert_cmpint (workload->figures.growth_ppm, ==, -100000);
  g_assert_cmpfloat (workload->figures.token_interval_seconds, ==, 0.05);
  g_assert_cmpint (workload->figures.week[167], ==, 1);
  g_assert_cmpint (requirement->kind, ==, TDR_REQUIREMENT_RESIDENCY);
  g_assert_cmpstr (requirement->argument, ==, "EU");
  requirement = g_ptr_array_index (tender->requirements, 1);
  g_assert_cmpint (requirement->level, ==, TDR_LEVEL_WISH);
}

/* What is wrong, the code it gets, and what the message must name: the line, the member, the limit or remedy. */
static const struct {
  const char *name;
  const char *text;
  int code;
  const char *says[3];
} refusals[] = {
  { "no json", "hello", TDR_TENDER_ERROR_NOT_JSON, { "x.tender:1", "not JSON", "Choose" } },
  { "a list", "[1]", TDR_TENDER_ERROR_NOT_JSON, { "not a tender" } },
  { "other json", "{\"name\": 1}", TDR_TENDER_ERROR_NOT_JSON, { "no “format”" } },
  { "not utf-8", "{\"format\": 1, \"title\": \"\xff\"}", TDR_TENDER_ERROR_NOT_JSON, { "UTF-8" } },
  { "truncated", "{\n\"format\": 1,\n\"title\": \"Cl", TDR_TENDER_ERROR_NOT_JSON, { "x.tender:3", "cut off" } },
  { "truncated between", "{\n\"format\": 1,\n\"workloads\": [\n", TDR_TENDER_ERROR_NOT_JSON,
    { "x.tender:3", "cut off" } },
  { "nan", TENDER ("\"requests_per_month\": NaN"), TDR_TENDER_ERROR_NOT_JSON, { "x.tender:6", "not JSON" } },
  { "newer", "{\"format\": 2, \"workloads\": 7}", TDR_TENDER_ERROR_NEWER, { "format 2", "Update Tender" } },
  { "format 0", "{\"format\": 0}", TDR_TENDER_ERROR_INVALID, { "format must be 1" } },
  { "format text", "{\"format\": \"1\"}", TDR_TENDER_ERROR_INVALID, { "format", "a whole number", "a text" } },
  { "twice", "{\"format\": 1,\n\"title\": \"a\",\n\"title\": \"b\"}", TDR_TENDER_ERROR_INVALID,
    { "x.tender:3", "title", "twice" } },
  { "negative", TENDER ("\"requests_per_month\": -5"), TDR_TENDER_ERROR_INVALID,
    { "x.tender:6", "workloads[0].requests_per_month", "-5" } },
  { "1e300", TENDER ("\"requests_per_month\": 1e300"), TDR_TENDER_ERROR_INVALID,
    { "x.tender:6", "workloads[0].requests_per_month", "1e+300" } },
  { "infinite", TENDER ("\"first_token_seconds\": 1e999"), TDR_TENDER_ERROR_INVALID,
    { "x.tender:6", "workloads[0].first_token_seconds", "larger" } },
  { "20 digits", TENDER ("\"input_tokens\": 99999999999999999999"), TDR_TENDER_ERROR_INVALID,
    { "workloads[0].input_tokens", "20000000" } },
  { "half", TENDER ("\"output_tokens\": 0.5"), TDR_TENDER_ERROR_INVALID,
    { "workloads[0].output_tokens", "whole", "0.5" } },
  { "text", TENDER ("\"output_tokens\": \"5\""), TDR_TENDER_ERROR_INVALID, { "a whole number", "a text" } },
  { "null", TENDER ("\"name\": null"), TDR_TENDER_ERROR_INVALID, { "workloads[0].name", "null" } },
  { "share", TENDER ("\"cached_share\": 40"), TDR_TENDER_ERROR_INVALID,
    { "x.tender:6", "workloads[0].cached_share", "cached share" } },
  { "absurd share", TENDER ("\"batch_share\": 1e12"), TDR_TENDER_ERROR_INVALID, { "batch_share", "share of one" } },
  { "short week", TENDER ("\"week\": [1, 2]"), TDR_TENDER_ERROR_INVALID, { "workloads[0].week", "168" } },
  { "no id", "{\"format\": 1, \"workloads\": [{}]}", TDR_TENDER_ERROR_INVALID, { "workloads[0].id", "missing" } },
  { "same id", "{\"format\": 1, \"workloads\": [{\"id\": \"a\"}, {\"id\": \"a\"}]}", TDR_TENDER_ERROR_INVALID,
    { "workloads[1].id", "another workload" } },
  { "workloads", "{\"format\": 1, \"workloads\": {}}", TDR_TENDER_ERROR_INVALID,
    { "workloads", "a list", "an object" } },
  { "workload", "{\"format\": 1, \"workloads\": [7]}", TDR_TENDER_ERROR_INVALID,
    { "workloads[0]", "an object", "a number" } },
  { "candidate", TENDER ("\"candidates\": [\"a\", 7]"), TDR_TENDER_ERROR_INVALID,
    { "workloads[0].candidates[1]", "a text" } },
  { "control", TENDER ("\"name\": \"a\\u0007\""), TDR_TENDER_ERROR_INVALID, { "workloads[0].name", "control" } },
  { "currency", "{\"format\": 1, \"currency\": \"usd\"}", TDR_TENDER_ERROR_INVALID, { "currency", "USD" } },
  { "date", "{\"format\": 1, \"price_date\": \"2026-02-30\"}", TDR_TENDER_ERROR_INVALID,
    { "price_date", "2026-10-31" } },
  { "term", "{\"format\": 1, \"term_months\": 121}", TDR_TENDER_ERROR_INVALID, { "term_months", "120" } },
  { "kind", REQUIREMENT ("\"kind\": \"nice\""), TDR_TENDER_ERROR_INVALID,
    { "requirements[0].kind", "nice", "residency" } },
  { "level", REQUIREMENT ("\"kind\": \"in-region\", \"level\": \"maybe\""), TDR_TENDER_ERROR_INVALID,
    { "requirements[0].level", "maybe", "wish" } },
  { "argument", REQUIREMENT ("\"kind\": \"certification\""), TDR_TENDER_ERROR_INVALID, { "requirements[0].argument" } },
};

static void
test_refuses (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (refusals[i].text, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, TDR_TENDER_ERROR, refusals[i].code);
  for (guint j = 0; j < G_N_ELEMENTS (refusals[i].says) && refusals[i].says[j] != NULL; j++)
    g_assert_nonnull (strstr (error->message, refusals[i].says[j]));
}

static void
test_long_name (void)
{
  g_autofree char *name = g_strnfill (10 * 1024 * 1024, 'a');
  g_autofree char *text = g_strdup_printf (TENDER ("\"name\": \"%s\""), name);
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (text, &error));
  g_assert_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "workloads[0].name has 10485760 characters"));
  g_assert_cmpuint (strlen (error->message), <, 200);
}

/* Every byte but the last is needed: no beginning of a tender may pass for one. */
static void
test_every_truncation (void)
{
  g_autoptr (TdrTender) tender = parse_well (TENDER ("\"name\": \"Ünïcode\", \"cached_share\": 0.5"));
  g_autofree char *text = tdr_tender_to_text (tender);

  for (gsize length = 1; length < strlen (text) - 1; length++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tdr_tender_parse ("x", text, length, &error));
      g_assert_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_NOT_JSON);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (TdrTender) first = parse_well (
    TENDER ("\"name\": \"A \\\"quoted\\\" \\\\ name\", \"cached_share\": 0.1, \"batch_share\": 0.000001,"
            "\"first_token_seconds\": 0.3, \"requests_per_prefix\": 20"));
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr (TdrTender) second = NULL;

  ((TdrTenderWorkload *) g_ptr_array_index (first->workloads, 0))->figures.week[9] = 7;
  text = tdr_tender_to_text (first);
  second = parse_well (text);
  again = tdr_tender_to_text (second);

  g_assert_cmpstr (text, ==, again);
  g_assert_true (tdr_tender_equal (first, second));
  g_assert_nonnull (strstr (text, "\"cached_share\": 0.1,"));
  g_assert_cmpint (((TdrTenderWorkload *) g_ptr_array_index (second->workloads, 0))->figures.week[9], ==, 7);
}

/* A later version of the same format may say more; saving here must not lose it. */
static void
test_unknown_members (void)
{
  g_autoptr (TdrTender) tender = parse_well (
    "{ \"format\": 1, \"award\": { \"plan\": \"x\", \"weights\": [0.25, 1.0, true, null] },"
    "  \"workloads\": [ { \"id\": \"w1\", \"success_rate\": 0.9 } ],"
    "  \"requirements\": [ { \"kind\": \"in-region\", \"why\": \"law\" } ] }");
  g_autoptr (TdrTender) copy = tdr_tender_copy (tender);
  g_autofree char *text = tdr_tender_to_text (copy);

  g_assert_nonnull (strstr (text, "\"weights\": [0.25, 1.0, true, null]"));
  g_assert_nonnull (strstr (text, "\"success_rate\": 0.9"));
  g_assert_nonnull (strstr (text, "\"why\": \"law\""));
  g_assert_true (tdr_tender_equal (tender, copy));
}

static void
test_copy_is_deep (void)
{
  g_autoptr (TdrTender) tender = parse_well (TENDER ("\"name\": \"N\", \"candidates\": [\"m\"]"));
  g_autoptr (TdrTender) copy = tdr_tender_copy (tender);
  TdrTenderWorkload *workload = g_ptr_array_index (copy->workloads, 0);

  g_free (workload->candidates[0]);
  workload->candidates[0] = g_strdup ("other");

  g_assert_false (tdr_tender_equal (tender, copy));
  g_assert_cmpstr (((TdrTenderWorkload *) g_ptr_array_index (tender->workloads, 0))->candidates[0], ==, "m");
}

static void
test_unused_id (void)
{
  g_autoptr (TdrTender) tender = tdr_tender_new ();
  g_autofree char *first = tdr_tender_dup_unused_id (tender);
  g_autofree char *second = NULL;

  g_assert_cmpstr (first, ==, "w1");
  g_ptr_array_add (tender->workloads, tdr_tender_workload_new ("w2", ""));
  second = tdr_tender_dup_unused_id (tender);
  g_assert_cmpstr (second, ==, "w3");
}

/* A config.json of the buyer's own: written, read back and copied with its shape, and with what this version does not
 * know of it. Text that is none is told so. */
static void
test_own_model (void)
{
  static const char config[] =
    "{ \"hidden_size\": 4096, \"num_hidden_layers\": 32, \"num_attention_heads\": 32, \"num_key_value_heads\": 8,"
    "  \"intermediate_size\": 14336, \"vocab_size\": 128256, \"later\": [1] }";
  g_autoptr (GBytes) bytes = g_bytes_new_static (config, strlen (config));
  g_autoptr (GBytes) list = g_bytes_new_static ("[1]", 3);
  g_autoptr (GBytes) broken = g_bytes_new_static ("{", 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrTender) tender = tdr_tender_new ();
  g_autoptr (TdrTender) again = NULL, copy = NULL;
  g_autofree char *text = NULL, *second = NULL;
  const TdrTenderModel *model;

  for (guint i = 0; i < 2; i++)   /* again: in its own place */
    {
      g_autoptr (TdrTenderModel) own = tdr_tender_model_new ("our model/8b", bytes, "config.json", &error);

      g_assert_no_error (error);
      tdr_tender_models_put (tender->models, own);
      g_assert_cmpuint (tender->models->len, ==, 1);
      g_assert_true (g_ptr_array_index (tender->models, 0) == own);
    }
  text = tdr_tender_to_text (tender);
  again = parse_well (text);
  copy = tdr_tender_copy (again);
  model = g_ptr_array_index (copy->models, 0);
  g_assert_cmpstr (model->spec.id, ==, "our-model-8b");
  g_assert_cmpint (model->spec.layers, ==, 32);
  g_assert_cmpint (model->spec.head_dim, ==, 128);
  g_assert_cmpstr (model->spec.evidence->publisher, ==, "config.json");
  second = tdr_tender_to_text (copy);
  g_assert_cmpstr (second, ==, text);
  g_assert_nonnull (strstr (second, "\"later\""));
  g_assert_true (tdr_tender_equal (tender, copy));

  g_assert_null (tdr_tender_model_new ("m", list, "x", &error));
  g_assert_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (tdr_tender_model_new ("m", broken, "x", &error));
  g_assert_nonnull (error);
}

/* 1.25 dollars for one euro: amounts that were typed keep their number, and a default of ours, 15,000 dollars for an
 * engineer, is 12,000 euros. Back in dollars there is nothing to exchange. A rate of other currencies is refused. */
static void
test_in_currency (void)
{
  g_autoptr (TdrTender) dollars = parse_well (
    "{ \"format\": 1, \"title\": \"T\", \"assumptions\": { \"budget\": \"5000\" } }");
  g_autoptr (TdrDatedRate) rate = tdr_dated_rate_new ("EUR", "USD", 1250000, "2026-10-05", "s");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrTender) euros = tdr_tender_in_currency (dollars, "EUR", rate, &error);
  g_autoptr (TdrTender) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (euros->currency, ==, "EUR");
  g_assert_cmpstr (euros->assumptions->budget.currency, ==, "EUR");
  g_assert_cmpint (euros->assumptions->budget.micros, ==, 5000000000);
  g_assert_cmpstr (euros->assumptions->operations.lines[TDR_OPERATIONS_PEOPLE].price.currency, ==, "EUR");
  g_assert_cmpint (euros->assumptions->operations.lines[TDR_OPERATIONS_PEOPLE].price.micros, ==, 12000000000);

  again = tdr_tender_in_currency (euros, "USD", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tdr_tender_equal (again, dollars));
  g_assert_null (tdr_tender_in_currency (dollars, "CHF", rate, &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tender/reads", test_reads);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/tender/refuses/%s", refusals[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_refuses);
    }
  g_test_add_func ("/tender/refuses/long-name", test_long_name);
  g_test_add_func ("/tender/every-truncation", test_every_truncation);
  g_test_add_func ("/tender/round-trip", test_round_trip);
  g_test_add_func ("/tender/unknown-members", test_unknown_members);
  g_test_add_func ("/tender/copy-is-deep", test_copy_is_deep);
  g_test_add_func ("/tender/unused-id", test_unused_id);
  g_test_add_func ("/tender/own-model", test_own_model);
  g_test_add_func ("/tender/in-currency", test_in_currency);

  return g_test_run ();
}
