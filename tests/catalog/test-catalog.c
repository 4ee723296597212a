/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shipped catalogue against figures that were looked up by eye in the collected facts; the row of each is named. */

#include "tdr-catalog.h"

#include <string.h>

static TdrCatalog *catalog;

static const TdrOffer *
find_offer (const char *id)
{
  guint n;
  const TdrOffer *const *offers = tdr_catalog_get_offers (catalog, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (offers[i]->id, id))
      return offers[i];

  g_test_message ("no offer %s", id);
  return NULL;
}

static void
assert_rate (const TdrOffer *offer,
             TdrMeter        meter,
             const char     *expected)
{
  const TdrRate *rate = &offer->tariff.rates[meter];
  g_autofree char *figure = rate->known ? tdr_money_to_string (rate->price, 0) : g_strdup ("unknown");

  if (g_strcmp0 (figure, expected) != 0)
    g_error ("%s, %s: %s, expected %s", offer->id, tdr_meter_to_string (meter), figure, expected);
  if (rate->known)
    g_assert_nonnull (rate->evidence);
}

typedef struct {
  const char *id;
  const char *model;
  const char *input;
  const char *output;
  const char *jurisdictions;
  gboolean offered;
} Offered;

#define SONNET_45 "bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0/"

/* The line of models.csv, or of regions.csv where a route is meant, is given for each. */
static const Offered offered[] = {
  /* The page: global 3/15, geo 3.30/16.50. The eu. profile from Frankfurt runs in eu-central-1, eu-north-1, eu-south-1,
   * eu-south-2, eu-west-1 and eu-west-3. */
  { SONNET_45 "global/eu-central-1/on-demand", "claude-sonnet-4.5", "3", "15", "*", TRUE },
  { SONNET_45 "geo/eu-central-1/on-demand", "claude-sonnet-4.5", "3.3", "16.5", "DE;ES;FR;IE;IT;SE", TRUE },
  /* regions.csv 286: the us. profile called from Canada may run in ca-central-1 and in three regions of the US. */
  { "bedrock/anthropic.claude-sonnet-4-6/geo/ca-central-1/on-demand", "claude-sonnet-4.6", "3.3", "16.5", "CA;US",
    TRUE },
  /* regions.csv 294: in-region in London only, and the eu. profile from there may leave the EU for it. */
  { "bedrock/anthropic.claude-sonnet-4-6/in-region/eu-west-2/on-demand", "claude-sonnet-4.6", "3.3", "16.5", "GB",
    TRUE },
  { "bedrock/anthropic.claude-sonnet-4-6/geo/eu-west-2/on-demand", "claude-sonnet-4.6", "3.3", "16.5",
    "DE;ES;FR;GB;IE;IT;SE", TRUE },
  /* models.csv 804: standard 0.20/0.79, priority 0.35/1.3825, flex 0.10/0.395; in-region, by three tiers. */
  { "bedrock/openai.gpt-oss-120b-1:0/in-region/eu-central-1/on-demand", "gpt-oss-120b", "0.2", "0.79", "DE", TRUE },
  { "bedrock/openai.gpt-oss-120b-1:0/in-region/eu-central-1/priority", "gpt-oss-120b", "0.35", "1.3825", "DE", TRUE },
  { "bedrock/openai.gpt-oss-120b-1:0/in-region/eu-central-1/flex", "gpt-oss-120b", "0.1", "0.395", "DE", TRUE },
  /* models.csv 275 and 276: launched in October, after the last list of regions: priced, not confirmed as offered. */
  { "bedrock/anthropic.claude-haiku-5-5/unspecified/eu-central-1/on-demand", "claude-haiku-5.5", "0.11", "0.55", NULL,
    FALSE },
  { "bedrock/anthropic.claude-haiku-5-5/global/-/on-demand", "claude-haiku-5.5", "0.1", "0.5", "*", FALSE },
  /* models.csv 1085, 1087, 1091; regions.csv 1701. */
  { "azure-openai/gpt-4.1/data-zone/swedencentral/on-demand", "gpt-4.1", "2.2", "8.8", "EU", TRUE },
  { "azure-openai/gpt-4.1/global/swedencentral/on-demand", "gpt-4.1", "2", "8", "*", TRUE },
  { "azure-openai/gpt-4.1/in-region/swedencentral/on-demand", "gpt-4.1", "2.42", "9.68", "SE", TRUE },
  /* models.csv 1090: the geography Europe of northeurope is Ireland and the Netherlands. */
  { "azure-openai/gpt-4.1/in-region/northeurope/on-demand", "gpt-4.1", "2.64", "10.56", "IE;NL", FALSE },
  { "azure-openai/gpt-4.1/data-zone/eastus2/on-demand", "gpt-4.1", "2.2", "8.8", "US", TRUE },
  /* models.csv 1130: 2.75/11 in the regions of the US. The version of November is the one that is offered. */
  { "azure-openai/gpt-4o-1120/in-region/eastus/on-demand", "gpt-4o", "2.75", "11", "US", TRUE },
  /* models.csv 1233 and 1235: cut on the first of August; 1236 and 1238: on the first of September. */
  { "azure-openai/gpt-5.6-luna/global/eastus2/on-demand/from-2026-08-01", "gpt-5.6-luna", "0.2", "1.2", "*", FALSE },
  { "azure-openai/gpt-5.6-luna/global/eastus2/on-demand/until-2026-07-31", "gpt-5.6-luna", "1", "6", "*", FALSE },
  { "azure-openai/gpt-5.6-sol/global/eastus2/on-demand/from-2026-09-01", "gpt-5.6-sol", "4", "20", "*", FALSE },
  /* models.csv 1232: only the input of the data zone was read after the cut. */
  { "azure-openai/gpt-5.6-luna/data-zone/eastus2/on-demand/from-2026-08-01", "gpt-5.6-luna", "0.22", "unknown", "US",
    FALSE },
  /* models.csv 1361: the same global and regional; offered in the multi-regions. */
  { "vertex/gemini-2.5-pro/global/-/on-demand", "gemini-2.5-pro", "1.25", "10", "*", TRUE },
  { "vertex/gemini-2.5-pro/geo/eu/on-demand", "gemini-2.5-pro", "1.25", "10", "EU", TRUE },
  /* models.csv 1376: non-global covers the us and eu endpoints. */
  { "vertex/gemini-3.5-flash/geo/eu/on-demand", "gemini-3.5-flash", "1.65", "9.9", "EU", FALSE },
  /* models.csv 1379 and 1381. */
  { "vertex/gemini-3.6-flash/global/-/on-demand/from-2027-01-01", "gemini-3.6-flash", "1.5", "7.5", "*", FALSE },
  { "vertex/gemini-3.6-flash/global/-/on-demand/until-2026-12-31", "gemini-3.6-flash", "0.75", "3.75", "*", FALSE },
  /* models.csv 1329 and 1330. */
  { "vertex/claude-sonnet-4-5/in-region/europe-west1/on-demand", "claude-sonnet-4.5", "3.3", "16.5", "BE", FALSE },
  /* models.csv 1455, 1425 and 1457. */
  { "anthropic-direct/claude-sonnet-5-5/global/-/on-demand", "claude-sonnet-5.5", "2", "10", NULL, FALSE },
  { "azure-foundry/claude-sonnet-4-5/unspecified/-/on-demand", "claude-sonnet-4.5", "3", "15", NULL, FALSE },
  { "openai-direct/gpt-6-sol/global/-/on-demand", "gpt-6-sol", "2", "10", NULL, FALSE },
  /* models.csv 246 and 247: public extended access doubles the price on the first of December 2025. */
  { "bedrock/anthropic.claude-3-5-sonnet-20240620-v1:0/in-region/eu-central-1/on-demand/until-2025-11-30",
    "claude-3.5-sonnet", "3", "15", "DE", TRUE },
  { "bedrock/anthropic.claude-3-5-sonnet-20240620-v1:0/in-region/eu-central-1/on-demand/from-2025-12-01",
    "claude-3.5-sonnet", "6", "30", "DE", TRUE },
  /* Offered, and no row of models.csv prices it there: Claude 3 Sonnet is priced in-region only (260). */
  { "bedrock/anthropic.claude-3-sonnet-20240229-v1:0/geo/eu-central-1/on-demand", "claude-3-sonnet", "unknown",
    "unknown", NULL, TRUE },
};

static void
test_offered (gconstpointer data)
{
  const Offered *expected = data;
  const TdrOffer *offer = find_offer (expected->id);

  g_assert_nonnull (offer);
  g_assert_cmpstr (offer->model, ==, expected->model);
  assert_rate (offer, TDR_METER_INPUT, expected->input);
  assert_rate (offer, TDR_METER_OUTPUT, expected->output);
  g_assert_cmpstr (offer->route.jurisdictions, ==, expected->jurisdictions);
  g_assert_true ((offer->availability != NULL) == expected->offered);
}

typedef struct {
  const char *id;
  TdrMeter meter;
  const char *price;
} Rated;

static const Rated rates[] = {
  { SONNET_45 "geo/eu-central-1/on-demand", TDR_METER_CACHE_WRITE_5M, "4.125" },
  { SONNET_45 "geo/eu-central-1/on-demand", TDR_METER_CACHE_WRITE_1H, "6.6" },
  { SONNET_45 "geo/eu-central-1/on-demand", TDR_METER_CACHE_READ, "0.33" },
  { SONNET_45 "global/eu-central-1/on-demand", TDR_METER_BATCH_INPUT, "1.5" },
  { SONNET_45 "global/eu-central-1/on-demand", TDR_METER_LONG_OUTPUT, "22.5" },
  /* models.csv 323 to 326: a thousand tokens a minute for an hour, one month or three. */
  { SONNET_45 "geo/eu-central-1/reserved/1-month", TDR_METER_INPUT_TPM_UNIT, "0.198" },
  { SONNET_45 "geo/eu-central-1/reserved/3-month", TDR_METER_OUTPUT_TPM_UNIT, "0.891" },
  /* models.csv 252 and 256: a model unit of Claude 3 Haiku; 253: of a customised one, which is another product. */
  { "bedrock/anthropic.claude-3-haiku-20240307-v1:0/in-region/us-east-1/provisioned", TDR_METER_CAPACITY_UNIT, "88" },
  { "bedrock/anthropic.claude-3-haiku-20240307-v1:0/in-region/us-east-1/provisioned/6-month", TDR_METER_CAPACITY_UNIT,
    "44" },
  { "bedrock/anthropic.claude-3-haiku-20240307-v1:0 (custom model)/in-region/us-east-1/provisioned",
    TDR_METER_CAPACITY_UNIT, "132" },
  /* models.csv 1025, 1033: PTUs. */
  { "azure-openai/gpt-4.1/data-zone/swedencentral/provisioned", TDR_METER_CAPACITY_UNIT, "1.1" },
  { "azure-openai/gpt-4.1/in-region/swedencentral/provisioned", TDR_METER_CAPACITY_UNIT, "2.2" },
  /* models.csv 1341: a GSU for a year. */
  { "vertex/gemini-2.5-flash/global/-/provisioned/1-year", TDR_METER_CAPACITY_UNIT, "2.739726" },
  /* Nova 2 Lite writes to its cache for nothing (models.csv 11): zero is a price. */
  { "bedrock/amazon.nova-2-lite-v1:0/geo/eu-central-1/on-demand", TDR_METER_CACHE_WRITE_5M, "0" },
  /* models.csv 1455: the newer of the two figures that are known. */
  { "anthropic-direct/claude-sonnet-5-5/global/-/on-demand", TDR_METER_CACHE_READ, "0.2" },
};

static void
test_rate (gconstpointer data)
{
  const Rated *expected = data;
  const TdrOffer *offer = find_offer (expected->id);

  g_assert_nonnull (offer);
  assert_rate (offer, expected->meter, expected->price);
}

/* models.csv 1084: 15 units at least, 5 more at a time, 3000 tokens a minute each, an output token counts as 4; in one
 * region 50 and 50. */
static void
test_capacity_units (void)
{
  const TdrTariff *zone = &find_offer ("azure-openai/gpt-4.1/data-zone/swedencentral/provisioned")->tariff;
  const TdrTariff *region = &find_offer ("azure-openai/gpt-4.1/in-region/swedencentral/provisioned")->tariff;
  const TdrTariff *gsu = &find_offer ("vertex/gemini-2.5-pro/global/-/provisioned/1-month")->tariff;

  g_assert_cmpint (zone->minimum_units, ==, 15);
  g_assert_cmpint (zone->unit_increment, ==, 5);
  g_assert_cmpfloat (zone->tokens_per_minute_per_unit, ==, 3000);
  g_assert_cmpfloat (zone->output_ratio, ==, 4);
  g_assert_cmpint (region->minimum_units, ==, 50);
  g_assert_cmpint (region->unit_increment, ==, 50);

  /* models.csv 1360: 540 tokens a second, 540 × 60 a minute. */
  g_assert_cmpfloat (gsu->tokens_per_minute_per_unit, ==, 32400);
  g_assert_cmpfloat (gsu->output_ratio, ==, 8);
}

static void
test_rules (void)
{
  const TdrOffer *sonnet = find_offer (SONNET_45 "global/eu-central-1/on-demand");
  const TdrOffer *gemini = find_offer ("vertex/gemini-2.5-pro/global/-/on-demand");
  const TdrOffer *sol = find_offer ("azure-openai/gpt-5.6-sol/global/eastus2/on-demand/from-2026-09-01");
  const TdrOffer *legacy = find_offer ("bedrock/anthropic.claude-3-5-sonnet-20240620-v1:0/in-region/eu-central-1/"
                                       "on-demand/from-2025-12-01");

  g_assert_cmpint (sonnet->tariff.cache_rule, ==, TDR_CACHE_WRITTEN);
  g_assert_cmpint (sonnet->tariff.long_context_above, ==, 200000);
  g_assert_cmpint (gemini->tariff.cache_rule, ==, TDR_CACHE_AUTOMATIC);
  g_assert_cmpint (gemini->tariff.context_tokens, ==, 1048576);

  /* Its long rates were not read after the cut: the threshold stands, the rates are unknown. */
  g_assert_cmpint (sol->tariff.long_context_above, ==, 272000);
  assert_rate (sol, TDR_METER_LONG_INPUT, "unknown");

  /* "Legacy (EOL: 2026-07-30)": nothing is sold after that day. */
  g_assert_cmpstr (legacy->lifecycle, ==, "Legacy");
  g_assert_cmpstr (legacy->valid_until, ==, "2026-07-30");
  g_assert_cmpstr (legacy->end_of_life, ==, "2026-07-30");
}

/* What gives vectors or pictures is no candidate for a workload of words. */
static void
test_outputs (void)
{
  guint n;
  const TdrOffer *const *offers = tdr_catalog_get_offers (catalog, &n);

  for (guint i = 0; i < n; i++)
    if (strstr (offers[i]->model, "embed") != NULL)
      g_assert_cmpstr (offers[i]->output_modalities, ==, "embedding");
    else if (g_str_has_prefix (offers[i]->model, "stable-"))
      g_assert_cmpstr (offers[i]->output_modalities, ==, "image");
    else if (g_str_has_prefix (offers[i]->model, "claude-sonnet"))
      g_assert_cmpstr (offers[i]->output_modalities, ==, "text");
}

static void
test_sellers (void)
{
  const TdrOffer *foundry = find_offer ("azure-foundry/claude-sonnet-4-5/unspecified/-/on-demand");
  const TdrOffer *gemini = find_offer ("vertex/gemini-2.5-pro/global/-/on-demand");
  const TdrOffer *partner = find_offer ("vertex/claude-sonnet-4-5/in-region/europe-west1/on-demand");

  g_assert_cmpstr (foundry->service, ==, "Claude in Microsoft Foundry");
  g_assert_cmpstr (foundry->processor, ==, "Anthropic");
  g_assert_cmpstr (foundry->provider, ==, "Microsoft");
  g_assert_cmpstr (gemini->processor, ==, "Google");
  g_assert_null (partner->processor);
}

/* GovCloud has a price list of its own: a commercial price without regions, such as the reserved tier's, is not its
 * price. */
static void
test_government_apart (void)
{
  guint n;
  const TdrOffer *const *offers = tdr_catalog_get_offers (catalog, &n);

  for (guint i = 0; i < n; i++)
    if (offers[i]->region != NULL && g_str_has_prefix (offers[i]->region, "us-gov-")
        && g_str_equal (offers[i]->developer, "Anthropic")
        && (offers[i]->tariff.rates[TDR_METER_INPUT].known || offers[i]->tariff.rates[TDR_METER_INPUT_TPM_UNIT].known))
      g_assert_nonnull (strstr (offers[i]->id, "5-5/unspecified/us-gov-"));
}

typedef struct {
  const char *id;
  const char *hourly;
  const char *chip;
  int chips;
  double gibibytes;
  const char *jurisdiction;
} Machine;

/* The line of instances.csv is given for each. */
static const Machine machines[] = {
  /* 836 */
  { "aws/p5.48xlarge/us-east-1/on-demand", "55.04", "h100-sxm", 8, 80, "US" },
  { "aws/p5.48xlarge/us-east-1/1-year", "34.6752", "h100-sxm", 8, 80, "US" },
  { "aws/p5.48xlarge/us-east-1/3-year", "23.77728", "h100-sxm", 8, 80, "US" },
  { "aws/p5.48xlarge/us-east-1/spot", "20.788", "h100-sxm", 8, 80, "US" },
  { "aws/p5.48xlarge/us-east-1/capacity-block", "41.528", "h100-sxm", 8, 80, "US" },
  /* 734, and the price paid upfront in other_price */
  { "aws/inf2.48xlarge/us-east-1/on-demand", "12.98127", "inferentia2", 12, 32, "US" },
  { "aws/inf2.48xlarge/us-east-1/1-year/all-upfront", "7.63299", "inferentia2", 12, 32, "US" },
  /* 904 */
  { "aws/trn2.48xlarge/us-east-2/capacity-block", "35.7608", "trainium2", 16, 96, "US" },
  /* and its third-party price, 14.5556, of which the row says LOW confidence: shown, not used */
  { "aws/trn2.48xlarge/us-east-2/on-demand", "unknown", "trainium2", 16, 96, "US" },
  /* 1251 */
  { "azure/Standard_ND96isr_H200_v5/swedencentral/on-demand", "110.272", "h200-sxm", 8, 141, "SE" },
  /* 1320: 1.56 for one chip, and the usual machine of a v5e has eight: 12.48. */
  { "gcp/TPU v5e (per chip-hour)/europe-west4/on-demand", "12.48", "tpu-v5e", 8, 16, "NL" },
  /* The local zone of Querétaro is in Mexico, whatever its region. */
  { "aws/g4dn.2xlarge/us-east-1-qro-1/on-demand", "1.09", NULL, 1, 16, "MX" },
  /* A card on PCI Express, not on a board of eight. */
  { "azure/Standard_NC24ads_A100_v4/australiaeast/on-demand", "5.326", "a100-80g-pcie", 1, 80, "AU" },
  /* regions.csv: offered; instances.csv has no rate of it there. */
  { "aws/p5e.48xlarge/us-west-2/on-demand", "unknown", "h200-sxm", 8, 141, "US" },
};

static const TdrInstanceOffer *
find_instance (const char *id)
{
  guint n;
  const TdrInstanceOffer *const *instances = tdr_catalog_get_instances (catalog, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (instances[i]->id, id))
      return instances[i];

  return NULL;
}

static void
test_machine (gconstpointer data)
{
  const Machine *expected = data;
  const TdrInstanceOffer *offer = find_instance (expected->id);
  g_autofree char *hourly = NULL;

  g_assert_nonnull (offer);
  hourly = offer->hourly.known ? tdr_money_to_string (offer->hourly.price, 0) : g_strdup ("unknown");
  g_assert_cmpstr (hourly, ==, expected->hourly);
  g_assert_cmpstr (offer->host.chip != NULL ? offer->host.chip->id : NULL, ==, expected->chip);
  g_assert_cmpint (offer->host.chips, ==, expected->chips);
  g_assert_cmpfloat (offer->host.memory_bytes_per_chip, ==, expected->gibibytes * 1073741824.0);
  g_assert_cmpstr (offer->route.jurisdictions, ==, expected->jurisdiction);
  g_assert_nonnull (offer->hourly.evidence);
}

/* instances.csv 1366: 9.342987 against 100.918071 on demand is a machine without its accelerators. */
static void
test_absurd_spot_is_refused (void)
{
  g_assert_nonnull (find_instance ("gcp/a3-highgpu-8g/europe-west2/on-demand"));
  g_assert_null (find_instance ("gcp/a3-highgpu-8g/europe-west2/spot"));

  /* 1368: 53.447333 of 112.540479 is no such thing. */
  g_assert_nonnull (find_instance ("gcp/a3-highgpu-8g/europe-west4/spot"));
}

/* What its source warns of stays beside the figure. */
static void
test_doubts_are_shown (void)
{
  const TdrInstanceOffer *trainium = find_instance ("aws/trn2.48xlarge/us-east-2/on-demand");

  g_assert_nonnull (strstr (trainium->note, "no price is known: a listed one is not trusted"));
  g_assert_nonnull (strstr (trainium->note, "LOW confidence on-demand 14.5556"));
  g_assert_cmpint (trainium->hourly.evidence->kind, ==, TDR_EVIDENCE_SECONDARY);
}

static void
test_shapes (void)
{
  const TdrModelSpec *llama = tdr_catalog_find_model (catalog, "llama-3.3-70b");
  const TdrModelSpec *deepseek = tdr_catalog_find_model (catalog, "deepseek-r1");
  const TdrModelSpec *oss = tdr_catalog_find_model (catalog, "gpt-oss-120b");

  /* llms.csv 13 */
  g_assert_cmpfloat_with_epsilon (llama->total_parameters, 70.55e9, 1);
  g_assert_cmpint (llama->layers, ==, 80);
  g_assert_cmpint (llama->kv_heads, ==, 8);
  g_assert_cmpint (llama->context_tokens, ==, 131072);
  g_assert_cmpint (llama->attention, ==, TDR_ATTENTION_GROUPED);
  g_assert_cmpstr (llama->developer, ==, "Meta");
  g_assert_false (llama->tied_embeddings);

  /* 33, whose note says that R1 has the same shape: 1536/512/128/64/128, so 512 + 64 elements are kept. */
  g_assert_cmpint (deepseek->attention, ==, TDR_ATTENTION_LATENT);
  g_assert_cmpint (deepseek->latent_rank, ==, 576);
  g_assert_cmpint (deepseek->query_rank, ==, 1536);
  g_assert_cmpint (deepseek->latent_rope_dim, ==, 64);
  g_assert_cmpint (deepseek->experts, ==, 256);
  g_assert_cmpint (deepseek->expert_layers, ==, 58);

  /* 38: half of the layers see 128 tokens; the experts' weights are released in 4 bits. */
  g_assert_cmpint (oss->window_tokens, ==, 128);
  g_assert_cmpfloat (oss->full_attention_share, ==, 0.5);
  g_assert_cmpint (oss->released_precision_bits, ==, 4);
  g_assert_null (tdr_catalog_find_model (catalog, "claude-sonnet-4.5"));
}

static void
test_chips (void)
{
  guint n;
  const TdrAccelerator *const *chips = tdr_catalog_get_accelerators (catalog, &n);
  const TdrAccelerator *trainium2 = NULL, *tpu = NULL;

  g_assert_cmpuint (n, ==, 27);
  for (guint i = 0; i < n; i++)
    {
      if (g_str_equal (chips[i]->id, "trainium2"))
        trainium2 = chips[i];
      if (g_str_equal (chips[i]->id, "tpu-v5e"))
        tpu = chips[i];
      g_assert_nonnull (chips[i]->evidence);
    }

  /* chips.csv 4: 667 and 1299 TFLOPS, 96 GiB, 2900 GB/s, four logical cores, 3200 Gb/s between hosts. */
  g_assert_cmpfloat (trainium2->bf16_flops, ==, 667e12);
  g_assert_cmpfloat (trainium2->fp8_flops, ==, 1299e12);
  g_assert_cmpfloat (trainium2->fp4_flops, ==, 0);
  g_assert_cmpfloat (trainium2->memory_bytes, ==, 96 * 1073741824.0);
  g_assert_cmpfloat (trainium2->memory_bytes_per_second, ==, 2900e9);
  g_assert_cmpfloat (trainium2->scale_out_bytes_per_second, ==, 400e9);
  g_assert_cmpint (trainium2->cores_per_chip, ==, 4);
  g_assert_cmpint (trainium2->domain_chips, ==, 16);

  /* 400 GB/s both ways together: 200 one way. */
  g_assert_cmpfloat (tpu->link_bytes_per_second, ==, 200e9);
}

static const TdrAttestation *
find_attestation (const char *item,
                  const char *service)
{
  guint n;
  const TdrAttestation *const *attestations = tdr_catalog_get_attestations (catalog, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (attestations[i]->item, item) && g_str_equal (attestations[i]->service, service))
      return attestations[i];

  return NULL;
}

static void
test_attestations (void)
{
  const char *azure = "Azure OpenAI (Foundry Models)";
  const TdrAttestation *fedramp = find_attestation ("FedRAMP High", "Amazon Bedrock");

  /* attestations.csv 2, 12, 80, 142. */
  g_assert_cmpint (find_attestation ("SOC 1", "Amazon Bedrock")->reading, ==, TDR_READING_YES);
  g_assert_cmpint (find_attestation ("SOC 2 Type II", azure)->reading, ==, TDR_READING_UNKNOWN);
  g_assert_cmpstr (find_attestation ("SOC 2 Type II", azure)->status, ==, "provider only");
  g_assert_cmpint (find_attestation ("HIPAA eligibility / BAA", "Claude Platform on AWS")->reading, ==, TDR_READING_NO);
  g_assert_cmpint (find_attestation ("DoD CC SRG IL6", "GCP TPU/GPU VMs")->reading, ==, TDR_READING_NO);

  /* 106: in GovCloud only. */
  g_assert_cmpint (fedramp->reading, ==, TDR_READING_YES);
  g_assert_cmpstr (fedramp->regions, ==, "AWS GovCloud (US) only");
  g_assert_cmpstr (fedramp->region_codes, ==, "us-gov-");

  /* 277: "no" to training is a yes to the promise. 78: "all regions" is no scope. */
  g_assert_cmpint (find_attestation ("no-training", "Amazon Bedrock")->reading, ==, TDR_READING_YES);
  g_assert_null (find_attestation ("HIPAA eligibility / BAA",
                                   "Vertex AI Gemini (Gemini Enterprise Agent Platform)")->regions);

  /* 8: nobody says so, and the row names no source: it is not kept. */
  g_assert_null (find_attestation ("SOC 1", "Claude Platform on AWS"));
  g_assert_true (g_strv_contains (tdr_catalog_get_frameworks (catalog), "ISO/IEC 27001"));
  g_assert_false (g_strv_contains (tdr_catalog_get_frameworks (catalog), "no-training"));
}

/* Those that README.md of the facts names. */
static void
test_contradictions (void)
{
  static const struct { const char *subject; const char *chosen; const char *other; } expected[] = {
    { "Claude Sonnet 5.5 on anthropic-direct, global, on-demand, cache-read", "0.2 USD per 1M tokens",
      "0.1 USD per 1M tokens" },
    { "GPT-5.6 Sol, input, global: Azure after the cut of September, Bedrock as of August", "4 USD per 1M tokens",
      "5 USD per 1M tokens" },
    { "trn2.48xlarge in us-east-2: a listing below the provider's capacity-block rate",
      "35.7608 USD an hour, capacity-block", "14.5556 USD an hour, on-demand" },
    { "Claude Opus 5.5 on Vertex, batch output: global dearer than multi-region", "12.5 USD per 1M tokens",
      "11 USD per 1M tokens" },
  };
  guint n;
  const TdrContradiction *const *found = tdr_catalog_get_contradictions (catalog, &n);

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      guint j = 0;

      while (j < n && !g_str_equal (found[j]->subject, expected[i].subject))
        j++;
      if (j == n)
        g_error ("“%s” is not listed", expected[i].subject);
      g_assert_cmpstr (found[j]->chosen, ==, expected[i].chosen);
      g_assert_cmpstr (found[j]->other, ==, expected[i].other);
      g_assert_nonnull (found[j]->chosen_evidence);
      g_assert_nonnull (found[j]->other_evidence);
    }
}

/* The same model carries one name and one title wherever it is sold. */
static void
test_one_name (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const TdrOffer *const *offers = tdr_catalog_get_offers (catalog, &n);

  for (guint i = 0; i < n; i++)
    {
      const char *title = g_hash_table_lookup (titles, offers[i]->model);

      if (title != NULL)
        g_assert_cmpstr (offers[i]->model_name, ==, title);
      g_hash_table_insert (titles, (gpointer) offers[i]->model, (gpointer) offers[i]->model_name);
    }
  g_assert_true (g_strv_contains (tdr_catalog_get_model_ids (catalog), "llama-3.3-70b"));
  g_assert_true (g_strv_contains (tdr_catalog_get_model_ids (catalog), "claude-opus-5.5"));
}

/* A figure on screen can always be traced. */
static void
test_evidence (void)
{
  guint n;
  const TdrOffer *const *offers = tdr_catalog_get_offers (catalog, &n);

  for (guint i = 0; i < n; i++)
    for (TdrMeter meter = TDR_METER_INPUT; meter < TDR_N_METERS; meter++)
      {
        const TdrRate *rate = &offers[i]->tariff.rates[meter];

        if (!rate->known)
          continue;
        g_assert_nonnull (rate->evidence);
        g_assert_cmpuint (strlen (rate->evidence->publisher), >, 0);
        g_assert_cmpuint (strlen (rate->evidence->address), >, 0);
        g_assert_cmpstr (rate->price.currency, ==, "USD");
        g_assert_cmpint (rate->price.micros, >=, 0);
      }
}

/* Ids are what tenders and shortlists remember: no two offers share one. */
static void
test_ids_differ (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const TdrOffer *const *offers = tdr_catalog_get_offers (catalog, &n);
  const TdrInstanceOffer *const *instances;

  for (guint i = 0; i < n; i++)
    if (!g_hash_table_add (ids, (gpointer) offers[i]->id))
      g_error ("%s stands twice", offers[i]->id);

  instances = tdr_catalog_get_instances (catalog, &n);
  for (guint i = 0; i < n; i++)
    if (!g_hash_table_add (ids, (gpointer) instances[i]->id))
      g_error ("%s stands twice", instances[i]->id);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  catalog = tdr_catalog_open_default (&error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (offered); i++)
    {
      g_autofree char *path = g_strconcat ("/catalog/offer/", offered[i].id, NULL);

      g_test_add_data_func (path, &offered[i], test_offered);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autofree char *path = g_strconcat ("/catalog/rate/", rates[i].id, "/", tdr_meter_to_string (rates[i].meter),
                                           NULL);

      g_test_add_data_func (path, &rates[i], test_rate);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (machines); i++)
    {
      g_autofree char *path = g_strconcat ("/catalog/machine/", machines[i].id, NULL);

      g_test_add_data_func (path, &machines[i], test_machine);
    }
  g_test_add_func ("/catalog/capacity-units", test_capacity_units);
  g_test_add_func ("/catalog/rules", test_rules);
  g_test_add_func ("/catalog/outputs", test_outputs);
  g_test_add_func ("/catalog/sellers", test_sellers);
  g_test_add_func ("/catalog/government-apart", test_government_apart);
  g_test_add_func ("/catalog/absurd-spot-is-refused", test_absurd_spot_is_refused);
  g_test_add_func ("/catalog/doubts-are-shown", test_doubts_are_shown);
  g_test_add_func ("/catalog/shapes", test_shapes);
  g_test_add_func ("/catalog/chips", test_chips);
  g_test_add_func ("/catalog/attestations", test_attestations);
  g_test_add_func ("/catalog/contradictions", test_contradictions);
  g_test_add_func ("/catalog/one-name", test_one_name);
  g_test_add_func ("/catalog/evidence", test_evidence);
  g_test_add_func ("/catalog/ids-differ", test_ids_differ);

  status = g_test_run ();
  g_object_unref (catalog);
  return status;
}
