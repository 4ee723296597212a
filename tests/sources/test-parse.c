/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "parse-fixture.h"
#include "tdr-azure-retail-parse.h"
#include "tdr-bedrock-parse.h"
#include "tdr-ec2-offer-parse.h"
#include "tdr-ec2-parse.h"
#include "tdr-json.h"
#include "tdr-price-list-parse.h"
#include "tdr-savings-plan-parse.h"
#include "tdr-source-error.h"

#include <string.h>

#define TODAY "2026-10-15"

/* All eight rows: 5 and 5.5, 11 for an hour's cache, 3.30 in the region and 3.00 globally; 0.198 is for 1K TPM, not 1M;
 * training is per million tokens, not "Images Processed". */
static void
test_marketplace_sample (void)
{
  static const char *const facts[] = {
    "bedrock|Claude Opus 4.8|global|us-east-1|on-demand||input|5|USD|1M tokens",
    "bedrock|Claude Opus 4.8|in-region-or-geo|us-east-1|on-demand||input|5.5|USD|1M tokens",
    "bedrock|Claude Opus 4.8|in-region-or-geo|us-east-1|on-demand||cache-write-1h|11|USD|1M tokens",
    "bedrock|Claude Sonnet 4.5|in-region-or-geo|us-east-1|on-demand||input|3.3|USD|1M tokens",
    "bedrock|Claude Sonnet 4.5|global|us-east-1|on-demand||input|3|USD|1M tokens",
    "bedrock|Claude Sonnet 4.5|geo|us-east-1|reserved|1-month|input-tpm-unit|0.198|USD|1K input TPM-hour",
    "bedrock|Claude 3 Haiku|in-region|us-east-1|provisioned|1-month|capacity-unit|80|USD|model unit-hour",
    "bedrock|Claude 3 Haiku|in-region|us-east-1|custom-model||training|12|USD|1M tokens",
    NULL,
  };
  g_autoptr (GBytes) bytes = parse_fixture_read_sample ("pricelist_AmazonBedrockFoundationModels_us-east-1_subset.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrAnswer) answer = bytes != NULL ? tdr_price_list_parse_bedrock (bytes, &error) : NULL;

  g_assert_no_error (error);
  if (answer != NULL)
    parse_fixture_assert_facts (answer, facts, parse_fixture_no_gaps);
}

/* All seven rows: 0.0008 a thousand is 0.8 a million; the batch row by its usage type, though its inference type is
 * that of the plain one; the custom model apart from the base; a cache write that costs nothing is a price. */
static void
test_bedrock_sample (void)
{
  static const char *const facts[] = {
    "bedrock|Nova Pro|in-region-or-geo|us-east-1|on-demand||input|0.8|USD|1M tokens",
    "bedrock|Nova Pro|in-region-or-geo|us-east-1|batch||input|0.4|USD|1M tokens",
    "bedrock|Nova Pro|in-region-or-geo|us-east-1|custom-model||input|0.8|USD|1M tokens",
    "bedrock|Nova Pro|in-region-or-geo|us-east-1|priority||cache-write-5m|0|USD|1M tokens",
    "bedrock|Nova Pro|in-region|us-east-1|provisioned|no-commitment|capacity-unit|60.5|USD|model unit-hour",
    "bedrock|xai.grok-4.6|global|us-east-1|on-demand||input|2|USD|1M tokens",
    "bedrock|DeepSeek v3.2|in-region-or-geo|us-east-1|batch||input|0.31|USD|1M tokens",
    NULL,
  };
  g_autoptr (GBytes) bytes = parse_fixture_read_sample ("pricelist_AmazonBedrock_us-east-1_subset.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrAnswer) answer = bytes != NULL ? tdr_price_list_parse_bedrock (bytes, &error) : NULL;

  g_assert_no_error (error);
  if (answer != NULL)
    parse_fixture_assert_facts (answer, facts, parse_fixture_no_gaps);
}

static void
test_get_products_sample (void)
{
  static const char *const facts[] = {
    "bedrock|Claude 2.0|in-region-or-geo|us-east-1|on-demand||input|8|USD|1M tokens", NULL,
  };
  g_autoptr (GBytes) bytes = parse_fixture_read_sample ("pricing_GetProducts_bedrock.json");
  g_autoptr (GError) error = NULL;
  g_autofree char *next = NULL;
  g_autoptr (TdrAnswer) answer = bytes != NULL ? tdr_price_list_parse_products (bytes, &next, &error) : NULL;

  g_assert_no_error (error);
  if (answer == NULL)
    return;
  parse_fixture_assert_facts (answer, facts, parse_fixture_no_gaps);
  g_assert_null (next);
  g_assert_cmpstr (tdr_answer_get (answer, 0)->version, ==, "20250618225550");
  g_assert_cmpstr (tdr_answer_get (answer, 0)->raw_unit, ==, "1K tokens");
  g_assert_cmpstr (tdr_answer_get (answer, 0)->raw_value, ==, "0.0080000000");
}

static void
test_azure_sample (void)
{
  static const char *const facts[] = {
    "azure-openai|gpt-5.4|data-zone|eastus2|on-demand||output|16.5|USD|1M tokens",
    "azure-openai|gpt-4o-0513|data-zone|eastus2|batch||input|2.75|USD|1M tokens",
    "azure-openai|gpt-5.6-luna|global|eastus2|on-demand||output|1.2|USD|1M tokens",
    "azure-openai|gpt-5.6-luna|global|eastus2|priority||cache-write|0.5|USD|1M tokens",
    "azure-openai|gpt-5.6-luna|global|eastus2|flex||long-output|0.9|USD|1M tokens",
    "azure-openai|gpt-4.1-mini|regional|eastus2|on-demand||output|1.76|USD|1M tokens",
    NULL,
  };
  g_autoptr (GBytes) bytes = parse_fixture_read_sample ("azure_retail_prices_items.json");
  g_autoptr (GError) error = NULL;
  g_autofree char *next = NULL;
  g_autoptr (TdrAnswer) answer = bytes != NULL ? tdr_azure_retail_parse (bytes, TODAY, &next, &error) : NULL;

  g_assert_no_error (error);
  if (answer != NULL)
    parse_fixture_assert_facts (answer, facts, parse_fixture_no_gaps);
}

static void
test_azure_envelope_sample (void)
{
  g_autoptr (GBytes) bytes = parse_fixture_read_sample ("azure_retail_prices_envelope.json");
  g_autofree char *next = NULL;
  g_autoptr (TdrAnswer) answer = bytes != NULL ? tdr_azure_retail_parse (bytes, TODAY, &next, NULL) : NULL;

  if (answer != NULL)
    g_assert_cmpstr (next, ==, "https://prices.azure.com/api/retail/prices?$skip=1000");
}

/* By hand: 551,880 for a year of 8,760 hours is 63 an hour. Of the three starts of one meter September's holds;
 * November's is still to come. */
static void
test_azure (void)
{
  static const char *const facts[] = {
    "azure-openai|gpt-5.4-mini|global|eastus2|on-demand||cache-read|0.2|USD|1M tokens",
    "azure-openai|gpt-4o-0806|global|eastus2|custom-model||input|1.25|USD|1M tokens",
    "azure-openai|(any PTU model)|global|eastus2|provisioned||capacity-unit|1|USD|PTU-hour",
    "azure|Standard_ND96isr_H100_v5||eastus2|self-hosted|on-demand|instance|98.32|USD|instance-hour",
    "azure|Standard_ND96isr_H100_v5||eastus2|self-hosted|1-year|instance|63|USD|instance-hour",
    "azure|Standard_ND96isr_H100_v5||eastus2|self-hosted|spot|instance|30.5|USD|instance-hour",
    NULL,
  };
  static const char *const gaps[] = {
    "1 × meter: 9.9 nebula Inp Gl 1M Tokens",
    "1 × price by quantity: 5.4 Inp Dz 1M Tokens",
    "1 × row without a name, unit, type, date, region or price: 5.4 Outp Dz 1M Tokens",
    "1 × unit: 1K",
    NULL,
  };
  g_autoptr (GBytes) bytes = parse_fixture_read ("azure-page.json");
  g_autofree char *next = NULL;
  g_autoptr (TdrAnswer) all = tdr_azure_retail_parse (bytes, TODAY, &next, NULL);
  g_autoptr (TdrAnswer) latest = tdr_azure_retail_keep_latest (all);

  parse_fixture_assert_facts (latest, facts, gaps);
  g_assert_null (next);
  g_assert_cmpuint (tdr_answer_get_n_rows (latest), ==, 14);
  g_assert_cmpuint (tdr_answer_get_n_skipped (latest), ==, 4);   /* November, Windows, no GPU; the older start */
}

static void
test_agreement_offers (void)
{
  static const char *const facts[] = {
    "bedrock|anthropic.claude-opus-5|in-region-or-geo|us-east-1|on-demand||input|5.5|USD|1M tokens",
    "bedrock|anthropic.claude-opus-5|in-region-or-geo|us-east-1|on-demand||output|27.5|USD|1M tokens",
    "bedrock|anthropic.claude-opus-5|global|us-east-1|on-demand||input|5|USD|1M tokens",
    "bedrock|anthropic.claude-opus-5|global|af-south-1|batch||output|12.5|USD|1M tokens",
    "bedrock|anthropic.claude-opus-5|in-region-or-geo|eu-west-1|on-demand||cache-write-1h|11|USD|1M tokens",
    "bedrock|anthropic.claude-opus-5|global|us-west-2|on-demand||long-input|10|USD|1M tokens",
    "bedrock|anthropic.claude-opus-5|global|us-west-2|batch||input|2.5|USD|1M tokens",
    "bedrock|anthropic.claude-opus-5|geo|us-east-1|on-demand||cache-write-5m|6.875|USD|1M tokens",
    "bedrock|anthropic.claude-opus-5|geo|us-west-2|reserved|1-month|input-tpm-unit|0.33|USD|1K input TPM-hour",
    "bedrock|anthropic.claude-opus-5|in-region|us-west-2|provisioned|6-month|capacity-unit|60|USD|model unit-hour",
    "bedrock|anthropic.claude-opus-5|in-region-or-geo||batch||cache-read|0.125|USD|1M tokens",
    "bedrock|anthropic.claude-opus-5|global||on-demand||long-cache-read|1|USD|1M tokens",
    "bedrock|anthropic.claude-opus-5|in-region-or-geo||flex||long-input|5|USD|1M tokens",
    "bedrock|anthropic.claude-opus-5|in-region-or-geo||flex||cache-write-30m|3|USD|1M tokens",
    NULL,
  };
  static const char *const gaps[] = {
    "1 × dimension: thinking_tokens_standard",
    "1 × price: 1e1",
    "1 × region of a dimension: XYZ9_input_tokens_standard",
    "1 × unit: Tokens",
    NULL,
  };
  g_autoptr (GBytes) bytes = parse_fixture_read ("agreement-offers.json");
  g_autoptr (TdrAnswer) answer = tdr_bedrock_parse_offers (bytes, NULL);

  parse_fixture_assert_facts (answer, facts, gaps);
  for (guint i = 0; i < tdr_answer_get_n (answer); i++)
    {
      g_autofree char *line = parse_fixture_write_fact (tdr_answer_get (answer, i));

      g_assert_null (strstr (line, "MARKED-SECRET"));
    }
}

static void
test_bedrock_lists (void)
{
  static const char *const profiles[] = {
    "bedrock|global.anthropic.claude-opus-5|SYSTEM_DEFINED|us-east-1|||||||us-east-1;*", NULL,
  };
  static const char *const profile_gaps[] = { "1 × profile: us.broken", NULL };
  static const char *const throughputs[] = {
    "bedrock|amazon.nova-pro-v1:0||us-east-1|provisioned|OneMonth|||||2 model units; InService; until 2026-11-01", NULL,
  };
  g_autoptr (GBytes) profile_bytes = parse_fixture_read ("profiles-page.json");
  g_autoptr (GBytes) throughput_bytes = parse_fixture_read ("throughputs.json");
  g_autofree char *next = NULL, *none = NULL;
  g_autoptr (TdrAnswer) profile = tdr_bedrock_parse_profiles (profile_bytes, "us-east-1", &next, NULL);
  g_autoptr (TdrAnswer) throughput = tdr_bedrock_parse_throughputs (throughput_bytes, "us-east-1", &none, NULL);

  parse_fixture_assert_facts (profile, profiles, profile_gaps);
  g_assert_cmpstr (next, ==, "page-2");
  parse_fixture_assert_facts (throughput, throughputs, parse_fixture_no_gaps);
  g_assert_null (none);
}

static GBytes *
wrap_sample (const char *name,
             const char *before,
             const char *after)
{
  g_autoptr (GBytes) sample = parse_fixture_read_sample (name);
  g_autofree char *middle = NULL;
  char *text;

  if (sample == NULL)
    return NULL;
  middle = g_strndup (g_bytes_get_data (sample, NULL), g_bytes_get_size (sample));
  text = g_strconcat (before, middle, after, NULL);
  return g_bytes_new_take (text, strlen (text));
}

static void
test_bedrock_samples (void)
{
  static const char *const models[] = {
    "bedrock|mistral.pixtral-large-2502-v1:0||us-east-1|||||||ACTIVE; INFERENCE_PROFILE", NULL,
  };
  static const char *const legacy[] = {
    "bedrock|anthropic.claude-sonnet-4-20250514-v1:0||us-west-2|||||||LEGACY; legacy from 2026-04-14; "
    "extended access from 2026-07-14; end of life 2026-10-14",
    NULL,
  };
  static const char *const profiles[] = {
    "bedrock|us.anthropic.claude-opus-5|SYSTEM_DEFINED|us-east-1|||||||us-east-1;us-east-2;us-west-2", NULL,
  };
  static const char *const availability[] = {
    "bedrock|anthropic.claude-opus-5||us-east-1|||||||agreement NOT_AVAILABLE; authorization AUTHORIZED; "
    "entitlement AVAILABLE; region AVAILABLE",
    NULL,
  };
  g_autoptr (GBytes) model = wrap_sample ("bedrock_ListFoundationModels_entry.json", "{\"modelSummaries\":[", "]}");
  g_autoptr (GBytes) old = wrap_sample ("bedrock_GetFoundationModel_modelLifecycle_legacy.json",
                                        "{\"modelSummaries\":[{\"modelId\":\"anthropic.claude-sonnet-4-20250514-v1:0\","
                                        "\"modelLifecycle\":", "}]}");
  g_autoptr (GBytes) profile = wrap_sample ("bedrock_GetInferenceProfile.json", "{\"inferenceProfileSummaries\":[",
                                            "]}");
  g_autoptr (GBytes) available = parse_fixture_read_sample ("bedrock_GetFoundationModelAvailability.json");
  g_autofree char *next = NULL;

  if (model == NULL || old == NULL || profile == NULL || available == NULL)
    return;
  {
    g_autoptr (TdrAnswer) model_answer = tdr_bedrock_parse_models (model, "us-east-1", NULL);
    g_autoptr (TdrAnswer) old_answer = tdr_bedrock_parse_models (old, "us-west-2", NULL);
    g_autoptr (TdrAnswer) profile_answer = tdr_bedrock_parse_profiles (profile, "us-east-1", &next, NULL);
    g_autoptr (TdrAnswer) available_answer = tdr_bedrock_parse_availability (available, "us-east-1", NULL);

    parse_fixture_assert_facts (model_answer, models, parse_fixture_no_gaps);
    parse_fixture_assert_facts (old_answer, legacy, parse_fixture_no_gaps);
    parse_fixture_assert_facts (profile_answer, profiles, parse_fixture_no_gaps);
    parse_fixture_assert_facts (available_answer, availability, parse_fixture_no_gaps);
  }
}

/* By hand: 45,000 for 168 hours of two machines is 45,000 / 336 = 133.928571 an hour. */
static void
test_ec2 (void)
{
  static const char *const spots[] = {
    "aws|p5.48xlarge|us-east-1a|us-east-1|self-hosted|spot|instance|21.4025|USD|instance-hour",
    "aws|p5.48xlarge|us-east-1c|us-east-1|self-hosted|spot|instance|19.5|USD|instance-hour",
    NULL,
  };
  static const char *const spot_gaps[] = { "1 × price: n/a", NULL };
  static const char *const blocks[] = {
    "aws|p5en.48xlarge|ap-northeast-2a|ap-northeast-2|self-hosted|"
    "capacity-block 2026-08-11T00:00:00Z 2026-08-18T00:00:00Z|instance|133.928571|USD|instance-hour|"
    "45000.00 for 2 instances, 168 hours",
    NULL,
  };
  static const char *const block_gaps[] = { "1 × capacity block: cbro-0123456789abcdef1", NULL };
  static const char *const offerings[] = { "aws|trn2.48xlarge|us-east-2|us-east-2|||||||region", NULL };
  g_autoptr (GBytes) spot_bytes = parse_fixture_read ("spot.xml"), block_bytes = parse_fixture_read ("capacity-blocks.xml");
  g_autoptr (GBytes) offering_bytes = parse_fixture_read ("offerings.xml");
  g_autofree char *spot_next = NULL, *block_next = NULL, *offering_next = NULL;
  g_autoptr (TdrAnswer) spot = tdr_ec2_parse_spot (spot_bytes, "us-east-1", &spot_next, NULL);
  g_autoptr (TdrAnswer) block = tdr_ec2_parse_capacity_blocks (block_bytes, "ap-northeast-2", &block_next, NULL);
  g_autoptr (TdrAnswer) offering = tdr_ec2_parse_offerings (offering_bytes, "us-east-2", &offering_next, NULL);

  parse_fixture_assert_facts (spot, spots, spot_gaps);
  g_assert_null (spot_next);
  parse_fixture_assert_facts (block, blocks, block_gaps);
  g_assert_cmpstr (block_next, ==, "page-2");
  parse_fixture_assert_facts (offering, offerings, parse_fixture_no_gaps);
  g_assert_null (offering_next);
}

/* By hand: 262,800 for three years of 8,760 hours is 10 an hour. */
static void
test_ec2_products (void)
{
  static const char *const facts[] = {
    "aws|p5.48xlarge||us-east-1|self-hosted|on-demand|instance|55.04|USD|instance-hour",
    "aws|p5.48xlarge||us-east-1|self-hosted|3-year all-upfront|instance|10|USD|instance-hour",
    NULL,
  };
  static const char *const gaps[] = { "1 × row: a product without product or terms", NULL };
  g_autoptr (GBytes) bytes = parse_fixture_read ("ec2-products.json");
  g_autofree char *next = NULL;
  g_autoptr (TdrAnswer) answer = tdr_price_list_parse_products (bytes, &next, NULL);

  parse_fixture_assert_facts (answer, facts, gaps);
  g_assert_cmpstr (next, ==, "page-2");
}

static TdrAnswer *
parse_offer_in_pieces (GBytes  *bytes,
                       gsize    piece,
                       GError **error)
{
  g_autoptr (TdrEc2OfferParser) parser = tdr_ec2_offer_parser_new ();
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i < length; i += piece)
    if (!tdr_ec2_offer_parser_feed (parser, data + i, MIN (piece, length - i), error))
      return NULL;

  return tdr_ec2_offer_parser_finish (parser, error);
}

/* By hand: 175,200 for a year of 8,760 hours is 20, and 19.5 an hour on top. */
static void
test_ec2_offer (void)
{
  static const char *const facts[] = {
    "aws|p5.48xlarge||us-east-1|self-hosted|on-demand|instance|55.04|USD|instance-hour",
    "aws|p5.48xlarge||us-east-1|self-hosted|1-year no-upfront|instance|40.5|USD|instance-hour",
    "aws|p5.48xlarge||us-east-1|self-hosted|1-year partial-upfront|instance|39.5|USD|instance-hour",
    NULL,
  };
  static const gsize pieces[] = { 1, 7, 64, 100000 };
  g_autoptr (GBytes) bytes = parse_fixture_read ("ec2-offer.json");
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 2);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (TdrAnswer) answer = parse_offer_in_pieces (bytes, pieces[i], NULL);

      parse_fixture_assert_facts (answer, facts, parse_fixture_no_gaps);
      g_assert_cmpstr (tdr_answer_get (answer, 0)->version, ==, "20260925174521");
    }
  g_assert_null (parse_offer_in_pieces (half, 64, &error));
  g_assert_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD);
  g_assert_nonnull (strstr (error->message, "it ends too early"));
}

/* A list where the terms of a machine should be is not understood, and breaks nothing. */
static void
test_ec2_offer_list (void)
{
  static const char text[] = "{\"products\":{},\"terms\":{\"OnDemand\":{\"SKU1\":[{}]}}}";
  static const char *const none[] = { NULL };
  static const char *const gaps[] = { "1 × sku: SKU1", NULL };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (TdrAnswer) answer = parse_offer_in_pieces (bytes, 5, NULL);

  parse_fixture_assert_facts (answer, none, gaps);
}

static void
test_savings_plans (void)
{
  static const char *const bulk[] = {
    "aws|p5.48xlarge||us-east-1|self-hosted|1-year no-upfront savings-plan|instance|34.6081|USD|instance-hour",
    "aws|trn1.32xlarge||us-east-1|self-hosted|3-year all-upfront instance-savings-plan|"
    "instance|8.4912|USD|instance-hour",
    NULL,
  };
  static const char *const bulk_gaps[] = { "1 × unit: Month", NULL };
  static const char *const rates[] = {
    "aws|p5.48xlarge||us-east-1|self-hosted|1-year no-upfront savings-plan|instance|34.6081|USD|instance-hour",
    "aws|trn1.32xlarge||eusc-de-east-1|self-hosted|3-year all-upfront instance-savings-plan|"
    "instance|8.4912|EUR|instance-hour",
    NULL,
  };
  static const char *const rate_gaps[] = { "1 × term: Database", NULL };
  g_autoptr (GBytes) bulk_bytes = parse_fixture_read ("savings-plan.json");
  g_autoptr (GBytes) rate_bytes = parse_fixture_read ("savings-plan-rates.json");
  g_autoptr (TdrSavingsPlanParser) parser = tdr_savings_plan_parser_new ("us-east-1");
  g_autoptr (GError) error = NULL;
  g_autofree char *next = NULL;
  g_autoptr (TdrAnswer) bulk_answer = NULL, rate_answer = NULL;

  g_assert_true (tdr_savings_plan_parser_feed (parser, g_bytes_get_data (bulk_bytes, NULL),
                                               g_bytes_get_size (bulk_bytes),
                                               &error));
  bulk_answer = tdr_savings_plan_parser_finish (parser, &error);
  g_assert_no_error (error);
  parse_fixture_assert_facts (bulk_answer, bulk, bulk_gaps);
  rate_answer = tdr_savings_plan_parse_rates (rate_bytes, &next, &error);
  g_assert_no_error (error);
  parse_fixture_assert_facts (rate_answer, rates, rate_gaps);
  g_assert_cmpstr (next, ==, "page-2");
}

static void
test_region_index (void)
{
  static const struct {
    const char *text;
    const char *address;
    gboolean fails;
  } cases[] = {
    { "{\"regions\":{\"eu-west-1\":{\"regionCode\":\"eu-west-1\",\"currentVersionUrl\":\"/a/b.json\"}}}", "/a/b.json",
      FALSE },
    { "{\"regions\":[{\"regionCode\":\"eu-west-1\",\"versionUrl\":\"/c.json\"}]}", "/c.json", FALSE },
    { "{\"regions\":{\"us-east-1\":{\"currentVersionUrl\":\"/a/b.json\"}}}", NULL, FALSE },
    { "{\"regions\":{\"eu-west-1\":{\"currentVersionUrl\":\"https://elsewhere.example/a\"}}}", NULL, TRUE },
    { "{\"regions\":{\"eu-west-1\":{\"currentVersionUrl\":\"//elsewhere.example/a\"}}}", NULL, TRUE },
    { "{\"regions\":7}", NULL, TRUE },
    { "[]", NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;
      g_autofree char *address = tdr_price_list_parse_region_index (bytes, "eu-west-1", &error);

      g_assert_cmpstr (address, ==, cases[i].address);
      g_assert_cmpint (error != NULL, ==, cases[i].fails);
    }
}

/* What every parser of JSON refuses before it looks at a row. */
static void
test_json_refuses (void)
{
  static const struct {
    const char *text;
    const char *reason;
  } cases[] = {
    { "", "it ends too early" },
    { "<html>", "a value is missing" },
    { "{\"Items\":[],\"Items\":[]}", "“Items” comes twice" },
    { "{\"a\":{\"x\":1},\"b\":{\"x\":1,\"x\":2}}", "“x” comes twice" },
    { "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "nested too deeply" },
    { "{\"Items\":\"\xff\"}", "not UTF-8" },
    { "{\"Items\":7}", "has no “Items”" },
    { "[]", "it is no object" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;
      g_autofree char *next = NULL;

      g_assert_null (tdr_azure_retail_parse (bytes, TODAY, &next, &error));
      g_assert_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD);
      g_assert_nonnull (strstr (error->message, cases[i].reason));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sources/parse/marketplace-sample", test_marketplace_sample);
  g_test_add_func ("/sources/parse/bedrock-sample", test_bedrock_sample);
  g_test_add_func ("/sources/parse/get-products-sample", test_get_products_sample);
  g_test_add_func ("/sources/parse/azure-sample", test_azure_sample);
  g_test_add_func ("/sources/parse/azure-envelope-sample", test_azure_envelope_sample);
  g_test_add_func ("/sources/parse/azure", test_azure);
  g_test_add_func ("/sources/parse/agreement-offers", test_agreement_offers);
  g_test_add_func ("/sources/parse/bedrock-lists", test_bedrock_lists);
  g_test_add_func ("/sources/parse/bedrock-samples", test_bedrock_samples);
  g_test_add_func ("/sources/parse/ec2", test_ec2);
  g_test_add_func ("/sources/parse/ec2-products", test_ec2_products);
  g_test_add_func ("/sources/parse/ec2-offer", test_ec2_offer);
  g_test_add_func ("/sources/parse/ec2-offer-list", test_ec2_offer_list);
  g_test_add_func ("/sources/parse/savings-plans", test_savings_plans);
  g_test_add_func ("/sources/parse/region-index", test_region_index);
  g_test_add_func ("/sources/parse/json-refuses", test_json_refuses);

  return g_test_run ();
}
