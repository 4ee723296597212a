/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cost.h"

#include "tdr-engine-error.h"

#include <math.h>

#define DRAWS 2000

static TdrRate
rate (gint64      micros,
      const char *currency)
{
  return (TdrRate) { .known = TRUE, .price = tdr_money_new (micros, currency) };
}

/* Prices of Claude Sonnet 4.5 on Bedrock, global (2026-07-24), in millionths of a dollar. */
static TdrTariff
sonnet (void)
{
  TdrTariff tariff = { .cache_rule = TDR_CACHE_WRITTEN, .unit_increment = 1 };

  tariff.rates[TDR_METER_INPUT] = rate (3000000, "USD");
  tariff.rates[TDR_METER_OUTPUT] = rate (15000000, "USD");
  tariff.rates[TDR_METER_CACHE_WRITE_5M] = rate (3750000, "USD");
  tariff.rates[TDR_METER_CACHE_READ] = rate (300000, "USD");
  tariff.rates[TDR_METER_BATCH_INPUT] = rate (1500000, "USD");
  tariff.rates[TDR_METER_BATCH_OUTPUT] = rate (7500000, "USD");
  tariff.rates[TDR_METER_INPUT_TPM_UNIT] = rate (180000, "USD");
  tariff.rates[TDR_METER_OUTPUT_TPM_UNIT] = rate (900000, "USD");
  return tariff;
}

static void
test_instances (void)
{
  static const struct {
    gint64 hourly_micros;
    gint64 instances;
    const char *total;
  } cases[] = {
    /* p5.48xlarge on demand in us-east-1 at 55.04 (2026-07-20): 3 × 730 = 2,190 h × 55.04. */
    { 55040000, 3, "120537.6" },
    /* p5en.48xlarge for 3 years, no upfront, at 27.34387 (2026-07-20): 4 for the peak and 1 spare: 3,650 h ×
     * 27.34387. */
    { 27343870, 5, "99805.1255" },
    /* inf2.48xlarge for 1 year, no upfront, at 8.1782 (2025-11-30): 1,460 h × 8.1782. */
    { 8178200, 2, "11940.172" },
    { 8178200, 0, "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *total = NULL;
      TdrRate hourly = rate (cases[i].hourly_micros, "USD");
      TdrCost cost;

      g_assert_true (tdr_cost_instances (&hourly, cases[i].instances, &cost, &error));
      g_assert_no_error (error);
      g_assert_true (cost.known);
      g_assert_cmpint (cost.capacity_units, ==, cases[i].instances);
      g_assert_cmpint (cost.lines[0].quantity, ==, cases[i].instances * 730);
      total = tdr_money_to_string (cost.total, 0);
      g_assert_cmpstr (total, ==, cases[i].total);
    }
}

static void
test_instances_without_a_rate (void)
{
  g_autoptr (GError) error = NULL;
  TdrRate hourly = { .known = FALSE };
  TdrCost cost;

  g_assert_true (tdr_cost_instances (&hourly, 3, &cost, &error));
  g_assert_no_error (error);
  g_assert_false (cost.known);
  g_assert_cmphex (cost.missing, ==, 1u << TDR_METER_INSTANCE);
  g_assert_cmpuint (cost.n_lines, ==, 0);
  g_assert_cmpint (cost.capacity_units, ==, 3);
}

static void
test_instances_refuse (void)
{
  g_autoptr (GError) error = NULL;
  TdrRate hourly = rate (8178200, "USD");
  TdrCost cost;

  g_assert_false (tdr_cost_instances (&hourly, -1, &cost, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "Instances must be from 0 to 1000000000000000, not -1");
  g_clear_error (&error);

  g_assert_false (tdr_cost_instances (&hourly, 1000000000000000, &cost, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_OVERFLOW);
}

/* 13,500.00 for 2,500 MTok: 5.40 a million. A third of a dollar rounds to the nearest millionth. */
static void
test_per_million (void)
{
  g_autoptr (GError) error = NULL;
  TdrCost cost = { .known = TRUE, .total = tdr_money_new (13500000000, "USD") };
  TdrUsage usage = { .fresh_input_tokens = 2000000000, .output_tokens = 500000000 };
  TdrMoney per_million;

  g_assert_true (tdr_cost_per_million (&cost, &usage, &per_million, &error));
  g_assert_cmpint (per_million.micros, ==, 5400000);

  cost.total = tdr_money_new (1000000, "USD");
  usage = (TdrUsage) { .batch_input_tokens = 1000000, .batch_output_tokens = 1000000, .cache_read_tokens = 1000000 };
  g_assert_true (tdr_cost_per_million (&cost, &usage, &per_million, &error));
  g_assert_cmpint (per_million.micros, ==, 333333);

  usage = (TdrUsage) { 0 };
  g_assert_false (tdr_cost_per_million (&cost, &usage, &per_million, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
  g_clear_error (&error);

  cost.known = FALSE;
  usage.output_tokens = 1;
  g_assert_false (tdr_cost_per_million (&cost, &usage, &per_million, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
}

static void
test_overflow (void)
{
  g_autoptr (GError) error = NULL;
  TdrTariff tariff = sonnet ();
  TdrUsage usage = { .requests = 1, .fresh_input_tokens = 4000000000000000000 };
  TdrCost cost;

  /* 4 × 10^12 MTok × 3.00 is 12 trillion; money ends at 9.2 trillion. */
  g_assert_false (tdr_cost_on_demand (&tariff, &usage, &cost, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_OVERFLOW);
  g_clear_error (&error);

  usage.peak_input_tokens_per_minute = 1e30;
  g_assert_false (tdr_cost_capacity_units (&tariff, &usage, &cost, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_OVERFLOW);
  g_clear_error (&error);

  usage.peak_input_tokens_per_minute = NAN;
  g_assert_false (tdr_cost_capacity_units (&tariff, &usage, &cost, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_OVERFLOW);
}

static void
test_currencies_do_not_mix (void)
{
  g_autoptr (GError) error = NULL;
  TdrTariff tariff = sonnet ();
  TdrUsage usage = { .requests = 1, .fresh_input_tokens = 1000, .output_tokens = 1000 };
  TdrCost cost;

  tariff.rates[TDR_METER_OUTPUT] = rate (15000000, "EUR");
  g_assert_false (tdr_cost_on_demand (&tariff, &usage, &cost, &error));
  g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_CURRENCY);
}

static void
draw_workload (GRand       *random,
               TdrWorkload *workload)
{
  tdr_workload_init (workload);
  workload->requests_per_month = g_rand_int_range (random, 0, 50000000);
  workload->input_tokens = g_rand_int_range (random, 0, 200000);
  workload->output_tokens = g_rand_int_range (random, 0, 8000);
  workload->cached_ppm = g_rand_int_range (random, 0, TDR_PPM + 1);
  workload->batch_ppm = g_rand_int_range (random, 0, TDR_PPM + 1);
  workload->requests_per_prefix = g_rand_int_range (random, 0, 1000);
  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    workload->week[hour] = g_rand_int_range (random, 1, 100);
}

static TdrCost
price (const TdrWorkload *workload,
       gboolean           by_token)
{
  g_autoptr (GError) error = NULL;
  TdrTariff tariff = sonnet ();
  TdrUsage usage;
  TdrCost cost;

  g_assert_true (tdr_usage_compute (workload, &usage, &error));
  g_assert_true ((by_token ? tdr_cost_on_demand : tdr_cost_capacity_units) (&tariff, &usage, &cost, &error));
  g_assert_no_error (error);
  g_assert_true (cost.known);
  return cost;
}

/* More requests, or longer answers, never cost less; by the unit of capacity as by the token. */
static void
test_monotone_in_volume (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  for (guint i = 0; i < DRAWS; i++)
    {
      TdrWorkload less, more;

      draw_workload (random, &less);
      /* Without a batch share, more requests per prefix and rounding of shares cannot move work to a cheaper rate. */
      less.batch_ppm = 0;
      more = less;
      more.requests_per_month += g_rand_int_range (random, 0, 1000000);
      more.output_tokens += g_rand_int_range (random, 0, 1000);

      for (guint by_token = 0; by_token <= 1; by_token++)
        g_assert_cmpint (price (&less, by_token).total.micros, <=, price (&more, by_token).total.micros);
    }
}

/* What may wait is cheaper, what is read from the cache is cheaper: no share of either raises the bill above that of
 * the same work without. (Writing costs a quarter more than input, so a prefix must be read at least once: here by at
 * least ten.) */
static void
test_shares_never_cost_more (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);

  for (guint i = 0; i < DRAWS; i++)
    {
      TdrWorkload with, without;

      draw_workload (random, &with);
      with.requests_per_month += 1000;
      with.requests_per_prefix = g_rand_int_range (random, 10, 100);
      with.batch_ppm = MIN (with.batch_ppm, TDR_PPM / 2);
      without = with;
      without.batch_ppm = 0;
      without.cached_ppm = 0;

      g_assert_cmpint (price (&with, TRUE).total.micros, <=, price (&without, TRUE).total.micros);
    }
}

/* The lines add up to the total, and their token quantities to all tokens of the month. */
static void
test_lines_add_up (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < DRAWS; i++)
    {
      g_autoptr (GError) error = NULL;
      TdrWorkload workload;
      TdrUsage usage;
      TdrCost cost;
      gint64 tokens = 0, micros = 0;

      draw_workload (random, &workload);
      g_assert_true (tdr_usage_compute (&workload, &usage, &error));
      cost = price (&workload, TRUE);
      for (guint line = 0; line < cost.n_lines; line++)
        {
          tokens += cost.lines[line].quantity;
          micros += cost.lines[line].cost.micros;
        }
      g_assert_cmpint (tokens, ==, tdr_usage_total_tokens (&usage));
      g_assert_cmpint (micros, ==, cost.total.micros);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cost/instances", test_instances);
  g_test_add_func ("/cost/instances-without-a-rate", test_instances_without_a_rate);
  g_test_add_func ("/cost/instances-refuse", test_instances_refuse);
  g_test_add_func ("/cost/per-million", test_per_million);
  g_test_add_func ("/cost/overflow", test_overflow);
  g_test_add_func ("/cost/currencies-do-not-mix", test_currencies_do_not_mix);
  g_test_add_func ("/cost/monotone-in-volume", test_monotone_in_volume);
  g_test_add_func ("/cost/shares-never-cost-more", test_shares_never_cost_more);
  g_test_add_func ("/cost/lines-add-up", test_lines_add_up);

  return g_test_run ();
}
