/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-chip-view.h"

#include <glib/gi18n-lib.h>

#include "tdr-format.h"

#define MILLISECONDS 1000.0     /* in a second */
#define DEAREST 5               /* times the cheapest: beyond, the others could not be told apart */

static const struct {
  const char *vendor;
  TdrTone tone;
} vendors[] = {
  { "AWS", TDR_TONE_ORANGE },
  { "Amazon", TDR_TONE_ORANGE },
  { "NVIDIA", TDR_TONE_GREEN },
  { "AMD", TDR_TONE_PURPLE },
  { "Google", TDR_TONE_BLUE },
  { "Microsoft", TDR_TONE_TEAL },
  { "Intel", TDR_TONE_SKY },
};

static TdrTone
tone_of_vendor (const char *vendor)
{
  for (guint i = 0; i < G_N_ELEMENTS (vendors); i++)
    if (g_strcmp0 (vendor, vendors[i].vendor) == 0)
      return vendors[i].tone;

  return TDR_TONE_GREY;
}

static guint
find_series (TdrChart   *chart,
             const char *vendor)
{
  for (guint i = 0; i < chart->series->len; i++)
    if (g_str_equal (tdr_chart_get_series (chart, i)->name, vendor))
      return i;

  return tdr_chart_add_series (chart, vendor, tone_of_vendor (vendor));
}

static gboolean
can_be_shown (const TdrPlan *plan)
{
  return plan->rank > 0 && plan->instance != NULL && plan->instance->host.chip != NULL
         && plan->sizing->point.token_interval_seconds.central > 0;
}

/* A host that does less than predicted costs as much and makes fewer tokens: the range of the throughput, turned over,
 * is the range of the cost. */
static void
add_range (TdrChartMark  *mark,
           const TdrPlan *plan)
{
  const TdrInterval *rate = &plan->sizing->point.output_tokens_per_second;
  double cost = (double) plan->per_million.micros / TDR_MONEY_MICROS;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (rate->low <= 0 || rate->high <= 0)
    return;

  low = tdr_format_number (cost * rate->central / rate->high, 3);
  high = tdr_format_number (cost * rate->central / rate->low, 3);
  tdr_chart_mark_set_range (mark, cost * rate->central / rate->high, low, cost * rate->central / rate->low, high);
}

/* What a chip's dot rests on stands beside its name: without published runs it is a guess. */
static char *
dup_label (const TdrPlan *plan)
{
  const char *chip = plan->instance->host.chip->name;
  const TdrServingPoint *point = &plan->sizing->point;
  g_autofree char *runs = tdr_format_count (point->calibration_runs);

  switch (point->basis)
    {
    case TDR_BASIS_CALIBRATED:
      /* Translators: a chip, and on how many measured runs its prediction rests */
      return g_strdup_printf (ngettext ("%s, calibrated on %s run", "%s, calibrated on %s runs",
                                        (gulong) point->calibration_runs), chip, runs);
    case TDR_BASIS_FAMILY:
      /* Translators: a chip, and on how many measured runs of chips built alike its prediction rests */
      return g_strdup_printf (ngettext ("%s, %s run of its family", "%s, %s runs of its family",
                                        (gulong) point->calibration_runs), chip, runs);
    case TDR_BASIS_PRIOR:
    default:
      /* Translators: a chip whose prediction rests on data sheets alone */
      return g_strdup_printf (_("%s, prior only"), chip);
    }
}

static void
add_dot (TdrChart      *chart,
         const TdrPlan *plan)
{
  const char *vendor = plan->instance->host.chip->vendor;
  double interval = plan->sizing->point.token_interval_seconds.central;
  g_autofree char *milliseconds = tdr_format_number (interval * MILLISECONDS, 3);
  g_autofree char *cost = tdr_format_number ((double) plan->per_million.micros / TDR_MONEY_MICROS, 3);
  g_autofree char *subtitle = tdr_plan_dup_subtitle (plan);
  g_autofree char *detail = g_strdup_printf ("%s · %s", tdr_plan_get_model_name (plan), subtitle);
  g_autofree char *label = dup_label (plan);
  TdrChartMark *mark = tdr_chart_add_mark (chart, label, cost);

  mark->best = chart->marks->len == 1;
  tdr_chart_mark_set_detail (mark, detail);
  tdr_chart_mark_set_point (mark, find_series (chart, vendor), interval * MILLISECONDS, milliseconds,
                            (double) plan->per_million.micros / TDR_MONEY_MICROS, cost);
  add_range (mark, plan);
}

static void
set_finding (TdrChart *chart,
             guint     n_left_out)
{
  g_autofree char *left_out = NULL;
  g_autofree char *finding = NULL;

  if (n_left_out == 0)
    {
      /* xgettext:no-c-format */
      tdr_chart_set_finding (chart, _("Lower left is better. The lines span the predictions’ error: 80 % of measured "
                                      "runs fall within."));
      return;
    }
  left_out = g_strdup_printf (ngettext ("%u chip that costs more than five times the cheapest is left out.",
                                        "%u chips that cost more than five times the cheapest are left out.",
                                        n_left_out), n_left_out);
  /* Translators: the last part is a sentence on chips that are left out */
  finding = g_strdup_printf (_("Lower left is better. The lines span the predictions’ error: 80 %% of measured runs "
                               "fall within. %s"), left_out);
  tdr_chart_set_finding (chart, finding);
}

/**
 * tdr_chip_view_new_chart:
 *
 * Cost against speed, chip by chip: of each chip the cheapest self-hosted plan that ranks, whatever its model. Chips
 * that cost many times the cheapest are counted, not drawn.
 *
 * Returns: (transfer full): the chart, which may have no marks
 */
TdrChart *
tdr_chip_view_new_chart (TdrEvaluation *evaluation,
                         guint          workload)
{
  const char *currency = tdr_evaluation_get_tender (evaluation)->currency;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *unit = NULL;
  gint64 cheapest = G_MAXINT64;
  guint n_left_out = 0;
  TdrChart *chart = NULL;

  /* Translators: unit of an axis, with the code of a currency */
  unit = g_strdup_printf (_("%s per million tokens"), currency);
  chart = tdr_chart_new (TDR_CHART_DOTS, _("Cost against speed, chip by chip"), C_("column", "Chip"), unit);
  tdr_chart_set_x_title (chart, _("Milliseconds per token"));
  for (guint i = 0; i < tdr_evaluation_get_n_plans (evaluation, workload); i++)
    {
      const TdrPlan *plan = tdr_evaluation_get_plan (evaluation, workload, i);

      if (!can_be_shown (plan) || !g_hash_table_add (seen, (char *) plan->instance->host.chip->id))
        continue;
      cheapest = MIN (cheapest, plan->per_million.micros);
      if (plan->per_million.micros / DEAREST > cheapest)
        n_left_out++;
      else
        add_dot (chart, plan);
    }
  set_finding (chart, n_left_out);

  return chart;
}
