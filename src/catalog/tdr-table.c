/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-table.h"

#define REQUIRED TDR_COLUMN_REQUIRED
#define KEY (TDR_COLUMN_REQUIRED | TDR_COLUMN_KEY)
#define KEY_OR_NOTHING TDR_COLUMN_KEY

#define EVIDENCE \
  { "source", TDR_COLUMN_SOURCE, REQUIRED, NULL }, \
  { "as_of", TDR_COLUMN_AS_OF, TDR_COLUMN_OPTIONAL, NULL }, \
  { "note", TDR_COLUMN_NOTE, TDR_COLUMN_OPTIONAL, NULL }

#define TEXT(name, flags) { name, TDR_COLUMN_TEXT, flags, NULL }
#define WORD(name, flags, words) { name, TDR_COLUMN_WORD, flags, words }
#define COUNT(name, flags) { name, TDR_COLUMN_COUNT, flags, NULL }
#define NUMBER(name, flags) { name, TDR_COLUMN_NUMBER, flags, NULL }
#define DATE(name, flags) { name, TDR_COLUMN_DATE, flags, NULL }
#define END { NULL, TDR_COLUMN_TEXT, TDR_COLUMN_OPTIONAL, NULL }

#define PLATFORMS "bedrock|azure-openai|azure-foundry|vertex|anthropic-direct|openai-direct"
#define CLOUDS "aws|azure|gcp"
#define SCOPES \
  "in-region|in-region-or-geo|geo-or-in-region|geo|global|us-gov|regional|data-zone|multi-region|non-global|" \
  "global-or-regional (no regional uplift)|global-or-regional (not split by source)|unspecified|unspecified on page"
#define DEPLOYMENTS "on-demand|priority|flex|latency-optimized|reserved|provisioned"
#define METERS \
  "input|output|cache-write-5m|cache-write-1h|cache-read|batch-input|batch-output|long-input|long-output|" \
  "long-cache-read|long-cache-write|capacity-unit|input-tpm-unit|output-tpm-unit"
#define UNITS \
  "1M tokens|1K input TPM-hour|1K output TPM-hour|model unit-hour|PTU-hour|GSU-hour"

static const TdrColumn source_columns[] = {
  TEXT ("id", KEY), TEXT ("publisher", REQUIRED),
  WORD ("kind", REQUIRED, "list|quoted|measured|modelled|secondary|unconfirmed"),
  WORD ("nearness", REQUIRED, "interface|page|copy|unconfirmed"), TEXT ("address", REQUIRED), END,
};

static const TdrColumn place_columns[] = {
  WORD ("cloud", KEY, CLOUDS), TEXT ("region", KEY), TEXT ("country", REQUIRED), TEXT ("place", 0),
  TEXT ("geography", 0), EVIDENCE, END,
};

static const TdrColumn platform_columns[] = {
  WORD ("platform", KEY, PLATFORMS "|" CLOUDS), TEXT ("developer", KEY_OR_NOTHING), TEXT ("provider", REQUIRED),
  TEXT ("service", REQUIRED), TEXT ("processor", 0), EVIDENCE, END,
};

static const TdrColumn model_columns[] = {
  WORD ("platform", KEY, PLATFORMS), TEXT ("model_id", KEY), TEXT ("model", REQUIRED), TEXT ("name", REQUIRED),
  TEXT ("developer", REQUIRED), COUNT ("context_tokens", 0), COUNT ("max_output_tokens", 0),
  TEXT ("input_modalities", 0), TEXT ("output_modalities", 0), TEXT ("lifecycle", 0), TEXT ("launched", 0),
  DATE ("end_of_life", 0), { "source", TDR_COLUMN_SOURCE, REQUIRED, NULL },
  { "as_of", TDR_COLUMN_AS_OF, TDR_COLUMN_OPTIONAL, NULL }, END,
};

static const TdrColumn price_columns[] = {
  WORD ("platform", KEY, PLATFORMS), { "model_id", TDR_COLUMN_REFERENCE, KEY, "models.csv" },
  WORD ("scope", KEY, SCOPES), { "regions", TDR_COLUMN_REGIONS, KEY_OR_NOTHING, NULL },
  WORD ("deployment", KEY, DEPLOYMENTS), WORD ("term", KEY_OR_NOTHING, "1-week|1-month|3-month|6-month|1-year"),
  WORD ("meter", KEY, METERS), WORD ("unit", REQUIRED, UNITS), WORD ("currency", KEY, "USD"),
  { "price", TDR_COLUMN_PRICE, TDR_COLUMN_OPTIONAL, NULL }, COUNT ("above_tokens", KEY_OR_NOTHING),
  DATE ("valid_from", KEY_OR_NOTHING), DATE ("valid_until", KEY_OR_NOTHING),
  { "source", TDR_COLUMN_SOURCE, KEY, NULL }, { "as_of", TDR_COLUMN_AS_OF, KEY_OR_NOTHING, NULL },
  { "note", TDR_COLUMN_NOTE, TDR_COLUMN_OPTIONAL, NULL }, END,
};

static const TdrColumn capacity_unit_columns[] = {
  WORD ("platform", KEY, PLATFORMS), TEXT ("model", KEY), WORD ("unit", KEY, "model unit|PTU|GSU"),
  { "scope", TDR_COLUMN_WORDS, KEY, "in-region|regional|multi-region|global|data-zone" }, COUNT ("minimum", 0),
  COUNT ("increment", 0), NUMBER ("tokens_per_minute", 0), NUMBER ("output_ratio", 0), EVIDENCE, END,
};

static const TdrColumn availability_columns[] = {
  WORD ("platform", KEY, PLATFORMS), { "model_id", TDR_COLUMN_REFERENCE, KEY, "models.csv" },
  { "region", TDR_COLUMN_REGION, KEY_OR_NOTHING, NULL }, WORD ("route", KEY, "in-region|geo|global|data-zone"),
  { "deployments", TDR_COLUMN_WORDS, TDR_COLUMN_OPTIONAL, DEPLOYMENTS "|batch" }, TEXT ("lifecycle", 0),
  DATE ("end_of_life", 0), { "source", TDR_COLUMN_SOURCE, KEY, NULL },
  { "as_of", TDR_COLUMN_AS_OF, TDR_COLUMN_OPTIONAL, NULL }, { "note", TDR_COLUMN_NOTE, KEY_OR_NOTHING, NULL }, END,
};

static const TdrColumn route_columns[] = {
  WORD ("platform", KEY, PLATFORMS), { "model_id", TDR_COLUMN_REFERENCE, KEY_OR_NOTHING, "models.csv" },
  WORD ("route", KEY, "in-region|geo|global|data-zone"), { "region", TDR_COLUMN_REGION, KEY_OR_NOTHING, NULL },
  TEXT ("profile", KEY_OR_NOTHING), { "destinations", TDR_COLUMN_REGIONS, TDR_COLUMN_OPTIONAL, NULL },
  TEXT ("jurisdictions", 0), EVIDENCE, END,
};

static const TdrColumn cache_rule_columns[] = {
  TEXT ("platform", KEY_OR_NOTHING), TEXT ("developer", KEY), WORD ("rule", REQUIRED, "automatic|written"), EVIDENCE,
  END,
};

static const TdrColumn chip_columns[] = {
  TEXT ("chip", KEY), TEXT ("vendor", REQUIRED), COUNT ("launch_year", 0), NUMBER ("fp32_tflops", 0),
  NUMBER ("tf32_tflops", 0), NUMBER ("bf16_tflops", REQUIRED), NUMBER ("fp8_tflops", 0), NUMBER ("int8_tops", 0),
  NUMBER ("fp4_tflops", 0), NUMBER ("mem_gib", REQUIRED), NUMBER ("mem_bw_GBps", REQUIRED), TEXT ("scaleup_link", 0),
  NUMBER ("scaleup_GBps_per_chip", 0), TEXT ("scaleup_direction", 0), COUNT ("scaleup_domain_chips", 0),
  COUNT ("chips_per_typical_instance", 0), TEXT ("typical_instance", 0), NUMBER ("scaleout_Gbps_per_instance", 0),
  NUMBER ("tdp_W", 0), TEXT ("name", REQUIRED), COUNT ("cores", REQUIRED),
  { "source", TDR_COLUMN_SOURCE, REQUIRED, NULL }, { "note", TDR_COLUMN_NOTE, TDR_COLUMN_OPTIONAL, NULL }, END,
};

static const TdrColumn open_model_columns[] = {
  TEXT ("id", KEY), TEXT ("name", REQUIRED), TEXT ("developer", REQUIRED),
  NUMBER ("total_params_B_computed", REQUIRED), NUMBER ("active_params_B_computed", REQUIRED),
  NUMBER ("published_total_B", 0), NUMBER ("published_active_B", 0), COUNT ("layers", REQUIRED),
  COUNT ("hidden", REQUIRED), COUNT ("heads", REQUIRED), COUNT ("kv_heads", REQUIRED), COUNT ("head_dim", REQUIRED),
  COUNT ("intermediate", 0), COUNT ("ffn_mats", 0), COUNT ("experts", 0), COUNT ("topk", 0),
  COUNT ("moe_intermediate", 0), COUNT ("shared_intermediate", 0), COUNT ("moe_layers", 0), COUNT ("vocab", REQUIRED),
  COUNT ("tied_embeddings", 0), TEXT ("attention", REQUIRED), TEXT ("window", 0),
  NUMBER ("frac_full_attn_layers", REQUIRED), TEXT ("mla_qlora_kvlora_nope_rope_v", 0),
  COUNT ("kv_elems_per_token_per_layer", 0), NUMBER ("kv_bytes_per_token_bf16", 0), COUNT ("max_context", 0),
  TEXT ("licence", 0), COUNT ("weight_bits", REQUIRED), { "source", TDR_COLUMN_SOURCE, REQUIRED, NULL },
  { "note", TDR_COLUMN_NOTE, TDR_COLUMN_OPTIONAL, NULL }, END,
};

static const TdrColumn instance_columns[] = {
  WORD ("cloud", KEY, CLOUDS), TEXT ("instance_type", KEY), TEXT ("chip_name", REQUIRED),
  { "chip", TDR_COLUMN_REFERENCE, TDR_COLUMN_OPTIONAL, "chips.csv" }, COUNT ("chips", REQUIRED),
  NUMBER ("memory_gib", 0), WORD ("unit", REQUIRED, "instance-hour|chip-hour"),
  { "source", TDR_COLUMN_SOURCE, REQUIRED, NULL }, { "as_of", TDR_COLUMN_AS_OF, TDR_COLUMN_OPTIONAL, NULL }, END,
};

static const TdrColumn instance_rate_columns[] = {
  WORD ("cloud", KEY, CLOUDS), { "instance_type", TDR_COLUMN_REFERENCE, KEY, "instances.csv" },
  { "region", TDR_COLUMN_REGION, KEY, NULL }, WORD ("term", KEY, "on-demand|1-year|3-year|spot|capacity-block"),
  WORD ("payment", KEY_OR_NOTHING, "no-upfront|partial-upfront|all-upfront"),
  WORD ("unit", REQUIRED, "instance-hour|chip-hour"), WORD ("currency", KEY, "USD"),
  { "price", TDR_COLUMN_PRICE, TDR_COLUMN_OPTIONAL, NULL }, { "source", TDR_COLUMN_SOURCE, KEY, NULL },
  { "as_of", TDR_COLUMN_AS_OF, KEY_OR_NOTHING, NULL },
  WORD ("doubt", 0, "gpu-missing|suspect|low-confidence|derived"),
  WORD ("instrument", KEY_OR_NOTHING, "reserved|savings-plan|instance-savings-plan"),
  { "note", TDR_COLUMN_NOTE, TDR_COLUMN_OPTIONAL, NULL }, END,
};

static const TdrColumn instance_region_columns[] = {
  WORD ("cloud", KEY, CLOUDS), { "instance_type", TDR_COLUMN_REFERENCE, KEY, "instances.csv" },
  { "region", TDR_COLUMN_REGION, KEY, NULL }, EVIDENCE, END,
};

static const TdrColumn attestation_columns[] = {
  TEXT ("kind", REQUIRED), TEXT ("item", REQUIRED), TEXT ("item_as_given", KEY), TEXT ("service", KEY),
  TEXT ("status", KEY), WORD ("reading", REQUIRED, "yes|no|unknown"), TEXT ("regions", KEY_OR_NOTHING),
  TEXT ("region_codes", 0), TEXT ("detail", 0), { "source", TDR_COLUMN_SOURCE, REQUIRED, NULL },
  { "as_of", TDR_COLUMN_AS_OF, TDR_COLUMN_OPTIONAL, NULL }, END,
};

static const TdrColumn contradiction_columns[] = {
  TEXT ("subject", KEY), TEXT ("chosen", REQUIRED), { "chosen_source", TDR_COLUMN_SOURCE, REQUIRED, NULL },
  { "chosen_as_of", TDR_COLUMN_AS_OF, REQUIRED, NULL }, TEXT ("other", REQUIRED),
  { "other_source", TDR_COLUMN_SOURCE, REQUIRED, NULL }, { "other_as_of", TDR_COLUMN_AS_OF, REQUIRED, NULL },
  { "note", TDR_COLUMN_NOTE, TDR_COLUMN_OPTIONAL, NULL }, END,
};

/* In the order in which they are read: a reference is to a table before. */
static const TdrTable tables[] = {
  { "sources.csv", "source", FALSE, source_columns },
  { "region-places.csv", "place", TRUE, place_columns },
  { "platforms.csv", "platform", TRUE, platform_columns },
  { "models.csv", "model", TRUE, model_columns },
  { "prices.csv", "price", TRUE, price_columns },
  { "capacity-units.csv", "capacity_unit", TRUE, capacity_unit_columns },
  { "availability.csv", "availability", TRUE, availability_columns },
  { "routes.csv", "route", TRUE, route_columns },
  { "cache-rules.csv", "cache_rule", TRUE, cache_rule_columns },
  { "chips.csv", "chip", TRUE, chip_columns },
  { "open-models.csv", "open_model", TRUE, open_model_columns },
  { "instances.csv", "instance", TRUE, instance_columns },
  { "instance-rates.csv", "instance_rate", TRUE, instance_rate_columns },
  { "instance-regions.csv", "instance_region", TRUE, instance_region_columns },
  { "attestations.csv", "attestation", TRUE, attestation_columns },
  { "contradictions.csv", "contradiction", TRUE, contradiction_columns },
};

/**
 * tdr_table_get:
 *
 * Returns: (nullable): the table at @position of the reading order, %NULL after the last
 */
const TdrTable *
tdr_table_get (guint position)
{
  return position < G_N_ELEMENTS (tables) ? &tables[position] : NULL;
}

/**
 * tdr_table_find:
 *
 * Returns: (nullable): the table that @file holds
 */
const TdrTable *
tdr_table_find (const char *file)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].file, file))
      return &tables[i];

  return NULL;
}

/**
 * tdr_table_find_column:
 *
 * Returns: the position of a column, -1 if the table has none of that name
 */
int
tdr_table_find_column (const TdrTable *self,
                       const char     *name)
{
  for (int i = 0; self->columns[i].name != NULL; i++)
    if (g_str_equal (self->columns[i].name, name))
      return i;

  return -1;
}
