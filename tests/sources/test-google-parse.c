/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "parse-fixture.h"
#include "tdr-ecb-parse.h"
#include "tdr-google-billing-parse.h"
#include "tdr-vertex-meter.h"
#include "tdr-vertex-parse.h"

static void
test_google_sample (void)
{
  g_autoptr (GBytes) bytes = parse_fixture_read_sample ("gcp_billing_catalog_skus.json");
  g_autofree char *next = NULL;
  g_autoptr (TdrAnswer) parts = bytes != NULL ? tdr_google_billing_parse (bytes, &next, NULL) : NULL;
  g_autoptr (TdrAnswer) machines = parts != NULL ? tdr_google_billing_sum_machines (parts) : NULL;
  g_autofree char *line = NULL;

  if (parts == NULL)
    return;
  /* Three parts in three regions. By hand: 12 × 0.031611 + 85 × 0.004237 + 2.933908 = 3.673385. */
  g_assert_cmpuint (tdr_answer_get_n (parts), ==, 9);
  g_assert_cmpuint (tdr_answer_get_n_refused (parts), ==, 0);
  g_assert_cmpuint (tdr_answer_get_n (machines), ==, 15);
  line = parse_fixture_write_fact (tdr_answer_get (machines, 0));
  g_assert_cmpstr (line, ==,
                   "gcp|a2-highgpu-1g||us-central1|self-hosted|on-demand|instance|3.673385|USD|instance-hour");
  g_assert_cmpstr (tdr_answer_get (machines, 0)->raw_value, ==, "12 × 0.031611 + 85 × 0.004237 + 1 × 2.933908");
  g_assert_true (g_str_has_prefix (next, "APKCS1HVa0Yp"));
}

/* By hand: 4 × 0.024988 + 16 × 0.002927 + 0.560004 = 0.706788. No spot machine, as its memory has no price; no A2 in
 * Europe, where a GPU of a thousandth of a dollar is a slip. */
static void
test_google (void)
{
  static const char *const gaps[] = {
    "1 × price: N1 Predefined Instance Core", "1 × unit: GiBy.mo", "1 × usage type: Flex", NULL,
  };
  static const char *const absurd[] = {
    "1 × sum of parts: a2-highgpu-1g", "1 × sum of parts: a2-highgpu-2g", "1 × sum of parts: a2-highgpu-4g",
    "1 × sum of parts: a2-highgpu-8g", "1 × sum of parts: a2-megagpu-16g", NULL,
  };
  g_autoptr (GBytes) bytes = parse_fixture_read ("google-skus.json");
  g_autofree char *next = NULL, *first = NULL, *on_demand = NULL, *spot = NULL;
  g_autoptr (TdrAnswer) parts = tdr_google_billing_parse (bytes, &next, NULL);
  g_autoptr (TdrAnswer) machines = tdr_google_billing_sum_machines (parts);
  g_autoptr (GPtrArray) part_gaps = tdr_answer_list_gaps (parts), machine_gaps = tdr_answer_list_gaps (machines);

  g_assert_null (next);
  g_assert_cmpuint (part_gaps->len, ==, g_strv_length ((char **) gaps));
  for (guint i = 0; i < part_gaps->len; i++)
    {
      const TdrGap *gap = g_ptr_array_index (part_gaps, i);
      g_autofree char *line = g_strdup_printf ("%u × %s: %s", gap->n_rows, gap->what, gap->text);

      g_assert_cmpstr (line, ==, gaps[i]);
    }
  g_assert_cmpuint (machine_gaps->len, ==, g_strv_length ((char **) absurd));
  /* Eight sums, and a TPU on demand and spot; a reservation of it is neither. */
  g_assert_cmpuint (tdr_answer_get_n (machines), ==, 10);
  first = parse_fixture_write_fact (tdr_answer_get (machines, 0));
  g_assert_cmpstr (first, ==,
                   "gcp|g2-standard-4||us-central1|self-hosted|on-demand|instance|0.706788|USD|instance-hour");
  on_demand = parse_fixture_write_fact (tdr_answer_get (machines, 8));
  spot = parse_fixture_write_fact (tdr_answer_get (machines, 9));
  g_assert_cmpstr (on_demand, ==,
                   "gcp|TPU v6e (per chip-hour)||us-east5|self-hosted|on-demand|instance|2.7|USD|instance-hour");
  g_assert_cmpstr (spot, ==, "gcp|TPU v6e (per chip-hour)||us-east5|self-hosted|spot|instance|1.35|USD|instance-hour");
}

/* 310 thousand-millionths of a dollar a token are 0.31 a million. What is not “GA” is the preview of this model; sound
 * and storage are understood and of no use; a nebula is not known. */
static void
test_vertex (void)
{
  static const char *const facts[] = {
    "vertex|gemini-2.5-flash|global-or-regional (no regional uplift)||on-demand||input|0.31|USD|1M tokens",
    "vertex|gemini-2.5-flash|global-or-regional (no regional uplift)||on-demand||output|2.5|USD|1M tokens",
    "vertex|gemini-2.5-flash|global-or-regional (no regional uplift)||on-demand||cache-read|0.031|USD|1M tokens",
    "vertex|gemini-2.5-flash|global-or-regional (no regional uplift)||batch||input|0.155|USD|1M tokens",
    NULL,
  };
  static const char *const gaps[] = {
    "1 × description: Gemini 2.5 Flash Text Input - Predictions",
    "1 × description: Nebula 9 Global Text Input - Predictions", NULL,
  };
  g_autoptr (GBytes) bytes = parse_fixture_read ("vertex-skus.json");
  g_autofree char *next = NULL;
  g_autoptr (TdrAnswer) answer = tdr_vertex_parse (bytes, &next, NULL);

  g_assert_nonnull (answer);
  g_assert_null (next);
  parse_fixture_assert_facts (answer, facts, gaps);
  g_assert_cmpuint (tdr_answer_get_n_skipped (answer), ==, 2);
}

static void
test_vertex_meters (void)
{
  static const struct {
    const char *description;
    const char *says;   /* %NULL: not understood; "": of no use */
  } cases[] = {
    { "Gemini 3.7 Flash Global Text Input - Predictions", "gemini-3.7-flash global on-demand input" },
    { "Gemini 3.5 Flash Regional Text Output - Predictions", "gemini-3.5-flash non-global on-demand output" },
    { "Gemini 3.5 Flash Lite Global Text Output - Batch Predictions", "gemini-3.5-flash-lite global batch output" },
    { "Gemini 3.8 Flash Global Text Input Priority - Predictions", "gemini-3.8-flash global priority input" },
    { "Gemini 3.8 Flash Global Text Input Caching", "gemini-3.8-flash global on-demand cache-read" },
    { "Gemini 3.8 Flash Global Text Input (Long) - Predictions", "gemini-3.8-flash global on-demand long-input" },
    { "Gemini 3.8 Flash Global Video Input - Predictions", "" },
    { "Gemini 3.8 Flash Global Thinking Text Output - Predictions", "" },
    { "Gemini 3.8 Flash Text Input - Predictions", NULL },              /* where? */
    { "Gemini 3.8 Flash Cyber Global Text Input - Predictions", NULL },  /* another model */
    { "Gemini 3.8 Flash Global Regional Text Input - Predictions", NULL },
    { "Gemini 3.8 Flash Global Text Input Priority - Batch Predictions", NULL },
    { "Gemini 3.8 Flash Global Text - Predictions", NULL },
    { "Gemini 2.5 Pro Text Output (Long & Standard) - Predictions", NULL },
    { "CodeMender Gemini 3.8 Flash Global Text Output - Predictions", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrVertexMeter meter;
      gboolean understood = tdr_vertex_meter_parse (cases[i].description, &meter);
      g_autofree char *says = understood && meter.model != NULL
                                ? g_strjoin (" ", meter.model, meter.scope, meter.deployment, meter.meter, NULL)
                                : g_strdup (understood ? "" : NULL);

      g_test_message ("%s", cases[i].description);
      g_assert_cmpstr (says, ==, cases[i].says);
    }
}

static void
test_ecb_sample (void)
{
  static const char *const facts[] = { "ecb|USD||||||1.1592|USD|1 EUR", "ecb|SEK||||||11.2373|SEK|1 EUR", NULL };
  g_autoptr (GBytes) bytes = parse_fixture_read_sample ("ecb_eurofxref-daily.xml");
  g_autoptr (TdrAnswer) answer = bytes != NULL ? tdr_ecb_parse (bytes, NULL) : NULL;

  if (answer == NULL)
    return;
  parse_fixture_assert_facts (answer, facts, parse_fixture_no_gaps);
  g_assert_cmpstr (tdr_answer_get (answer, 0)->effective, ==, "2026-09-11");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sources/parse/google-sample", test_google_sample);
  g_test_add_func ("/sources/parse/google", test_google);
  g_test_add_func ("/sources/parse/vertex", test_vertex);
  g_test_add_func ("/sources/parse/vertex-meters", test_vertex_meters);
  g_test_add_func ("/sources/parse/ecb-sample", test_ecb_sample);

  return g_test_run ();
}
