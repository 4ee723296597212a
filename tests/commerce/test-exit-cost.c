/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-exit-cost.h"

#include "tdr-engine-error.h"

#define USD(amount) { (gint64) (amount) * 1000000, "USD" }

/* 10,000 a month, signed for 12 months, two months' notice in one of which both run, 40,000 for qualifying another model,
 * 5,000 GB at 0.09 = 450, and a fee of 1,000. */
static const TdrExitTerms terms = {
  .monthly = USD (10000), .committed_months = 12, .notice_months = 2, .overlap_months = 1,
  .requalification = USD (40000), .stored_gigabytes = 5000, .egress_per_gigabyte = { 90000, "USD" },
  .switching_fee = USD (1000), .rule = TDR_SWITCHING_AT_COST,
};

static const struct {
  const char *name;
  guint month;
  TdrSwitchingRule rule;
  int committed, notice, total;
} cases[] = {
  /* After 9 months three are still owed, and the notice runs within them: 30,000 + 41,450. */
  { "within-the-commitment", 9, TDR_SWITCHING_AT_COST, 30000, 0, 71450 },
  /* After 11 one is owed, and one month of notice lies beyond. */
  { "across-its-end", 11, TDR_SWITCHING_AT_COST, 10000, 10000, 61450 },
  { "after-it", 24, TDR_SWITCHING_AT_COST, 0, 20000, 61450 },
  /* From 12 January 2027 neither egress nor fee; the commitment stays owed. */
  { "charges-forbidden", 9, TDR_SWITCHING_FORBIDDEN, 30000, 0, 70000 },
  { "at-once", 0, TDR_SWITCHING_FORBIDDEN, 120000, 0, 160000 },
};

static void
test_cost (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdrExitTerms own = terms;
      g_autoptr (GError) error = NULL;
      TdrExitCost cost;

      g_test_message ("%s", cases[i].name);
      own.rule = cases[i].rule;
      g_assert_true (tdr_exit_cost_compute (&own, cases[i].month, &cost, &error));
      g_assert_cmpint (cost.unused_commitment.micros, ==, cases[i].committed * G_GINT64_CONSTANT (1000000));
      g_assert_cmpint (cost.notice.micros, ==, cases[i].notice * G_GINT64_CONSTANT (1000000));
      g_assert_cmpint (cost.total.micros, ==, cases[i].total * G_GINT64_CONSTANT (1000000));
    }
}

static void
test_rule (void)
{
  g_assert_cmpint (tdr_switching_rule_on ("2024-01-10"), ==, TDR_SWITCHING_FREE);
  g_assert_cmpint (tdr_switching_rule_on ("2024-01-11"), ==, TDR_SWITCHING_AT_COST);
  g_assert_cmpint (tdr_switching_rule_on ("2027-01-11"), ==, TDR_SWITCHING_AT_COST);
  g_assert_cmpint (tdr_switching_rule_on ("2027-01-12"), ==, TDR_SWITCHING_FORBIDDEN);
}

static void
test_refuses (void)
{
  TdrExitTerms negative = terms, foreign = terms;
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  TdrExitCost cost;

  negative.requalification.micros = -1;
  g_assert_false (tdr_exit_cost_compute (&negative, 1, &cost, &first));
  g_assert_cmpstr (first->message, ==, "A part of the cost of leaving cannot be negative");
  foreign.switching_fee = (TdrMoney) { 1, "EUR" };
  g_assert_false (tdr_exit_cost_compute (&foreign, 1, &cost, &second));
  g_assert_error (second, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_CURRENCY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exit-cost/cost", test_cost);
  g_test_add_func ("/exit-cost/rule", test_rule);
  g_test_add_func ("/exit-cost/refuses", test_refuses);

  return g_test_run ();
}
