/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole plans, from the workload to the sum of a month, each worked by hand. The prices are those of the public price
 * lists named beside them; MTok is a million tokens. */

#include "tdr-cost.h"

#define MOST_RATES 10
#define BIT(meter) (1u << (meter))

typedef enum {
  BY_TOKEN,
  BY_CAPACITY_UNIT,
} Billing;

typedef struct {
  TdrMeter meter;
  const char *price;
} NamedPrice;

typedef struct {
  TdrMeter meter;
  gint64 quantity;
  const char *cost;
} ExpectedLine;

typedef struct {
  const char *name;
  gint64 requests;
  gint64 input_tokens;
  gint64 output_tokens;
  int cached_ppm;
  gint64 requests_per_prefix;
  int batch_ppm;
  guint busy_hours;               /* hours of the week that share all work, 0 for a flat week */
  Billing billing;
  TdrCacheRule cache_rule;
  gint64 long_context_above;
  gint64 minimum_units;
  gint64 unit_increment;
  double tokens_per_minute_per_unit;
  double output_ratio;
  NamedPrice prices[MOST_RATES];
  ExpectedLine lines[TDR_COST_MAX_LINES];
  guint n_lines;
  const char *total;              /* NULL: the cost is not known */
  guint missing;
  const char *reason;
  gint64 capacity_units;
} PlanCase;

/* Claude Sonnet 4.5 on Bedrock, 2026-07-24: anthropic.claude-sonnet-4-5-20250929-v1:0, standard tier. */
#define SONNET_GLOBAL \
  { \
    { TDR_METER_INPUT, "3" }, { TDR_METER_OUTPUT, "15" }, { TDR_METER_CACHE_WRITE_5M, "3.75" }, \
    { TDR_METER_CACHE_READ, "0.3" }, { TDR_METER_BATCH_INPUT, "1.5" }, { TDR_METER_BATCH_OUTPUT, "7.5" }, \
  }

#define SONNET_GEO \
  { \
    { TDR_METER_INPUT, "3.3" }, { TDR_METER_OUTPUT, "16.5" }, { TDR_METER_CACHE_WRITE_5M, "4.125" }, \
    { TDR_METER_CACHE_READ, "0.33" }, { TDR_METER_BATCH_INPUT, "1.65" }, { TDR_METER_BATCH_OUTPUT, "8.25" }, \
  }

/* The same, Reserved tier, by the hour and 1,000 tokens a minute: global for 1 month, geo for 3 months. */
#define SONNET_RESERVED_GLOBAL { { TDR_METER_INPUT_TPM_UNIT, "0.18" }, { TDR_METER_OUTPUT_TPM_UNIT, "0.9" } }
#define SONNET_RESERVED_GEO { { TDR_METER_INPUT_TPM_UNIT, "0.1782" }, { TDR_METER_OUTPUT_TPM_UNIT, "0.891" } }

/* Claude Sonnet 4.5 on Microsoft Foundry, 2026-08-01: no batch price is listed. */
#define SONNET_FOUNDRY \
  { { TDR_METER_INPUT, "3" }, { TDR_METER_OUTPUT, "15" }, { TDR_METER_CACHE_WRITE_5M, "3.75" }, \
    { TDR_METER_CACHE_READ, "0.3" } }

/* Claude Sonnet 4.5 on Vertex AI, global, 2026-09-23: a price for reading the cache beyond 200K, none for writing
 * it. */
#define SONNET_VERTEX \
  { \
    { TDR_METER_INPUT, "3" }, { TDR_METER_OUTPUT, "15" }, { TDR_METER_CACHE_WRITE_5M, "3.75" }, \
    { TDR_METER_CACHE_READ, "0.3" }, { TDR_METER_LONG_INPUT, "6" }, { TDR_METER_LONG_OUTPUT, "22.5" }, \
    { TDR_METER_LONG_CACHE_READ, "0.6" }, \
  }

/* gpt-5.4 on Azure OpenAI, global, 2026-07-31; caches by itself; long context above 272,000. */
#define GPT_GLOBAL \
  { \
    { TDR_METER_INPUT, "2.5" }, { TDR_METER_OUTPUT, "15" }, { TDR_METER_CACHE_READ, "0.25" }, \
    { TDR_METER_BATCH_INPUT, "1.25" }, { TDR_METER_BATCH_OUTPUT, "7.5" }, { TDR_METER_LONG_INPUT, "5" }, \
    { TDR_METER_LONG_OUTPUT, "22.5" }, { TDR_METER_LONG_CACHE_READ, "0.5" }, \
  }

static const PlanCase plan_cases[] = {
  /* 1,000,000 × 2,000 = 2,000 MTok × 3 = 6,000; 1,000,000 × 500 = 500 MTok × 15 = 7,500. */
  {
    .name = "global", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500,
    .cache_rule = TDR_CACHE_WRITTEN, .prices = SONNET_GLOBAL,
    .lines = { { TDR_METER_INPUT, 2000000000, "6000" }, { TDR_METER_OUTPUT, 500000000, "7500" } }, .n_lines = 2,
    .total = "13500",
  },
  /* The same by an EU geo profile: 2,000 × 3.30 = 6,600; 500 × 16.50 = 8,250. */
  {
    .name = "geo", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500,
    .cache_rule = TDR_CACHE_WRITTEN, .prices = SONNET_GEO,
    .lines = { { TDR_METER_INPUT, 2000000000, "6600" }, { TDR_METER_OUTPUT, 500000000, "8250" } }, .n_lines = 2,
    .total = "14850",
  },
  /* 75 % of 2,000 = 1,500 repeat; 100 requests share one: 10,000 prefixes. Written 10,000 × 1,500 = 15 MTok × 3.75 =
   * 56.25; read 990,000 × 1,500 = 1,485 MTok × 0.30 = 445.50; fresh 1,000,000 × 500 = 500 MTok × 3 = 1,500; answers
   * 7,500. */
  {
    .name = "cache-written", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500,
    .cached_ppm = 750000, .requests_per_prefix = 100, .cache_rule = TDR_CACHE_WRITTEN, .prices = SONNET_GLOBAL,
    .lines = {
      { TDR_METER_INPUT, 500000000, "1500" }, { TDR_METER_CACHE_WRITE_5M, 15000000, "56.25" },
      { TDR_METER_CACHE_READ, 1485000000, "445.5" }, { TDR_METER_OUTPUT, 500000000, "7500" },
    },
    .n_lines = 4, .total = "9501.75",
  },
  /* One prefix for the month, written at the input price: fresh 500 MTok + 1,500 tokens = 500,001,500 × 2.50 =
   * 1,250.00375; read 999,999 × 1,500 = 1,499,998,500 × 0.25 = 374.999625; answers 500 × 15 = 7,500. */
  {
    .name = "cache-automatic", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500,
    .cached_ppm = 750000, .cache_rule = TDR_CACHE_AUTOMATIC, .long_context_above = 272000, .prices = GPT_GLOBAL,
    .lines = {
      { TDR_METER_INPUT, 500001500, "1250.00375" }, { TDR_METER_CACHE_READ, 1499998500, "374.999625" },
      { TDR_METER_OUTPUT, 500000000, "7500" },
    },
    .n_lines = 3, .total = "9125.003375",
  },
  /* The same prices, but nobody says how writing is billed: the 1,500 tokens written have no price. */
  {
    .name = "cache-rule-unknown", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500,
    .cached_ppm = 750000, .cache_rule = TDR_CACHE_UNKNOWN, .prices = GPT_GLOBAL,
    .lines = {
      { TDR_METER_INPUT, 500000000, "1250" }, { TDR_METER_CACHE_READ, 1499998500, "374.999625" },
      { TDR_METER_OUTPUT, 500000000, "7500" },
    },
    .n_lines = 3, .missing = BIT (TDR_METER_CACHE_WRITE_5M),
  },
  /* 40 % wait: 600,000 × 2,000 = 1,200 MTok × 3 = 3,600, × 500 = 300 MTok × 15 = 4,500; 400,000 × 2,000 = 800 MTok ×
   * 1.50 = 1,200, × 500 = 200 MTok × 7.50 = 1,500. */
  {
    .name = "batch", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500, .batch_ppm = 400000,
    .cache_rule = TDR_CACHE_WRITTEN, .prices = SONNET_GLOBAL,
    .lines = {
      { TDR_METER_INPUT, 1200000000, "3600" }, { TDR_METER_OUTPUT, 300000000, "4500" },
      { TDR_METER_BATCH_INPUT, 800000000, "1200" }, { TDR_METER_BATCH_OUTPUT, 200000000, "1500" },
    },
    .n_lines = 4, .total = "10800",
  },
  /* 30 % wait, half of the prompt repeats, 50 requests share it. Of 700,000: 14,000 prefixes; written 14 MTok × 4.125 =
   * 57.75; read 686 MTok × 0.33 = 226.38; fresh 700 MTok × 3.30 = 2,310; answers 350 MTok × 16.50 = 5,775. Batch, whole
   * prompts: 600 MTok × 1.65 = 990; 150 MTok × 8.25 = 1,237.50. */
  {
    .name = "cache-and-batch", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500,
    .cached_ppm = 500000, .requests_per_prefix = 50, .batch_ppm = 300000, .cache_rule = TDR_CACHE_WRITTEN,
    .prices = SONNET_GEO,
    .lines = {
      { TDR_METER_INPUT, 700000000, "2310" }, { TDR_METER_CACHE_WRITE_5M, 14000000, "57.75" },
      { TDR_METER_CACHE_READ, 686000000, "226.38" }, { TDR_METER_OUTPUT, 350000000, "5775" },
      { TDR_METER_BATCH_INPUT, 600000000, "990" }, { TDR_METER_BATCH_OUTPUT, 150000000, "1237.5" },
    },
    .n_lines = 6, .total = "10596.63",
  },
  /* At the threshold, not above it: 1,000 × 272,000 = 272 MTok × 2.50 = 680; 1 MTok × 15 = 15. */
  {
    .name = "long-context-just-not", .requests = 1000, .input_tokens = 272000, .output_tokens = 1000,
    .cache_rule = TDR_CACHE_AUTOMATIC, .long_context_above = 272000, .prices = GPT_GLOBAL,
    .lines = { { TDR_METER_INPUT, 272000000, "680" }, { TDR_METER_OUTPUT, 1000000, "15" } }, .n_lines = 2,
    .total = "695",
  },
  /* One token more, and all of it costs more: 272.001 MTok × 5 = 1,360.005; 1 MTok × 22.50 = 22.50. */
  {
    .name = "long-context-just", .requests = 1000, .input_tokens = 272001, .output_tokens = 1000,
    .cache_rule = TDR_CACHE_AUTOMATIC, .long_context_above = 272000, .prices = GPT_GLOBAL,
    .lines = { { TDR_METER_LONG_INPUT, 272001000, "1360.005" }, { TDR_METER_LONG_OUTPUT, 1000000, "22.5" } },
    .n_lines = 2, .total = "1382.505",
  },
  /* 90 % of 300,000 = 270,000 repeat, one prefix: fresh 1,000 × 30,000 + written 270,000 = 30.27 MTok × 5 = 151.35;
   * read 999 × 270,000 = 269.73 MTok × 0.50 = 134.865; answers 2 MTok × 22.50 = 45. */
  {
    .name = "long-context-cached", .requests = 1000, .input_tokens = 300000, .output_tokens = 2000,
    .cached_ppm = 900000, .cache_rule = TDR_CACHE_AUTOMATIC, .long_context_above = 272000, .prices = GPT_GLOBAL,
    .lines = {
      { TDR_METER_LONG_INPUT, 30270000, "151.35" }, { TDR_METER_LONG_CACHE_READ, 269730000, "134.865" },
      { TDR_METER_LONG_OUTPUT, 2000000, "45" },
    },
    .n_lines = 3, .total = "331.215",
  },
  /* 900 interactive prompts of 300,000 = 270 MTok × 5 = 1,350, answers 0.9 MTok × 22.50 = 20.25; the 100 that wait have
   * no price at this length. */
  {
    .name = "long-context-batch", .requests = 1000, .input_tokens = 300000, .output_tokens = 1000, .batch_ppm = 100000,
    .cache_rule = TDR_CACHE_AUTOMATIC, .long_context_above = 272000, .prices = GPT_GLOBAL,
    .lines = { { TDR_METER_LONG_INPUT, 270000000, "1350" }, { TDR_METER_LONG_OUTPUT, 900000, "20.25" } }, .n_lines = 2,
    .reason = "No batch price for prompts above the long-context threshold is known",
  },
  /* Half of 250,000 repeats: fresh 12.5 MTok × 6 = 75; written 125,000 tokens: no price; read 99 × 125,000 = 12.375
   * MTok × 0.60 = 7.425; answers 0.1 MTok × 22.50 = 2.25. */
  {
    .name = "long-cache-write-missing", .requests = 100, .input_tokens = 250000, .output_tokens = 1000,
    .cached_ppm = 500000, .cache_rule = TDR_CACHE_WRITTEN, .long_context_above = 200000, .prices = SONNET_VERTEX,
    .lines = {
      { TDR_METER_LONG_INPUT, 12500000, "75" }, { TDR_METER_LONG_CACHE_READ, 12375000, "7.425" },
      { TDR_METER_LONG_OUTPUT, 100000, "2.25" },
    },
    .n_lines = 3, .missing = BIT (TDR_METER_LONG_CACHE_WRITE),
  },
  /* 10 % wait and have no price: 900,000 × 2,000 = 1,800 MTok × 3 = 5,400; 450 MTok × 15 = 6,750. */
  {
    .name = "batch-rate-missing", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500, .batch_ppm = 100000,
    .cache_rule = TDR_CACHE_WRITTEN, .prices = SONNET_FOUNDRY,
    .lines = { { TDR_METER_INPUT, 1800000000, "5400" }, { TDR_METER_OUTPUT, 450000000, "6750" } }, .n_lines = 2,
    .missing = BIT (TDR_METER_BATCH_INPUT) | BIT (TDR_METER_BATCH_OUTPUT),
  },
  /* Nothing asked, nothing owed. */
  {
    .name = "no-requests", .requests = 0, .input_tokens = 2000, .output_tokens = 500, .cached_ppm = 500000,
    .batch_ppm = 500000, .cache_rule = TDR_CACHE_WRITTEN, .prices = SONNET_FOUNDRY, .total = "0",
  },
  {
    .name = "no-prices", .requests = 0, .input_tokens = 2000, .output_tokens = 500,
    .reason = "No price of this offer is known",
  },
  /* A flat week: 1,000,000 ÷ 43,800 minutes = 22.831; × 2,000 = 45,662.1 TPM: 46 units × 730 h × 0.18 = 6,044.40;
   * × 500 = 11,415.5 TPM: 12 × 730 × 0.90 = 7,884. */
  {
    .name = "reserved-1-month", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500,
    .billing = BY_CAPACITY_UNIT, .prices = SONNET_RESERVED_GLOBAL,
    .lines = { { TDR_METER_INPUT_TPM_UNIT, 33580, "6044.4" }, { TDR_METER_OUTPUT_TPM_UNIT, 8760, "7884" } },
    .n_lines = 2, .total = "13928.4", .capacity_units = 58,
  },
  /* All work in 56 of 168 hours triples the peak: 136,986.3 TPM: 137 × 730 × 0.1782 = 17,821.782; 34,246.6 TPM: 35 ×
   * 730 × 0.891 = 22,765.05. */
  {
    .name = "reserved-3-months-office-hours", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500,
    .busy_hours = 56, .billing = BY_CAPACITY_UNIT, .prices = SONNET_RESERVED_GEO,
    .lines = { { TDR_METER_INPUT_TPM_UNIT, 100010, "17821.782" }, { TDR_METER_OUTPUT_TPM_UNIT, 25550, "22765.05" } },
    .n_lines = 2, .total = "40586.832", .capacity_units = 172,
  },
  /* 43,800,000 requests are 1,000 a minute; of 10 tokens: exactly 10,000 TPM, so exactly 10 units; no answers. 10 × 730
   * × 0.18 = 1,314. */
  {
    .name = "reserved-exactly-whole", .requests = 43800000, .input_tokens = 10, .output_tokens = 0,
    .billing = BY_CAPACITY_UNIT, .prices = SONNET_RESERVED_GLOBAL,
    .lines = { { TDR_METER_INPUT_TPM_UNIT, 7300, "1314" } }, .n_lines = 1, .total = "1314", .capacity_units = 10,
  },
  /* gpt-5.4 on Azure PTU, global, 1.00 a PTU and hour (2026-07-31); least 15, then steps of 5; 2,400 TPM a PTU, an
   * answer token counts 6. 45,662.1 + 6 × 11,415.5 = 114,155.3 ÷ 2,400 = 47.56: 15 + 7 × 5 = 50; × 730 = 36,500. */
  {
    .name = "ptu-increment", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500,
    .billing = BY_CAPACITY_UNIT, .minimum_units = 15, .unit_increment = 5, .tokens_per_minute_per_unit = 2400,
    .output_ratio = 6, .prices = { { TDR_METER_CAPACITY_UNIT, "1" } },
    .lines = { { TDR_METER_CAPACITY_UNIT, 36500, "36500" } }, .n_lines = 1, .total = "36500", .capacity_units = 50,
  },
  /* A tenth of it needs 4.76 and pays for 15: × 730 = 10,950. */
  {
    .name = "ptu-minimum", .requests = 100000, .input_tokens = 2000, .output_tokens = 500,
    .billing = BY_CAPACITY_UNIT, .minimum_units = 15, .unit_increment = 5, .tokens_per_minute_per_unit = 2400,
    .output_ratio = 6, .prices = { { TDR_METER_CAPACITY_UNIT, "1" } },
    .lines = { { TDR_METER_CAPACITY_UNIT, 10950, "10950" } }, .n_lines = 1, .total = "10950", .capacity_units = 15,
  },
  /* A regional minimum of 25 with steps of 50 (o1, 2025-05-28) sells 25, 75, 125: 47.56 takes 75; 2.20 in Canada
   * Central: 75 × 730 × 2.20 = 120,450. */
  {
    .name = "ptu-steps-from-the-minimum", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500,
    .billing = BY_CAPACITY_UNIT, .minimum_units = 25, .unit_increment = 50, .tokens_per_minute_per_unit = 2400,
    .output_ratio = 6, .prices = { { TDR_METER_CAPACITY_UNIT, "2.2" } },
    .lines = { { TDR_METER_CAPACITY_UNIT, 54750, "120450" } }, .n_lines = 1, .total = "120450", .capacity_units = 75,
  },
  /* Gemini 2.5 Pro on a GSU for 1 month (2026-09-23): 540 tokens a second = 32,400 TPM, an answer token counts 8:
   * 45,662.1 + 8 × 11,415.5 = 136,986.3 ÷ 32,400 = 4.23: 5 × 730 × 3.69863 = 13,499.9995. */
  {
    .name = "gsu", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500, .billing = BY_CAPACITY_UNIT,
    .minimum_units = 1, .unit_increment = 1, .tokens_per_minute_per_unit = 32400, .output_ratio = 8,
    .prices = { { TDR_METER_CAPACITY_UNIT, "3.69863" } },
    .lines = { { TDR_METER_CAPACITY_UNIT, 3650, "13499.9995" } }, .n_lines = 1, .total = "13499.9995",
    .capacity_units = 5,
  },
  /* All of it may wait: the capacity needed is the mean, not the peak of the office hours: as above. */
  {
    .name = "gsu-all-batch", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500, .batch_ppm = TDR_PPM,
    .busy_hours = 56, .billing = BY_CAPACITY_UNIT, .minimum_units = 1, .unit_increment = 1,
    .tokens_per_minute_per_unit = 32400, .output_ratio = 8, .prices = { { TDR_METER_CAPACITY_UNIT, "3.69863" } },
    .lines = { { TDR_METER_CAPACITY_UNIT, 3650, "13499.9995" } }, .n_lines = 1, .total = "13499.9995",
    .capacity_units = 5,
  },
  /* Amazon Nova Pro model units, 55.00 for 1 month (2026-09-23): how much one carries is not published. */
  {
    .name = "model-units-without-throughput", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500,
    .billing = BY_CAPACITY_UNIT, .minimum_units = 1, .unit_increment = 1,
    .prices = { { TDR_METER_CAPACITY_UNIT, "55" } },
    .reason = "How many tokens a minute one capacity unit carries is not known",
  },
  /* A sizing row without its output ratio, as that of o3-mini (2025-05-28): answers count for an unknown part. */
  {
    .name = "ptu-without-output-ratio", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500,
    .billing = BY_CAPACITY_UNIT, .minimum_units = 15, .unit_increment = 5, .tokens_per_minute_per_unit = 2500,
    .prices = { { TDR_METER_CAPACITY_UNIT, "1" } },
    .reason = "How much an answer token counts against a capacity unit is not known",
  },
  {
    .name = "ptu-price-missing", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500,
    .billing = BY_CAPACITY_UNIT, .minimum_units = 15, .unit_increment = 5, .tokens_per_minute_per_unit = 2400,
    .output_ratio = 6, .missing = BIT (TDR_METER_CAPACITY_UNIT), .capacity_units = 50,
  },
  /* Reserved input alone would leave the answers without a place. */
  {
    .name = "reserved-output-missing", .requests = 1000000, .input_tokens = 2000, .output_tokens = 500,
    .billing = BY_CAPACITY_UNIT, .prices = { { TDR_METER_INPUT_TPM_UNIT, "0.18" } },
    .lines = { { TDR_METER_INPUT_TPM_UNIT, 33580, "6044.4" } }, .n_lines = 1,
    .missing = BIT (TDR_METER_OUTPUT_TPM_UNIT), .capacity_units = 58,
  },
  {
    .name = "gsu-long-context", .requests = 1000, .input_tokens = 250000, .output_tokens = 500,
    .billing = BY_CAPACITY_UNIT, .long_context_above = 200000, .minimum_units = 1, .unit_increment = 1,
    .tokens_per_minute_per_unit = 32400, .output_ratio = 8, .prices = { { TDR_METER_CAPACITY_UNIT, "3.69863" } },
    .reason = "How prompts above the long-context threshold count against capacity is not known",
  },
};

static TdrMoney
usd (const char *text)
{
  g_autoptr (GError) error = NULL;
  TdrMoney money;

  g_assert_true (tdr_money_parse (text, "USD", &money, &error));
  g_assert_no_error (error);
  return money;
}

static TdrWorkload
workload_of (const PlanCase *plan)
{
  TdrWorkload workload;

  tdr_workload_init (&workload);
  workload.requests_per_month = plan->requests;
  workload.input_tokens = plan->input_tokens;
  workload.output_tokens = plan->output_tokens;
  workload.cached_ppm = plan->cached_ppm;
  workload.requests_per_prefix = plan->requests_per_prefix;
  workload.batch_ppm = plan->batch_ppm;
  for (guint hour = plan->busy_hours; plan->busy_hours > 0 && hour < TDR_HOURS_PER_WEEK; hour++)
    workload.week[hour] = 0;

  return workload;
}

static TdrTariff
tariff_of (const PlanCase *plan)
{
  TdrTariff tariff = {
    .cache_rule = plan->cache_rule,
    .long_context_above = plan->long_context_above,
    .minimum_units = plan->minimum_units,
    .unit_increment = plan->unit_increment,
    .tokens_per_minute_per_unit = plan->tokens_per_minute_per_unit,
    .output_ratio = plan->output_ratio,
  };

  for (guint i = 0; i < MOST_RATES && plan->prices[i].price != NULL; i++)
    tariff.rates[plan->prices[i].meter] = (TdrRate) { .known = TRUE, .price = usd (plan->prices[i].price) };

  return tariff;
}

static void
assert_lines (const TdrCost  *cost,
              const PlanCase *plan)
{
  g_assert_cmpuint (cost->n_lines, ==, plan->n_lines);
  for (guint i = 0; i < plan->n_lines; i++)
    {
      g_autofree char *text = tdr_money_to_string (cost->lines[i].cost, 0);

      g_assert_cmpstr (tdr_meter_to_string (cost->lines[i].meter), ==, tdr_meter_to_string (plan->lines[i].meter));
      g_assert_cmpint (cost->lines[i].quantity, ==, plan->lines[i].quantity);
      g_assert_cmpstr (text, ==, plan->lines[i].cost);
    }
}

static void
test_plan (gconstpointer data)
{
  const PlanCase *plan = data;
  g_autoptr (GError) error = NULL;
  TdrWorkload workload = workload_of (plan);
  TdrTariff tariff = tariff_of (plan);
  TdrUsage usage;
  TdrCost cost;

  g_assert_true (tdr_usage_compute (&workload, &usage, &error));
  g_assert_no_error (error);
  g_assert_true ((plan->billing == BY_TOKEN ? tdr_cost_on_demand : tdr_cost_capacity_units) (&tariff, &usage, &cost,
                                                                                             &error));
  g_assert_no_error (error);

  assert_lines (&cost, plan);
  g_assert_cmpint (cost.known, ==, plan->total != NULL);
  g_assert_cmphex (cost.missing, ==, plan->missing);
  g_assert_cmpstr (cost.reason, ==, plan->reason);
  g_assert_cmpint (cost.capacity_units, ==, plan->capacity_units);
  if (plan->total != NULL)
    {
      g_autofree char *total = tdr_money_to_string (cost.total, 0);

      g_assert_cmpstr (total, ==, plan->total);
      g_assert_cmpstr (cost.total.currency, ==, "USD");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (plan_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan-costs/%s", plan_cases[i].name);

      g_test_add_data_func (path, &plan_cases[i], test_plan);
    }

  return g_test_run ();
}
