/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award-program.h"

#include <math.h>

/* The dearest offer costs so many units: large enough for a millionth of a cent to matter, small enough for the solver's
 * tolerances. */
#define UNITS_OF_DEAREST 1000.0

/* The columns of one tier in one period: whether it is the one that holds, and the spend under it. What is below the
 * first tier is a tier without discount. */
typedef struct {
  guint holds;
  guint spend;
  double from;
  double discount;     /* share of the spend */
  double fixed;        /* taken off besides, where tiers are graduated */
} TierColumns;

static double
units (const TdrAwardProgram *self,
       gint64                 micros)
{
  return (double) micros / self->micros_per_unit;
}

static double
cost_of (const TdrAwardProgram *self,
         const TdrAwardOffer   *offer)
{
  double sum = 0;

  for (guint month = 0; month <= offer->flow->months; month++)
    sum += units (self, offer->flow->amounts[month].micros);

  return sum;
}

static void
choose_scale (TdrAwardProgram *self)
{
  double dearest = 0;

  self->micros_per_unit = 1;
  for (guint i = 0; i < self->problem->n_offers; i++)
    dearest = MAX (dearest, cost_of (self, &self->problem->offers[i]));
  self->micros_per_unit = dearest > 0 ? dearest / UNITS_OF_DEAREST : 1;
}

static void
add_offers (TdrAwardProgram *self)
{
  const TdrAwardProblem *problem = self->problem;

  for (guint i = 0; i < problem->n_offers; i++)
    self->offers[i] = tdr_integer_program_add_column (self->program, cost_of (self, &problem->offers[i]), 0, 1, TRUE);

  for (guint workload = 0; workload < problem->n_workloads; workload++)
    {
      tdr_integer_program_begin_row (self->program, 1, 1);
      for (guint i = 0; i < problem->n_offers; i++)
        if (problem->offers[i].workload == workload)
          tdr_integer_program_add_term (self->program, self->offers[i], 1);
    }
}

/* What each offer spends in the periods of its instrument, in units; nothing of the others. */
static double *
spend_table (const TdrAwardProgram  *self,
             guint                   instrument,
             gboolean                marketplace,
             GError                **error)
{
  const TdrAwardProblem *problem = self->problem;
  const TdrInstrument *terms = &problem->instruments[instrument].terms;
  g_autofree double *table = g_new0 (double, (gsize) problem->n_offers * terms->n_periods);

  for (guint i = 0; i < problem->n_offers; i++)
    {
      TdrInstrumentSpend spend[TDR_MAX_INSTRUMENT_PERIODS];

      if (problem->offers[i].instrument != instrument || problem->offers[i].marketplace != marketplace)
        continue;
      if (!tdr_award_offer_get_spend (&problem->offers[i], terms, spend, error))
        return NULL;
      for (guint period = 0; period < terms->n_periods; period++)
        table[i * terms->n_periods + period] = units (self, marketplace ? spend[period].marketplace.micros
                                                                        : spend[period].eligible.micros);
    }

  return g_steal_pointer (&table);
}

/* The most that can be spent in a period: of every workload the dearest. */
static double
most_spend (const TdrAwardProgram *self,
            const double          *table,
            guint                  n_periods,
            guint                  period)
{
  double sum = 0;

  for (guint workload = 0; workload < self->problem->n_workloads; workload++)
    {
      double most = 0;

      for (guint i = 0; i < self->problem->n_offers; i++)
        if (self->problem->offers[i].workload == workload)
          most = MAX (most, table[i * n_periods + period]);
      sum += most;
    }

  return sum;
}

static TierColumns
add_tier (TdrAwardProgram *self,
          double           from,
          double           until,
          double           discount,
          double           fixed)
{
  TierColumns tier = { .from = from, .discount = discount, .fixed = fixed };

  tier.holds = tdr_integer_program_add_column (self->program, -fixed, 0, 1, TRUE);
  tier.spend = tdr_integer_program_add_column (self->program, -discount, 0, until, FALSE);
  tdr_integer_program_begin_row (self->program, 0, INFINITY);
  tdr_integer_program_add_term (self->program, tier.spend, 1);
  tdr_integer_program_add_term (self->program, tier.holds, -from);
  tdr_integer_program_begin_row (self->program, -INFINITY, 0);
  tdr_integer_program_add_term (self->program, tier.spend, 1);
  tdr_integer_program_add_term (self->program, tier.holds, -until);

  return tier;
}

/* A graduated discount is that of all spend less what the lower tiers fall short of it. */
static GArray *
add_tiers (TdrAwardProgram     *self,
           const TdrInstrument *terms,
           double               most)
{
  GArray *tiers = g_array_new (FALSE, FALSE, sizeof (TierColumns));
  double until = terms->n_tiers > 0 ? MIN (units (self, terms->tiers[0].from.micros), most) : most;
  TierColumns tier = add_tier (self, 0, until, 0, 0);
  double fixed = 0, below = 0;

  g_array_append_val (tiers, tier);
  for (guint i = 0; i < terms->n_tiers; i++)
    {
      double from = units (self, terms->tiers[i].from.micros);
      double discount = terms->tiers[i].discount_ppm / (double) TDR_PPM;

      if (from > most)
        break;
      until = i + 1 < terms->n_tiers ? MIN (units (self, terms->tiers[i + 1].from.micros), most) : most;
      fixed += terms->tier_rule == TDR_TIERS_GRADUATED ? (below - discount) * from : 0;
      tier = add_tier (self, from, until, discount, fixed);
      g_array_append_val (tiers, tier);
      below = discount;
    }

  return tiers;
}

/* One tier holds where the instrument is signed, and all spend is under it; else all spend is outside. */
static void
tie_tiers (TdrAwardProgram *self,
           GArray          *tiers,
           guint            sign,
           const double    *table,
           guint            n_periods,
           guint            period,
           double           most)
{
  guint outside = tdr_integer_program_add_column (self->program, 0, 0, most, FALSE);

  tdr_integer_program_begin_row (self->program, -INFINITY, most);
  tdr_integer_program_add_term (self->program, outside, 1);
  tdr_integer_program_add_term (self->program, sign, most);

  tdr_integer_program_begin_row (self->program, 0, 0);
  tdr_integer_program_add_term (self->program, sign, -1);
  for (guint i = 0; i < tiers->len; i++)
    tdr_integer_program_add_term (self->program, g_array_index (tiers, TierColumns, i).holds, 1);

  tdr_integer_program_begin_row (self->program, 0, 0);
  tdr_integer_program_add_term (self->program, outside, -1);
  for (guint i = 0; i < tiers->len; i++)
    tdr_integer_program_add_term (self->program, g_array_index (tiers, TierColumns, i).spend, -1);
  for (guint i = 0; i < self->problem->n_offers; i++)
    if (table[i * n_periods + period] > 0)
      tdr_integer_program_add_term (self->program, self->offers[i], table[i * n_periods + period]);
}

/* No more counts than is bought there, and than may count. */
static guint
add_marketplace (TdrAwardProgram     *self,
                 const TdrInstrument *terms,
                 guint                sign,
                 const double        *table,
                 guint                period)
{
  double most = units (self, terms->commitments[period].micros) * terms->marketplace_ppm / TDR_PPM;
  guint counted = tdr_integer_program_add_column (self->program, 0, 0, most, FALSE);

  tdr_integer_program_begin_row (self->program, -INFINITY, 0);
  tdr_integer_program_add_term (self->program, counted, 1);
  tdr_integer_program_add_term (self->program, sign, -most);

  tdr_integer_program_begin_row (self->program, -INFINITY, 0);
  tdr_integer_program_add_term (self->program, counted, 1);
  for (guint i = 0; i < self->problem->n_offers; i++)
    if (table[i * terms->n_periods + period] > 0)
      tdr_integer_program_add_term (self->program, self->offers[i], -table[i * terms->n_periods + period]);

  return counted;
}

/* excess − shortfall = what counts + what the period before left over − the promise. A shortfall costs and an excess does
 * not, so neither is larger than it must be. */
static void
tie_promise (TdrAwardProgram     *self,
             const TdrInstrument *terms,
             GArray              *tiers,
             guint                sign,
             guint                marketplace,
             guint                period,
             guint               *excess)
{
  double cost = terms->shortfall_ppm / (double) TDR_PPM;
  guint before = *excess;
  guint shortfall = tdr_integer_program_add_column (self->program, cost, 0, INFINITY, FALSE);

  *excess = tdr_integer_program_add_column (self->program, 0, 0, INFINITY, FALSE);
  tdr_integer_program_begin_row (self->program, 0, 0);
  tdr_integer_program_add_term (self->program, shortfall, 1);
  tdr_integer_program_add_term (self->program, *excess, -1);
  tdr_integer_program_add_term (self->program, marketplace, 1);
  tdr_integer_program_add_term (self->program, sign, -units (self, terms->commitments[period].micros));
  if (period > 0 && terms->excess_carries)
    tdr_integer_program_add_term (self->program, before, 1);

  for (guint i = 0; i < tiers->len; i++)
    {
      const TierColumns *tier = &g_array_index (tiers, TierColumns, i);

      tdr_integer_program_add_term (self->program, tier->spend, terms->counts_discounted ? 1 - tier->discount : 1);
      if (terms->counts_discounted && tier->fixed != 0)
        tdr_integer_program_add_term (self->program, tier->holds, -tier->fixed);
    }
}

static gboolean
add_instrument (TdrAwardProgram  *self,
                guint             instrument,
                GError          **error)
{
  const TdrAwardInstrument *own = &self->problem->instruments[instrument];
  guint sign = tdr_integer_program_add_column (self->program, 0, own->optional ? 0 : 1, 1, TRUE);
  guint n_periods = own->terms.n_periods;
  g_autofree double *eligible = spend_table (self, instrument, FALSE, error);
  g_autofree double *marketplace = eligible != NULL ? spend_table (self, instrument, TRUE, error) : NULL;
  guint excess = 0;

  if (marketplace == NULL)
    return FALSE;

  self->signs[instrument] = sign;
  for (guint period = 0; period < n_periods; period++)
    {
      double most = most_spend (self, eligible, n_periods, period);
      g_autoptr (GArray) tiers = add_tiers (self, &own->terms, most);
      guint counted;

      tie_tiers (self, tiers, sign, eligible, n_periods, period, most);
      counted = add_marketplace (self, &own->terms, sign, marketplace, period);
      tie_promise (self, &own->terms, tiers, sign, counted, period, &excess);
    }

  return TRUE;
}

static gboolean
is_in_group (const TdrAwardOffer *offer,
             const TdrAwardLimit *limit,
             guint                group)
{
  return offer->groups[limit->dimension] == group;
}

/* cost of the group − share × cost of all ≤ 0, or cost of the group ≤ amount. */
static void
limit_group (TdrAwardProgram     *self,
             const TdrAwardLimit *limit,
             guint                group)
{
  gboolean is_share = limit->kind == TDR_LIMIT_SHARE;
  double share = is_share ? limit->share_ppm / (double) TDR_PPM : 0;

  tdr_integer_program_begin_row (self->program, -INFINITY, is_share ? 0 : units (self, limit->amount.micros));
  for (guint i = 0; i < self->problem->n_offers; i++)
    {
      const TdrAwardOffer *offer = &self->problem->offers[i];
      double factor = (is_in_group (offer, limit, group) ? 1 : 0) - share;

      if (factor != 0)
        tdr_integer_program_add_term (self->program, self->offers[i], factor * cost_of (self, offer));
    }
}

static GHashTable *
groups_of (const TdrAwardProgram *self,
           TdrDimension           dimension)
{
  GHashTable *groups = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->problem->n_offers; i++)
    if (self->problem->offers[i].groups[dimension] != TDR_NO_GROUP)
      g_hash_table_add (groups, GUINT_TO_POINTER (self->problem->offers[i].groups[dimension]));

  return groups;
}

/* In the order of the offers, not of a hash table: the same problem makes the same program. */
static void
for_each_group (TdrAwardProgram     *self,
                const TdrAwardLimit *limit,
                void               (*visit) (TdrAwardProgram *, const TdrAwardLimit *, guint))
{
  g_autoptr (GHashTable) left = groups_of (self, limit->dimension);

  for (guint i = 0; i < self->problem->n_offers; i++)
    {
      guint group = self->problem->offers[i].groups[limit->dimension];

      if (g_hash_table_remove (left, GUINT_TO_POINTER (group)))
        visit (self, limit, group);
    }
}

/* A column that is 1 only where the group gets something. */
static guint
add_group_column (TdrAwardProgram     *self,
                  const TdrAwardLimit *limit,
                  guint                group)
{
  guint used = tdr_integer_program_add_column (self->program, 0, 0, 1, TRUE);

  tdr_integer_program_begin_row (self->program, -INFINITY, 0);
  tdr_integer_program_add_term (self->program, used, 1);
  for (guint i = 0; i < self->problem->n_offers; i++)
    if (is_in_group (&self->problem->offers[i], limit, group))
      tdr_integer_program_add_term (self->program, self->offers[i], -1);

  return used;
}

static void
limit_count (TdrAwardProgram     *self,
             const TdrAwardLimit *limit)
{
  g_autoptr (GHashTable) left = groups_of (self, limit->dimension);
  g_autoptr (GArray) used = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->problem->n_offers; i++)
    {
      guint group = self->problem->offers[i].groups[limit->dimension];

      if (g_hash_table_remove (left, GUINT_TO_POINTER (group)))
        {
          guint column = add_group_column (self, limit, group);

          g_array_append_val (used, column);
        }
    }

  tdr_integer_program_begin_row (self->program, limit->count, INFINITY);
  for (guint i = 0; i < used->len; i++)
    tdr_integer_program_add_term (self->program, g_array_index (used, guint, i), 1);
}

static void
limit_upfront (TdrAwardProgram     *self,
               const TdrAwardLimit *limit)
{
  tdr_integer_program_begin_row (self->program, -INFINITY, units (self, limit->amount.micros));
  for (guint i = 0; i < self->problem->n_offers; i++)
    tdr_integer_program_add_term (self->program, self->offers[i],
                                  units (self, self->problem->offers[i].flow->amounts[0].micros));
}

static void
limit_committed (TdrAwardProgram     *self,
                 const TdrAwardLimit *limit)
{
  tdr_integer_program_begin_row (self->program, -INFINITY, units (self, limit->amount.micros));
  for (guint i = 0; i < self->problem->n_offers; i++)
    tdr_integer_program_add_term (self->program, self->offers[i],
                                  units (self, self->problem->offers[i].committed.micros));
  for (guint i = 0; i < self->problem->n_instruments; i++)
    {
      const TdrInstrument *terms = &self->problem->instruments[i].terms;
      double sum = 0;

      for (guint period = 0; period < terms->n_periods; period++)
        sum += units (self, terms->commitments[period].micros);
      tdr_integer_program_add_term (self->program, self->signs[i], sum);
    }
}

static void
add_limit (TdrAwardProgram     *self,
           const TdrAwardLimit *limit)
{
  switch (limit->kind)
    {
    case TDR_LIMIT_SHARE:
    case TDR_LIMIT_AMOUNT:
      if (limit->group == TDR_EVERY_GROUP)
        for_each_group (self, limit, limit_group);
      else
        limit_group (self, limit, limit->group);
      break;

    case TDR_LIMIT_LEAST_GROUPS:
      limit_count (self, limit);
      break;

    case TDR_LIMIT_UPFRONT:
      limit_upfront (self, limit);
      break;

    case TDR_LIMIT_COMMITTED:
    default:
      limit_committed (self, limit);
      break;
    }
}

/**
 * tdr_award_program_new:
 * @problem: a checked one, which must outlive the program
 * @kept: (array length=n_limits): which limits to keep
 *
 * Writes an award as an integer program: a column of 0 or 1 for each offer, whose sum over a workload is 1, and for each
 * instrument a tier that holds in each period. Fails with %TDR_ENGINE_ERROR_OVERFLOW.
 */
TdrAwardProgram *
tdr_award_program_new (const TdrAwardProblem  *problem,
                       const gboolean         *kept,
                       GError                **error)
{
  g_autoptr (TdrAwardProgram) self = g_new0 (TdrAwardProgram, 1);

  self->problem = problem;
  self->program = tdr_integer_program_new ();
  self->offers = g_new0 (guint, problem->n_offers);
  self->signs = g_new0 (guint, problem->n_instruments);
  choose_scale (self);

  add_offers (self);
  for (guint i = 0; i < problem->n_instruments; i++)
    if (!add_instrument (self, i, error))
      return NULL;
  for (guint i = 0; i < problem->n_limits; i++)
    if (kept[i])
      add_limit (self, &problem->limits[i]);

  return g_steal_pointer (&self);
}

/**
 * tdr_award_program_free:
 *
 * Frees @self.
 */
void
tdr_award_program_free (TdrAwardProgram *self)
{
  tdr_integer_program_free (self->program);
  g_free (self->offers);
  g_free (self->signs);
  g_free (self);
}

/**
 * tdr_award_program_forbid:
 * @chosen: (array length=n_workloads): an offer for each workload
 *
 * Rules this one award out.
 */
void
tdr_award_program_forbid (TdrAwardProgram *self,
                          const guint     *chosen)
{
  tdr_integer_program_begin_row (self->program, -INFINITY, self->problem->n_workloads - 1);
  for (guint workload = 0; workload < self->problem->n_workloads; workload++)
    tdr_integer_program_add_term (self->program, self->offers[chosen[workload]], 1);
}
