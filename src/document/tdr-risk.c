/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-risk.h"

#include <math.h>
#include <string.h>

#define RANGE_OF_PREDICTIONS 0.8   /* of measured runs lie between the low and the high of a prediction */
#define LOW_SHARE 0.1              /* ends of the tornado: exceeded nine times of ten, and once of ten */
#define HIGH_SHARE 0.9

static const double shares[TDR_N_RISK_SHARES] = { 0.1, 0.5, 0.9 };

/* What chance moves, in columns: the factors that all plans share, then the throughput of each machine by itself. */
typedef struct {
  const TdrAppraisal *appraisal;
  GCancellable *cancellable;
  guint n_columns;
  TdrDistribution *distributions;
  double *price_samples;   /* (nullable): of the distribution of prices */
  TdrFactorRange *ranges;
  double *correlations;
  TdrDraws *draws;
  TdrUncertainDemand demand;
  TdrUncertainPlan plans[TDR_MOST_RISK_PLANS];
  GPtrArray *phases;       /* (element-type GArray): of @plans, with what they cost beside */
} Worlds;

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
is_self_hosted (const TdrTermCost *cost)
{
  return cost->plan->offer == NULL;
}

static guint
count_plans (const TdrAppraisalRound *round)
{
  guint n = 0;

  for (guint i = 0; i < round->n_ranked && n < TDR_MOST_RISK_PLANS; i++)
    n += round->phases[i] != NULL;

  return n;
}

/* The same number of columns for every workload, so that the shared ones are drawn alike for all of them. */
static guint
count_columns (const TdrAppraisal *appraisal)
{
  guint most = 0;

  for (guint i = 0; i < appraisal->n_rounds; i++)
    most = MAX (most, count_plans (&appraisal->rounds[i]));

  return TDR_N_FACTORS + most;
}

static void
clear_worlds (Worlds *self)
{
  g_free (self->distributions);
  g_free (self->price_samples);
  g_free (self->ranges);
  g_free (self->correlations);
  g_clear_pointer (&self->draws, tdr_draws_free);
  g_clear_pointer (&self->phases, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Worlds, clear_worlds)

/* A planned change of prices moves the whole distribution of what they are multiplied by each year. Samples that are
 * moved are put into @samples, to be freed. */
static TdrDistribution
scale (TdrDistribution   distribution,
       double            factor,
       double          **samples)
{
  if (distribution.kind == TDR_DISTRIBUTION_EMPIRICAL)
    {
      *samples = g_new (double, distribution.n_samples);
      for (guint i = 0; i < distribution.n_samples; i++)
        (*samples)[i] = distribution.samples[i] * factor;
      distribution.samples = *samples;
      return distribution;
    }

  distribution.low *= factor;
  distribution.central *= factor;
  distribution.high *= factor;
  if (distribution.kind == TDR_DISTRIBUTION_NORMAL)
    distribution.spread *= factor;

  return distribution;
}

static void
prepare_worlds (Worlds             *self,
                const TdrAppraisal *appraisal,
                GCancellable       *cancellable)
{
  const TdrAssumptions *assumptions = appraisal->assumptions;
  guint n = count_columns (appraisal);

  *self = (Worlds) { .appraisal = appraisal, .cancellable = cancellable, .n_columns = n };
  self->phases = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->distributions = g_new0 (TdrDistribution, n);
  self->ranges = g_new0 (TdrFactorRange, n);
  self->correlations = g_new0 (double, (gsize) n * n);
  for (guint i = 0; i < n; i++)
    {
      self->distributions[i] = (TdrDistribution) { .kind = TDR_DISTRIBUTION_FIXED, .central = 1 };
      self->correlations[(gsize) i * n + i] = 1;
    }
  for (guint i = 0; i < TDR_N_FACTORS; i++)
    {
      self->distributions[i] = assumptions->factors[i];
      memcpy (&self->correlations[(gsize) i * n], &assumptions->correlations[i * TDR_N_FACTORS],
              TDR_N_FACTORS * sizeof (double));
    }
  self->distributions[TDR_FACTOR_PRICE] = scale (assumptions->factors[TDR_FACTOR_PRICE],
                                                 1 + assumptions->price_change_ppm / (double) TDR_PPM,
                                                 &self->price_samples);
}

static gboolean
set_throughput (Worlds             *self,
                const TdrTermCost  *cost,
                guint               position,
                TdrUncertainPlan   *plan,
                GError            **error)
{
  TdrInterval rate = cost->plan->sizing->point.requests_per_second;

  if (!is_self_hosted (cost))
    return TRUE;
  if (self->appraisal->assumptions->own_factors & 1u << TDR_FACTOR_THROUGHPUT)
    {
      plan->throughput = TDR_FACTOR_THROUGHPUT;
      return TRUE;
    }

  plan->throughput = (int) (TDR_N_FACTORS + position);
  return tdr_distribution_init_factor (&self->distributions[plan->throughput], rate.low / rate.central, 1,
                                       rate.high / rate.central, RANGE_OF_PREDICTIONS, error);
}

static gboolean
add_operations (const TdrAssumptions  *assumptions,
                const TdrTermCost     *cost,
                GArray                *phases,
                GError               **error)
{
  TdrMoney lines[TDR_N_OPERATIONS];
  TdrMoney monthly;

  if (!is_self_hosted (cost))
    return TRUE;
  if (!tdr_operations_price_month (&assumptions->operations, lines, &monthly, error))
    return FALSE;

  for (guint i = 0; i < phases->len; i++)
    if (!tdr_volume_cost_add_fixed (&g_array_index (phases, TdrVolumePhase, i).cost, monthly, error))
      return FALSE;

  return TRUE;
}

/* What a bid quotes, and what is signed for longer than a year, keeps its price. */
static gboolean
fill_plan (Worlds             *self,
           TdrRiskRound       *round,
           const TdrTermCost  *cost,
           const GArray       *planned,
           GError            **error)
{
  TdrUncertainPlan *plan = &self->plans[round->n_plans];
  const TdrQuote *quote = cost->plan->quote;
  gboolean keeps_price = quote != NULL || cost->commitment_months > TDR_MONTHS_PER_YEAR;
  gboolean is_exchanged = tdr_plan_get_exchange (cost->plan, self->appraisal->assumptions) != NULL;
  GArray *phases = g_array_copy ((GArray *) planned);
  const TdrVolumePhase *first = &g_array_index (phases, TdrVolumePhase, 0);

  g_ptr_array_add (self->phases, phases);
  round->plans[round->n_plans].cost = cost;
  if (!add_operations (self->appraisal->assumptions, cost, phases, error))
    return FALSE;

  *plan = (TdrUncertainPlan) {
    .cost = first->cost,
    .price = keeps_price ? TDR_CERTAIN : TDR_FACTOR_PRICE,
    .throughput = TDR_CERTAIN,
    .exchange = is_exchanged ? TDR_FACTOR_EXCHANGE : TDR_CERTAIN,
    .buys_for_peak = tdr_plan_buys_capacity (cost->plan) && first->cost.n_units > 0,
    .later = first + 1,
    .n_later = phases->len - 1,
  };
  if (!set_throughput (self, cost, round->n_plans, plan, error))
    return FALSE;

  round->n_plans++;
  return TRUE;
}

static gboolean
fill_plans (Worlds                   *self,
            const TdrAppraisalRound  *appraised,
            TdrRiskRound             *round,
            GError                  **error)
{
  const TdrWorkload *workload = &appraised->demand.demand.workload;

  self->demand = (TdrUncertainDemand) {
    workload->requests_per_month, workload->growth_ppm, appraised->demand.months,
    TDR_FACTOR_DEMAND, TDR_FACTOR_GROWTH, TDR_FACTOR_TOKENS,
  };
  g_ptr_array_set_size (self->phases, 0);
  round->plans = g_new0 (TdrRiskPlan, TDR_MOST_RISK_PLANS);
  for (guint i = 0; i < appraised->n_ranked && round->n_plans < TDR_MOST_RISK_PLANS; i++)
    if (appraised->phases[i] != NULL
        && !fill_plan (self, round, &appraised->costs[i], appraised->phases[i], error))
      return FALSE;

  return TRUE;
}

/* As planned every factor is 1, whatever the middle of its distribution, but prices change as planned. */
static void
fill_ranges (Worlds *self)
{
  double price = 1 + self->appraisal->assumptions->price_change_ppm / (double) TDR_PPM;

  for (guint i = 0; i < self->n_columns; i++)
    {
      double planned = i == TDR_FACTOR_PRICE ? price : 1;
      double low = tdr_distribution_get_quantile (&self->distributions[i], LOW_SHARE);
      double high = tdr_distribution_get_quantile (&self->distributions[i], HIGH_SHARE);

      self->ranges[i] = (TdrFactorRange) { MIN (low, planned), planned, MAX (high, planned) };
    }
}

static gboolean
draw (Worlds  *self,
      GError **error)
{
  const TdrAssumptions *assumptions = self->appraisal->assumptions;

  g_clear_pointer (&self->draws, tdr_draws_free);
  self->draws = tdr_draws_new (self->distributions, self->n_columns, self->correlations, assumptions->n_draws,
                               assumptions->seed, error);
  fill_ranges (self);

  return self->draws != NULL && !g_cancellable_set_error_if_cancelled (self->cancellable, error);
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
read_causes (Worlds        *self,
             TdrRiskRound  *round,
             GError       **error)
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

/* The throughput that a plan's machines are drawn with. */
static int
find_throughput (const Worlds       *self,
                 const TdrRiskRound *round,
                 const TdrPlan      *plan)
{
  for (guint i = 0; i < round->n_plans; i++)
    if (round->plans[i].cost->plan == plan)
      return self->plans[i].throughput;

  return TDR_CERTAIN;
}

static gboolean
can_be_under_used (const TdrBlendOption *option)
{
  return option->overflow != NULL && option->break_even_utilisation > 0 && option->break_even_utilisation <= 1
         && option->blend->periods[0].commitment.capacity > 0;
}

static gboolean
read_use (Worlds                   *self,
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
    .throughput = find_throughput (self, round, best->base),
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
fill_round (Worlds         *worlds,
            TdrRisk        *self,
            guint           workload,
            double         *totals,
            GError        **error)
{
  const TdrAppraisalRound *appraised = &self->appraisal->rounds[workload];
  TdrRiskRound *round = &self->rounds[workload];
  g_autoptr (TdrUncertainty) uncertainty = NULL;

  if (!fill_plans (worlds, appraised, round, error))
    return FALSE;
  round->stated = tdr_stated_swings_new (self->appraisal, workload, error);
  if (round->stated == NULL)
    return FALSE;
  self->has_total &= appraised->n_ranked > 0 && appraised->phases[0] != NULL;
  if (round->n_plans == 0)
    return TRUE;
  if (!draw (worlds, error))
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
  g_auto (Worlds) worlds = { 0 };
  g_autofree double *totals = NULL;

  self->appraisal = appraisal;
  self->n_draws = appraisal->assumptions->n_draws;
  self->seed = appraisal->assumptions->seed;
  self->n_rounds = appraisal->n_rounds;
  self->rounds = g_new0 (TdrRiskRound, self->n_rounds);
  self->has_total = self->n_rounds > 0;
  totals = g_new0 (double, self->n_draws);
  prepare_worlds (&worlds, appraisal, cancellable);

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

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  TdrAppraisal *appraisal = tdr_appraisal_new (data, cancellable, &error);
  TdrRisk *risk = appraisal != NULL ? tdr_risk_new (appraisal, cancellable, &error) : NULL;

  if (risk != NULL)
    g_task_return_pointer (task, risk, (GDestroyNotify) tdr_risk_free);
  else
    g_task_return_error (task, error);
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
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tdr_risk_run_async);
  g_task_set_task_data (task, g_object_ref (evaluation), g_object_unref);
  g_task_run_in_thread (task, run_in_thread);
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
  return g_task_propagate_pointer (G_TASK (result), error);
}
