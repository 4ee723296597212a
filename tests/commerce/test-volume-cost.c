/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-volume-cost.h"

#include "tdr-engine-error.h"
#include "tdr-volume-trace.h"

static TdrRate
rate (const char *price)
{
  g_autoptr (GError) error = NULL;
  TdrRate result = { .known = TRUE };

  g_assert_true (tdr_money_parse (price, "USD", &result.price, &error));
  return result;
}

static TdrWorkload
workload_of (gint64 requests)
{
  TdrWorkload workload;

  tdr_workload_init (&workload);
  workload.requests_per_month = requests;
  workload.input_tokens = 2000;
  workload.output_tokens = 500;
  return workload;
}

static void
assert_cost (const TdrVolumeCost *cost,
             gint64               requests,
             const char          *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TdrMoney money;

  g_assert_true (tdr_volume_cost_at (cost, requests, &money, &error));
  g_assert_no_error (error);
  text = tdr_money_to_string (money, 0);
  g_assert_cmpstr (text, ==, expected);
}

/* Claude Sonnet 4.5 on Bedrock, global (2026-07-24): 13,500 per million requests of 2,000 and 500 tokens. With three
 * quarters cached in one prefix: 1,500 tokens written instead of read, (3.75 − 0.30) × 1,500 ÷ 10^6 = 0.005175,
 * whatever the volume; per million 500 × 3 + 1,500 × 0.30 + 500 × 15 = 9,450. */
static void
test_on_demand (void)
{
  g_autoptr (GError) error = NULL;
  TdrWorkload workload = workload_of (0);
  TdrTariff tariff = { .cache_rule = TDR_CACHE_WRITTEN };
  TdrVolumeCost cost;

  tariff.rates[TDR_METER_INPUT] = rate ("3");
  g_assert_false (tdr_volume_cost_init_on_demand (&cost, &tariff, &workload, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_clear_error (&error);

  tariff.rates[TDR_METER_OUTPUT] = rate ("15");
  g_assert_true (tdr_volume_cost_init_on_demand (&cost, &tariff, &workload, &error));
  assert_cost (&cost, 0, "0");
  assert_cost (&cost, 1, "0.0135");
  assert_cost (&cost, 1000000, "13500");
  assert_cost (&cost, 3000000, "40500");

  tariff.rates[TDR_METER_CACHE_WRITE_5M] = rate ("3.75");
  tariff.rates[TDR_METER_CACHE_READ] = rate ("0.3");
  workload.cached_ppm = 750000;
  g_assert_true (tdr_volume_cost_init_on_demand (&cost, &tariff, &workload, &error));
  assert_cost (&cost, 1000000, "9450.005175");
  assert_cost (&cost, 10000000, "94500.005175");
}

/* Reserved for 1 month, global: 46 and 12 units at a million requests, 13,928.40 (see the plan of that name); at ten
 * million 456,621 TPM: 457 × 131.40 = 60,049.80, and 114,155 TPM: 115 × 657 = 75,555. */
static void
test_reserved (void)
{
  g_autoptr (GError) error = NULL;
  TdrWorkload workload = workload_of (0);
  TdrTariff tariff = { .unit_increment = 1 };
  TdrVolumeCost cost;

  tariff.rates[TDR_METER_INPUT_TPM_UNIT] = rate ("0.18");
  tariff.rates[TDR_METER_OUTPUT_TPM_UNIT] = rate ("0.9");
  g_assert_true (tdr_volume_cost_init_capacity_units (&cost, &tariff, &workload, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (cost.n_units, ==, 2);
  /* 1,000 TPM are 0.5 requests a minute of input, 21,900 a month; 2 of output, 87,600. */
  g_assert_cmpint (cost.units[0].requests_per_unit, ==, 21900);
  g_assert_cmpint (cost.units[1].requests_per_unit, ==, 87600);
  assert_cost (&cost, 1000000, "13928.4");
  assert_cost (&cost, 10000000, "135604.8");
}

/* gpt-5.4 on PTU, global: 50 at a million, 15 at a tenth of it, and 15 for none: they are bought. */
static void
test_ptu (void)
{
  g_autoptr (GError) error = NULL;
  TdrWorkload workload = workload_of (0);
  TdrTariff tariff = {
    .minimum_units = 15, .unit_increment = 5, .tokens_per_minute_per_unit = 2400, .output_ratio = 6,
  };
  TdrVolumeCost cost;

  tariff.rates[TDR_METER_CAPACITY_UNIT] = rate ("1");
  g_assert_true (tdr_volume_cost_init_capacity_units (&cost, &tariff, &workload, &error));
  assert_cost (&cost, 0, "10950");
  assert_cost (&cost, 100000, "10950");
  assert_cost (&cost, 1000000, "36500");

  tariff.tokens_per_minute_per_unit = 0;
  g_assert_false (tdr_volume_cost_init_capacity_units (&cost, &tariff, &workload, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "How many tokens a minute one capacity unit carries is not known");
}

/* inf2.48xlarge for 1 year at 8.1782: 5,970.086 a month; one spare; a million requests each. */
static void
test_instances (void)
{
  g_autoptr (GError) error = NULL;
  TdrRate hourly = rate ("8.1782");
  TdrRate unknown = { .known = FALSE };
  TdrVolumeCost cost;

  g_assert_true (tdr_volume_cost_init_instances (&cost, &hourly, 1000000, 1, &error));
  assert_cost (&cost, 0, "5970.086");
  assert_cost (&cost, 1, "11940.172");
  assert_cost (&cost, 1000000, "11940.172");
  assert_cost (&cost, 1000001, "17910.258");

  g_assert_false (tdr_volume_cost_init_instances (&cost, &unknown, 1000000, 1, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (tdr_volume_cost_init_instances (&cost, &hourly, 0, 1, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
}

static void
test_units_count (void)
{
  static const struct {
    gint64 per_unit, least, increment, requests, units;
  } cases[] = {
    { 100, 0, 1, 0, 0 },
    { 100, 0, 1, 1, 1 },
    { 100, 0, 1, 100, 1 },
    { 100, 0, 1, 101, 2 },
    { 100, 15, 5, 1500, 15 },
    { 100, 15, 5, 1501, 20 },
    { 100, 15, 5, 2000, 20 },
    { 100, 25, 50, 2501, 75 },
    { 1, 0, 1, TDR_MAX_REQUESTS_PER_MONTH, TDR_MAX_REQUESTS_PER_MONTH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrVolumeUnits units = { .requests_per_unit = cases[i].per_unit, .least = cases[i].least,
                               .increment = cases[i].increment };

      g_assert_cmpint (tdr_volume_units_count (&units, cases[i].requests), ==, cases[i].units);
    }
}

/* The function and the sum of a whole plan agree at every volume that is not at a step's edge. */
static void
test_agrees_with_plans (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17);

  for (guint draw = 0; draw < 500; draw++)
    {
      g_autoptr (GError) error = NULL;
      TdrWorkload workload = workload_of (g_rand_int_range (random, 1, 50000000));
      TdrTariff tariff = {
        .cache_rule = TDR_CACHE_WRITTEN, .minimum_units = g_rand_int_range (random, 0, 20),
        .unit_increment = g_rand_int_range (random, 1, 10), .tokens_per_minute_per_unit = 2400, .output_ratio = 6,
      };
      TdrVolumeCost line, stairs;
      TdrUsage usage;
      TdrCost cost;
      TdrMoney at;

      tariff.rates[TDR_METER_INPUT] = rate ("3");
      tariff.rates[TDR_METER_OUTPUT] = rate ("15");
      tariff.rates[TDR_METER_CAPACITY_UNIT] = rate ("1.1");
      g_assert_true (tdr_usage_compute (&workload, &usage, &error));

      g_assert_true (tdr_volume_cost_init_on_demand (&line, &tariff, &workload, &error));
      g_assert_true (tdr_cost_on_demand (&tariff, &usage, &cost, &error));
      g_assert_true (tdr_volume_cost_at (&line, workload.requests_per_month, &at, &error));
      g_assert_cmpint (at.micros, ==, cost.total.micros);

      g_assert_true (tdr_volume_cost_init_capacity_units (&stairs, &tariff, &workload, &error));
      g_assert_true (tdr_cost_capacity_units (&tariff, &usage, &cost, &error));
      g_assert_true (tdr_volume_cost_at (&stairs, workload.requests_per_month, &at, &error));
      g_assert_no_error (error);
      g_assert_cmpint (at.micros, ==, cost.total.micros);
    }
}

/* 3 each to 1,000; 3,000 to 5,000; then 1 each of all: 5,001 and on. */
static gboolean
bent (gint64          quantity,
      gint64         *micros,
      gconstpointer   data,
      GError        **error)
{
  gint64 each = quantity <= 1000 ? 3 * quantity : quantity <= 5000 ? 3000 : quantity;

  *micros = each * 1000000;
  return TRUE;
}

/* 2 each of all, but 3 each of all from 101 to 8,000: beyond and before lies one line. */
static gboolean
dented (gint64          quantity,
        gint64         *micros,
        gconstpointer   data,
        GError        **error)
{
  *micros = quantity * (quantity > 100 && quantity <= 8000 ? 3000000 : 2000000);
  return TRUE;
}

static const TdrVolumePiece *
find_piece (const GArray *pieces,
            gint64        quantity)
{
  for (guint i = 0; i < pieces->len; i++)
    if (quantity <= g_array_index (pieces, TdrVolumePiece, i).to)
      return &g_array_index (pieces, TdrVolumePiece, i);

  g_assert_not_reached ();
}

/* Jumps are found to the unit; a bend belongs to both lines. */
static void
test_trace (void)
{
  static const struct {
    TdrVolumeFunction function;
    gint64 jumps[2];
  } rows[] = { { bent, { 5000, 5000 } }, { dented, { 100, 8000 } } };
  static const gint64 at[] = { 1, 2, 99, 100, 101, 999, 1000, 1001, 4999, 5000, 5001, 7999, 8000, 8001, 99999, 1000000 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) pieces = tdr_volume_trace (rows[i].function, NULL, 1000000, 3, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (pieces->len, ==, 3);
      for (guint j = 0; j < 2; j++)
        g_assert_cmpint (find_piece (pieces, rows[i].jumps[j])->to, ==, rows[i].jumps[j]);
      for (guint j = 0; j < G_N_ELEMENTS (at); j++)
        {
          const TdrVolumePiece *piece = find_piece (pieces, at[j]);
          double line = (double) piece->at_from + tdr_volume_piece_get_slope (piece) * (double) (at[j] - piece->from);
          gint64 micros;

          g_assert_cmpint (piece->from, <=, at[j]);
          g_assert_true (rows[i].function (at[j], &micros, NULL, NULL));
          g_assert_cmpfloat_with_epsilon (line, (double) micros, 1);
        }
      g_assert_null (tdr_volume_trace (rows[i].function, NULL, 1000000, 2, &error));
      g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/volume-cost/on-demand", test_on_demand);
  g_test_add_func ("/volume-cost/trace", test_trace);
  g_test_add_func ("/volume-cost/reserved", test_reserved);
  g_test_add_func ("/volume-cost/ptu", test_ptu);
  g_test_add_func ("/volume-cost/instances", test_instances);
  g_test_add_func ("/volume-cost/units-count", test_units_count);
  g_test_add_func ("/volume-cost/agrees-with-plans", test_agrees_with_plans);

  return g_test_run ();
}
