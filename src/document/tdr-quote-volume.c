/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-quote-volume.h"

#include "tdr-engine-error.h"
#include "tdr-volume-trace.h"

#include <math.h>

#define MILLION G_GINT64_CONSTANT (1000000)
#define TIMES_AS_FAR 100   /* as the plan: how far a cost is followed, beyond which its last line goes on */

/* What a bid grows with. Quantities count from 1: so many requests, machines or steps of capacity. */
typedef enum {
  GROWS_BY_REQUESTS,
  GROWS_BY_MACHINES,
  GROWS_BY_UNITS,
} Growth;

typedef struct {
  const TdrQuote *quote;
  const TdrQuoteLoad *load;
  const char *currency;
  TdrContract contract;   /* not rounded line by line as an invoice may be */
  Growth growth;
  gint64 grid;            /* requests that one more of the quantity is, where it grows by them */
  TdrVolumeUnits units;   /* otherwise */
  guint month;
} Volume;

static gboolean
refuse (const char  *message,
        GError     **error)
{
  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
pays_at_once (const TdrPriceTerm *term)
{
  return term->commitment_months > 0 && (term->charge == TDR_CHARGE_FEE || tdr_money_is_given (term->upfront));
}

/* What is paid for many months at once is spread over them; what lies beyond the term would be paid and not counted. */
static gboolean
ends_with_term (const TdrPriceTerm *term,
                guint               term_months)
{
  return !pays_at_once (term) || (term_months + 1 - MAX (term->first_month, 1)) % term->commitment_months == 0;
}

static gboolean
is_sized_by_peak (const TdrPriceTerm *term)
{
  return term->charge == TDR_CHARGE_CAPACITY && term->units == 0;
}

/* A bid for machines and for use beside them would grow in two ways at once. */
static gboolean
check_machines (const TdrContract  *contract,
                GError            **error)
{
  for (guint i = 0; i < contract->n_terms; i++)
    if (contract->terms[i].charge == TDR_CHARGE_USAGE
        || (is_sized_by_peak (&contract->terms[i]) && contract->terms[i].meter != TDR_METER_INSTANCE))
      return refuse ("The quote sells machines and use at once, whose cost does not follow from one volume", error);

  return TRUE;
}

static gboolean
find_sized (const TdrContract   *contract,
            const TdrPriceTerm **sized,
            gboolean            *by_use,
            GError             **error)
{
  *sized = NULL;
  *by_use = FALSE;
  for (guint i = 0; i < contract->n_terms; i++)
    {
      const TdrPriceTerm *term = &contract->terms[i];

      *by_use |= term->charge == TDR_CHARGE_USAGE;
      if (!is_sized_by_peak (term))
        continue;
      if (!tdr_meter_is_unit (term->meter) || (*sized != NULL && (*sized)->meter != term->meter))
        return refuse ("The quote sells capacity of several kinds, whose cost does not follow from one volume", error);
      *sized = term;
    }

  return *sized == NULL || !*by_use
         || refuse ("The quote sells capacity and use at once, whose cost does not follow from one volume", error);
}

/* The last prefix that not all of its requests share would bend the line at every prefix. */
static void
grow_by_requests (Volume *self)
{
  const TdrWorkload *workload = self->load->workload;

  self->growth = GROWS_BY_REQUESTS;
  self->grid = workload->cached_ppm > 0 ? MAX (workload->requests_per_prefix, 1) : 1;
}

static gboolean
find_growth (Volume  *self,
             GError **error)
{
  const TdrPriceTerm *sized;
  gboolean by_use;

  if (self->load->requests_per_instance > 0)
    {
      self->growth = GROWS_BY_MACHINES;
      self->units = (TdrVolumeUnits) { .requests_per_unit = self->load->requests_per_instance, .increment = 1 };
      return check_machines (&self->contract, error);
    }
  if (!find_sized (&self->contract, &sized, &by_use, error))
    return FALSE;
  if (sized == NULL)
    {
      grow_by_requests (self);
      return TRUE;
    }

  self->growth = GROWS_BY_UNITS;
  if (!tdr_volume_units_init (&self->units, &self->contract.rules, sized->meter, self->load->workload, error))
    return FALSE;

  return self->units.requests_per_unit > 0 || refuse ("The workload needs none of the capacity that is quoted", error);
}

static gint64
units_at (const Volume *self,
          gint64        quantity)
{
  gint64 first = self->units.least > 0 ? self->units.least : self->units.increment;

  return first + (quantity - 1) * self->units.increment;
}

static gint64
requests_at (const Volume *self,
             gint64        quantity)
{
  if (self->growth == GROWS_BY_REQUESTS)
    return quantity * self->grid;

  return units_at (self, quantity) * self->units.requests_per_unit;
}

static gint64
find_most_quantity (const Volume *self)
{
  gint64 requests = CLAMP (self->load->workload->requests_per_month, MILLION / TIMES_AS_FAR,
                           TDR_MAX_REQUESTS_PER_MONTH / TIMES_AS_FAR) * TIMES_AS_FAR;
  gint64 step = self->growth == GROWS_BY_REQUESTS ? self->grid : self->units.requests_per_unit * self->units.increment;
  gint64 beyond = requests_at (self, 1) - step;

  return MAX ((requests - beyond) / step, 1);
}

static gboolean
cost_at (gint64          quantity,
         gint64         *micros,
         gconstpointer   data,
         GError        **error)
{
  const Volume *self = data;
  gboolean machines = self->growth == GROWS_BY_MACHINES;
  TdrWorkload asked = *self->load->workload;
  TdrContractMonth month = { .number = self->month, .hours = TDR_HOURS_PER_MONTH };
  g_autoptr (TdrLoadCurve) curve = NULL;
  TdrMoney cost;
  TdrBill bill;

  asked.requests_per_month = machines ? MILLION : requests_at (self, quantity);
  month.instances = machines ? quantity + self->load->spare_instances : 0;
  curve = tdr_load_curve_new (&asked, 1, error);
  month.curve = curve;
  if (curve == NULL || !tdr_usage_compute (&asked, &month.usage, error)
      || !tdr_contract_price_month (&self->contract, &month, &bill, error))
    return FALSE;
  if (!bill.known)
    return refuse ("A price that this workload needs is not known", error);

  cost = bill.effective;
  if (!tdr_quote_convert (self->quote, cost, self->currency, &cost, error))
    return FALSE;
  *micros = cost.micros;
  return TRUE;
}

static TdrMoney
money_of (const Volume *self,
          double        micros)
{
  return tdr_money_new ((gint64) rint (micros), self->currency);
}

/* Held at its end, which is where a band ends: there amounts are round more often than at a single request. */
static TdrVolumeBand
line_of (const Volume         *self,
         const TdrVolumePiece *piece)
{
  double slope = tdr_volume_piece_get_slope (piece);
  double at_to = (double) piece->at_to;
  TdrVolumeBand line = {
    .above = piece->from > 1 ? requests_at (self, piece->from - 1) : 0,
    .per_million = tdr_money_new (0, self->currency),
    .unit_price = tdr_money_new (0, self->currency),
  };

  if (self->growth == GROWS_BY_REQUESTS)
    {
      line.per_million = money_of (self, slope / (double) self->grid * (double) MILLION);
      at_to -= (double) line.per_million.micros * (double) requests_at (self, piece->to) / (double) MILLION;
    }
  else
    {
      line.unit_price = money_of (self, slope / (double) self->units.increment);
      at_to -= (double) line.unit_price.micros * (double) units_at (self, piece->to);
    }

  line.fixed = money_of (self, at_to);
  return line;
}

static gboolean
draw_lines (const Volume   *self,
            const GArray   *pieces,
            TdrVolumeCost  *cost,
            GError        **error)
{
  TdrVolumeBand first = line_of (self, &g_array_index (pieces, TdrVolumePiece, 0));

  *cost = (TdrVolumeCost) { .fixed = first.fixed, .per_million = first.per_million, .n_bands = pieces->len - 1 };
  cost->fixed.micros = MAX (cost->fixed.micros, 0);
  if (self->growth != GROWS_BY_REQUESTS)
    {
      cost->units[cost->n_units] = self->units;
      cost->units[cost->n_units++].price = first.unit_price;
    }
  for (guint i = 0; i < cost->n_bands; i++)
    cost->bands[i] = line_of (self, &g_array_index (pieces, TdrVolumePiece, i + 1));

  return tdr_volume_cost_check (cost, error);
}

static gboolean
append_phase (Volume  *self,
              guint    month,
              GArray  *phases,
              GError **error)
{
  g_autoptr (GArray) pieces = NULL;
  TdrVolumePhase phase = { .first_month = month };

  self->month = month;
  pieces = tdr_volume_trace (cost_at, self, find_most_quantity (self), TDR_MAX_VOLUME_BANDS + 1, error);
  if (pieces == NULL || !draw_lines (self, pieces, &phase.cost, error))
    return FALSE;

  g_array_append_val (phases, phase);
  return TRUE;
}

/* Whether a term looks at what the others come to in a month, and so at what is paid at once in it. */
static gboolean
looks_at_totals (const TdrContract *contract)
{
  for (guint i = 0; i < contract->n_terms; i++)
    if (contract->terms[i].charge == TDR_CHARGE_PERCENTAGE || contract->terms[i].charge == TDR_CHARGE_MINIMUM
        || contract->terms[i].charge == TDR_CHARGE_CAP)
      return TRUE;

  return FALSE;
}

/* Whether @month is one of payment at once, or the one after it. */
static gboolean
is_about_payment (const TdrPriceTerm *term,
                  guint               since)
{
  return pays_at_once (term) && since % term->commitment_months <= 1;
}

/* Whether prices change with @month: a term begins, has ended, or has an anniversary. */
static gboolean
changes_in (const TdrContract *contract,
            guint              month)
{
  gboolean totals = looks_at_totals (contract);

  for (guint i = 0; i < contract->n_terms; i++)
    {
      const TdrPriceTerm *term = &contract->terms[i];
      guint first = MAX (term->first_month, 1);

      if (month < first || (term->last_month > 0 && month > term->last_month + 1))
        continue;
      if (month == first || month == term->last_month + 1
          || (term->yearly_change_ppm != 0 && (month - first) % TDR_MONTHS_PER_YEAR == 0)
          || (totals && is_about_payment (term, month - first)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check (const TdrContract  *contract,
       guint               term_months,
       GError            **error)
{
  if (contract->last_month > 0 && contract->last_month < term_months)
    return refuse ("The prices of the quote end within the term", error);

  for (guint i = 0; i < contract->n_terms; i++)
    if (!ends_with_term (&contract->terms[i], term_months))
      return refuse ("What the quote wants paid at once lasts beyond the term", error);

  return TRUE;
}

/**
 * tdr_quote_volume_phases_new:
 *
 * What a month costs as a function of its requests, in @currency, with what is paid at once spread over its months, for
 * each stretch of the term in which prices stay as they are. Found from the contract itself by tdr_volume_trace(), so
 * that tiers, minimums, caps, free allowances, savings plans and capacity with overflow are as it prices them. Fails with
 * %TDR_ENGINE_ERROR_INVALID where the cost does not follow from one volume: machines and use in one bid, capacity of two
 * kinds, or payments at once that last beyond the term; and like tdr_contract_price_month().
 *
 * Returns: (transfer full) (element-type TdrVolumePhase): the first from month 1 on
 */
GArray *
tdr_quote_volume_phases_new (const TdrQuote      *quote,
                             const TdrQuoteLoad  *load,
                             const char          *currency,
                             GError             **error)
{
  g_autoptr (GArray) phases = g_array_new (FALSE, FALSE, sizeof (TdrVolumePhase));
  Volume self = { .quote = quote, .load = load, .currency = currency, .contract = quote->contract };

  self.contract.rounding = TDR_ROUND_MILLIONTHS;
  if (!check (&self.contract, load->term_months, error) || !find_growth (&self, error))
    return NULL;
  for (guint month = 1; month <= load->term_months; month++)
    if ((month == 1 || changes_in (&self.contract, month)) && !append_phase (&self, month, phases, error))
      return NULL;

  return g_steal_pointer (&phases);
}
