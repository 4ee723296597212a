/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-explanation-steps.h"

#include "tdr-format.h"
#include "tdr-term-cost.h"

#include <glib/gi18n-lib.h>

static void
add (TdrExplanation *self,
     const char     *id,
     const char     *name,
     TdrFigure       figure,
     char           *how)
{
  tdr_explanation_add_step (self, TDR_STAGE_TERM, id, name, figure, how);
}

static void
add_assumptions (TdrExplanation       *self,
                 const TdrAssumptions *assumptions)
{
  if (assumptions->rate.yearly_ppm != 0)
    add (self, "discount_rate", _("discount rate a year"), tdr_figure_share (assumptions->rate.yearly_ppm),
         g_strdup (assumptions->rate.basis == TDR_PRICES_REAL ? _("real, prices constant")
                                                              : _("nominal, prices of each month")));
  if (assumptions->price_change_ppm != 0)
    add (self, "price_change", _("change of prices a year"), tdr_figure_share (assumptions->price_change_ppm), NULL);
  if (assumptions->tax.rate_ppm != 0)
    {
      add (self, "tax_rate", _("tax"), tdr_figure_share (assumptions->tax.rate_ppm), NULL);
      add (self, "tax_recovered", _("of it recovered"), tdr_figure_share (assumptions->tax.recoverable_ppm), NULL);
    }
}

static const char *
item_words (TdrOperationsItem item)
{
  switch (item)
    {
    case TDR_OPERATIONS_PEOPLE: return _("engineers, a month");
    case TDR_OPERATIONS_ON_CALL: return _("on call, a month");
    case TDR_OPERATIONS_STORAGE: return _("storage, a month");
    case TDR_OPERATIONS_EGRESS:
    default: return _("data sent out, a month");
    }
}

/* Whoever rents machines runs them, too. */
static void
add_operations (TdrExplanation       *self,
                const TdrAssumptions *assumptions)
{
  const TdrOperations *operations = &assumptions->operations;
  TdrMoney costs[TDR_N_OPERATIONS];
  TdrMoney total;

  if (self->plan->offer != NULL || !tdr_operations_price_month (operations, costs, &total, NULL))
    return;

  for (guint i = 0; i < TDR_N_OPERATIONS; i++)
    {
      const TdrOperationsLine *line = &operations->lines[i];
      g_autofree char *quantity = tdr_format_count (line->quantity);
      g_autofree char *price = tdr_format_price (line->price);
      g_autofree char *per = tdr_format_count (line->per);

      add (self, tdr_operations_item_to_string ((TdrOperationsItem) i), item_words ((TdrOperationsItem) i),
           tdr_figure_money (costs[i]),
           line->per == 1 ? g_strdup_printf ("%s × %s", quantity, price)
                          : g_strdup_printf ("%s × %s ÷ %s", quantity, price, per));
      tdr_explanation_cite (self, line->evidence);
    }
}

/* What the season, the ramp and the commitment change of the first month's bill. */
static void
add_extent (TdrExplanation      *self,
            const TdrTermDemand *demand,
            const TdrTermCost   *cost)
{
  gint64 machines = self->plan->offer == NULL ? tdr_plan_count_machines (self->plan, demand) : 0;
  guint owed = tdr_term_cost_count_owed_months (cost);

  if (machines != self->plan->sizing->hosts)
    add (self, "term_machines", _("machines for the greatest month, with season and ramp"), tdr_figure_count (machines),
         NULL);
  if (owed > 0)
    add (self, "owed_months", _("months owed after the term, paid with the last"), tdr_figure_count (owed), NULL);
}

static void
append_part (GString    *text,
             const char *what,
             TdrMoney    amount)
{
  g_autofree char *price = tdr_format_price (amount);

  if (amount.micros != 0)
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? " + " : "", what, price);
}

static char *
dup_parts (const TdrTermCost *cost,
           guint              month)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_part (text, _("invoice"), cost->purchase.amounts[month]);
  append_part (text, _("operations"), cost->operations.amounts[month]);
  append_part (text, _("tax"), cost->tax.amounts[month]);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
add_months (TdrExplanation      *self,
            const TdrTermDemand *demand,
            const TdrTermCost   *cost)
{
  for (guint month = 0; month <= cost->flow.months; month++)
    {
      g_autofree char *id = g_strdup_printf ("month_%u", month);
      g_autofree char *calendar = month > 0 ? tdr_month_to_string (tdr_month_add (demand->start, month - 1)) : NULL;
      g_autofree char *name = month > 0 ? g_strdup_printf (_("month %u, %s"), month, calendar)
                                        : g_strdup (_("at signature"));

      if (month > 0 || cost->flow.amounts[0].micros != 0)
        add (self, g_intern_string (id), name, tdr_figure_money (cost->flow.amounts[month]), dup_parts (cost, month));
    }
}

static void
add_present_value (TdrExplanation       *self,
                   const TdrAssumptions *assumptions,
                   const TdrTermCost    *cost)
{
  g_autofree char *rate = tdr_format_share (assumptions->rate.yearly_ppm);

  if (assumptions->rate.yearly_ppm == 0)
    return;

  add (self, "present_value", _("present value"), tdr_figure_money (cost->present_value),
       g_strdup_printf (_("each month ÷ (1 + %s) ^ (its number ÷ 12)"), rate));
}

static void
add_unit_costs (TdrExplanation      *self,
                const TdrTermDemand *demand,
                const TdrTermCost   *cost)
{
  g_autofree char *total = tdr_format_price (cost->total);
  g_autofree char *tokens = tdr_format_count (demand->tokens);
  g_autofree char *million = tdr_format_count (TDR_TOKENS_PER_RATE);
  g_autofree char *requests = tdr_format_count (demand->requests);
  g_autofree char *success = tdr_format_share (cost->success_ppm);

  if (demand->tokens > 0)
    add (self, "term_cost_per_million_tokens", _("cost of a million tokens over the term"),
         tdr_figure_money (cost->per_million), g_strdup_printf ("%s ÷ %s × %s", total, tokens, million));
  if (cost->success_ppm > 0 && demand->requests > 0)
    add (self, "cost_per_success", _("cost of a successful task"), tdr_figure_money (cost->per_success),
         g_strdup_printf ("%s ÷ (%s × %s)", total, requests, success));
}

static void
add_sums (TdrExplanation      *self,
          const TdrTermDemand *demand,
          const TdrTermCost   *cost)
{
  if (cost->lifecycle.end_month > 0)
    add (self, "last_month_of_model", _("last month of the model; then a successor at its price is assumed"),
         tdr_figure_count (cost->lifecycle.end_month), NULL);
  add (self, "term_total", _("the term"), tdr_figure_money (cost->total), g_strdup (_("sum of the months")));
  add_present_value (self, demand->assumptions, cost);
  add (self, "equivalent_monthly", _("equal amount a month of the same present value"),
       tdr_figure_money (cost->equivalent_monthly), NULL);
  add_unit_costs (self, demand, cost);
}

static void
add_cost (TdrExplanation       *self,
          const TdrAssumptions *assumptions)
{
  const TdrTender *tender = tdr_evaluation_get_tender (self->evaluation);
  const TdrTenderWorkload *workload = g_ptr_array_index (tender->workloads, self->plan->workload);
  g_autoptr (GError) error = NULL;
  TdrTermDemand demand;
  TdrTermCost cost;
  gboolean done = tdr_term_demand_init (&demand, assumptions, &workload->figures, tender->term_months,
                                        tdr_evaluation_get_price_date (self->evaluation), &error)
                  && tdr_term_cost_compute (self->plan, &demand, tender->currency, &cost, &error);

  if (!done || !cost.known)
    {
      add (self, "term_total", _("the term"), (TdrFigure) { .kind = TDR_FIGURE_UNKNOWN },
           g_strdup (done ? cost.reason : error->message));
      return;
    }

  add_assumptions (self, assumptions);
  add_operations (self, assumptions);
  add_extent (self, &demand, &cost);
  add_months (self, &demand, &cost);
  add_sums (self, &demand, &cost);
}

/**
 * tdr_explanation_add_term:
 *
 * Month by month what is paid, and what it comes to. Not known where a month is not.
 */
void
tdr_explanation_add_term (TdrExplanation *self)
{
  const TdrTender *tender = tdr_evaluation_get_tender (self->evaluation);
  g_autoptr (TdrAssumptions) assumptions = tender->assumptions != NULL ? tdr_assumptions_copy (tender->assumptions)
                                                                       : tdr_assumptions_new ();

  add_cost (self, assumptions);
}
