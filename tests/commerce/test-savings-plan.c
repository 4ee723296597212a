/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-fleet-blend.h"

#include "tdr-engine-error.h"

#define USD(amount) { (gint64) ((amount) * 1000000), "USD" }

/* 10 an hour on demand or 6 under the plan; 4 or 3. */
static const TdrFleetRate rates[] = { { USD (10), USD (6) }, { USD (4), USD (3) } };

/* 600 hours of 2 and 4 machines, 130 hours of 5 and 4. */
static const double hours[] = { 600, 130 };
static const double machines[] = { 2, 4, 5, 4 };
static const TdrFleet fleet = { rates, 2, hours, machines, 2 };

/* The first type saves 40 %, the second 25 %: the first is covered first. A promise of 18 an hour covers in the 600 hours
 * 2 × 6 of the first and 6 of the second's 12: half, 2 machines, 8 an hour stay on demand; in the 130 hours 3 of the
 * first's 5: 2 × 10 + 4 × 4 = 36 stay. 18 × 730 = 13,140; 600 × 8 + 130 × 36 = 9,480. All of it is used. */
static void
test_partial_cover (void)
{
  TdrSavingsPlan plan;

  g_assert_true (tdr_savings_plan_price (&fleet, (TdrMoney) USD (18), &plan, NULL));
  g_assert_cmpint (plan.committed.micros, ==, G_GINT64_CONSTANT (13140000000));
  g_assert_cmpint (plan.on_demand.micros, ==, G_GINT64_CONSTANT (9480000000));
  g_assert_cmpint (plan.total.micros, ==, G_GINT64_CONSTANT (22620000000));
  g_assert_cmpfloat_with_epsilon (plan.used, 1, 1e-12);
}

/* A dollar more costs 730. Up to 12 it saves 10 ÷ 6 in every hour; from 12 to 24 600 × 4 ÷ 3 + 130 × 10 ÷ 6 = 1,016.7:
 * still more; from 24 to 30 only 130 × 10 ÷ 6 = 216.7: less. So 24: the 600 hours are covered whole, in the 130 hours 4
 * of the first: 1 × 10 + 4 × 4 = 26 stay: 24 × 730 + 130 × 26 = 17,520 + 3,380. */
static void
test_best (void)
{
  TdrSavingsPlan plan;

  g_assert_true (tdr_savings_plan_find (&fleet, &plan, NULL));
  g_assert_cmpint (plan.hourly.micros, ==, 24000000);
  g_assert_cmpint (plan.total.micros, ==, G_GINT64_CONSTANT (20900000000));
}

/* Machines in a tenth of the hours only: 40 % off does not pay for nine idle hours. */
static void
test_nothing_pays (void)
{
  const double rarely[] = { 657, 73 };
  const double then[] = { 0, 0, 5, 4 };
  const TdrFleet idle = { rates, 2, rarely, then, 2 };
  TdrSavingsPlan plan;

  g_assert_true (tdr_savings_plan_find (&idle, &plan, NULL));
  g_assert_cmpint (plan.hourly.micros, ==, 0);
  g_assert_cmpint (plan.committed.micros, ==, 0);
  /* 73 × (50 + 16) */
  g_assert_cmpint (plan.total.micros, ==, 4818000000);
}

/* The best never costs more than on demand alone, than all committed, or than any promise that is tried. */
static void
test_never_worse (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  for (guint turn = 0; turn < 300; turn++)
    {
      TdrFleetRate some[3];
      double often[6], many[18];
      const TdrFleet own = { some, 3, often, many, 6 };
      TdrSavingsPlan best, other;

      for (guint i = 0; i < 3; i++)
        {
          some[i].on_demand = (TdrMoney) USD (g_rand_int_range (random, 10, 100));
          some[i].plan = (TdrMoney) { some[i].on_demand.micros / g_rand_int_range (random, 1, 5), "USD" };
        }
      for (guint i = 0; i < 6; i++)
        often[i] = g_rand_int_range (random, 0, 200);
      for (guint i = 0; i < 18; i++)
        many[i] = g_rand_int_range (random, 0, 10);

      g_assert_true (tdr_savings_plan_find (&own, &best, NULL));
      for (guint i = 0; i < 60; i++)
        {
          gint64 hourly = i < 30 ? (gint64) i * 50 * 1000000 : best.hourly.micros + ((gint64) i - 45) * 100000;

          g_assert_true (tdr_savings_plan_price (&own, (TdrMoney) { MAX (hourly, 0), "USD" }, &other, NULL));
          /* A millionth of an hour's promise, over 1,200 hours. */
          g_assert_cmpint (best.total.micros, <=, other.total.micros + 1200);
        }
    }
}

static void
test_refuses (void)
{
  const TdrFleetRate dearer = { USD (1), USD (2) };
  const double negative = -1, one = 1;
  const TdrFleet wrong_rate = { &dearer, 1, &one, &one, 1 };
  const TdrFleet wrong_machines = { rates, 1, &one, &negative, 1 };
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  g_autoptr (GError) third = NULL;
  TdrSavingsPlan plan;

  g_assert_false (tdr_savings_plan_find (&wrong_rate, &plan, &first));
  g_assert_cmpstr (first->message, ==, "A savings plan’s rate must be above 0 and no more than on demand");
  g_assert_false (tdr_savings_plan_find (&wrong_machines, &plan, &second));
  g_assert_cmpstr (second->message, ==, "A number of machines must be 0 or more");
  g_assert_false (tdr_savings_plan_price (&fleet, (TdrMoney) USD (-1), &plan, &third));
  g_assert_error (third, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
}

/* 730,000 requests a month, in half of the hours three times as many as in the other: 1,500 and 500 an hour. A machine
 * carries 500: three and one. At 10 an hour or 6 committed the first pays, the others, needed in half of the hours, do
 * not: 12 × (730 × 6 + 365 × 2 × 10) = 52,560 + 87,600. All on demand 12 × 365 × 40, all committed 12 × 730 × 18. At 4
 * they pay too: 12 × 730 × 12. Signed for two years, the second is paid with nothing to run: only half of its hours are
 * used, so that at 6 nothing is committed. A machine to spare is one more in every hour. */
static void
test_follows_load (void)
{
  static const struct {
    TdrMoney plan;
    guint months;
    gint64 spare;
    double machines, most;
    gint64 total, all_on_demand, all_committed;
  } cases[] = {
    { USD (6), 12, 0, 1, 3, 140160, 175200, 157680 },
    { USD (4), 12, 0, 3, 3, 105120, 175200, 105120 },
    { USD (6), 24, 0, 0, 3, 175200, 175200, 315360 },
    { USD (6), 6, 1, 2, 4, 192720, 262800, 210240 },
  };
  TdrDemand demand = { 0 };

  tdr_workload_init (&demand.workload);
  demand.workload.requests_per_month = 730000;
  for (guint hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    demand.workload.week[hour] = hour % 2 == 0 ? 3 : 1;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TdrFleetTerms terms = {
        { USD (10), cases[i].plan }, cases[i].months, 365000, cases[i].spare,
      };
      g_autoptr (GError) error = NULL;
      g_autoptr (TdrFleetBlend) blend = tdr_fleet_blend_new (&demand, 12, &terms, &error);
      const TdrFleetPeriod *last;

      g_assert_no_error (error);
      last = &blend->periods[blend->n_periods - 1];
      g_assert_cmpuint (blend->n_periods, ==, MAX (12 / cases[i].months, 1));
      g_assert_cmpfloat_with_epsilon (last->machines, cases[i].machines, 1e-9);
      g_assert_cmpfloat_with_epsilon (last->most_machines, cases[i].most, 1e-9);
      g_assert_cmpint (blend->total.micros / 1000000, ==, cases[i].total);
      g_assert_cmpint (blend->all_on_demand.micros / 1000000, ==, cases[i].all_on_demand);
      g_assert_cmpint (blend->all_committed.micros / 1000000, ==, cases[i].all_committed);
    }
}

static void
test_refuses_fleet (void)
{
  static const TdrFleetTerms broken[] = {
    { { USD (10), USD (6) }, 0, 365000, 0 }, { { USD (10), USD (6) }, 12, 0, 0 }, { { USD (10), USD (0) }, 12, 1, 0 },
    { { USD (10), USD (6) }, 12, 1, -1 },
  };
  TdrDemand demand = { 0 };

  tdr_workload_init (&demand.workload);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tdr_fleet_blend_new (&demand, 12, &broken[i], &error));
      g_assert_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/savings-plan/partial-cover", test_partial_cover);
  g_test_add_func ("/savings-plan/follows-load", test_follows_load);
  g_test_add_func ("/savings-plan/refuses-fleet", test_refuses_fleet);
  g_test_add_func ("/savings-plan/best", test_best);
  g_test_add_func ("/savings-plan/nothing-pays", test_nothing_pays);
  g_test_add_func ("/savings-plan/never-worse", test_never_worse);
  g_test_add_func ("/savings-plan/refuses", test_refuses);

  return g_test_run ();
}
