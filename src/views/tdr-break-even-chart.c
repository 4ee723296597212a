/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-break-even-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tdr-format.h"

#define REACH 3           /* times the volume of today that the chart goes to */
#define N_PLACES 240      /* of each line: steps of capacity are seen */
#define N_ROWS 6          /* of the table, beside today and the crossings */
#define MOST_CROSSINGS 4  /* that are marked for each pair: stairs can cross a line often */
#define NEARLY_THE_SAME 200   /* of a volume, the part in which another is no other place on the paper */

static const TdrTone tones[] = { TDR_TONE_BLUE, TDR_TONE_ORANGE, TDR_TONE_TEAL, TDR_TONE_PURPLE, TDR_TONE_GREEN };

typedef struct {
  TdrChart *chart;
  const TdrNamedCost *costs;
  guint n_costs;
  gint64 today;
  gint64 most;
  GArray *rows;   /* (element-type gint64): volumes of the table */
} Run;

static gboolean
cost_at (const Run *run,
         guint      offer,
         gint64     requests,
         TdrMoney  *cost)
{
  return tdr_volume_cost_at (&run->costs[offer].cost, requests, cost, NULL);
}

static void
add_line (Run   *run,
          guint  offer)
{
  guint series = tdr_chart_add_curve (run->chart, run->costs[offer].name, tones[offer], TDR_SHAPE_LINE);

  for (guint i = 0; i <= N_PLACES; i++)
    {
      gint64 requests = run->most / N_PLACES * i;
      TdrMoney cost;

      if (cost_at (run, offer, requests, &cost))
        tdr_chart_add_point (run->chart, series, (double) requests, (double) cost.micros / TDR_MONEY_MICROS);
    }
}

static int
compare_volumes (gconstpointer a,
                 gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
add_row (Run    *run,
         gint64  requests)
{
  g_autofree char *count = tdr_format_count (requests);
  /* Translators: a number of requests: that of today */
  g_autofree char *label = requests == run->today ? g_strdup_printf (_("%s (today)"), count) : g_strdup (count);
  TdrChartMark *mark = tdr_chart_add_mark (run->chart, label, "");

  tdr_chart_mark_set_place (mark, (double) requests);
  for (guint i = 0; i < run->n_costs; i++)
    {
      TdrMoney cost;
      g_autofree char *text = NULL;

      if (!cost_at (run, i, requests, &cost))
        continue;
      text = tdr_format_amount (cost, 2);
      tdr_chart_mark_set_value (mark, i, (double) cost.micros / TDR_MONEY_MICROS, text);
    }
}

static void
add_rows (Run *run)
{
  gint64 last = -1;

  for (gint64 i = 0; i <= N_ROWS; i++)
    {
      gint64 requests = run->most / N_ROWS * i;

      g_array_append_val (run->rows, requests);
    }
  g_array_append_val (run->rows, run->today);
  g_array_sort (run->rows, compare_volumes);
  for (guint i = 0; i < run->rows->len; i++)
    {
      gint64 requests = g_array_index (run->rows, gint64, i);

      if (requests != last)
        add_row (run, requests);
      last = requests;
    }
}

/* Offers of one price change places with the leader at one volume, and where two are level and where one is ahead are a
 * request apart: one mark says it. */
static gboolean
is_marked (const Run *run,
           gint64     requests)
{
  for (guint i = 0; i < run->rows->len; i++)
    if (llabs (g_array_index (run->rows, gint64, i) - requests) <= requests / NEARLY_THE_SAME)
      return TRUE;

  return FALSE;
}

static void
mark_crossing (Run    *run,
               guint   offer,
               gint64  requests)
{
  g_autofree char *label = tdr_format_quantity (requests);
  TdrMoney cost;

  if (is_marked (run, requests) || !cost_at (run, offer, requests, &cost))
    return;
  tdr_chart_add_guide (run->chart, (double) requests, (double) cost.micros / TDR_MONEY_MICROS, label);
  g_array_append_val (run->rows, requests);
}

/* Where the leader and another offer change places: not at no request, which by use costs nothing anywhere. Returns the
 * crossing nearest to today, or -1. */
static gint64
mark_crossings (Run   *run,
                guint  offer)
{
  g_autoptr (GArray) crossings = tdr_break_even_find (&run->costs[0].cost, &run->costs[offer].cost, 1, run->most, NULL);
  gint64 nearest = -1;

  for (guint i = 1; crossings != NULL && i < crossings->len; i++)
    {
      gint64 requests = g_array_index (crossings, TdrCrossing, i).requests;

      if (i <= MOST_CROSSINGS)
        mark_crossing (run, offer, requests);
      if (nearest < 0 || llabs (requests - run->today) < llabs (nearest - run->today))
        nearest = requests;
    }

  return nearest;
}

static char *
dup_finding (const Run *run,
             guint      rival,
             gint64     crossing)
{
  g_autofree char *most = tdr_format_count (run->most);
  g_autofree char *count = tdr_format_count (MAX (crossing, 0));

  if (crossing < 0)
    /* Translators: an offer, a number of requests a month */
    return g_strdup_printf (_("%s costs no more than the others at any volume up to %s requests a month."),
                            run->costs[0].name, most);

  return crossing > run->today
           /* Translators: an offer, a number of requests a month, another offer */
           ? g_strdup_printf (_("%s costs least until %s requests a month; from there on it is %s."), run->costs[0].name,
                              count, run->costs[rival].name)
           /* Translators: an offer, a number of requests a month, another offer */
           : g_strdup_printf (_("%s costs least from %s requests a month on; below that it is %s."), run->costs[0].name,
                              count, run->costs[rival].name);
}

static char *
mark_all_crossings (Run *run)
{
  gint64 nearest = -1;
  guint rival = 0;

  for (guint i = 1; i < run->n_costs; i++)
    {
      gint64 crossing = mark_crossings (run, i);

      if (crossing >= 0 && (nearest < 0 || llabs (crossing - run->today) < llabs (nearest - run->today)))
        {
          nearest = crossing;
          rival = i;
        }
    }

  return dup_finding (run, rival, nearest);
}

/**
 * tdr_break_even_chart_new:
 * @costs: the one that costs least today first; those beyond the fifth are not shown
 * @requests: a month, today
 *
 * What offers cost at every volume up to three times that of today, and where the first changes places with another.
 *
 * Returns: (transfer full) (nullable): %NULL where there is nothing to compare
 */
TdrChart *
tdr_break_even_chart_new (const TdrNamedCost *costs,
                          guint               n_costs,
                          gint64              requests)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  Run run = { NULL, costs, MIN (n_costs, G_N_ELEMENTS (tones)), requests, REACH * MAX (requests, N_PLACES), rows };
  g_autofree char *unit = NULL;
  g_autofree char *count = tdr_format_quantity (requests);
  g_autofree char *today = g_strdup_printf (_("Today: %s"), count);
  g_autofree char *finding = NULL;

  if (n_costs < 2)
    return NULL;

  /* Translators: unit of an axis, with the code of a currency: USD a month */
  unit = g_strdup_printf (_("%s a month"), costs[0].cost.fixed.currency);
  run.chart = tdr_chart_new (TDR_CHART_CURVES, _("Cost by Volume"), C_("column", "Requests a Month"), unit);
  tdr_chart_set_x_title (run.chart, _("Requests a month"));
  for (guint i = 0; i < run.n_costs; i++)
    add_line (&run, i);
  tdr_chart_add_guide (run.chart, (double) requests, NAN, today);
  finding = mark_all_crossings (&run);
  tdr_chart_set_finding (run.chart, finding);
  add_rows (&run);

  return run.chart;
}
