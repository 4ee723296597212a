/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award.h"

#include "tdr-engine-error.h"

#include <string.h>

/* A share of an amount, both in millionths, needs more than 63 bits. */
__extension__ typedef __int128 Wide;

static const char *const limit_kind_names[] = {
  [TDR_LIMIT_SHARE] = "most-share",
  [TDR_LIMIT_AMOUNT] = "most-amount",
  [TDR_LIMIT_LEAST_GROUPS] = "least-groups",
  [TDR_LIMIT_UPFRONT] = "most-upfront",
  [TDR_LIMIT_COMMITTED] = "most-committed",
};

static gboolean
refuse (const char  *message,
        GError     **error)
{
  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, message);
  return FALSE;
}

static const char *
currency_of (const TdrAwardProblem *problem)
{
  return problem->offers[0].flow->amounts[0].currency;
}

static gboolean
is_amount (const TdrAwardProblem  *problem,
           TdrMoney                money,
           GError                **error)
{
  TdrMoney sum;

  return tdr_money_add (tdr_money_new (0, currency_of (problem)), money, &sum, error);
}

static gboolean
check_flow (const TdrAwardProblem  *problem,
            const TdrCashFlow      *flow,
            GError                **error)
{
  if (flow->basis != problem->offers[0].flow->basis || flow->months != problem->offers[0].flow->months)
    return refuse ("All offers of an award need one term and one basis of prices", error);

  for (guint month = 0; month <= flow->months; month++)
    {
      if (flow->amounts[month].micros < 0)
        return refuse ("The cost of an offer cannot be negative in any month", error);
      if (!is_amount (problem, flow->amounts[month], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_offer (const TdrAwardProblem  *problem,
             const TdrAwardOffer    *offer,
             GError                **error)
{
  if (offer->workload >= problem->n_workloads
      || (offer->instrument != TDR_NO_INSTRUMENT && offer->instrument >= problem->n_instruments))
    return refuse ("An offer names a workload or an instrument that there is not", error);
  if (!is_amount (problem, offer->committed, error) || !check_flow (problem, offer->flow, error)
      || !check_flow (problem, offer->purchase, error))
    return FALSE;

  return offer->committed.micros >= 0 || refuse ("The committed part of an offer cannot be negative", error);
}

static gboolean
check_limit (const TdrAwardProblem  *problem,
             const TdrAwardLimit    *limit,
             GError                **error)
{
  switch (limit->kind)
    {
    case TDR_LIMIT_SHARE:
      return (limit->share_ppm >= 0 && limit->share_ppm <= TDR_PPM)
             || refuse ("The share that a group may get must be from 0 to 100 %", error);

    case TDR_LIMIT_LEAST_GROUPS:
      return TRUE;

    case TDR_LIMIT_AMOUNT:
    case TDR_LIMIT_UPFRONT:
    case TDR_LIMIT_COMMITTED:
    default:
      return is_amount (problem, limit->amount, error)
             && (limit->amount.micros >= 0 || refuse ("The amount of a limit cannot be negative", error));
    }
}

static gboolean
check_workloads (const TdrAwardProblem  *problem,
                 GError                **error)
{
  g_autofree gboolean *served = g_new0 (gboolean, problem->n_workloads);

  for (guint i = 0; i < problem->n_offers; i++)
    served[problem->offers[i].workload] = TRUE;
  for (guint i = 0; i < problem->n_workloads; i++)
    if (!served[i])
      {
        g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                     "Workload %u has no offer that passes the gates and has a known cost", i + 1);
        return FALSE;
      }

  return TRUE;
}

static gboolean
add_flow (TdrAwardPrice        *self,
          const TdrAwardOffer  *offer,
          GError              **error)
{
  TdrMoney cost;

  return tdr_cash_flow_total (offer->flow, &cost, error)
         && tdr_money_add (self->list, cost, &self->list, error)
         && tdr_money_add (self->upfront, offer->flow->amounts[0], &self->upfront, error)
         && tdr_money_add (self->committed, offer->committed, &self->committed, error);
}

static gboolean
add_spend (TdrInstrumentSpend   *sum,
           const TdrAwardOffer  *offer,
           const TdrInstrument  *instrument,
           GError              **error)
{
  TdrInstrumentSpend spend[TDR_MAX_INSTRUMENT_PERIODS];

  if (!tdr_award_offer_get_spend (offer, instrument, spend, error))
    return FALSE;
  for (guint i = 0; i < instrument->n_periods; i++)
    if (!tdr_money_add (sum[i].eligible, spend[i].eligible, &sum[i].eligible, error)
        || !tdr_money_add (sum[i].marketplace, spend[i].marketplace, &sum[i].marketplace, error))
      return FALSE;

  return TRUE;
}

static gboolean
add_periods (TdrAwardPrice              *self,
             const TdrInstrument        *instrument,
             const TdrInstrumentPeriod  *periods,
             GError                    **error)
{
  for (guint i = 0; i < instrument->n_periods; i++)
    if (!tdr_money_add (self->discount, periods[i].discount, &self->discount, error)
        || !tdr_money_add (self->true_up, periods[i].true_up, &self->true_up, error)
        || !tdr_money_add (self->committed, periods[i].commitment, &self->committed, error))
      return FALSE;

  return TRUE;
}

static gboolean
settle (TdrAwardPrice          *self,
        const TdrAwardProblem  *problem,
        const guint            *chosen,
        guint                   instrument,
        GError                **error)
{
  const TdrInstrument *terms = &problem->instruments[instrument].terms;
  TdrInstrumentPeriod *periods = self->periods + (gsize) instrument * TDR_MAX_INSTRUMENT_PERIODS;
  TdrInstrumentSpend spend[TDR_MAX_INSTRUMENT_PERIODS];

  for (guint i = 0; i < terms->n_periods; i++)
    spend[i] = (TdrInstrumentSpend) { tdr_money_new (0, currency_of (problem)),
                                      tdr_money_new (0, currency_of (problem)) };
  for (guint workload = 0; workload < problem->n_workloads; workload++)
    {
      const TdrAwardOffer *offer = &problem->offers[chosen[workload]];

      if (offer->instrument == instrument && !add_spend (spend, offer, terms, error))
        return FALSE;
    }

  return tdr_instrument_settle (terms, spend, periods, error) && add_periods (self, terms, periods, error);
}

static Wide
cost_of_offer (const TdrAwardOffer *offer)
{
  Wide sum = 0;

  for (guint month = 0; month <= offer->flow->months; month++)
    sum += offer->flow->amounts[month].micros;

  return sum;
}

static gboolean
is_group_above (const TdrAwardProblem *problem,
                const guint           *chosen,
                const TdrAwardLimit   *limit,
                guint                  group,
                Wide                   list)
{
  Wide sum = 0;

  for (guint workload = 0; workload < problem->n_workloads; workload++)
    if (problem->offers[chosen[workload]].groups[limit->dimension] == group)
      sum += cost_of_offer (&problem->offers[chosen[workload]]);

  return limit->kind == TDR_LIMIT_SHARE ? sum * TDR_PPM > list * limit->share_ppm : sum > limit->amount.micros;
}

static gboolean
is_any_group_above (const TdrAwardProblem *problem,
                    const guint           *chosen,
                    const TdrAwardLimit   *limit,
                    Wide                   list)
{
  if (limit->group != TDR_EVERY_GROUP)
    return is_group_above (problem, chosen, limit, limit->group, list);

  for (guint workload = 0; workload < problem->n_workloads; workload++)
    {
      guint group = problem->offers[chosen[workload]].groups[limit->dimension];

      if (group != TDR_NO_GROUP && is_group_above (problem, chosen, limit, group, list))
        return TRUE;
    }

  return FALSE;
}

static guint
count_groups (const TdrAwardProblem *problem,
              const guint           *chosen,
              TdrDimension           dimension)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);

  for (guint workload = 0; workload < problem->n_workloads; workload++)
    {
      guint group = problem->offers[chosen[workload]].groups[dimension];

      if (group != TDR_NO_GROUP)
        g_hash_table_add (groups, GUINT_TO_POINTER (group));
    }

  return g_hash_table_size (groups);
}

static gboolean
breaks (const TdrAwardPrice   *self,
        const TdrAwardProblem *problem,
        const guint           *chosen,
        const TdrAwardLimit   *limit)
{
  switch (limit->kind)
    {
    case TDR_LIMIT_SHARE:
    case TDR_LIMIT_AMOUNT: return is_any_group_above (problem, chosen, limit, self->list.micros);
    case TDR_LIMIT_LEAST_GROUPS: return count_groups (problem, chosen, limit->dimension) < limit->count;
    case TDR_LIMIT_UPFRONT: return self->upfront.micros > limit->amount.micros;
    case TDR_LIMIT_COMMITTED:
    default: return self->committed.micros > limit->amount.micros;
    }
}

static TdrAwardPrice *
new_price (const TdrAwardProblem *problem)
{
  TdrAwardPrice *self = g_new0 (TdrAwardPrice, 1);

  self->list = tdr_money_new (0, currency_of (problem));
  self->discount = self->true_up = self->upfront = self->committed = self->list;
  self->periods = g_new0 (TdrInstrumentPeriod, (gsize) problem->n_instruments * TDR_MAX_INSTRUMENT_PERIODS);
  self->broken = g_new0 (gboolean, problem->n_limits);

  return self;
}

/**
 * tdr_award_problem_check:
 *
 * Whether every figure can be, and every workload has an offer. If not, fails with %TDR_ENGINE_ERROR_INVALID or
 * %TDR_ENGINE_ERROR_CURRENCY.
 */
gboolean
tdr_award_problem_check (const TdrAwardProblem  *problem,
                         GError                **error)
{
  if (problem->n_workloads < 1 || problem->n_workloads > TDR_MAX_AWARD_WORKLOADS || problem->n_offers < 1)
    return refuse ("An award needs from 1 to 200 workloads, and offers", error);
  if (problem->n_limits > TDR_MAX_AWARD_LIMITS)
    return refuse ("An award has at most 30 limits", error);

  for (guint i = 0; i < problem->n_instruments; i++)
    if (!tdr_instrument_check (&problem->instruments[i].terms, error)
        || !is_amount (problem, problem->instruments[i].terms.commitments[0], error))
      return FALSE;
  for (guint i = 0; i < problem->n_offers; i++)
    if (!check_offer (problem, &problem->offers[i], error))
      return FALSE;
  for (guint i = 0; i < problem->n_limits; i++)
    if (!check_limit (problem, &problem->limits[i], error))
      return FALSE;

  return check_workloads (problem, error);
}

/**
 * tdr_award_offer_get_spend:
 * @spend: (out caller-allocates) (array length=n_periods): what is spent on @offer in each period of @instrument; what
 *   is spent after the last is under no instrument
 *
 * Fails with %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_award_offer_get_spend (const TdrAwardOffer  *offer,
                           const TdrInstrument  *instrument,
                           TdrInstrumentSpend   *spend,
                           GError              **error)
{
  for (guint i = 0; i < instrument->n_periods; i++)
    spend[i].eligible = spend[i].marketplace = tdr_money_new (0, instrument->commitments[0].currency);

  for (guint month = 0; month <= offer->purchase->months; month++)
    {
      guint period = tdr_instrument_find_period (instrument, month);
      TdrMoney *sum;

      if (period == instrument->n_periods)
        break;
      sum = offer->marketplace ? &spend[period].marketplace : &spend[period].eligible;
      if (!tdr_money_add (*sum, offer->purchase->amounts[month], sum, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tdr_award_price_new:
 * @chosen: (array length=n_workloads): the offer of each workload
 * @signs: (array length=n_instruments): whether each instrument is signed
 *
 * Prices an award to the millionth, and says which limits it breaks. Fails with %TDR_ENGINE_ERROR_OVERFLOW.
 */
TdrAwardPrice *
tdr_award_price_new (const TdrAwardProblem  *problem,
                     const guint            *chosen,
                     const gboolean         *signs,
                     GError                **error)
{
  g_autoptr (TdrAwardPrice) self = new_price (problem);

  for (guint workload = 0; workload < problem->n_workloads; workload++)
    if (!add_flow (self, &problem->offers[chosen[workload]], error))
      return NULL;
  for (guint i = 0; i < problem->n_instruments; i++)
    if (signs[i] && !settle (self, problem, chosen, i, error))
      return NULL;

  if (!tdr_money_add (tdr_money_new (self->list.micros - self->discount.micros, self->list.currency), self->true_up,
                      &self->total, error))
    return NULL;
  for (guint i = 0; i < problem->n_limits; i++)
    self->broken[i] = breaks (self, problem, chosen, &problem->limits[i]);

  return g_steal_pointer (&self);
}

/**
 * tdr_award_price_free:
 *
 * Frees @self.
 */
void
tdr_award_price_free (TdrAwardPrice *self)
{
  g_free (self->periods);
  g_free (self->broken);
  g_free (self);
}

/**
 * tdr_award_limit_kind_to_string:
 *
 * The word that files and JSON use for @kind.
 */
const char *
tdr_award_limit_kind_to_string (TdrAwardLimitKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (limit_kind_names), NULL);

  return limit_kind_names[kind];
}

/**
 * tdr_award_limit_kind_from_string:
 *
 * Reads the word that tdr_award_limit_kind_to_string() writes.
 *
 * Returns: whether @text is such a word; @kind is untouched if not
 */
gboolean
tdr_award_limit_kind_from_string (const char        *text,
                                  TdrAwardLimitKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (limit_kind_names); i++)
    if (g_strcmp0 (text, limit_kind_names[i]) == 0)
      {
        *kind = (TdrAwardLimitKind) i;
        return TRUE;
      }

  return FALSE;
}
