/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "appraisal-fixture.h"
#include "tdr-risk.h"

#include <math.h>

static const char certain[] =
  "\"uncertainty\": { \"draws\": 100, \"demand\": { \"kind\": \"fixed\", \"central\": %g },"
  " \"growth\": { \"kind\": \"fixed\" },"
  " \"tokens\": { \"kind\": \"fixed\" }, \"price\": { \"kind\": \"fixed\" } }, \"budget\": \"%d\"";

static TdrRisk *
take_risk (const char *assumptions,
           const char *candidates)
{
  g_autoptr (GError) error = NULL;
  TdrRisk *risk = tdr_risk_new (appraise (assumptions, candidates), NULL, &error);

  g_assert_no_error (error);
  return risk;
}

/* Where nothing is uncertain every world is the plan, and twice the demand costs twice as much. */
static void
test_no_risk (void)
{
  static const struct {
    double demand;
    int budget;
    gint64 amount;
    double over;
  } rows[] = {
    { 1, 15599, 15600 * MICROS, 1 },
    { 1, 15600, 15600 * MICROS, 0 },
    { 2, 15600, 31200 * MICROS, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *assumptions = g_strdup_printf (certain, rows[i].demand, rows[i].budget);
      g_autoptr (TdrRisk) risk = take_risk (assumptions, GPT_5_MINI);
      const TdrRiskPlan *best = &risk->rounds[0].plans[0];

      g_assert_cmpstr (tdr_plan_get_platform (best->cost->plan), ==, "azure-openai");
      for (guint j = 0; j < TDR_N_RISK_SHARES; j++)
        {
          g_assert_cmpint (best->amounts[j].micros, ==, rows[i].amount);
          g_assert_cmpint (risk->amounts[j].micros, ==, rows[i].amount);
          g_assert_cmpint (risk->rounds[0].months[j].micros, ==, rows[i].amount / 24);
        }
      g_assert_cmpint (best->greatest_regret.micros, ==, 0);
      g_assert_cmpfloat_with_epsilon (risk->chance_over_budget, rows[i].over, NANO);
    }
}

/* Demand from half to one and a half of the plan: its tenth and nine-tenth quantiles lie symmetrically about it. For a
 * triangle from 0.5 to 1.5 the first is 0.5 + √(0.1 × 1 × 0.5) = 0.723607: 15,600 × 0.723607 = 11,288.27, and the bar of
 * demand runs from there to 19,911.73. */
static void
test_tornado (void)
{
  g_autoptr (TdrRisk) risk = take_risk ("\"uncertainty\": { \"draws\": 2000, \"growth\": { \"kind\": \"fixed\" },"
                                        " \"tokens\": { \"kind\": \"fixed\" }, \"price\": { \"kind\": \"fixed\" } }",
                                        GPT_5_MINI);
  const TdrTornadoBar *widest = &g_array_index (risk->rounds[0].tornado, TdrTornadoBar, 0);

  g_assert_cmpint (tdr_risk_get_factor (widest->column), ==, TDR_FACTOR_DEMAND);
  g_assert_cmpint (ABS (widest->at_low.micros - 11288270000), <, MICROS);
  g_assert_cmpint (ABS (widest->at_high.micros - 19911730000), <, MICROS);
}

/* Demand was seen at 0.5, 1 and 2 times the plan. A straight line through them, each a half of the way apart, puts the
 * tenth of it at 0.5 + 0.2 × 0.5 = 0.6 and nine tenths at 1 + 0.8 × 1 = 1.8: 15,600 × 0.6 = 9,360 and × 1.8 = 28,080. A
 * price seen only at what is planned, a tenth less a year, costs as planned: 14,820. */
static void
test_empirical (void)
{
  g_autoptr (TdrRisk) seen = take_risk ("\"uncertainty\": { \"draws\": 2000, \"growth\": { \"kind\": \"fixed\" },"
                                        " \"tokens\": { \"kind\": \"fixed\" }, \"price\": { \"kind\": \"fixed\" },"
                                        " \"demand\": { \"kind\": \"empirical\", \"samples\": [2, 0.5, 1] } }", GPT_5_MINI);
  g_autoptr (TdrRisk) planned = take_risk ("\"price_change_per_year\": -0.1, \"uncertainty\": { \"draws\": 10,"
                                           " \"growth\": { \"kind\": \"fixed\" }, \"tokens\": { \"kind\": \"fixed\" },"
                                           " \"demand\": { \"kind\": \"fixed\" },"
                                           " \"price\": { \"kind\": \"empirical\", \"samples\": [1] } }", GPT_5_MINI);
  const TdrTornadoBar *widest = &g_array_index (seen->rounds[0].tornado, TdrTornadoBar, 0);

  g_assert_cmpint (tdr_risk_get_factor (widest->column), ==, TDR_FACTOR_DEMAND);
  g_assert_cmpint (ABS (widest->at_low.micros - 9360 * MICROS), <, MICROS);
  g_assert_cmpint (ABS (widest->at_high.micros - 28080 * MICROS), <, MICROS);
  for (guint i = 0; i < TDR_N_RISK_SHARES; i++)
    g_assert_cmpint (planned->amounts[i].micros, ==, 14820 * MICROS);
}

/* The same seed makes the same figures, another seed others. */
static void
test_seed (void)
{
  static const char *const assumptions[] = {
    "\"uncertainty\": { \"draws\": 200, \"seed\": 1 }", "\"uncertainty\": { \"draws\": 200, \"seed\": 1 }",
    "\"uncertainty\": { \"draws\": 200, \"seed\": 2 }",
  };
  gint64 means[G_N_ELEMENTS (assumptions)];

  for (guint i = 0; i < G_N_ELEMENTS (assumptions); i++)
    {
      g_autoptr (TdrRisk) risk = take_risk (assumptions[i], "\"gpt-5-mini\", \"llama-3.1-8b\"");
      double sum = 0;

      for (guint j = 0; j < risk->rounds[0].n_plans; j++)
        sum += risk->rounds[0].plans[j].chance_cheapest;
      g_assert_cmpfloat (sum, >=, 1 - NANO);
      means[i] = risk->rounds[0].plans[0].mean.micros;
    }

  g_assert_cmpint (means[0], ==, means[1]);
  g_assert_cmpint (means[0], !=, means[2]);
}

/* Where nothing comes otherwise, a plan costs over the term what the appraisal says, whatever is in it: machines for the
 * peak, commitments that run on, tax, operations, season and ramp. The appraisal counts whole requests and the hours of a
 * calendar, in which 24 months from January 2027 have 17,544 instead of 17,520. */
static void
test_certain_world (void)
{
  static const char fixed[] =
    "\"uncertainty\": { \"draws\": 1, \"demand\": { \"kind\": \"fixed\", \"central\": 1 }, "
    "\"growth\": { \"kind\": \"fixed\", \"central\": 1 }, \"tokens\": { \"kind\": \"fixed\", \"central\": 1 }, "
    "\"price\": { \"kind\": \"fixed\", \"central\": 1 }, \"throughput\": { \"kind\": \"fixed\", \"central\": 1 } }";
  static const char *const assumptions[] = {
    "", "\"price_change_per_year\": -0.2, ", "\"tax\": { \"rate\": 0.2, \"recoverable_share\": 0.5 }, ",
    "\"ramp\": [0.2, 0.4, 0.6], ", "\"start\": \"2027-01\", \"season\": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1.5, 2, 3], ",
  };
  static const char *const loads[] = {
    "\"requests_per_month\": 1000000000", "\"requests_per_month\": 1000000000, \"growth_per_year\": 0.5",
    "\"requests_per_month\": 1000000000, \"growth_per_year\": -0.3, \"batch_share\": 0.4",
    "\"requests_per_month\": 1000000000, \"growth_per_year\": 1, \"batch_share\": 1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (assumptions) * G_N_ELEMENTS (loads); i++)
    {
      g_autofree char *text = g_strconcat (assumptions[i / G_N_ELEMENTS (loads)], fixed, NULL);
      g_autoptr (GError) error = NULL;
      TdrAppraisal *appraisal = appraise_load (text, loads[i % G_N_ELEMENTS (loads)], "\"gpt-5-mini\", \"llama-3.1-8b\"");
      g_autoptr (TdrRisk) risk = tdr_risk_new (appraisal, NULL, &error);

      g_assert_no_error (error);
      g_test_message ("%s %s", text, loads[i % G_N_ELEMENTS (loads)]);
      g_assert_cmpuint (risk->rounds[0].n_plans, >, 5);
      for (guint j = 0; j < risk->rounds[0].n_plans; j++)
        {
          const TdrRiskPlan *plan = &risk->rounds[0].plans[j];

          g_assert_cmpfloat_with_epsilon ((double) plan->amounts[1].micros / (double) plan->cost->total.micros, 1, 0.002);
        }
    }
}

/* What 24 months of 650.00 with so much unrecovered tax are worth at a discount of @rate a year. */
static double
worth (double rate,
       double tax)
{
  double sum = 0;

  for (guint month = 1; month <= 24; month++)
    sum += 650 * (1 + tax) * pow (1 + rate, -(double) month / 12);
  return sum;
}

/* 15,600.00 over two years. The ramp lacks a half and a fifth of a month, 455.00, a fifth more or less of which is 91.00:
 * where more is lacking less is paid. Decembers have twice the requests, 1,300.00 more in two years; a fifth is 260.00.
 * Augusts without a request, 1,300.00 less, cannot have fewer. Without a rate the discounting has no low end; two points a
 * year stand first or behind, by what they move. */
static void
test_stated_demand (void)
{
  static const struct {
    const char *assumptions;
    guint figure;
    double at_low, at_high;
  } rows[] = {
    { "\"ramp\": [0.5, 0.8]", TDR_STATED_RAMP, 15600 - 455 + 91, 15600 - 455 - 91 },
    { "\"start\": \"2027-07\", \"season\": [1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1]", TDR_STATED_SEASON, 15600 - 1300 + 260,
      15600 - 1300 },
    { "\"start\": \"2027-07\", \"season\": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]", TDR_STATED_SEASON, 15600 + 1300 - 260,
      15600 + 1300 + 260 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdrAppraisal) appraisal = appraise (rows[i].assumptions, GPT_5_MINI);
      g_autoptr (GArray) swings = tdr_stated_swings_new (appraisal, 0, &error);
      guint found = 0;

      g_assert_no_error (error);
      g_assert_cmpuint (swings->len, ==, 2);
      for (guint j = 0; j < swings->len; j++)
        {
          const TdrStatedSwing *swing = &g_array_index (swings, TdrStatedSwing, j);

          if (swing->figure != rows[i].figure)
            continue;
          found++;
          g_assert_cmpint (swing->low, ==, 800000);
          g_assert_cmpint (swing->high, ==, 1200000);
          g_assert_cmpfloat_with_epsilon ((double) swing->at_low.micros / MICROS, rows[i].at_low, 0.01);
          g_assert_cmpfloat_with_epsilon ((double) swing->at_high.micros / MICROS, rows[i].at_high, 0.01);
        }
      g_assert_cmpuint (found, ==, 1);
    }
}

/* Discounted at 5 % and taxed at 20 %, of which half is recovered: 10 % stay. Rates are moved by two points, the share by
 * a fifth of itself: 40 and 60 % leave 12 and 8 %. What nobody hosts and no model's end are moved nowhere. */
static void
test_stated (void)
{
  static const struct {
    guint figure;
    gint64 low, high;
  } expected[] = {
    { TDR_STATED_DISCOUNT, 30000, 70000 }, { TDR_STATED_RECOVERY, 400000, 600000 }, { TDR_STATED_TAX, 180000, 220000 },
  };
  const double values[][2] = {
    { worth (0.03, 0.1), worth (0.07, 0.1) }, { worth (0.05, 0.12), worth (0.05, 0.08) },
    { worth (0.05, 0.09), worth (0.05, 0.11) },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdrAppraisal) appraisal = appraise ("\"discount_rate\": 0.05, "
                                                 "\"tax\": { \"rate\": 0.2, \"recoverable_share\": 0.5 }", GPT_5_MINI);
  g_autoptr (GArray) swings = tdr_stated_swings_new (appraisal, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (swings->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < swings->len; i++)
    {
      const TdrStatedSwing *swing = &g_array_index (swings, TdrStatedSwing, i);

      g_assert_cmpuint (swing->figure, ==, expected[i].figure);
      g_assert_cmpint (swing->low, ==, expected[i].low);
      g_assert_cmpint (swing->high, ==, expected[i].high);
      g_assert_cmpfloat_with_epsilon ((double) swing->at_low.micros / MICROS, values[i][0], 0.01);
      g_assert_cmpfloat_with_epsilon ((double) swing->at_high.micros / MICROS, values[i][1], 0.01);
      g_assert_true (swing->best_at_low == appraisal->rounds[0].costs[0].plan);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/risk/stated", test_stated);
  g_test_add_func ("/risk/stated-demand", test_stated_demand);
  g_test_add_func ("/risk/none", test_no_risk);
  g_test_add_func ("/risk/certain-world", test_certain_world);
  g_test_add_func ("/risk/tornado", test_tornado);
  g_test_add_func ("/risk/empirical", test_empirical);
  g_test_add_func ("/risk/seed", test_seed);

  return g_test_run ();
}
