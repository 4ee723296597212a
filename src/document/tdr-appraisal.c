/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-appraisal.h"

#include "tdr-evaluation-work.h"

#define MOST_GROWTH_OF_VOLUME 10   /* how far beyond the plan crossings are looked for */

/* What a month of the term costs: of the contract, with its part of what a commitment owes beyond the term, and beside it
 * the tax that is not recovered, and operations of what is hosted. */
static gboolean
average (const TdrAppraisalRound *self,
         const TdrTermCost       *cost,
         GArray                  *phases,
         TdrVolumeCost           *volume)
{
  guint months = self->demand.months;

  return tdr_volume_phases_average ((TdrVolumePhase *) phases->data, phases->len, months, volume, NULL)
         && tdr_volume_cost_scale (volume, months + tdr_term_cost_count_owed_months (cost), months, NULL)
         && tdr_volume_cost_add_tax (volume, &self->demand.assumptions->tax, NULL)
         && tdr_volume_cost_add_fixed (volume, cost->operations.amounts[1], NULL);
}

/* Only what can be chosen is held against the others by its volume. */
static void
fill_volumes (TdrAppraisalRound *self)
{
  self->volumes = g_new0 (TdrVolumeCost, self->n_ranked);
  self->phases = g_new0 (GArray *, self->n_ranked);
  for (guint i = 0; i < self->n_ranked; i++)
    {
      g_autoptr (GArray) phases = tdr_plan_volume_phases_new (self->costs[i].plan, &self->demand,
                                                              &self->demand.demand.workload, NULL);

      if (phases != NULL && average (self, &self->costs[i], phases, &self->volumes[i]))
        self->phases[i] = g_steal_pointer (&phases);
    }
}

/* Today's value of what follows the supplier's price: invoices, and the tax on them that is not recovered. */
static gboolean
find_priced (const TdrTermCost *cost,
             TdrDiscountRate    rate,
             TdrMoney          *priced)
{
  TdrMoney tax;

  return tdr_cash_flow_present_value (&cost->purchase, rate, priced, NULL)
         && tdr_cash_flow_present_value (&cost->tax, rate, &tax, NULL) && tdr_money_add (*priced, tax, priced, NULL);
}

/* What change of a price would turn the order, which is that of present values. */
static void
find_price_changes (TdrAppraisalRound *self)
{
  const TdrTermCost *best = &self->costs[0];
  const TdrTermCost *second = &self->costs[1];
  TdrDiscountRate rate = self->demand.assumptions->rate;
  TdrMoney priced;

  self->has_discount = find_priced (second, rate, &priced)
                       && tdr_break_even_find_discount (best->present_value, second->present_value, priced,
                                                        &self->discount_ppm, NULL);
  self->has_rise = find_priced (best, rate, &priced)
                   && tdr_break_even_find_rise (best->present_value, second->present_value, priced, &self->rise_ppm,
                                                NULL);
}

/* Best and runner-up: from which volume on the other costs less, and when the one has paid for itself. */
static void
compare_leaders (TdrAppraisalRound *self)
{
  const TdrTermCost *best = &self->costs[0];
  const TdrTermCost *second = &self->costs[1];
  gint64 requests = self->demand.demand.workload.requests_per_month;

  if (self->n_ranked < 2)
    return;

  if (self->phases[0] != NULL && self->phases[1] != NULL && requests > 0)
    self->crossings = tdr_break_even_find (&self->volumes[0], &self->volumes[1], 1,
                                           requests * MOST_GROWTH_OF_VOLUME, NULL);
  find_price_changes (self);
  if (!tdr_cash_flow_find_payback (&best->flow, &second->flow, &self->payback_month, NULL))
    self->payback_month = TDR_NEVER_PAYS_BACK;
}

static gboolean
fill_capacity (TdrAppraisalRound  *self,
               TdrEvaluation      *evaluation,
               guint               number,
               GError            **error)
{
  const TdrWorkload *workload = &self->demand.demand.workload;

  if (workload->batch_ppm < TDR_PPM)
    {
      self->curve = tdr_load_curve_new_for_months (&self->demand.demand, 1, self->demand.months, error);
      if (self->curve == NULL)
        return FALSE;
    }

  self->fleets = tdr_fleet_options_new (evaluation, number, &self->demand, self->costs,
                                        self->curve != NULL ? self->n_ranked : 0);
  self->options = tdr_blend_options_new (self->costs, self->n_ranked, &self->demand, error);
  return self->options != NULL;
}

static gboolean
fill_round (TdrAppraisal  *self,
            guint          workload,
            GError       **error)
{
  const TdrTender *tender = tdr_evaluation_get_tender (self->evaluation);
  const TdrTenderWorkload *asked = g_ptr_array_index (tender->workloads, workload);
  TdrAppraisalRound *round = &self->rounds[workload];

  if (!tdr_term_demand_init (&round->demand, self->assumptions, &asked->figures, tender->term_months,
                             tdr_evaluation_get_price_date (self->evaluation), error)
      || (round->costs = tdr_term_costs_new (self->evaluation, workload, &round->demand, &round->n_costs,
                                             &round->n_ranked, error)) == NULL)
    {
      g_prefix_error (error, "workloads[%u]: ", workload);
      return FALSE;
    }

  fill_volumes (round);
  compare_leaders (round);
  return fill_capacity (round, self->evaluation, workload, error);
}

static gboolean
add_up (TdrAppraisal  *self,
        GError       **error)
{
  self->complete = TRUE;
  for (guint i = 0; i < self->n_rounds; i++)
    {
      const TdrAppraisalRound *round = &self->rounds[i];

      self->complete &= round->n_ranked > 0;
      if (round->n_ranked > 0
          && (!tdr_money_add (self->total, round->costs[0].total, &self->total, error)
              || !tdr_money_add (self->present_value, round->costs[0].present_value, &self->present_value, error)))
        return FALSE;
    }

  return TRUE;
}

static void
clear_round (TdrAppraisalRound *self)
{
  g_free (self->costs);
  g_clear_pointer (&self->curve, tdr_load_curve_free);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_clear_pointer (&self->fleets, g_ptr_array_unref);
  for (guint i = 0; self->phases != NULL && i < self->n_ranked; i++)
    g_clear_pointer (&self->phases[i], g_array_unref);
  g_free (self->phases);
  g_free (self->volumes);
  g_clear_pointer (&self->crossings, g_array_unref);
}

/**
 * tdr_appraisal_new:
 *
 * Works out what the contenders and the shortlist of every workload cost over the term. Fails where a figure of the
 * assumptions cannot be, where an amount cannot be held, or when cancelled.
 */
TdrAppraisal *
tdr_appraisal_new (TdrEvaluation  *evaluation,
                   GCancellable   *cancellable,
                   GError        **error)
{
  const TdrTender *tender = tdr_evaluation_get_tender (evaluation);
  g_autoptr (TdrAppraisal) self = g_new0 (TdrAppraisal, 1);

  self->evaluation = g_object_ref (evaluation);
  self->assumptions = tender->assumptions != NULL ? tdr_assumptions_copy (tender->assumptions)
                                                  : tdr_assumptions_new ();
  self->n_rounds = tender->workloads->len;
  self->rounds = g_new0 (TdrAppraisalRound, self->n_rounds);
  self->total = self->present_value = tdr_money_new (0, tender->currency);

  for (guint i = 0; i < self->n_rounds; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !fill_round (self, i, error))
      return NULL;

  return add_up (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * tdr_appraisal_free:
 *
 * Frees @self.
 */
void
tdr_appraisal_free (TdrAppraisal *self)
{
  for (guint i = 0; i < self->n_rounds; i++)
    clear_round (&self->rounds[i]);
  g_free (self->rounds);
  g_clear_pointer (&self->assumptions, tdr_assumptions_free);
  g_clear_object (&self->evaluation);
  g_free (self);
}

static gpointer
work (TdrEvaluation  *evaluation,
      GCancellable   *cancellable,
      GError        **error)
{
  return tdr_appraisal_new (evaluation, cancellable, error);
}

/**
 * tdr_appraisal_run_async:
 *
 * tdr_appraisal_new() in a thread.
 */
void
tdr_appraisal_run_async (TdrEvaluation       *evaluation,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  tdr_evaluation_work_run (evaluation, work, (GDestroyNotify) tdr_appraisal_free, cancellable, callback, user_data);
}

/**
 * tdr_appraisal_run_finish:
 *
 * Returns: (transfer full): what tdr_appraisal_new() would
 */
TdrAppraisal *
tdr_appraisal_run_finish (GAsyncResult  *result,
                          GError       **error)
{
  return tdr_evaluation_work_finish (result, error);
}

/**
 * tdr_appraisal_find_cost:
 *
 * Returns: (nullable): the cost of a plan over the term; %NULL where it is no contender and not on the shortlist
 */
const TdrTermCost *
tdr_appraisal_find_cost (const TdrAppraisal *self,
                         guint               workload,
                         const char         *plan_id)
{
  const TdrAppraisalRound *round = &self->rounds[workload];

  for (guint i = 0; i < round->n_costs; i++)
    if (g_str_equal (round->costs[i].plan->id, plan_id))
      return &round->costs[i];

  return NULL;
}

/**
 * tdr_appraisal_round_list_without_volume:
 *
 * Returns: (transfer container) (element-type TdrPlan): those that can be chosen and whose cost does not follow from one
 *   volume: bids for machines and use at once, for instance
 */
GPtrArray *
tdr_appraisal_round_list_without_volume (const TdrAppraisalRound *self)
{
  GPtrArray *plans = g_ptr_array_new ();

  for (guint i = 0; i < self->n_ranked; i++)
    if (self->phases[i] == NULL)
      g_ptr_array_add (plans, (gpointer) self->costs[i].plan);

  return plans;
}
