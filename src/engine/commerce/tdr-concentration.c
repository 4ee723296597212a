/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-concentration.h"

#include "tdr-engine-error.h"

static const char *const dimension_names[] = {
  [TDR_DIMENSION_SUPPLIER] = "supplier",
  [TDR_DIMENSION_DEVELOPER] = "developer",
  [TDR_DIMENSION_PLATFORM] = "platform",
  [TDR_DIMENSION_CHIP] = "chip",
};

static TdrGroupSpend *
find_group (TdrConcentration *self,
            guint             group)
{
  for (guint i = 0; i < self->n_groups; i++)
    if (self->groups[i].group == group)
      return &self->groups[i];

  self->groups[self->n_groups] = (TdrGroupSpend) { group, tdr_money_new (0, self->total.currency) };
  return &self->groups[self->n_groups++];
}

static gboolean
add (TdrConcentration     *self,
     const TdrGroupSpend  *spend,
     GError              **error)
{
  TdrMoney *sum = &self->unknown;

  if (spend->amount.micros < 0)
    {
      g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "A spend cannot be negative");
      return FALSE;
    }
  if (spend->group != TDR_NO_GROUP)
    sum = &find_group (self, spend->group)->amount;

  return tdr_money_add (*sum, spend->amount, sum, error)
         && tdr_money_add (self->total, spend->amount, &self->total, error);
}

/* The largest first; of equals the one with the smaller number. */
static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const TdrGroupSpend *first = a, *second = b;

  if (first->amount.micros != second->amount.micros)
    return first->amount.micros < second->amount.micros ? 1 : -1;

  return (first->group > second->group) - (first->group < second->group);
}

static void
compute_index (TdrConcentration *self)
{
  double unknown = tdr_concentration_share (self, self->unknown);
  double largest = self->n_groups > 0 ? tdr_concentration_share (self, self->groups[0].amount) : 0;
  double sum = 0;

  for (guint i = 0; i < self->n_groups; i++)
    {
      double share = tdr_concentration_share (self, self->groups[i].amount);

      sum += share * share;
    }

  self->hhi_least = sum * TDR_HHI_ONE_GROUP;
  self->hhi_most = (sum - largest * largest + (largest + unknown) * (largest + unknown)) * TDR_HHI_ONE_GROUP;
}

/**
 * tdr_concentration_new:
 * @spend: (array length=n_spend): in any order; a group may come more than once
 *
 * Fails with %TDR_ENGINE_ERROR_INVALID, %TDR_ENGINE_ERROR_CURRENCY or %TDR_ENGINE_ERROR_OVERFLOW.
 */
TdrConcentration *
tdr_concentration_new (const TdrGroupSpend  *spend,
                       guint                 n_spend,
                       const char           *currency,
                       GError              **error)
{
  g_autoptr (TdrConcentration) self = g_new0 (TdrConcentration, 1);

  self->groups = g_new0 (TdrGroupSpend, n_spend);
  self->unknown = tdr_money_new (0, currency);
  self->total = self->unknown;

  for (guint i = 0; i < n_spend; i++)
    if (!add (self, &spend[i], error))
      return NULL;

  if (self->n_groups > 0)
    qsort (self->groups, self->n_groups, sizeof (TdrGroupSpend), compare_groups);
  compute_index (self);
  return g_steal_pointer (&self);
}

/**
 * tdr_concentration_free:
 *
 * Frees @self.
 */
void
tdr_concentration_free (TdrConcentration *self)
{
  g_free (self->groups);
  g_free (self);
}

/**
 * tdr_concentration_share:
 *
 * What part of all spend @amount is, from 0 to 1; 0 where nothing is spent.
 */
double
tdr_concentration_share (const TdrConcentration *self,
                         TdrMoney                amount)
{
  return self->total.micros > 0 ? (double) amount.micros / (double) self->total.micros : 0;
}

/**
 * tdr_dimension_to_string:
 *
 * The word that files and JSON use for @dimension.
 */
const char *
tdr_dimension_to_string (TdrDimension dimension)
{
  g_return_val_if_fail ((guint) dimension < G_N_ELEMENTS (dimension_names), NULL);

  return dimension_names[dimension];
}

/**
 * tdr_dimension_from_string:
 *
 * Reads the word that tdr_dimension_to_string() writes.
 *
 * Returns: whether @text is such a word; @dimension is untouched if not
 */
gboolean
tdr_dimension_from_string (const char   *text,
                           TdrDimension *dimension)
{
  for (guint i = 0; i < G_N_ELEMENTS (dimension_names); i++)
    if (g_strcmp0 (text, dimension_names[i]) == 0)
      {
        *dimension = (TdrDimension) i;
        return TRUE;
      }

  return FALSE;
}
