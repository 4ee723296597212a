/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-risk.h"

#include "tdr-evaluation-work.h"
#include "tdr-risk-worlds.h"

static const double shares[TDR_N_RISK_SHARES] = { 0.1, 0.5, 0.9 };

/**
 * tdr_risk_get_factor:
 * @column: of a tornado's bar or a tipping point
 */
TdrUncertainFactor
tdr_risk_get_factor (guint column)
{
  return column < TDR_N_FACTORS ? (TdrUncertainFactor) column : TDR_FACTOR_THROUGHPUT;
}

static gboolean
read_plan (const TdrUncertainty  *uncertainty,
           guint                  position,
           TdrRiskPlan           *plan,
           GError               **error)
{
  plan->chance_cheapest = tdr_uncertainty_get_chance_cheapest (uncertainty, position);

  return tdr_uncertainty_get_quantiles (uncertainty, position, shares, TDR_N_RISK_SHARES, plan->amounts, error)
         && tdr_uncertainty_get_mean (uncertainty, position, &plan->mean, error)
         && tdr_uncertainty_get_regret (uncertainty, position, &plan->expected_regret, &plan->greatest_regret, error);
}

static gboolean
read_plans (const TdrUncertainty  *uncertainty,
            TdrRiskRound          *round,
            GError               **error)
{
  round->chance_cheaper = g_new0 (double, (gsize) round->n_plans * round->n_plans);
  for (guint i = 0; i < round->n_plans; i++)
    {
      if (!read_plan (uncertainty, i, &round->plans[i], error))
        return FALSE;
      for (guint j = 0; j < round->n_plans; j++)
        if (i != j)
          round->chance_cheaper[(gsize) i * round->n_plans + j] = tdr_uncertainty_get_chance_cheaper (uncertainty, i, j);
    }

  return TRUE;
}

/* What moves the result, for the best as planned. */
static gboolean
read_causes (TdrRiskWorlds  *self,
             TdrRiskRound   *round,
             GError        **error)
{
  round->months = g_new0 (TdrMoney, (gsize) self->demand.term_months * TDR_N_RISK_SHARES);
  if (!tdr_uncertainty_compute_months (&self->demand, &self->plans[0], self->draws, shares, TDR_N_RISK_SHARES,
                                       round->months, error))
    return FALSE;

  round->tornado = tdr_sensitivity_compute_tornado (&self->demand, &self->plans[0], self->ranges, self->n_columns,
                                                    error);
  if (round->tornado != NULL)
    round->tipping = tdr_sensitivity_find_tipping (&self->demand, self->plans, round->n_plans, self->ranges,
                                                   self->n_columns, error);
  return round->tipping != NULL;
}

static gboolean
can_be_under_used (const TdrBlendOption *option)
{
  return option->overflow != NULL && option->break_even_utilisation > 0 && option->break_even_utilisation <= 1
         && option->blend->periods[0].commitment.capacity > 0;
}

static gboolean
read_use (TdrRiskWorlds            *self,
          const TdrAppraisalRound  *appraised,
          TdrRiskRound             *round,
          GError                  **error)
{
  const TdrBlendOption *best = appraised->options->len > 0 ? g_ptr_array_index (appraised->options, 0) : NULL;
  TdrCommittedUse committed;

  if (appraised->curve == NULL || best == NULL || !can_be_under_used (best))
    return TRUE;

  round->commitment.option = best;
  round->commitment.last_month = best->blend->periods[0].last_month;
  committed = (TdrCommittedUse) {
    .capacity = best->blend->periods[0].commitment.capacity,
    .throughput = tdr_risk_worlds_get_throughput (self, round, best->base),
    .first_month = best->blend->periods[0].first_month,
    .last_month = best->blend->periods[0].last_month,
    .least_share = best->break_even_utilisation,
  };
  return tdr_use_risk_compute (&appraised->demand.demand.workload, &self->demand, self->draws, &committed,
                               &round->commitment.use, error);
}

static void
add_totals (const TdrUncertainty *uncertainty,
            double               *totals)
{
  for (guint i = 0; i < uncertainty->n_draws; i++)
    totals[i] += uncertainty->totals[i];
}

static gboolean
fill_round (TdrRiskWorlds  *worlds,
            TdrRisk        *self,
            guint           workload,
            double         *totals,
            GError        **error)
{
  const TdrAppraisalRound *appraised = &self->appraisal->rounds[workload];
  TdrRiskRound *round = &self->rounds[workload];
  g_autoptr (TdrUncertainty) uncertainty = NULL;

  if (!tdr_risk_worlds_take_plans (worlds, appraised, round, error))
    return FALSE;
  round->stated = tdr_stated_swings_new (self->appraisal, workload, error);
  if (round->stated == NULL)
    return FALSE;
  self->has_total &= appraised->n_ranked > 0 && appraised->phases[0] != NULL;
  if (round->n_plans == 0)
    return TRUE;
  if (!tdr_risk_worlds_draw (worlds, error))
    return FALSE;

  uncertainty = tdr_uncertainty_new (&worlds->demand, worlds->plans, round->n_plans, worlds->draws, error);
  if (uncertainty == NULL)
    return FALSE;
  add_totals (uncertainty, totals);
  return read_plans (uncertainty, round, error) && read_causes (worlds, round, error)
         && read_use (worlds, appraised, round, error);
}

static void
find_chance_over_budget (TdrRisk      *self,
                         const double *totals)
{
  TdrMoney budget = self->appraisal->assumptions->budget;
  guint n_over = 0;

  if (!tdr_money_is_given (budget))
    return;

  for (guint i = 0; i < self->n_draws; i++)
    n_over += totals[i] > (double) budget.micros;
  self->chance_over_budget = n_over / (double) self->n_draws;
}

static gboolean
add_up (TdrRisk  *self,
        double   *totals,
        GError  **error)
{
  const char *currency = tdr_evaluation_get_tender (self->appraisal->evaluation)->currency;

  if (!self->has_total)
    return TRUE;

  find_chance_over_budget (self, totals);
  return tdr_uncertainty_take_quantiles (totals, self->n_draws, currency, shares, TDR_N_RISK_SHARES, self->amounts,
                                         error);
}

/**
 * tdr_risk_new:
 * @appraisal: (transfer full)
 *
 * Prices the plans of an appraisal in many worlds. Fails where a distribution or the correlations cannot be, where an
 * amount cannot be held, or when cancelled.
 */
TdrRisk *
tdr_risk_new (TdrAppraisal  *appraisal,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (TdrRisk) self = g_new0 (TdrRisk, 1);
  g_auto (TdrRiskWorlds) worlds = { 0 };
  g_autofree double *totals = NULL;

  self->appraisal = appraisal;
  self->n_draws = appraisal->assumptions->n_draws;
  self->seed = appraisal->assumptions->seed;
  self->n_rounds = appraisal->n_rounds;
  self->rounds = g_new0 (TdrRiskRound, self->n_rounds);
  self->has_total = self->n_rounds > 0;
  totals = g_new0 (double, self->n_draws);
  tdr_risk_worlds_init (&worlds, appraisal, cancellable);

  for (guint i = 0; i < self->n_rounds; i++)
    if (!fill_round (&worlds, self, i, totals, error))
      {
        g_prefix_error (error, "workloads[%u]: ", i);
        return NULL;
      }

  return add_up (self, totals, error) ? g_steal_pointer (&self) : NULL;
}

static void
clear_round (TdrRiskRound *self)
{
  g_free (self->plans);
  g_free (self->chance_cheaper);
  g_free (self->months);
  g_clear_pointer (&self->tornado, g_array_unref);
  g_clear_pointer (&self->tipping, g_array_unref);
  g_clear_pointer (&self->stated, g_array_unref);
}

/**
 * tdr_risk_free:
 *
 * Frees @self.
 */
void
tdr_risk_free (TdrRisk *self)
{
  for (guint i = 0; i < self->n_rounds; i++)
    clear_round (&self->rounds[i]);
  g_free (self->rounds);
  g_clear_pointer (&self->appraisal, tdr_appraisal_free);
  g_free (self);
}

static gpointer
work (TdrEvaluation  *evaluation,
      GCancellable   *cancellable,
      GError        **error)
{
  TdrAppraisal *appraisal = tdr_appraisal_new (evaluation, cancellable, error);

  return appraisal != NULL ? tdr_risk_new (appraisal, cancellable, error) : NULL;
}

/**
 * tdr_risk_run_async:
 *
 * Appraises @evaluation and draws its risk in a thread.
 */
void
tdr_risk_run_async (TdrEvaluation       *evaluation,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  tdr_evaluation_work_run (evaluation, work, (GDestroyNotify) tdr_risk_free, cancellable, callback, user_data);
}

/**
 * tdr_risk_run_finish:
 *
 * Returns: (transfer full): the risk and, in it, the appraisal
 */
TdrRisk *
tdr_risk_run_finish (GAsyncResult  *result,
                     GError       **error)
{
  return tdr_evaluation_work_finish (result, error);
}
