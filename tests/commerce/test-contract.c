/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Published and hand-worked months: each contract says in terms what its source says in words. */

#include "contract-fixture.h"

#include "tdr-engine-error.h"

#define HOURS TDR_HOURS_PER_MONTH

typedef struct {
  TdrPriceTerm terms[12];
  guint n_terms;
  TdrSkuQuantity others[6];
  guint n_others;
  TdrTariff rules;
  TdrInvoiceRounding rounding;
  gint64 hours;
  gint64 instances;
  guint number;
} Example;

static void
add (Example      *self,
     TdrPriceTerm  added)
{
  self->terms[self->n_terms++] = added;
}

static void
use (Example    *self,
     TdrMeter    meter,
     const char *sku,
     gint64      quantity)
{
  self->others[self->n_others++] = (TdrSkuQuantity) { meter, sku, quantity };
}

static void
work_out (const Example *self,
          TdrBill       *bill)
{
  TdrContract offered = contract (self->terms, self->n_terms);
  TdrContractMonth month = {
    .number = MAX (self->number, 1), .hours = self->hours > 0 ? self->hours : HOURS, .instances = self->instances,
    .others = self->others, .n_others = self->n_others,
  };

  offered.rules = self->rules;
  offered.rounding = self->rounding;
  price (&offered, &month, bill);
}

static void
assert_total (const Example *self,
              const char    *total)
{
  TdrBill bill;

  work_out (self, &bill);
  g_assert_true (bill.known);
  assert_money (bill.total, total);
}

static TdrPriceTerm
banded (TdrCharge      charge,
        TdrMeter       meter,
        TdrBandRule    rule,
        guint          n_bands,
        const gint64  *above,
        const char   **prices)
{
  TdrPriceTerm made = { .charge = charge, .meter = meter, .rule = rule, .n_bands = n_bands };

  for (guint i = 0; i < n_bands; i++)
    made.bands[i] = (TdrPriceBand) { above[i], USD (prices[i]) };
  return made;
}

/* AWS Support, https://aws.amazon.com/premiumsupport/pricing/ (Business and Enterprise): "the greater of", in bands. */
static TdrPriceTerm
aws_business_support (void)
{
  static const gint64 above[] = { 0, 10000 * TDR_MONEY_MICROS, 80000 * TDR_MONEY_MICROS, 250000 * TDR_MONEY_MICROS };
  static const char *prices[] = { "0.10", "0.07", "0.05", "0.03" };
  TdrPriceTerm support = banded (TDR_CHARGE_PERCENTAGE, TDR_METER_FEE, TDR_BANDS_GRADUATED, 4, above, prices);

  support.least = USD ("100");
  return support;
}

static TdrPriceTerm
aws_enterprise_support (void)
{
  static const gint64 above[] = {
    0, 150000 * TDR_MONEY_MICROS, 500000 * TDR_MONEY_MICROS, 1000000 * TDR_MONEY_MICROS,
  };
  static const char *prices[] = { "0.10", "0.07", "0.05", "0.03" };
  TdrPriceTerm support = banded (TDR_CHARGE_PERCENTAGE, TDR_METER_FEE, TDR_BANDS_GRADUATED, 4, above, prices);

  support.least = USD ("15000");
  return support;
}

/* The page's own examples: 3 % of 2,000 is 60; 85,000 pays 1,000 + 4,900 + 250 = 6,150; 1.2 million pays 15,000 +
 * 24,500 + 25,000 + 6,000 = 70,500. By hand: 10 % of 500 is 50, less than the 100 of Business. */
static void
test_support (void)
{
  static const struct {
    const char *usage;
    gboolean enterprise;
    const char *total;
  } cases[] = {
    { "85000", FALSE, "91150" },
    { "1200000", TRUE, "1270500" },
    { "500", FALSE, "600" },
    /* On the boundary: 10,000 × 10 % alone; a dollar more pays 7 cents more. */
    { "10000", FALSE, "11000" },
    { "10001", FALSE, "11001.07" },
    /* 10 % of 149,999 is 14,999.90, below the 15,000 of Enterprise. */
    { "149999", TRUE, "164999" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Example example = { 0 };

      add (&example, term (TDR_CHARGE_FEE, TDR_METER_FEE, cases[i].usage));
      add (&example, cases[i].enterprise ? aws_enterprise_support () : aws_business_support ());
      assert_total (&example, cases[i].total);
    }
}

/* AWS Support, Developer, same page: 3 % of 2,000 is 60, and at least 29. */
static void
test_developer_support (void)
{
  Example example = { 0 };
  TdrPriceTerm support = term (TDR_CHARGE_PERCENTAGE, TDR_METER_FEE, "0.03");

  support.least = USD ("29");
  add (&example, term (TDR_CHARGE_FEE, TDR_METER_FEE, "2000"));
  add (&example, support);
  assert_total (&example, "2060");
  example.terms[0].bands[0].price = USD ("900");   /* 27 would be due */
  assert_total (&example, "929");
}

/* Amazon S3's storage example as quoted at http://filezoomer.com/2011/05/how-does-amazon-s3-calculate-storage-used:
 * 52,900 GB cross two boundaries: 1,024 × 0.140 + 50,176 × 0.125 + 1,700 × 0.110 = 143.36 + 6,272.00 + 187.00. */
static void
test_graduated (void)
{
  static const gint64 above[] = { 0, 1024, 51200 };
  static const char *prices[] = { "0.140", "0.125", "0.110" };
  Example example = { 0 };
  TdrBill bill;

  add (&example, banded (TDR_CHARGE_USAGE, TDR_METER_GIGABYTE, TDR_BANDS_GRADUATED, 3, above, prices));
  use (&example, TDR_METER_GIGABYTE, NULL, 52900);
  work_out (&example, &bill);
  assert_money (bill.total, "6602.36");
  g_assert_cmpuint (bill.n_lines, ==, 3);
  assert_money (bill.lines[0].cost, "143.36");
  assert_money (bill.lines[1].cost, "6272");
  assert_money (bill.lines[2].cost, "187");

  /* One more than a boundary pays one at the next price. */
  example.others[0].quantity = 1024;
  assert_total (&example, "143.36");
  example.others[0].quantity = 1025;
  assert_total (&example, "143.485");
}

/* The same bands where the whole quantity pays the price of its band: 52,900 × 0.110; 1,025 × 0.125, which is less than
 * 1,024 × 0.140: a known trap of all-units discounts. */
static void
test_all_units (void)
{
  static const gint64 above[] = { 0, 1024, 51200 };
  static const char *prices[] = { "0.140", "0.125", "0.110" };
  Example example = { 0 };

  add (&example, banded (TDR_CHARGE_USAGE, TDR_METER_GIGABYTE, TDR_BANDS_ALL_UNITS, 3, above, prices));
  use (&example, TDR_METER_GIGABYTE, NULL, 52900);
  assert_total (&example, "5819");
  example.others[0].quantity = 1024;
  assert_total (&example, "143.36");
  example.others[0].quantity = 1025;
  assert_total (&example, "128.125");
}

/* AWS Lambda, https://aws.amazon.com/lambda/pricing/, examples 1: 512 MB, 3 million times, 1 s: (1,500,000 − 400,000)
 * GB-s × 0.00001667 = 18.34, (3 − 1) million requests × 0.20 = 0.40, together 18.74; each line in cents. */
static void
test_free_allowance (void)
{
  Example example = { .rounding = TDR_ROUND_MINOR };
  TdrPriceTerm compute = term (TDR_CHARGE_USAGE, TDR_METER_GIGABYTE, "16.67");
  TdrPriceTerm requests = term (TDR_CHARGE_USAGE, TDR_METER_REQUEST, "0.20");

  compute.per = requests.per = 1000000;
  compute.free_quantity = 400000;
  requests.free_quantity = 1000000;
  add (&example, compute);
  add (&example, requests);
  use (&example, TDR_METER_GIGABYTE, NULL, 1500000);
  use (&example, TDR_METER_REQUEST, NULL, 3000000);
  assert_total (&example, "18.74");

  /* Within the allowance nothing is due, and nothing is given back. */
  example.others[0].quantity = 399999;
  example.others[1].quantity = 0;
  assert_total (&example, "0");
}

/* Microsoft's cost planning of its Foundry knowledge agent (2026-09-07), https://github.com/microsoft/
 * Foundry-Agent-Solution-Templates, enterprise-knowledge-agent/docs/cost.md: 730 h × 0.10 = 73.00; 100 h of 0.5 vCPU at
 * 0.10 and 1 GiB at 0.01 = 6.00; 1M input × 0.75 + 0.2M output × 4.50 = 1.65; 100 searches × 14 ÷ 1,000 = 1.40. */
static void
test_azure_agent (void)
{
  Example example = { .instances = 1 };
  TdrPriceTerm search = term (TDR_CHARGE_CAPACITY, TDR_METER_INSTANCE, "0.10");
  TdrPriceTerm session = term (TDR_CHARGE_USAGE, TDR_METER_INSTANCE, "0.06");
  TdrPriceTerm grounding = term (TDR_CHARGE_USAGE, TDR_METER_REQUEST, "14");

  session.sku = "session";
  grounding.per = 1000;
  add (&example, search);
  add (&example, session);
  add (&example, grounding);
  add (&example, term (TDR_CHARGE_USAGE, TDR_METER_INPUT, "0.75"));
  add (&example, term (TDR_CHARGE_USAGE, TDR_METER_OUTPUT, "4.50"));
  use (&example, TDR_METER_INSTANCE, "session", 100);
  use (&example, TDR_METER_REQUEST, NULL, 100);
  use (&example, TDR_METER_INPUT, NULL, 1000000);
  use (&example, TDR_METER_OUTPUT, NULL, 200000);
  assert_total (&example, "82.05");
}

/* One hour of https://docs.aws.amazon.com/savingsplans/latest/userguide/sp-applying.html (first edition): on demand 4.00,
 * 10.00, 10 × 1.50, 5 × 2.00; at the plan's rates 2.00 + 8.00 + 10 × 1.00 + 5 × 1.00 = 25.00. */
static Example
savings_plan (const char *commitment)
{
  static const struct {
    const char *sku, *on_demand, *plan;
    gint64 quantity;
  } usages[] = {
    { "c5.9xlarge", "4.00", "2.00", 1 },
    { "c5.24xlarge", "10.00", "8.00", 1 },
    { "fargate-vcpu", "1.50", "1.00", 10 },
    { "fargate-gb", "2.00", "1.00", 5 },
  };
  Example example = { .hours = 1 };

  for (guint i = 0; i < G_N_ELEMENTS (usages); i++)
    {
      TdrPriceTerm usage = term (TDR_CHARGE_USAGE, TDR_METER_INSTANCE, usages[i].on_demand);

      usage.sku = usages[i].sku;
      usage.plan_price = USD (usages[i].plan);
      add (&example, usage);
      use (&example, TDR_METER_INSTANCE, usages[i].sku, usages[i].quantity);
    }
  add (&example, term (TDR_CHARGE_SAVINGS_PLAN, TDR_METER_FEE, commitment));
  return example;
}

static void
test_savings_plan (void)
{
  static const struct {
    const char *commitment;
    const char *total;
  } cases[] = {
    /* Scenario 1 of the page: all is covered, 25.00 is paid. */
    { "25.00", "25" },
    /* Unused commitment is paid: 30.00, and nothing beside it. */
    { "30.00", "30" },
    /* By hand. The highest saving first: c5.9xlarge and the GB (50 % each) take 7, the vCPU (33 %) take 10, and 2 of
     * c5.24xlarge's 8 are left: a quarter of it. 19 + 10.00 × ¾ = 26.50. */
    { "19.00", "26.5" },
    /* 7 for the two at 50 %, then 3 of the vCPU's 10: 10 + 15.00 × 7⁄10 + 10.00 = 30.50. */
    { "10.00", "30.5" },
    /* No plan: 4 + 10 + 15 + 10. */
    { "0", "39" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Example example = savings_plan (cases[i].commitment);

      assert_total (&example, cases[i].total);
    }
}

/* A promotion that ends in the middle of a term: 20 % off for 6 months of 3.00 a million; 10 million tokens a month are
 * 24.00 until the sixth and 30.00 from the seventh. */
static void
test_promotion (void)
{
  Example example = { 0 };
  TdrPriceTerm promotion = { .charge = TDR_CHARGE_DISCOUNT, .share_ppm = 200000, .last_month = 6 };
  TdrBill bill;

  add (&example, term (TDR_CHARGE_USAGE, TDR_METER_INPUT, "3.00"));
  add (&example, promotion);
  use (&example, TDR_METER_INPUT, NULL, 10000000);
  example.number = 6;
  work_out (&example, &bill);
  assert_money (bill.total, "24");
  assert_money (bill.list_total, "30");
  assert_money (bill.lines[0].list_price, "3");
  assert_money (bill.lines[0].price, "2.4");
  example.number = 7;
  assert_total (&example, "30");
}

/* Two discounts one after the other: 3.00 × 0.93 × 0.90 = 2.511; the second holds for output only. */
static void
test_discounts (void)
{
  Example example = { 0 };

  add (&example, term (TDR_CHARGE_USAGE, TDR_METER_INPUT, "3.00"));
  add (&example, term (TDR_CHARGE_USAGE, TDR_METER_OUTPUT, "15.00"));
  add (&example, (TdrPriceTerm) { .charge = TDR_CHARGE_DISCOUNT, .share_ppm = 70000 });
  add (&example, (TdrPriceTerm) { .charge = TDR_CHARGE_DISCOUNT, .share_ppm = 100000,
                                  .meters = 1u << TDR_METER_OUTPUT });
  use (&example, TDR_METER_INPUT, NULL, 1000000);    /* 2.79 */
  use (&example, TDR_METER_OUTPUT, NULL, 1000000);   /* 15 × 0.93 × 0.9 = 12.555 */
  assert_total (&example, "15.345");
}

/* 100.00 a month, 3 % more at each anniversary: 103.00 in month 13, 106.09 in month 25. */
static void
test_escalator (void)
{
  static const struct {
    guint month;
    const char *total;
  } cases[] = { { 1, "100" }, { 12, "100" }, { 13, "103" }, { 24, "103" }, { 25, "106.09" } };
  TdrPriceTerm fee = term (TDR_CHARGE_FEE, TDR_METER_FEE, "100");

  fee.yearly_change_ppm = 30000;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Example example = { .number = cases[i].month };

      add (&example, fee);
      assert_total (&example, cases[i].total);
    }
}

/* Capacity that ramps: 50 PTU at 1.00 in months 1 to 3, 100 from the fourth; 730 hours. A setup fee in month 1. */
static void
test_ramp (void)
{
  static const struct {
    guint month;
    const char *total;
  } cases[] = { { 1, "41500" }, { 3, "36500" }, { 4, "73000" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Example example = { .number = cases[i].month, .rules = { .minimum_units = 50, .unit_increment = 50 } };
      TdrPriceTerm first = term (TDR_CHARGE_CAPACITY, TDR_METER_CAPACITY_UNIT, "1.00");
      TdrPriceTerm later = first, setup = term (TDR_CHARGE_FEE, TDR_METER_FEE, "5000");
      TdrContract offered;
      TdrContractMonth month = { .number = cases[i].month, .hours = HOURS };
      g_autoptr (TdrLoadCurve) curve = NULL;
      TdrWorkload workload;
      TdrBill bill;

      first.units = 50;
      first.last_month = 3;
      later.units = 100;
      later.first_month = 4;
      setup.last_month = 1;
      add (&example, first);
      add (&example, later);
      add (&example, setup);
      offered = contract (example.terms, example.n_terms);
      offered.rules = example.rules;
      offered.rules.tokens_per_minute_per_unit = 2400;
      offered.rules.output_ratio = 6;
      tdr_workload_init (&workload);
      curve = tdr_load_curve_new (&workload, 1, NULL);
      month.curve = curve;
      price (&offered, &month, &bill);
      g_assert_true (bill.known);
      assert_money (bill.total, cases[i].total);
    }
}

/* Partial upfront: 8,760 hours of two machines at 10.00 with 6,000 each at the start of a year. Month 1 is 2 × 730 ×
 * 10.00 + 12,000; spread evenly 1,000 of it a month. A second year pays again. */
static void
test_upfront (void)
{
  static const struct {
    guint month;
    const char *total, *in_advance, *effective;
  } cases[] = {
    { 1, "26600", "12000", "15600" },
    { 2, "14600", "0", "15600" },
    { 12, "14600", "0", "15600" },
    { 13, "26600", "12000", "15600" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Example example = { .number = cases[i].month, .instances = 2 };
      TdrPriceTerm machines = term (TDR_CHARGE_CAPACITY, TDR_METER_INSTANCE, "10.00");
      TdrBill bill;

      machines.upfront = USD ("6000");
      machines.commitment_months = 12;
      add (&example, machines);
      work_out (&example, &bill);
      assert_money (bill.total, cases[i].total);
      assert_money (bill.in_advance, cases[i].in_advance);
      assert_money (bill.effective, cases[i].effective);
    }
}

/* 100.00 upfront over 3 months: 33.333333, 33.333334, 33.333333, which add up to 100. */
static void
test_spread_adds_up (void)
{
  TdrMoney sum = USD ("0");

  for (guint month = 1; month <= 3; month++)
    {
      Example example = { .number = month, .instances = 1 };
      TdrPriceTerm machine = term (TDR_CHARGE_CAPACITY, TDR_METER_INSTANCE, "0");
      TdrBill bill;

      machine.upfront = USD ("100");
      machine.commitment_months = 3;
      add (&example, machine);
      work_out (&example, &bill);
      g_assert_true (tdr_money_add (sum, bill.effective, &sum, NULL));
    }
  assert_money (sum, "100");
}

/* A setup fee of 3,600 paid once for 36 months: all of it in month 1, 100 of it in the effective cost of each. */
static void
test_setup (void)
{
  static const struct {
    guint month;
    const char *total, *effective;
  } cases[] = { { 1, "3600", "100" }, { 2, "0", "100" }, { 36, "0", "100" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Example example = { .number = cases[i].month };
      TdrPriceTerm setup = term (TDR_CHARGE_FEE, TDR_METER_FEE, "3600");
      TdrBill bill;

      setup.commitment_months = 36;
      add (&example, setup);
      work_out (&example, &bill);
      assert_money (bill.total, cases[i].total);
      assert_money (bill.in_advance, cases[i].total);
      assert_money (bill.effective, cases[i].effective);
    }
}

/* A capacity block: 2 machines for 14 × 24 hours at 34.608, paid in advance: 23,256.576, whatever the month's length. */
static void
test_capacity_block (void)
{
  Example example = { .hours = 672 };
  TdrPriceTerm block = term (TDR_CHARGE_CAPACITY, TDR_METER_INSTANCE, "34.608");
  TdrBill bill;

  block.units = 2;
  block.hours = 14 * 24;
  block.in_advance = TRUE;
  block.last_month = 1;
  add (&example, block);
  work_out (&example, &bill);
  assert_money (bill.total, "23256.576");
  assert_money (bill.in_advance, "23256.576");
}

/* One machine at 1.00: February 2027 has 672 hours, February 2028 has 696, a month of a price list 730. */
static void
test_february (void)
{
  static const struct {
    gint64 hours;
    const char *total;
  } cases[] = { { 672, "672" }, { 696, "696" }, { 744, "744" }, { 730, "730" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Example example = { .hours = cases[i].hours, .instances = 1 };

      add (&example, term (TDR_CHARGE_CAPACITY, TDR_METER_INSTANCE, "1.00"));
      assert_total (&example, cases[i].total);
    }
}

/* At least 1,000 and at most 5,000 a month of usage; the fee of 50 comes on top of either. */
static void
test_minimum_and_cap (void)
{
  static const struct {
    gint64 tokens;
    const char *total;
  } cases[] = {
    { 0, "1050" },
    { 300000000, "1050" },     /* 300 million at 3.00: 900 */
    { 500000000, "1550" },
    { 2000000000, "5050" },    /* 6,000 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Example example = { 0 };

      add (&example, term (TDR_CHARGE_FEE, TDR_METER_FEE, "50"));
      add (&example, term (TDR_CHARGE_CAP, TDR_METER_FEE, "5000"));
      add (&example, term (TDR_CHARGE_MINIMUM, TDR_METER_FEE, "1000"));
      add (&example, term (TDR_CHARGE_USAGE, TDR_METER_INPUT, "3.00"));
      use (&example, TDR_METER_INPUT, NULL, cases[i].tokens);
      assert_total (&example, cases[i].total);
    }
}

/* A percentage of list costs: 10 % of 3,000 although 2,400 is paid. */
static void
test_percentage_of_list (void)
{
  Example example = { 0 };
  TdrPriceTerm support = term (TDR_CHARGE_PERCENTAGE, TDR_METER_FEE, "0.10");

  support.of_list = TRUE;
  add (&example, term (TDR_CHARGE_USAGE, TDR_METER_INPUT, "3.00"));
  add (&example, (TdrPriceTerm) { .charge = TDR_CHARGE_DISCOUNT, .share_ppm = 200000 });
  add (&example, support);
  use (&example, TDR_METER_INPUT, NULL, 1000000000);
  assert_total (&example, "2700");
}

/* Halves to even, a line at a time: 0.125 → 0.12 and 0.375 → 0.38; 1.5 millionths → 2, 2.5 → 2. */
static void
test_rounding (void)
{
  static const struct {
    const char *price;
    gint64 quantity;
    TdrInvoiceRounding rounding;
    const char *total;
  } cases[] = {
    { "0.125", 1000000, TDR_ROUND_MINOR, "0.12" },
    { "0.375", 1000000, TDR_ROUND_MINOR, "0.38" },
    { "0.125", 1000000, TDR_ROUND_MILLIONTHS, "0.125" },
    { "1", 1, TDR_ROUND_MILLIONTHS, "0.000001" },
    { "0.5", 3, TDR_ROUND_MILLIONTHS, "0.000002" },
    { "0.5", 5, TDR_ROUND_MILLIONTHS, "0.000002" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Example example = { .rounding = cases[i].rounding };

      add (&example, term (TDR_CHARGE_USAGE, TDR_METER_INPUT, cases[i].price));
      use (&example, TDR_METER_INPUT, NULL, cases[i].quantity);
      assert_total (&example, cases[i].total);
    }
}

/* Images by size: 100 small at 0.04 and 10 large at 0.08; a size without a price makes the bill unknown. */
static void
test_skus (void)
{
  Example example = { 0 };
  TdrPriceTerm small = term (TDR_CHARGE_USAGE, TDR_METER_IMAGE, "0.04"), large = small;
  TdrBill bill;

  small.sku = "1024";
  large.sku = "2048";
  large.bands[0].price = USD ("0.08");
  add (&example, small);
  add (&example, large);
  use (&example, TDR_METER_IMAGE, "1024", 100);
  use (&example, TDR_METER_IMAGE, "2048", 10);
  assert_total (&example, "4.8");

  use (&example, TDR_METER_IMAGE, "4096", 1);
  work_out (&example, &bill);
  g_assert_false (bill.known);
  g_assert_cmphex (bill.missing, ==, 1u << TDR_METER_IMAGE);
}

static void
test_prices_end (void)
{
  TdrPriceTerm fee = term (TDR_CHARGE_FEE, TDR_METER_FEE, "1");
  TdrContract offered = contract (&fee, 1);
  TdrContractMonth month = { .number = 12, .hours = HOURS };
  TdrBill bill;

  offered.last_month = 12;
  price (&offered, &month, &bill);
  g_assert_true (bill.known);
  month.number = 13;
  price (&offered, &month, &bill);
  g_assert_false (bill.known);
  g_assert_cmpstr (bill.reason, ==, "The prices of this contract end before the term does");
}

static void
test_refused (void)
{
  TdrPriceTerm good = term (TDR_CHARGE_USAGE, TDR_METER_INPUT, "3");
  TdrPriceTerm ptu = term (TDR_CHARGE_CAPACITY, TDR_METER_CAPACITY_UNIT, "1");
  const struct {
    TdrPriceTerm terms[2];
    guint n_terms;
    const char *message;
  } cases[] = {
    { .message = "A contract must have from 1 to 64 terms, not 0" },
    { { good, good }, 2, "terms[0] and terms[1] charge input in the same month: let one end before the other begins" },
    { { { .charge = TDR_CHARGE_USAGE } }, 1, "terms[0]: The number of bands must be from 1 to 8, not 0" },
    { { { .charge = TDR_CHARGE_FEE, .n_bands = 1, .bands = { { 0, { -1, "USD" } } } } }, 1,
      "terms[0]: bands[0].price must be from 0 to 9223372036854775807, not -1" },
    { { { .charge = TDR_CHARGE_FEE, .n_bands = 1, .bands = { { 0, { 1, "EUR" } } } } }, 1,
      "terms[0]: bands[0].price is in EUR, but the contract is in USD" },
    { { { .charge = TDR_CHARGE_FEE, .n_bands = 1, .bands = { { 5, { 1, "USD" } } } } }, 1,
      "terms[0]: bands[0].above must be from 0 to 0, not 5" },
    { { { .charge = TDR_CHARGE_USAGE, .n_bands = 2, .bands = { { 0, { 1, "USD" } }, { 0, { 1, "USD" } } } } }, 1,
      "terms[0]: bands[1].above must be from 1 to 1000000000000000, not 0" },
    { { { .charge = TDR_CHARGE_DISCOUNT, .share_ppm = 1000001 } }, 1,
      "terms[0]: share, in millionths, must be from 0 to 1000000, not 1000001" },
    { { { .charge = TDR_CHARGE_DISCOUNT, .first_month = 7, .last_month = 6 } }, 1,
      "terms[0]: last_month must be from 7 to 120, not 6" },
    { { { .charge = TDR_CHARGE_CAPACITY, .n_bands = 1, .bands = { { 0, { 1, "USD" } } }, .upfront = { 1, "USD" } } }, 1,
      "terms[0]: commitment_months must be from 1 to 120, not 0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TdrContract offered = contract (cases[i].terms, cases[i].n_terms);

      g_assert_false (tdr_contract_check (&offered, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }

  /* 55 PTU where 50 is the least and the step. */
  {
    g_autoptr (GError) error = NULL;
    TdrContract offered = contract (&ptu, 1);

    ptu.units = 55;
    offered.rules = (TdrTariff) { .minimum_units = 50, .unit_increment = 50 };
    g_assert_false (tdr_contract_check (&offered, &error));
    g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
    g_assert_cmpstr (error->message, ==, "terms[0]: units must be 50 or more in steps of 50, not 55");
  }
}

/* Every figure of a month that cannot be is an error that names it; an amount that money cannot hold too. */
static void
test_refused_months (void)
{
  TdrPriceTerm only = term (TDR_CHARGE_USAGE, TDR_METER_IMAGE, "9000000000");
  TdrContract offered = contract (&only, 1);
  TdrSkuQuantity negative = { TDR_METER_IMAGE, NULL, -1 }, huge = { TDR_METER_IMAGE, NULL, 2000 };
  const struct {
    TdrContractMonth month;
    int code;
    const char *message;
  } cases[] = {
    { { .number = 0, .hours = 730 }, TDR_ENGINE_ERROR_INVALID, "The number of the month cannot be 0" },
    { { .number = 1, .hours = 745 }, TDR_ENGINE_ERROR_INVALID, "The hours of the month cannot be 745" },
    { { .number = 1, .hours = 730, .instances = -1 }, TDR_ENGINE_ERROR_INVALID,
      "The number of instances cannot be -1" },
    { { .number = 1, .hours = 730, .others = &negative, .n_others = 1 }, TDR_ENGINE_ERROR_INVALID,
      "image cannot be -1" },
    { { .number = 1, .hours = 730, .others = &huge, .n_others = 1 }, TDR_ENGINE_ERROR_OVERFLOW,
      "terms[0]: The amount is larger than 9.2 trillion: lower the quantity or the price" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TdrBill bill;

      g_assert_false (tdr_contract_price_month (&offered, &cases[i].month, &bill, &error));
      g_assert_error (error, TDR_ENGINE_ERROR, cases[i].code);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contract/support", test_support);
  g_test_add_func ("/contract/developer-support", test_developer_support);
  g_test_add_func ("/contract/graduated", test_graduated);
  g_test_add_func ("/contract/all-units", test_all_units);
  g_test_add_func ("/contract/free-allowance", test_free_allowance);
  g_test_add_func ("/contract/azure-agent", test_azure_agent);
  g_test_add_func ("/contract/savings-plan", test_savings_plan);
  g_test_add_func ("/contract/promotion", test_promotion);
  g_test_add_func ("/contract/discounts", test_discounts);
  g_test_add_func ("/contract/escalator", test_escalator);
  g_test_add_func ("/contract/ramp", test_ramp);
  g_test_add_func ("/contract/upfront", test_upfront);
  g_test_add_func ("/contract/spread-adds-up", test_spread_adds_up);
  g_test_add_func ("/contract/setup", test_setup);
  g_test_add_func ("/contract/capacity-block", test_capacity_block);
  g_test_add_func ("/contract/february", test_february);
  g_test_add_func ("/contract/minimum-and-cap", test_minimum_and_cap);
  g_test_add_func ("/contract/percentage-of-list", test_percentage_of_list);
  g_test_add_func ("/contract/rounding", test_rounding);
  g_test_add_func ("/contract/skus", test_skus);
  g_test_add_func ("/contract/prices-end", test_prices_end);
  g_test_add_func ("/contract/refused", test_refused);
  g_test_add_func ("/contract/refused-months", test_refused_months);

  return g_test_run ();
}
