/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-explanation-steps.h"

#include "tdr-format.h"
#include "tdr-term-cost.h"

#include <glib/gi18n-lib.h>

static char *
dup_line (const TdrCostLine *line)
{
  g_autofree char *quantity = tdr_format_count (line->quantity);
  g_autofree char *price = tdr_format_price (line->price);
  g_autofree char *per = tdr_format_count (line->per);

  return line->per == 1 ? g_strdup_printf ("%s × %s", quantity, price)
                        : g_strdup_printf ("%s × %s ÷ %s", quantity, price, per);
}

static void
add_line (TdrExplanation    *self,
          const TdrCostLine *line)
{
  tdr_explanation_add_step (self, TDR_STAGE_LINES, tdr_meter_to_string (line->meter), tdr_format_meter (line->meter),
                            tdr_figure_money (line->cost), dup_line (line));
  tdr_explanation_cite (self, line->evidence);
}

static void
add_missing (TdrExplanation *self)
{
  for (guint i = 0; i < TDR_N_METERS; i++)
    if (self->plan->cost->missing & (1u << i))
      tdr_explanation_add_step (self, TDR_STAGE_LINES, tdr_meter_to_string ((TdrMeter) i),
                                tdr_format_meter ((TdrMeter) i), (TdrFigure) { .kind = TDR_FIGURE_UNKNOWN },
                                g_strdup (_("no price of this region and route is known")));
}

static char *
dup_sum (const TdrCost *cost)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < cost->n_lines; i++)
    {
      g_autofree char *amount = tdr_format_price (cost->lines[i].cost);

      g_string_append_printf (text, i == 0 ? "%s" : " + %s", amount);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
add_per_million (TdrExplanation *self)
{
  const TdrPlan *plan = self->plan;
  gint64 tokens = tdr_usage_total_tokens (tdr_evaluation_get_usage (self->evaluation, plan->workload));
  g_autofree char *total = tdr_format_price (plan->cost->total);
  g_autofree char *count = tdr_format_count (tokens);
  g_autofree char *million = tdr_format_count (TDR_TOKENS_PER_RATE);

  tdr_explanation_add_step (self, TDR_STAGE_MONTH, "tokens", _("tokens of the month, prompt and answer"),
                            tdr_figure_count (tokens), NULL);
  tdr_explanation_add_step (self, TDR_STAGE_MONTH, "cost_per_million_tokens", _("cost of a million tokens"),
                            tdr_figure_money (plan->per_million),
                            g_strdup_printf ("%s ÷ %s × %s", total, count, million));
}

static void
add_month (TdrExplanation *self)
{
  const TdrPlan *plan = self->plan;
  const char *name = _("first month, list prices without tax");

  if (!plan->cost->known)
    {
      g_autofree char *why = tdr_plan_dup_why_not (plan);

      tdr_explanation_add_step (self, TDR_STAGE_MONTH, "total", name, (TdrFigure) { .kind = TDR_FIGURE_UNKNOWN },
                                g_steal_pointer (&why));
      return;
    }

  tdr_explanation_add_step (self, TDR_STAGE_MONTH, "total", name, tdr_figure_money (plan->cost->total),
                            plan->cost->n_lines > 1 ? dup_sum (plan->cost) : NULL);
  if (plan->per_million.currency[0] != '\0')
    add_per_million (self);
}

static void
add_exchange (TdrExplanation *self)
{
  const TdrTender *tender = tdr_evaluation_get_tender (self->evaluation);
  const TdrExchangeRate *rate = tdr_plan_get_exchange (self->plan, tender->assumptions);

  if (rate == NULL)
    return;

  /* Translators: two currencies and a date */
  tdr_explanation_add_step (self, TDR_STAGE_LINES, "exchange_rate", _("exchange rate"),
                            tdr_figure_number ((double) rate->micros / TDR_MONEY_MICROS),
                            g_strdup_printf (_("%s for one %s on %s; what each line comes to is exchanged"), rate->quote,
                                             rate->base, rate->date));
  tdr_explanation_cite (self, rate->evidence);
}

/**
 * tdr_explanation_add_lines:
 *
 * The lines of the first month, each with the source of its price, and their sum.
 */
void
tdr_explanation_add_lines (TdrExplanation *self)
{
  add_exchange (self);
  for (guint i = 0; i < self->plan->cost->n_lines; i++)
    add_line (self, &self->plan->cost->lines[i]);
  add_missing (self);
  add_month (self);
}
