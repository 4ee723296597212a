/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-instrument.h"

#include "tdr-engine-error.h"

#include <string.h>

static const char *const tier_rule_names[] = {
  [TDR_TIERS_ALL_SPEND] = "all-spend",
  [TDR_TIERS_GRADUATED] = "graduated",
};

static gboolean
refuse (const char  *message,
        GError     **error)
{
  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
is_share (int ppm)
{
  return ppm >= 0 && ppm <= TDR_PPM;
}

static gboolean
check_currency (const TdrInstrument  *self,
                TdrMoney              money,
                GError              **error)
{
  TdrMoney sum;

  return tdr_money_add (tdr_money_new (0, self->commitments[0].currency), money, &sum, error);
}

static gboolean
check_periods (const TdrInstrument  *self,
               GError              **error)
{
  if (self->n_periods < 1 || self->n_periods > TDR_MAX_INSTRUMENT_PERIODS)
    return refuse ("An instrument has from 1 to 10 periods, each with its commitment", error);
  if (self->period_months < 1 || self->period_months * self->n_periods > TDR_MAX_TERM_MONTHS)
    return refuse ("The periods of an instrument must be of a month or more, and of ten years together at most", error);

  for (guint i = 0; i < self->n_periods; i++)
    {
      if (self->commitments[i].micros < 0)
        return refuse ("The commitment of an instrument cannot be negative", error);
      if (!check_currency (self, self->commitments[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_tiers (const TdrInstrument  *self,
             GError              **error)
{
  if (self->n_tiers > TDR_MAX_SPEND_TIERS)
    return refuse ("An instrument has at most 20 tiers of discount", error);

  for (guint i = 0; i < self->n_tiers; i++)
    {
      if (self->tiers[i].from.micros < 0 || !is_share (self->tiers[i].discount_ppm))
        return refuse ("A tier needs a spend of 0 or more and a discount from 0 to 100 %", error);
      if (!check_currency (self, self->tiers[i].from, error))
        return FALSE;
      if (i > 0 && self->tiers[i].from.micros <= self->tiers[i - 1].from.micros)
        return refuse ("The tiers of an instrument must be in ascending order of spend", error);
    }

  return TRUE;
}

static gboolean
check_spend (const TdrInstrument       *self,
             const TdrInstrumentSpend  *spend,
             GError                   **error)
{
  for (guint i = 0; i < self->n_periods; i++)
    {
      if (spend[i].eligible.micros < 0 || spend[i].marketplace.micros < 0)
        return refuse ("The spend under an instrument cannot be negative", error);
      if (!check_currency (self, spend[i].eligible, error) || !check_currency (self, spend[i].marketplace, error))
        return FALSE;
    }

  return TRUE;
}

static guint
find_tier (const TdrInstrument *self,
           TdrMoney             eligible)
{
  for (guint i = self->n_tiers; i-- > 0;)
    if (eligible.micros >= self->tiers[i].from.micros)
      return i;

  return self->n_tiers;
}

static TdrMoney
money_of (const TdrInstrument *self,
          gint64               micros)
{
  return tdr_money_new (micros, self->commitments[0].currency);
}

/* Each tier's part is a line of its own on the bill, rounded once. */
static gboolean
discount_graduated (const TdrInstrument  *self,
                    TdrMoney              eligible,
                    guint                 reached,
                    TdrMoney             *discount,
                    GError              **error)
{
  *discount = money_of (self, 0);
  for (guint i = 0; i <= reached && reached < self->n_tiers; i++)
    {
      gint64 end = i < reached ? self->tiers[i + 1].from.micros : eligible.micros;
      TdrMoney part;

      if (!tdr_money_extend (money_of (self, end - self->tiers[i].from.micros), self->tiers[i].discount_ppm, TDR_PPM,
                             &part, error)
          || !tdr_money_add (*discount, part, discount, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_discount (const TdrInstrument  *self,
               TdrMoney              eligible,
               TdrInstrumentPeriod  *period,
               GError              **error)
{
  period->tier = find_tier (self, eligible);
  if (self->tier_rule == TDR_TIERS_GRADUATED)
    return discount_graduated (self, eligible, period->tier, &period->discount, error);

  return tdr_money_extend (eligible,
                           period->tier < self->n_tiers ? self->tiers[period->tier].discount_ppm : 0, TDR_PPM,
                           &period->discount, error);
}

/* What counts: the eligible spend, so much of the marketplace's as may, and what the period before left over. */
static gboolean
count (const TdrInstrument       *self,
       const TdrInstrumentSpend  *spend,
       TdrMoney                   carried,
       TdrInstrumentPeriod       *period,
       GError                   **error)
{
  TdrMoney taken_off = self->counts_discounted ? period->discount : money_of (self, 0);
  TdrMoney most;

  if (!tdr_money_extend (period->commitment, self->marketplace_ppm, TDR_PPM, &most, error)
      || !tdr_money_add (money_of (self, spend->eligible.micros - taken_off.micros),
                         money_of (self, MIN (spend->marketplace.micros, most.micros)), &period->counted, error)
      || !tdr_money_add (period->counted, carried, &period->counted, error))
    return FALSE;

  period->shortfall = money_of (self, MAX (period->commitment.micros - period->counted.micros, 0));
  period->excess = money_of (self, MAX (period->counted.micros - period->commitment.micros, 0));
  return tdr_money_extend (period->shortfall, self->shortfall_ppm, TDR_PPM, &period->true_up, error);
}

static gboolean
settle_period (const TdrInstrument       *self,
               const TdrInstrumentSpend  *spend,
               TdrMoney                   carried,
               TdrInstrumentPeriod       *period,
               GError                   **error)
{
  return tdr_money_add (spend->eligible, spend->marketplace, &period->list, error)
         && find_discount (self, spend->eligible, period, error)
         && count (self, spend, carried, period, error)
         && tdr_money_add (money_of (self, period->list.micros - period->discount.micros), period->true_up,
                           &period->paid, error);
}

/**
 * tdr_instrument_check:
 *
 * Whether the rules can be. If not, fails with %TDR_ENGINE_ERROR_INVALID or %TDR_ENGINE_ERROR_CURRENCY.
 */
gboolean
tdr_instrument_check (const TdrInstrument  *self,
                      GError              **error)
{
  if (!check_periods (self, error) || !check_tiers (self, error))
    return FALSE;
  if (!is_share (self->marketplace_ppm))
    return refuse ("The share that the marketplace may count for must be from 0 to 100 %", error);
  if (!is_share (self->shortfall_ppm))
    return refuse ("The share of a shortfall that is paid must be from 0 to 100 %", error);

  return TRUE;
}

/**
 * tdr_instrument_find_period:
 * @month: of the term, counted from 1; 0 for signature
 *
 * Returns: the position of its period; the number of periods for a month after the last
 */
guint
tdr_instrument_find_period (const TdrInstrument *self,
                            guint                month)
{
  return MIN ((MAX (month, 1) - 1) / self->period_months, self->n_periods);
}

/**
 * tdr_instrument_settle:
 * @spend: (array length=n_periods): of all workloads together
 * @periods: (out caller-allocates) (array length=n_periods)
 *
 * What each period comes to: discount, what counts, what is missing and what is paid for it. Each amount is rounded once,
 * half to even, to a millionth. A period that the term does not fill is owed whole. Fails with
 * %TDR_ENGINE_ERROR_INVALID, %TDR_ENGINE_ERROR_CURRENCY or %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_instrument_settle (const TdrInstrument       *self,
                       const TdrInstrumentSpend  *spend,
                       TdrInstrumentPeriod       *periods,
                       GError                   **error)
{
  TdrMoney carried;

  if (!tdr_instrument_check (self, error) || !check_spend (self, spend, error))
    return FALSE;

  carried = money_of (self, 0);
  for (guint i = 0; i < self->n_periods; i++)
    {
      periods[i] = (TdrInstrumentPeriod) { .commitment = self->commitments[i] };
      if (!settle_period (self, &spend[i], carried, &periods[i], error))
        return FALSE;
      if (self->excess_carries)
        carried = periods[i].excess;
    }

  return TRUE;
}

/**
 * tdr_tier_rule_to_string:
 *
 * The word that files and JSON use for @rule.
 */
const char *
tdr_tier_rule_to_string (TdrTierRule rule)
{
  g_return_val_if_fail ((guint) rule < G_N_ELEMENTS (tier_rule_names), NULL);

  return tier_rule_names[rule];
}

/**
 * tdr_tier_rule_from_string:
 *
 * Reads the word that tdr_tier_rule_to_string() writes.
 *
 * Returns: whether @text is such a word; @rule is untouched if not
 */
gboolean
tdr_tier_rule_from_string (const char  *text,
                           TdrTierRule *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (tier_rule_names); i++)
    if (g_strcmp0 (text, tier_rule_names[i]) == 0)
      {
        *rule = (TdrTierRule) i;
        return TRUE;
      }

  return FALSE;
}
