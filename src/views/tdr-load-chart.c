/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-load-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tdr-format.h"
#include "tdr-sheet.h"

#define N_PLACES 200      /* of the curve: finer than a screen can show */
#define N_ROWS 10         /* of its table, beside the busiest hour */
#define PER_CENT 100.0
#define LOAD_DIGITS 3     /* of requests an hour */

typedef struct {
  guint load;
  guint served;
  guint overflow;
  guint idle;
} LoadSeries;

static LoadSeries
add_series (TdrChart *chart,
            gboolean  has_commitment)
{
  LoadSeries series = { 0 };

  series.load = tdr_chart_add_curve (chart, _("Load"), TDR_TONE_BLUE, TDR_SHAPE_LINE);
  if (!has_commitment)
    return series;

  series.served = tdr_chart_add_curve (chart, _("Served"), TDR_TONE_SKY, TDR_SHAPE_AREA);
  series.overflow = tdr_chart_add_curve (chart, _("Overflow"), TDR_TONE_ORANGE, TDR_SHAPE_AREA);
  series.idle = tdr_chart_add_curve (chart, _("Idle"), TDR_TONE_GREY, TDR_SHAPE_AREA);
  tdr_chart_set_band (chart, series.served, TDR_NO_FLOOR, _("Served by the commitment"));
  tdr_chart_set_band (chart, series.overflow, (int) series.served, NULL);
  tdr_chart_set_band (chart, series.idle, (int) series.load, NULL);

  return series;
}

static void
add_points (TdrChart         *chart,
            const LoadSeries *series,
            double            share,
            double            load,
            double            committed)
{
  tdr_chart_add_point (chart, series->load, share, load);
  if (committed <= 0)
    return;

  tdr_chart_add_point (chart, series->served, share, MIN (load, committed));
  tdr_chart_add_point (chart, series->overflow, share, load);
  tdr_chart_add_point (chart, series->idle, share, MAX (load, committed));
}

/* Stairs: the load stays what it is until the next hour. */
static void
add_curve (TdrChart           *chart,
           const LoadSeries   *series,
           const TdrLoadCurve *curve,
           double              committed)
{
  for (guint i = 0; i < N_PLACES; i++)
    {
      double load = tdr_load_curve_get_load_over (curve, curve->hours * (i + 0.5) / N_PLACES);

      add_points (chart, series, PER_CENT * i / N_PLACES, load, committed);
      add_points (chart, series, PER_CENT * (i + 1) / N_PLACES, load, committed);
    }
}

static void
set_value (TdrChartMark *mark,
           guint         series,
           double        place,
           double        figure)
{
  g_autofree char *text = tdr_format_number (figure, LOAD_DIGITS);

  tdr_chart_mark_set_value (mark, series, place, text);
}

static char *
dup_row_label (double share,
               double hours)
{
  g_autofree char *count = tdr_format_count (llround (hours * share));

  if (share <= 0)
    return g_strdup (_("The busiest hour"));

  /* Translators: a share of the hours in per cent, and how many hours that is */
  return g_strdup_printf (_("%.0f %% of the hours (%s)"), PER_CENT * share, count);
}

static void
add_row (TdrChart           *chart,
         const LoadSeries   *series,
         const TdrLoadCurve *curve,
         double              committed,
         double              share)
{
  /* At the very end of the term the curve has no hour left: its last is that of the least load. */
  double load = tdr_load_curve_get_load_over (curve, MIN (curve->hours * share, curve->hours * (1 - 1e-9)));
  g_autofree char *label = dup_row_label (share, curve->hours);
  TdrChartMark *mark = tdr_chart_add_mark (chart, label, "");

  tdr_chart_mark_set_place (mark, PER_CENT * share);
  set_value (mark, series->load, load, load);
  if (committed <= 0)
    return;

  set_value (mark, series->served, MIN (load, committed), MIN (load, committed));
  set_value (mark, series->overflow, load, MAX (load - committed, 0));
  set_value (mark, series->idle, MAX (load, committed), MAX (committed - load, 0));
}

static char *
dup_finding (const TdrLoadCurve *curve,
             double              committed)
{
  TdrLoadCoverage coverage = tdr_load_curve_cover (curve, committed);
  g_autofree char *peak = tdr_format_number (tdr_load_curve_get_peak (curve), LOAD_DIGITS);
  g_autofree char *mean = tdr_format_number (curve->requests / curve->hours, LOAD_DIGITS);
  g_autofree char *served = tdr_sheet_dup_share (coverage.coverage);
  g_autofree char *idle = tdr_sheet_dup_share (1 - coverage.utilisation);
  g_autofree char *over = tdr_sheet_dup_share (coverage.hours_over / curve->hours);

  if (committed <= 0)
    /* Translators: two numbers of requests an hour */
    return g_strdup_printf (_("The busiest hour has %s requests, the mean hour %s: nothing is committed."), peak, mean);

  /* Translators: three shares in per cent */
  return g_strdup_printf (_("The commitment serves %s of the requests; %s of it stays idle, and in %s of the hours the "
                            "load exceeds it."), served, idle, over);
}

/**
 * tdr_load_chart_new:
 * @committed: requests an hour; 0: none
 *
 * The load duration curve of a term, and what a commitment serves of it, leaves over and leaves idle.
 */
TdrChart *
tdr_load_chart_new (const TdrLoadCurve *curve,
                    double              committed)
{
  TdrChart *chart = tdr_chart_new (TDR_CHART_CURVES, _("Load Duration"), C_("column", "Busiest Hours"),
                                   _("Requests an hour"));
  LoadSeries series = add_series (chart, committed > 0);
  g_autofree char *finding = dup_finding (curve, committed);

  tdr_chart_set_finding (chart, finding);
  tdr_chart_set_x_title (chart, _("Per cent of the hours of the term, the busiest first"));
  add_curve (chart, &series, curve, committed);
  for (guint i = 0; i <= N_ROWS; i++)
    add_row (chart, &series, curve, committed, (double) i / N_ROWS);
  if (committed > 0)
    {
      g_autofree char *figure = tdr_format_number (committed, LOAD_DIGITS);
      /* Translators: requests an hour */
      g_autofree char *label = g_strdup_printf (_("Committed: %s requests an hour"), figure);

      tdr_chart_add_guide (chart, NAN, committed, label);
    }

  return chart;
}
