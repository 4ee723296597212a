/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cost-view.h"

#include <glib/gi18n-lib.h>

#include "tdr-format.h"

/* What a bar is made of: meters that a buyer thinks of as one. */
typedef enum {
  PART_FRESH_INPUT,
  PART_CACHED_INPUT,
  PART_OUTPUT,
  PART_BATCH,
  PART_CAPACITY,
  PART_ACCELERATORS,
  PART_OTHER,
} Part;

#define N_PARTS (PART_OTHER + 1)

static const struct {
  const char *name;
  TdrTone tone;
} parts[N_PARTS] = {
  [PART_FRESH_INPUT] = { N_("Fresh input"), TDR_TONE_SKY },
  [PART_CACHED_INPUT] = { N_("Cached input"), TDR_TONE_TEAL },
  [PART_OUTPUT] = { N_("Output"), TDR_TONE_BLUE },
  [PART_BATCH] = { N_("Batch"), TDR_TONE_PURPLE },
  [PART_CAPACITY] = { N_("Reserved capacity"), TDR_TONE_GREEN },
  [PART_ACCELERATORS] = { N_("Accelerators"), TDR_TONE_ORANGE },
  [PART_OTHER] = { N_("Fees and other"), TDR_TONE_GREY },
};

static Part
part_of_meter (TdrMeter meter)
{
  switch (meter)
    {
    case TDR_METER_INPUT:
    case TDR_METER_LONG_INPUT:
      return PART_FRESH_INPUT;
    case TDR_METER_CACHE_WRITE_5M:
    case TDR_METER_CACHE_WRITE_1H:
    case TDR_METER_CACHE_READ:
    case TDR_METER_LONG_CACHE_READ:
    case TDR_METER_LONG_CACHE_WRITE:
      return PART_CACHED_INPUT;
    case TDR_METER_OUTPUT:
    case TDR_METER_LONG_OUTPUT:
      return PART_OUTPUT;
    case TDR_METER_BATCH_INPUT:
    case TDR_METER_BATCH_OUTPUT:
      return PART_BATCH;
    case TDR_METER_CAPACITY_UNIT:
    case TDR_METER_INPUT_TPM_UNIT:
    case TDR_METER_OUTPUT_TPM_UNIT:
      return PART_CAPACITY;
    case TDR_METER_INSTANCE:
      return PART_ACCELERATORS;
    case TDR_METER_REQUEST:
    case TDR_METER_IMAGE:
    case TDR_METER_GIGABYTE:
    case TDR_METER_FEE:
      return PART_OTHER;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
has_part (const TdrCost *cost,
          Part           part)
{
  for (guint i = 0; i < cost->n_lines; i++)
    if (part_of_meter (cost->lines[i].meter) == part)
      return TRUE;

  return FALSE;
}

/* The lines add up to a total that is known to fit, so their parts do too. */
static TdrMoney
sum_part (const TdrCost *cost,
          Part           part)
{
  TdrMoney sum = tdr_money_new (0, cost->total.currency);

  for (guint i = 0; i < cost->n_lines; i++)
    if (part_of_meter (cost->lines[i].meter) == part)
      sum.micros += cost->lines[i].cost.micros;

  return sum;
}

/* Parts that none of the plans has would only be empty columns. @series: number of each part in the chart. */
static void
add_series (TdrChart        *chart,
            const GPtrArray *plans,
            guint            n_plans,
            int             *series)
{
  for (guint part = 0; part < N_PARTS; part++)
    {
      series[part] = -1;
      for (guint i = 0; series[part] < 0 && i < n_plans; i++)
        if (has_part (((const TdrPlan *) g_ptr_array_index (plans, i))->cost, (Part) part))
          series[part] = (int) tdr_chart_add_series (chart, _(parts[part].name), parts[part].tone);
    }
}

static void
add_segments (TdrChartMark  *mark,
              const TdrCost *cost,
              const int     *series)
{
  for (guint part = 0; part < N_PARTS; part++)
    {
      TdrMoney sum = sum_part (cost, (Part) part);
      g_autofree char *text = has_part (cost, (Part) part) ? tdr_format_amount (sum, 2) : NULL;

      if (series[part] >= 0)
        tdr_chart_mark_set_value (mark, (guint) series[part], (double) sum.micros / TDR_MONEY_MICROS, text);
    }
}

static void
add_bar (TdrChart      *chart,
         const TdrPlan *plan,
         const int     *series)
{
  g_autofree char *title = tdr_plan_dup_title (plan);
  g_autofree char *subtitle = tdr_plan_dup_subtitle (plan);
  g_autofree char *total = tdr_format_amount (plan->cost->total, 2);
  g_autofree char *evidence = tdr_cost_view_dup_evidence (plan);
  TdrChartMark *mark = tdr_chart_add_mark (chart, title, total);

  mark->best = plan->rank == 1;
  tdr_chart_mark_set_detail (mark, subtitle);
  tdr_chart_mark_set_note (mark, evidence);
  add_segments (mark, plan->cost, series);
}

static gboolean
is_ranked (const TdrPlan *plan)
{
  return plan->is_contender;
}

/* Everything that speaks against it is that its price is not known. */
static gboolean
lacks_price_only (const TdrPlan *plan)
{
  return plan->outcome == TDR_OUTCOME_PASS && plan->problem == NULL && !plan->cost->known && plan->represents_group;
}

static GPtrArray *
list_plans (TdrEvaluation *evaluation,
            guint          workload,
            gboolean     (*wanted) (const TdrPlan *plan))
{
  GPtrArray *plans = g_ptr_array_new ();

  for (guint i = 0; i < tdr_evaluation_get_n_plans (evaluation, workload); i++)
    {
      const TdrPlan *plan = tdr_evaluation_get_plan (evaluation, workload, i);

      if (wanted (plan))
        g_ptr_array_add (plans, (TdrPlan *) plan);
    }

  return plans;
}

/**
 * tdr_cost_view_list_ranked:
 *
 * The plans to compare: the best of each model on each platform and of each chip, cheapest first.
 *
 * Returns: (transfer container) (element-type TdrPlan)
 */
GPtrArray *
tdr_cost_view_list_ranked (TdrEvaluation *evaluation,
                           guint          workload)
{
  return list_plans (evaluation, workload, is_ranked);
}

/**
 * tdr_cost_view_list_unknown:
 *
 * The plans that pass every must and would serve, but whose cost is not known: each might be the cheapest.
 *
 * Returns: (transfer container) (element-type TdrPlan)
 */
GPtrArray *
tdr_cost_view_list_unknown (TdrEvaluation *evaluation,
                            guint          workload)
{
  return list_plans (evaluation, workload, lacks_price_only);
}

/* Renting a model and running one are the two ways to buy: where one way fills the chart, the best of the other takes the
 * last place. */
static void
keep_both_ways (GPtrArray *plans,
                guint      n_bars)
{
  guint other = 0;

  for (guint i = 1; i < plans->len && other == 0; i++)
    {
      const TdrPlan *first = g_ptr_array_index (plans, 0);
      const TdrPlan *plan = g_ptr_array_index (plans, i);

      if ((plan->offer == NULL) != (first->offer == NULL))
        other = i;
    }
  if (n_bars > 0 && other >= n_bars)
    plans->pdata[n_bars - 1] = plans->pdata[other];
}

/**
 * tdr_cost_view_new_chart:
 * @most_bars: how many plans to show at most
 *
 * The cheapest plans of a workload as stacked bars.
 *
 * Returns: (transfer full): the chart, with the evaluation's finding
 */
TdrChart *
tdr_cost_view_new_chart (TdrEvaluation *evaluation,
                         guint          workload,
                         guint          most_bars)
{
  const char *currency = tdr_evaluation_get_tender (evaluation)->currency;
  g_autoptr (GPtrArray) plans = tdr_cost_view_list_ranked (evaluation, workload);
  g_autofree char *finding = tdr_evaluation_dup_finding (evaluation, workload);
  g_autofree char *unit = NULL;
  guint n_bars = MIN (plans->len, most_bars);
  int series[N_PARTS];
  TdrChart *chart = NULL;

  keep_both_ways (plans, n_bars);
  /* Translators: unit of an axis, with the code of a currency: USD a month */
  unit = g_strdup_printf (_("%s a month"), currency);
  chart = tdr_chart_new (TDR_CHART_BARS, _("Monthly cost by offer"), C_("column", "Offer"), unit);
  tdr_chart_set_finding (chart, finding);
  add_series (chart, plans, n_bars, series);
  for (guint i = 0; i < n_bars; i++)
    add_bar (chart, g_ptr_array_index (plans, i), series);

  return chart;
}

/**
 * tdr_cost_view_dup_evidence:
 *
 * Who says what a plan costs, and when: "AWS price list, 2026-10-20; …", each source once.
 */
char *
tdr_cost_view_dup_evidence (const TdrPlan *plan)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < plan->cost->n_lines; i++)
    {
      const TdrEvidence *evidence = plan->cost->lines[i].evidence;
      g_autofree char *source = NULL;

      if (evidence == NULL)
        continue;
      source = g_strdup_printf ("%s, %s", evidence->publisher, evidence->as_of);
      if (g_hash_table_contains (seen, source))
        continue;
      g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", source);
      g_hash_table_add (seen, g_steal_pointer (&source));
    }

  return g_string_free_and_steal (g_steal_pointer (&words));
}
