/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-comparison.h"

#include "tdr-cli-table.h"
#include "tdr-format.h"
#include "tdr-freshness-view.h"
#include "tdr-requirement-view.h"
#include "tdr-tender-currency.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INDENT 3
#define MOST_REASONS 12

typedef struct {
  char *reason;
  guint count;
} Tally;

static void
free_tally (gpointer data)
{
  Tally *tally = data;

  g_free (tally->reason);
  g_free (tally);
}

static int
compare_tallies (gconstpointer a,
                 gconstpointer b)
{
  const Tally *tally_a = *(const Tally *const *) a;
  const Tally *tally_b = *(const Tally *const *) b;

  if (tally_a->count != tally_b->count)
    return tally_a->count > tally_b->count ? -1 : 1;
  return strcmp (tally_a->reason, tally_b->reason);
}

static guint
count_same (TdrEvaluation *evaluation,
            const TdrPlan *plan)
{
  guint count = 0;

  for (guint i = plan->rank - 1; i < tdr_evaluation_get_n_plans (evaluation, plan->workload); i++)
    {
      const TdrPlan *other = tdr_evaluation_get_plan (evaluation, plan->workload, i);

      if (other->rank == 0 || tdr_money_compare (other->cost->total, plan->cost->total) != 0)
        break;
      count += g_str_equal (other->group, plan->group);
    }

  return count;
}

static char *
dup_where (const TdrPlan *plan)
{
  if (plan->offer != NULL)
    return g_strdup (tdr_plan_get_platform_name (plan));

  return g_strdup_printf ("%s: %d × %s", tdr_plan_get_chip (plan), plan->sizing->hosts,
                          plan->instance->host.instance_type);
}

/* Regions of one group at the same cost are one line, and counted. */
static char *
dup_how (TdrEvaluation *evaluation,
         const TdrPlan *plan)
{
  g_autofree char *how = tdr_plan_dup_how (plan);
  const char *region = tdr_plan_get_region (plan);
  guint same = count_same (evaluation, plan);

  if (same > 1)
    return g_strdup_printf (ngettext ("%s · %u region", "%s · %u regions", same), how, same);
  return region != NULL ? g_strdup_printf ("%s · %s", how, region) : g_steal_pointer (&how);
}

/* How many times the winner's cost: a per cent of five digits says nothing. */
static char *
dup_times (const TdrPlan *plan,
           const TdrPlan *winner)
{
  double times = (double) plan->cost->total.micros / (double) winner->cost->total.micros;
  g_autofree char *number = tdr_format_number (times, times < 10 ? 3 : 2);

  if (winner->cost->total.micros == 0)
    return g_strdup ("");
  return g_strdup_printf ("%s ×", number);
}

static void
add_plan (TdrCliTable   *table,
          TdrEvaluation *evaluation,
          const TdrPlan *plan,
          const TdrPlan *winner)
{
  const char *today = tdr_catalog_get_today (tdr_evaluation_get_catalog (evaluation));
  const char *age = tdr_freshness_view_get_words (tdr_freshness_view_judge_plan (plan, today));
  g_autofree char *where = dup_where (plan);
  g_autofree char *how = dup_how (evaluation, plan);
  g_autofree char *total = tdr_format_amount (plan->cost->total, 2);
  g_autofree char *times = dup_times (plan, winner);

  tdr_cli_table_add (table, tdr_plan_get_model_name (plan), where, how, total, times, age, NULL);
}

static void
print_ranking (TdrEvaluation *evaluation,
               guint          workload,
               gboolean       all)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lLLrrl");
  const TdrPlan *winner = tdr_evaluation_get_winner (evaluation, workload);
  g_autofree char *month = g_strdup_printf (_("%s a month"), tdr_evaluation_get_tender (evaluation)->currency);

  if (winner == NULL)
    return;

  tdr_cli_table_add (table, _("model"), _("on"), _("how"), month, "", _("prices"), NULL);
  for (guint i = 0; i < tdr_evaluation_get_n_plans (evaluation, workload); i++)
    {
      const TdrPlan *plan = tdr_evaluation_get_plan (evaluation, workload, i);

      if (plan->rank > 0 && (all ? plan->represents_group : plan->is_contender))
        add_plan (table, evaluation, plan, winner);
    }

  g_print ("\n   %s\n", all ? _("The best of each group that differs in region only:")
                            : _("The best of each model on each platform, and of each chip:"));
  tdr_cli_table_print (table, INDENT);
}

/* A must by its own words, a price by what is missing, anything else by its sentence. */
static char *
dup_reason (TdrEvaluation *evaluation,
            const TdrPlan *plan)
{
  if (plan->problem == NULL && plan->deciding < plan->n_verdicts)
    {
      GPtrArray *requirements = tdr_evaluation_get_tender (evaluation)->requirements;
      g_autofree char *title = tdr_requirement_view_dup_title (g_ptr_array_index (requirements, plan->deciding));

      /* Translators: a requirement */
      return plan->outcome == TDR_OUTCOME_FAIL ? g_strdup_printf (_("“%s” is not met"), title)
                                               : g_strdup_printf (_("no evidence for “%s”"), title);
    }

  return tdr_plan_dup_why_not (plan);
}

static GPtrArray *
tally_reasons (TdrEvaluation *evaluation,
               guint          workload)
{
  g_autoptr (GHashTable) by_reason = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *tallies = g_ptr_array_new_with_free_func (free_tally);

  for (guint i = 0; i < tdr_evaluation_get_n_plans (evaluation, workload); i++)
    {
      const TdrPlan *plan = tdr_evaluation_get_plan (evaluation, workload, i);
      g_autofree char *reason = plan->rank == 0 ? dup_reason (evaluation, plan) : NULL;
      Tally *tally = reason != NULL ? g_hash_table_lookup (by_reason, reason) : NULL;

      if (reason != NULL && tally == NULL)
        {
          tally = g_new0 (Tally, 1);
          tally->reason = g_steal_pointer (&reason);
          g_hash_table_insert (by_reason, tally->reason, tally);
          g_ptr_array_add (tallies, tally);
        }
      if (tally != NULL)
        tally->count++;
    }
  g_ptr_array_sort (tallies, compare_tallies);

  return tallies;
}

static void
print_reasons (TdrEvaluation *evaluation,
               guint          workload)
{
  g_autoptr (GPtrArray) tallies = tally_reasons (evaluation, workload);
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("rL");
  g_autofree char *all_plans = tdr_format_count (tdr_evaluation_get_n_plans (evaluation, workload));
  g_autofree char *out = NULL;
  guint rest = 0;
  guint total = 0;

  for (guint i = 0; i < tallies->len; i++)
    {
      const Tally *tally = g_ptr_array_index (tallies, i);
      g_autofree char *count = tdr_format_count (tally->count);

      total += tally->count;
      if (i < MOST_REASONS)
        tdr_cli_table_add (table, count, tally->reason, NULL);
      else
        rest += tally->count;
    }
  if (rest > 0)
    {
      g_autofree char *count = tdr_format_count (rest);

      tdr_cli_table_add (table, count, _("for other reasons"), NULL);
    }
  if (total == 0)
    return;

  out = tdr_format_count (total);
  g_print ("\n   ");
  g_print (_("%s of %s plans cannot be chosen:"), out, all_plans);
  g_print ("\n");
  tdr_cli_table_print (table, INDENT);
}

static void
print_need (TdrEvaluation *evaluation,
            guint          workload)
{
  const TdrTenderWorkload *own = g_ptr_array_index (tdr_evaluation_get_tender (evaluation)->workloads, workload);
  const TdrUsage *usage = tdr_evaluation_get_usage (evaluation, workload);
  const TdrWorkload *figures = &own->figures;
  g_autofree char *requests = tdr_format_count (figures->requests_per_month);
  g_autofree char *input = tdr_format_count (figures->input_tokens);
  g_autofree char *output = tdr_format_count (figures->output_tokens);
  g_autofree char *total = tdr_format_quantity (tdr_usage_total_tokens (usage));
  g_autofree char *cached = tdr_format_share (figures->cached_ppm);
  g_autofree char *batch = tdr_format_share (figures->batch_ppm);
  g_autofree char *need = NULL;

  need = g_strdup_printf (_("%s requests a month of %s tokens in and %s out: %s tokens; "
                            "%s of a prompt repeats, %s may run as batch."),
                          requests, input, output, total, cached, batch);
  g_print ("\n%u. %s\n", workload + 1, own->name);
  tdr_cli_print_text (need, INDENT);
}

static void
print_head (TdrEvaluation *evaluation)
{
  const TdrTender *tender = tdr_evaluation_get_tender (evaluation);
  g_autofree char *offers = tdr_format_count (tdr_evaluation_count_offers (evaluation));
  g_autofree char *passing = tdr_format_count (tdr_evaluation_count_passing (evaluation));
  g_autofree char *rate = tdr_exchange_words_dup (tdr_tender_get_exchange (tender));

  g_print ("%s%s%s\n", tender->title, tender->buyer[0] != '\0' ? " · " : "", tender->buyer);
  g_print (_("Prices of %s from the catalogue of %s. %s of %s offers meet every must."),
           tdr_evaluation_get_price_date (evaluation), tdr_catalog_get_date (tdr_evaluation_get_catalog (evaluation)),
           passing, offers);
  g_print ("\n");
  if (rate != NULL)
    g_print (_("What prices come to is exchanged at %s\n"), rate);
}

static const char *
name_of_level (TdrRequirementLevel level)
{
  switch (level)
    {
    case TDR_LEVEL_MUST: return C_("level", "Must");
    case TDR_LEVEL_WISH: return C_("level", "Wish");
    case TDR_LEVEL_OFF:
    default: return C_("level", "Off");
    }
}

static void
print_requirements (TdrEvaluation *evaluation)
{
  const TdrTender *tender = tdr_evaluation_get_tender (evaluation);
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lLrr");

  if (tender->requirements->len == 0)
    return;

  tdr_cli_table_add (table, _("level"), _("requirement"), _("rules out"), _("of them unknown"), NULL);
  for (guint i = 0; i < tender->requirements->len; i++)
    {
      const TdrTenderRequirement *own = g_ptr_array_index (tender->requirements, i);
      const TdrRequirementEffect *effect = tdr_evaluation_get_effect (evaluation, i);
      g_autofree char *title = tdr_requirement_view_dup_title (own);
      g_autofree char *out = tdr_format_count (effect->rules_out);
      g_autofree char *unknown = tdr_format_count (effect->unknown);

      tdr_cli_table_add (table, name_of_level (own->level), title, out, unknown, NULL);
    }
  g_print ("\n");
  tdr_cli_table_print (table, INDENT);
}

/**
 * tdr_cli_comparison_print:
 * @all: whether to print every group, not only the best of each developer, platform and chip
 *
 * Prints a result for a person: the finding first, then what can be bought, then what cannot and why.
 */
void
tdr_cli_comparison_print (TdrEvaluation *evaluation,
                          gboolean       all)
{
  const TdrTender *tender = tdr_evaluation_get_tender (evaluation);

  print_head (evaluation);
  print_requirements (evaluation);
  for (guint i = 0; i < tender->workloads->len; i++)
    {
      g_autofree char *finding = tdr_evaluation_dup_finding (evaluation, i);

      print_need (evaluation, i);
      g_print ("\n");
      tdr_cli_print_text (finding, INDENT);
      print_ranking (evaluation, i, all);
      print_reasons (evaluation, i);
    }
}
