/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-risk-worlds.h"

#include <string.h>

#define RANGE_OF_PREDICTIONS 0.8   /* of measured runs lie between the low and the high of a prediction */
#define LOW_SHARE 0.1              /* ends of the tornado: exceeded nine times of ten, and once of ten */
#define HIGH_SHARE 0.9

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

/**
 * tdr_risk_worlds_clear:
 *
 * Frees what @self holds.
 */
void
tdr_risk_worlds_clear (TdrRiskWorlds *self)
{
  g_free (self->distributions);
  g_free (self->price_samples);
  g_free (self->ranges);
  g_free (self->correlations);
  g_clear_pointer (&self->draws, tdr_draws_free);
  g_clear_pointer (&self->phases, g_ptr_array_unref);
  g_clear_pointer (&self->certain, g_ptr_array_unref);
}

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

/**
 * tdr_risk_worlds_init:
 * @self: (out caller-allocates)
 * @appraisal: must outlive @self
 *
 * What the assumptions say of each factor; machines are known with the plans.
 */
void
tdr_risk_worlds_init (TdrRiskWorlds      *self,
                      const TdrAppraisal *appraisal,
                      GCancellable       *cancellable)
{
  const TdrAssumptions *assumptions = appraisal->assumptions;
  guint n = count_columns (appraisal);

  *self = (TdrRiskWorlds) { .appraisal = appraisal, .cancellable = cancellable, .n_columns = n };
  self->phases = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->certain = g_ptr_array_new_with_free_func (g_free);
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
set_throughput (TdrRiskWorlds      *self,
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

static double *
take_months (TdrRiskWorlds     *self,
             const TdrCashFlow *flow)
{
  double *months = g_new (double, flow->months);

  for (guint i = 0; i < flow->months; i++)
    months[i] = (double) flow->amounts[i + 1].micros;
  g_ptr_array_add (self->certain, months);
  return months;
}

/* Operations are paid alike for every plan that is hosted, whatever chance does to its prices: once for all of them. */
static const double *
take_operations (TdrRiskWorlds     *self,
                 const TdrTermCost *cost)
{
  if (self->operations == NULL)
    self->operations = take_months (self, &cost->operations);

  return self->operations;
}

/* Moving to a successor is paid once, in the last month of the model, with the tax on it. */
static gboolean
take_requalification (TdrRiskWorlds        *self,
                      const TdrTermCost    *cost,
                      const TdrTax         *tax,
                      const double        **months,
                      GError              **error)
{
  const TdrLifecycle *lifecycle = &cost->lifecycle;
  TdrCashFlow flow = cost->operations;
  TdrTaxLine line;

  *months = NULL;
  if (lifecycle->end_month == 0 || lifecycle->end_month > flow.months || !tdr_money_is_given (lifecycle->requalification))
    return TRUE;
  if (!tdr_tax_compute (tax, lifecycle->requalification, &line, error)
      || !tdr_cash_flow_add (&flow, lifecycle->end_month, lifecycle->requalification, error)
      || !tdr_cash_flow_add (&flow, lifecycle->end_month, line.cost, error))
    return FALSE;

  *months = take_months (self, &flow);
  return TRUE;
}

static gboolean
add_taxes (GArray        *phases,
           const TdrTax  *tax,
           GError       **error)
{
  for (guint i = 0; i < phases->len; i++)
    if (!tdr_volume_cost_add_tax (&g_array_index (phases, TdrVolumePhase, i).cost, tax, error))
      return FALSE;

  return TRUE;
}

/* What a bid quotes, and what is signed for longer than a year, keeps its price. */
static gboolean
fill_plan (TdrRiskWorlds        *self,
           TdrRiskRound         *round,
           const TdrTermDemand  *demand,
           const TdrTermCost    *cost,
           const GArray         *planned,
           GError              **error)
{
  TdrUncertainPlan *plan = &self->plans[round->n_plans];
  const TdrQuote *quote = cost->plan->quote;
  gboolean keeps_price = quote != NULL || cost->commitment_months > TDR_MONTHS_PER_YEAR;
  gboolean is_exchanged = tdr_plan_get_exchange (cost->plan, self->appraisal->assumptions) != NULL;
  GArray *phases = g_array_copy ((GArray *) planned);
  const TdrVolumePhase *first = &g_array_index (phases, TdrVolumePhase, 0);
  const double *certain = NULL;

  g_ptr_array_add (self->phases, phases);
  round->plans[round->n_plans].cost = cost;
  if (!add_taxes (phases, &demand->assumptions->tax, error))
    return FALSE;
  if (is_self_hosted (cost))
    certain = take_operations (self, cost);
  else if (!take_requalification (self, cost, &demand->assumptions->tax, &certain, error))
    return FALSE;

  *plan = (TdrUncertainPlan) {
    .cost = first->cost,
    .price = keeps_price ? TDR_CERTAIN : TDR_FACTOR_PRICE,
    .throughput = TDR_CERTAIN,
    .exchange = is_exchanged ? TDR_FACTOR_EXCHANGE : TDR_CERTAIN,
    .buys_for_peak = tdr_plan_buys_capacity (cost->plan) && first->cost.n_units > 0,
    .later = first + 1,
    .n_later = phases->len - 1,
    .owed_months = tdr_term_cost_count_owed_months (cost),
    .certain = certain,
  };
  if (!set_throughput (self, cost, round->n_plans, plan, error))
    return FALSE;

  round->n_plans++;
  return TRUE;
}

/**
 * tdr_risk_worlds_take_plans:
 * @round: whose plans are set to those that can be drawn
 *
 * Fails where a distribution cannot be, or an amount cannot be held.
 */
gboolean
tdr_risk_worlds_take_plans (TdrRiskWorlds            *self,
                            const TdrAppraisalRound  *appraised,
                            TdrRiskRound             *round,
                            GError                  **error)
{
  const TdrTermDemand *demand = &appraised->demand;
  const TdrWorkload *workload = &demand->demand.workload;

  self->demand = (TdrUncertainDemand) {
    workload->requests_per_month, workload->growth_ppm, demand->months, TDR_FACTOR_DEMAND, TDR_FACTOR_GROWTH,
    TDR_FACTOR_TOKENS, self->shape,
  };
  for (guint i = 0; i < demand->months; i++)
    self->shape[i] = tdr_demand_get_shape (&demand->demand, i + 1);
  g_ptr_array_set_size (self->phases, 0);
  g_ptr_array_set_size (self->certain, 0);
  self->operations = NULL;
  round->plans = g_new0 (TdrRiskPlan, TDR_MOST_RISK_PLANS);
  for (guint i = 0; i < appraised->n_ranked && round->n_plans < TDR_MOST_RISK_PLANS; i++)
    if (appraised->phases[i] != NULL
        && !fill_plan (self, round, demand, &appraised->costs[i], appraised->phases[i], error))
      return FALSE;

  return TRUE;
}

/* As planned every factor is 1, whatever the middle of its distribution, but prices change as planned. */
static void
fill_ranges (TdrRiskWorlds *self)
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

/**
 * tdr_risk_worlds_draw:
 *
 * Draws the worlds and how far each factor goes in them. Fails where the correlations cannot be, or when cancelled.
 */
gboolean
tdr_risk_worlds_draw (TdrRiskWorlds  *self,
                      GError        **error)
{
  const TdrAssumptions *assumptions = self->appraisal->assumptions;

  g_clear_pointer (&self->draws, tdr_draws_free);
  self->draws = tdr_draws_new (self->distributions, self->n_columns, self->correlations, assumptions->n_draws,
                               assumptions->seed, error);
  fill_ranges (self);

  return self->draws != NULL && !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/**
 * tdr_risk_worlds_get_throughput:
 *
 * Returns: the column that the machines of @plan are drawn with, or %TDR_CERTAIN
 */
int
tdr_risk_worlds_get_throughput (const TdrRiskWorlds *self,
                                const TdrRiskRound  *round,
                                const TdrPlan       *plan)
{
  for (guint i = 0; i < round->n_plans; i++)
    if (round->plans[i].cost->plan == plan)
      return self->plans[i].throughput;

  return TDR_CERTAIN;
}
