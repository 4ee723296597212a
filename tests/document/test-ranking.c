/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-ranking.h"

#include "tdr-arena.h"
#include "tdr-finding.h"

#include <string.h>

static const TdrOffer haiku = {
  .id = "a", .platform = "bedrock", .developer = "Anthropic", .model = "haiku", .model_name = "Haiku", .provider = "Amazon",
};
static const TdrOffer nova = {
  .id = "b", .platform = "bedrock", .developer = "Amazon", .model = "nova", .model_name = "Nova", .provider = "Amazon",
};
static const TdrInstanceOffer machine = {
  .id = "c", .cloud = "aws", .provider = "Amazon", .chip_name = "Trainium 2", .host = { .instance_type = "trn2.48xlarge" },
};
static const TdrSizing two_machines = { .hosts = 2 };
static TdrArena *arena;
static const TdrModelSpec llama = { .id = "llama", .name = "Llama", .developer = "Meta" };

static TdrPlan
managed (const TdrOffer *offer,
         const char     *id,
         const char     *group,
         gint64          dollars)
{
  const TdrCost cost = { .known = dollars >= 0, .total = tdr_money_new (dollars * TDR_MONEY_MICROS, "USD") };

  return (TdrPlan) {
    .id = id,
    .group = group,
    .group_number = g_quark_from_string (group),
    .choice = g_quark_from_string (offer != NULL ? offer->model : "chip"),
    .offer = offer,
    .cost = tdr_arena_copy (arena, &cost, tdr_cost_get_size (&cost)),
  };
}

static TdrPlan
self_hosted (gint64 dollars)
{
  TdrPlan plan = managed (NULL, "m", "gm", dollars);

  plan.instance = &machine;
  plan.model = &llama;
  plan.sizing = &two_machines;
  return plan;
}

static GPtrArray *
rank (const TdrPlan *plans,
      guint          n_plans)
{
  GPtrArray *ranking = g_ptr_array_new ();

  for (guint i = 0; i < n_plans; i++)
    g_ptr_array_add (ranking, tdr_arena_copy (arena, &plans[i], sizeof *plans));
  tdr_ranking_sort (ranking);
  return ranking;
}

static void
assert_order (GPtrArray  *ranking,
              const char *ids)
{
  for (guint i = 0; i < ranking->len; i++)
    {
      const TdrPlan *plan = g_ptr_array_index (ranking, i);

      g_assert_cmpint (plan->id[0], ==, ids[i]);
    }
}

/* Passing and priced by cost and id; then passing without a price; then unproven; then failed or impossible. */
static void
test_order (void)
{
  TdrPlan given[] = {
    managed (&haiku, "f", "g1", 1),
    managed (&haiku, "d", "g1", -1),
    managed (&haiku, "e", "g1", 2),
    managed (&haiku, "c", "g2", 30),
    managed (&haiku, "b", "g2", 20),
    managed (&nova, "a", "g3", 20),
    managed (&nova, "g", "g3", 3),
  };
  g_autoptr (GPtrArray) ranking = NULL;
  static const guint ranks[] = { 1, 2, 3, 0, 0, 0, 0 };

  given[0].outcome = TDR_OUTCOME_FAIL;
  given[2].outcome = TDR_OUTCOME_UNKNOWN;
  given[6].problem = "It does not fit.";
  ranking = rank (given, G_N_ELEMENTS (given));

  assert_order (ranking, "abcdefg");
  for (guint i = 0; i < ranking->len; i++)
    g_assert_cmpuint (((const TdrPlan *) g_ptr_array_index (ranking, i))->rank, ==, ranks[i]);
}

/* Equal costs stand in the order of ids, as numbers where both have one in the same list and as texts otherwise. */
static void
test_ties (void)
{
  TdrPlan given[] = {
    self_hosted (7), managed (&haiku, "b", "g1", 7), self_hosted (7), managed (&haiku, "c", "g2", 7),
    managed (&nova, "e", "g3", 7),
  };
  static const guint orders[] = { 2, 1, 1, 2, 0 };
  g_autoptr (GPtrArray) ranking = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    given[i].order = orders[i];
  given[0].id = "d";
  given[2].id = "a";
  ranking = rank (given, G_N_ELEMENTS (given));

  assert_order (ranking, "abcde");
}

static void
test_groups (void)
{
  const TdrPlan given[] = {
    managed (&haiku, "c", "eu", 12),
    managed (&haiku, "b", "global", 11),
    managed (&haiku, "a", "global", 10),
    managed (&nova, "d", "nova", 13),
  };
  g_autoptr (GPtrArray) ranking = rank (given, G_N_ELEMENTS (given));
  static const gboolean represents[] = { TRUE, FALSE, TRUE, TRUE };
  static const gboolean contends[] = { TRUE, FALSE, FALSE, TRUE };

  assert_order (ranking, "abcd");
  for (guint i = 0; i < ranking->len; i++)
    {
      const TdrPlan *plan = g_ptr_array_index (ranking, i);

      g_assert_cmpint (plan->represents_group, ==, represents[i]);
      g_assert_cmpint (plan->is_contender, ==, contends[i]);
    }
}

static void
assert_finding (const TdrPlan *given,
                guint          n_given,
                const char    *expected)
{
  g_autoptr (GPtrArray) ranking = rank (given, n_given);
  g_autofree char *finding = tdr_finding_dup_text (ranking);

  g_assert_cmpstr (finding, ==, expected);
}

static void
test_findings (void)
{
  TdrPlan unknown = managed (&haiku, "a", "g", 10);
  TdrPlan failed = managed (&haiku, "b", "g", 10);
  const TdrPlan unpriced = managed (&haiku, "c", "g", -1);
  /* 80 is 33 % below 120. The second plan is of the same model and place, and so no rival. */
  const TdrPlan tokens[] = {
    managed (&nova, "a", "x", 80), managed (&nova, "b", "y", 90), managed (&haiku, "c", "z", 120),
  };
  /* 50 is 37.5 % below 80: 38 %. */
  const TdrPlan machines[] = { self_hosted (50), managed (&nova, "a", "x", 80) };
  const TdrPlan tie[] = { managed (&haiku, "a", "x", 80), managed (&nova, "b", "y", 80) };

  unknown.outcome = TDR_OUTCOME_UNKNOWN;
  failed.outcome = TDR_OUTCOME_FAIL;

  assert_finding (tokens, 3, "Nova on Amazon Bedrock costs least at 80.00 USD a month, 33 % below the next, "
                             "Haiku on Amazon Bedrock; it ties you to Amazon for model and platform.");
  assert_finding (machines, 2, "Llama on 2 trn2.48xlarge of AWS costs least at 50.00 USD a month, 38 % below the best "
                               "managed offer, Nova on Amazon Bedrock; it ties you to Amazon and the chip Trainium 2, "
                               "while the model's weights are open.");
  assert_finding (tie, 2, "Haiku on Amazon Bedrock costs least at 80.00 USD a month, as much as Nova on Amazon Bedrock; "
                          "it ties you to Anthropic for the model and Amazon for the platform.");
  assert_finding (tie, 1, "Haiku on Amazon Bedrock costs least at 80.00 USD a month, the only one that passes with a "
                          "known cost; it ties you to Anthropic for the model and Amazon for the platform.");
  assert_finding (&unpriced, 1, "1 plan meets every must, but its price is not known.");
  assert_finding (&unknown, 1, "No plan is known to meet every must; 1 waits for evidence.");
  assert_finding (&failed, 1, "No plan meets every must.");
  assert_finding (NULL, 0, "No plan meets every must.");
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  arena = tdr_arena_new ();

  g_test_add_func ("/ranking/order", test_order);
  g_test_add_func ("/ranking/ties", test_ties);
  g_test_add_func ("/ranking/groups", test_groups);
  g_test_add_func ("/ranking/findings", test_findings);

  status = g_test_run ();
  tdr_arena_free (arena);
  return status;
}
