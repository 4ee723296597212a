/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-blend.h"

/* Each commitment is chosen anew for its own months: what runs out can follow a load that grew. */
static gboolean
fill_period (TdrBlendPeriod       *period,
             const TdrDemand      *demand,
             const TdrVolumeCost  *base,
             guint                 commitment_months,
             const TdrVolumeCost  *overflow,
             GError              **error)
{
  g_autoptr (TdrLoadCurve) curve = tdr_load_curve_new_for_months (demand, period->first_month, period->last_month,
                                                                  error);

  return curve != NULL && tdr_commitment_find (curve, base, overflow, commitment_months, &period->commitment, error);
}

static gboolean
add_up (TdrBlend  *self,
        guint      commitment_months,
        GError   **error)
{
  double served = 0, requests = 0, carried = 0;

  for (guint i = 0; i < self->n_periods; i++)
    {
      const TdrCommitment *commitment = &self->periods[i].commitment;

      if (!tdr_money_add (self->base, commitment->base, &self->base, error)
          || !tdr_money_add (self->overflow, commitment->overflow, &self->overflow, error))
        return FALSE;

      served += commitment->coverage.served;
      requests += commitment->coverage.served + commitment->coverage.overflow;
      carried += (double) commitment->capacity * commitment_months;
    }

  self->coverage = requests > 0 ? served / requests : 1;
  self->utilisation = carried > 0 ? served / carried : 0;
  return tdr_money_add (self->base, self->overflow, &self->total, error);
}

/**
 * tdr_blend_new:
 * @term_months: from 1 to %TDR_MAX_TERM_MONTHS
 * @base: what committed capacity costs a month, worked out for tdr_workload_make_flat()
 * @commitment_months: for which a commitment is signed; after it the next is chosen. The last is paid to its end even
 *   where the term ends before
 * @overflow: (nullable): what requests beyond it cost, worked out likewise; %NULL: the base must carry every peak
 *
 * Chooses the commitments of a term at least cost, as tdr_commitment_find() does for each. Requests that may wait for a
 * batch are not in it: they are priced by themselves. Fails like tdr_commitment_find().
 */
TdrBlend *
tdr_blend_new (const TdrDemand      *demand,
               guint                 term_months,
               const TdrVolumeCost  *base,
               guint                 commitment_months,
               const TdrVolumeCost  *overflow,
               GError              **error)
{
  g_autoptr (TdrBlend) self = g_new0 (TdrBlend, 1);

  if (!tdr_term_check (term_months, error) || !tdr_term_check (commitment_months, error))
    return NULL;

  self->n_periods = (term_months + commitment_months - 1) / commitment_months;
  self->periods = g_new0 (TdrBlendPeriod, self->n_periods);
  self->base = tdr_money_new (0, base->fixed.currency);
  self->overflow = self->base;

  for (guint i = 0; i < self->n_periods; i++)
    {
      self->periods[i].first_month = i * commitment_months + 1;
      self->periods[i].last_month = MIN ((i + 1) * commitment_months, term_months);
      if (!fill_period (&self->periods[i], demand, base, commitment_months, overflow, error))
        return NULL;
    }

  return add_up (self, commitment_months, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * tdr_blend_free:
 *
 * Frees @self.
 */
void
tdr_blend_free (TdrBlend *self)
{
  g_free (self->periods);
  g_free (self);
}
