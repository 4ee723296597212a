/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-money-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tdr-format.h"

static const TdrTone tones[] = { TDR_TONE_BLUE, TDR_TONE_ORANGE, TDR_TONE_TEAL, TDR_TONE_PURPLE, TDR_TONE_GREEN };

static double
to_double (TdrMoney amount)
{
  return (double) amount.micros / TDR_MONEY_MICROS;
}

static void
set_amount (TdrChartMark *mark,
            guint         series,
            TdrMoney      amount)
{
  g_autofree char *text = tdr_format_amount (amount, 0);

  tdr_chart_mark_set_value (mark, series, to_double (amount), text);
}

static TdrChart *
new_by_month (const char *title,
              const char *unit)
{
  return tdr_chart_new (TDR_CHART_CURVES, title, C_("column", "Month"), unit);
}

static TdrChartMark *
add_month (TdrChart *chart,
           TdrMonth  start,
           guint     month)
{
  g_autofree char *label = tdr_money_chart_dup_month (start, month);
  TdrChartMark *mark = tdr_chart_add_mark (chart, label, "");

  tdr_chart_mark_set_place (mark, month);

  return mark;
}

static void
add_sums (TdrChart           *chart,
          const TdrNamedFlow *flow,
          guint               series)
{
  TdrMoney sum = flow->flow->amounts[0];

  for (guint month = 1; month <= flow->flow->months; month++)
    {
      if (!tdr_money_add (sum, flow->flow->amounts[month], &sum, NULL))
        return;
      set_amount (g_ptr_array_index (chart->marks, month - 1), series, sum);
    }
}

/* Flows that are shown end with a total that fits. */
static char *
dup_least (const TdrNamedFlow *flows,
           guint               n_flows)
{
  TdrMoney least = { 0 }, total;
  const TdrNamedFlow *best = NULL;
  g_autofree char *amount = NULL;

  for (guint i = 0; i < n_flows; i++)
    if (tdr_cash_flow_total (flows[i].flow, &total, NULL) && (best == NULL || tdr_money_compare (total, least) < 0))
      {
        best = &flows[i];
        least = total;
      }
  if (best == NULL)
    return NULL;

  amount = tdr_format_money (least);
  /* Translators: an offer, its cost, months */
  return g_strdup_printf (ngettext ("%s costs least over the term: %s in %u month.",
                                    "%s costs least over the term: %s in %u months.", best->flow->months),
                          best->name, amount, best->flow->months);
}

/**
 * tdr_money_chart_new_cumulative:
 * @flows: those beyond the fifth are not shown
 *
 * What has been paid for each of several offers by the end of every month.
 *
 * Returns: (transfer full) (nullable): %NULL without flows
 */
TdrChart *
tdr_money_chart_new_cumulative (const TdrNamedFlow *flows,
                                guint               n_flows,
                                TdrMonth            start)
{
  g_autofree char *finding = NULL;
  g_autofree char *unit = NULL;
  TdrChart *chart = NULL;

  if (n_flows == 0)
    return NULL;

  /* Translators: unit of an axis, with the code of a currency */
  unit = g_strdup_printf (_("%s since the beginning"), flows[0].flow->amounts[0].currency);
  chart = new_by_month (_("Paid by the End of Each Month"), unit);
  for (guint month = 1; month <= flows[0].flow->months; month++)
    add_month (chart, start, month);
  n_flows = MIN (n_flows, G_N_ELEMENTS (tones));
  for (guint i = 0; i < n_flows; i++)
    add_sums (chart, &flows[i], tdr_chart_add_curve (chart, flows[i].name, tones[i], TDR_SHAPE_LINE));
  finding = dup_least (flows, n_flows);
  tdr_chart_set_finding (chart, finding);

  return chart;
}

static char *
dup_band_finding (const TdrMoney *last,
                  const char     *month)
{
  g_autofree char *low = tdr_format_amount (last[0], 0);
  g_autofree char *high = tdr_format_amount (last[TDR_N_BAND_SHARES - 1], 0);

  /* Translators: two amounts, the code of a currency, a month */
  return g_strdup_printf (_("Eight times in ten the last month costs between %s and %s %s (%s)."), low, high,
                          last[0].currency, month);
}

/**
 * tdr_money_chart_new_band:
 * @months: (array): P10, P50 and P90 of each month, one month after the other
 *
 * What every month costs with a chance of nine in ten at least, of even odds, and of one in ten.
 */
TdrChart *
tdr_money_chart_new_band (const TdrMoney *months,
                          guint           n_months,
                          TdrMonth        start)
{
  /* Translators: unit of an axis, with the code of a currency: USD a month */
  g_autofree char *unit = g_strdup_printf (_("%s a month"), months[0].currency);
  g_autofree char *last = NULL;
  g_autofree char *finding = NULL;
  TdrChart *chart = new_by_month (_("Cost of Each Month"), unit);
  /* Translators: percentiles: what is exceeded in nine of ten cases, in five, in one */
  guint low = tdr_chart_add_curve (chart, _("P10"), TDR_TONE_SKY, TDR_SHAPE_NONE);
  guint middle = tdr_chart_add_curve (chart, _("P50"), TDR_TONE_BLUE, TDR_SHAPE_LINE);
  guint high = tdr_chart_add_curve (chart, _("P90"), TDR_TONE_SKY, TDR_SHAPE_AREA);

  tdr_chart_set_band (chart, high, (int) low, _("P10 to P90"));
  for (guint i = 0; i < n_months; i++)
    {
      const TdrMoney *amounts = &months[i * TDR_N_BAND_SHARES];
      TdrChartMark *mark = add_month (chart, start, i + 1);

      set_amount (mark, low, amounts[0]);
      set_amount (mark, middle, amounts[1]);
      set_amount (mark, high, amounts[2]);
    }
  last = tdr_money_chart_dup_month (start, n_months);
  finding = dup_band_finding (&months[(n_months - 1) * TDR_N_BAND_SHARES], last);
  tdr_chart_set_finding (chart, finding);

  return chart;
}

static double
bar_length (const TdrTornadoBar *bar,
            double               planned)
{
  return MAX (fabs (to_double (bar->at_low) - planned), fabs (to_double (bar->at_high) - planned));
}

static char *
dup_tornado_finding (const TdrTornadoBar *longest,
                     const char          *name)
{
  g_autofree char *low = tdr_format_money (tdr_money_compare (longest->at_low, longest->at_high) <= 0 ? longest->at_low
                                                                                                     : longest->at_high);
  g_autofree char *high = tdr_format_money (tdr_money_compare (longest->at_low, longest->at_high) <= 0
                                              ? longest->at_high : longest->at_low);

  /* Translators: an assumption, and the least and the most that the term costs within its range */
  return g_strdup_printf (_("%s moves the cost of the term most: from %s to %s."), name, low, high);
}

/**
 * tdr_money_chart_new_tornado:
 * @names: (array): of the assumptions, by their column
 * @planned: cost of the term as planned
 *
 * What the term costs at either end of each assumption, the one that moves it most first.
 *
 * Returns: (transfer full) (nullable): %NULL without bars
 */
TdrChart *
tdr_money_chart_new_tornado (const TdrTornadoBar *bars,
                             guint                n_bars,
                             const char *const   *names,
                             TdrMoney             planned)
{
  g_autofree char *amount = tdr_format_money (planned);
  g_autofree char *base = g_strdup_printf (_("As planned: %s"), amount);
  /* Translators: unit of an axis, with the code of a currency */
  g_autofree char *unit = g_strdup_printf (_("%s over the term"), planned.currency);
  g_autofree char *finding = NULL;
  TdrChart *chart = NULL;
  guint longest = 0;

  if (n_bars == 0)
    return NULL;

  chart = tdr_chart_new (TDR_CHART_TORNADO, _("What Moves the Cost"), C_("column", "Assumption"), unit);
  tdr_chart_add_series (chart, _("At its low end"), TDR_TONE_TEAL);
  tdr_chart_add_series (chart, _("At its high end"), TDR_TONE_ORANGE);
  tdr_chart_add_guide (chart, to_double (planned), NAN, base);
  for (guint i = 0; i < n_bars; i++)
    {
      TdrChartMark *mark = tdr_chart_add_mark (chart, names[bars[i].column], "");

      set_amount (mark, 0, bars[i].at_low);
      set_amount (mark, 1, bars[i].at_high);
      if (bar_length (&bars[i], to_double (planned)) > bar_length (&bars[longest], to_double (planned)))
        longest = i;
    }
  finding = dup_tornado_finding (&bars[longest], names[bars[longest].column]);
  tdr_chart_set_finding (chart, finding);

  return chart;
}

/**
 * tdr_money_chart_dup_month:
 * @start: first month of the term; unset where the tender has none
 * @month: of the term, counted from 1
 *
 * What a month is called: "Jan 2027", or "Month 3" of a term without a beginning.
 */
char *
tdr_money_chart_dup_month (TdrMonth start,
                           guint    month)
{
  TdrMonth it;
  GDate day;
  char text[64];

  if (!tdr_month_is_set (start))
    /* Translators: the number of a month of the term */
    return g_strdup_printf (_("Month %u"), month);

  it = tdr_month_add (start, month - 1);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, (GDateMonth) it.month, (GDateYear) it.year);
  /* Translators: a month and its year, as strftime() writes them */
  g_date_strftime (text, sizeof text, _("%b %Y"), &day);

  return g_strdup (text);
}
