/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-assumptions.h"

#include "tdr-tender-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_SUCCESS_RATES 1000
#define MOST_SEED G_GINT64_CONSTANT (9007199254740991)   /* what every reader of JSON holds exactly */
#define THOUSANDTHS 1000.0

static int
share_of (double value)
{
  return (int) lround (value * TDR_PPM);
}

static void
read_start (TdrJsonSource  *source,
            TdrJsonPlace   *place,
            TdrAssumptions *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  tdr_json_reader_string (source, place, "start", TDR_TENDER_MAX_NAME, &text);
  if (text != NULL && !tdr_month_parse (text, &self->demand.start, &error))
    tdr_json_reader_refuse (source, place, "start", "%s", error->message);
}

static void
read_season (TdrJsonSource  *source,
             TdrJsonPlace   *place,
             TdrAssumptions *self)
{
  g_autoptr (GArray) season = tdr_json_reader_numbers (source, place, "season", TDR_MONTHS_PER_YEAR);

  if (season->len != 0 && season->len != TDR_MONTHS_PER_YEAR)
    tdr_json_reader_refuse (source, place, "season", _("needs a figure for each of the 12 months from January"));
  else if (season->len != 0 && !tdr_month_is_set (self->demand.start))
    tdr_json_reader_refuse (source, place, "season", _("needs a start, so that it is known which month is which"));
  for (guint i = 0; i < season->len; i++)
    self->demand.season_ppm[i] = share_of (g_array_index (season, double, i));
}

static void
read_ramp (TdrJsonSource  *source,
           TdrJsonPlace   *place,
           TdrAssumptions *self)
{
  g_autoptr (GArray) ramp = tdr_json_reader_numbers (source, place, "ramp", TDR_MAX_RAMP_MONTHS);

  self->demand.n_ramp = ramp->len;
  for (guint i = 0; i < ramp->len; i++)
    self->demand.ramp_ppm[i] = share_of (g_array_index (ramp, double, i));
}

static void
read_rate (TdrJsonSource  *source,
           TdrJsonPlace   *place,
           TdrAssumptions *self)
{
  g_autofree char *basis = NULL;

  tdr_json_reader_string (source, place, "prices", TDR_TENDER_MAX_NAME, &basis);
  if (g_strcmp0 (basis, TDR_WORD_REAL) == 0)
    self->rate.basis = TDR_PRICES_REAL;
  else if (basis != NULL && !g_str_equal (basis, TDR_WORD_NOMINAL))
    tdr_json_reader_refuse (source, place, "prices", _("is “%.40s”: it must be nominal or real"), basis);

  tdr_json_reader_share (source, place, "discount_rate", &self->rate.yearly_ppm);
  if (self->rate.yearly_ppm <= -TDR_PPM || self->rate.yearly_ppm > TDR_PPM)
    tdr_json_reader_refuse (source, place, "discount_rate", _("must be above -1 and at most 1: 0.08 means 8 %% a year"));
  tdr_json_reader_share (source, place, "price_change_per_year", &self->price_change_ppm);
  if (self->price_change_ppm <= -TDR_PPM || self->price_change_ppm > TDR_PPM)
    tdr_json_reader_refuse (source, place, "price_change_per_year",
                            _("must be above -1 and at most 1: -0.1 means a tenth less each year"));
}

static void
read_part (TdrJsonSource *source,
           TdrJsonPlace  *place,
           const char    *member,
           int           *ppm)
{
  tdr_json_reader_share (source, place, member, ppm);
  if (*ppm < 0 || *ppm > TDR_PPM)
    tdr_json_reader_refuse (source, place, member, _("must be a share from 0 to 1: 0.19 means 19 %%"));
}

static void
read_tax (TdrJsonSource  *source,
          TdrJsonPlace   *root,
          TdrAssumptions *self)
{
  g_autoptr (TdrJsonPlace) place = tdr_json_reader_object (source, root, "tax");

  if (place == NULL)
    return;

  read_part (source, place, "rate", &self->tax.rate_ppm);
  read_part (source, place, "recoverable_share", &self->tax.recoverable_ppm);
}

static void
read_amount (TdrJsonSource *source,
             TdrJsonPlace  *place,
             const char    *member,
             const char    *currency,
             TdrMoney      *amount)
{
  tdr_json_reader_money (source, place, member, currency, amount);
  if (amount->micros < 0)
    tdr_json_reader_refuse (source, place, member, _("must be 0 or more"));
}

/* What the buyer says is theirs; what they leave out stays an assumption. */
static void
read_operations_line (TdrJsonSource     *source,
                      TdrJsonPlace      *parent,
                      TdrOperationsItem  item,
                      const char        *currency,
                      TdrAssumptions    *self)
{
  g_autoptr (TdrJsonPlace) place = tdr_json_reader_object (source, parent, tdr_operations_item_to_string (item));
  TdrOperationsLine *line = &self->operations.lines[item];
  double quantity = (double) line->quantity / tdr_operations_item_get_scale (item);

  if (place == NULL)
    return;

  tdr_json_reader_number (source, place, "quantity", &quantity);
  if (quantity < 0 || quantity > THOUSANDTHS * TDR_PPM)
    tdr_json_reader_refuse (source, place, "quantity", _("must be from 0 to a thousand million"));
  read_amount (source, place, "price", currency, &line->price);
  line->quantity = llround (quantity * tdr_operations_item_get_scale (item));
  line->evidence = &tdr_own_operations_evidence;
}

static void
read_operations (TdrJsonSource  *source,
                 TdrJsonPlace   *root,
                 const char     *currency,
                 TdrAssumptions *self)
{
  g_autoptr (TdrJsonPlace) place = tdr_json_reader_object (source, root, "operations");

  for (guint i = 0; place != NULL && i < TDR_N_OPERATIONS; i++)
    read_operations_line (source, place, (TdrOperationsItem) i, currency, self);
}

static void
read_success (TdrJsonSource  *source,
              TdrJsonPlace   *root,
              TdrAssumptions *self)
{
  guint n_rates = tdr_json_reader_length (source, root, "success_rates", MOST_SUCCESS_RATES);

  for (guint i = 0; i < n_rates && !tdr_json_source_failed (source); i++)
    {
      g_autoptr (TdrJsonPlace) place = tdr_json_reader_element (source, root, "success_rates", i);
      g_autofree char *model = NULL;
      int success_ppm = 0;

      if (place == NULL)
        return;
      tdr_json_reader_string (source, place, "model", TDR_TENDER_MAX_NAME, &model);
      read_part (source, place, "rate", &success_ppm);
      if (model == NULL || model[0] == '\0')
        tdr_json_reader_refuse (source, place, "model", _("is missing"));
      else if (success_ppm == 0)
        tdr_json_reader_refuse (source, place, "rate", _("must be above 0: a model that never succeeds is no candidate"));
      else
        tdr_assumptions_set_success (self, model, success_ppm);
    }
}

static void
read_kind (TdrJsonSource       *source,
           TdrJsonPlace        *place,
           TdrDistributionKind *kind)
{
  g_autofree char *word = NULL;

  tdr_json_reader_string (source, place, "kind", TDR_TENDER_MAX_NAME, &word);
  if (word != NULL && !tdr_distribution_kind_from_string (word, kind))
    tdr_json_reader_refuse (source, place, "kind",
                            _("is “%.40s”: it must be fixed, triangular, normal, lognormal or empirical"), word);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

/* In ascending order, in whichever the buyer wrote them down. */
static void
read_samples (TdrJsonSource      *source,
              TdrJsonPlace       *place,
              TdrUncertainFactor  factor,
              TdrAssumptions     *self,
              TdrDistribution    *own)
{
  if (own->kind != TDR_DISTRIBUTION_EMPIRICAL)
    return;

  g_clear_pointer (&self->samples[factor], g_array_unref);
  self->samples[factor] = tdr_json_reader_numbers (source, place, "samples", TDR_MOST_SAMPLES);
  g_array_sort (self->samples[factor], compare_numbers);
  own->samples = (const double *) (gconstpointer) self->samples[factor]->data;
  own->n_samples = self->samples[factor]->len;
}

/* A factor multiplies, so that none may be below 0, and what it is planned at must be above. */
static gboolean
is_factor (const TdrDistribution *own)
{
  if (own->kind == TDR_DISTRIBUTION_EMPIRICAL)
    return own->samples[0] > 0;

  return own->central > 0 && own->low >= 0;
}

static void
read_factor (TdrJsonSource      *source,
             TdrJsonPlace       *parent,
             TdrUncertainFactor  factor,
             TdrAssumptions     *self)
{
  const char *name = tdr_uncertain_factor_to_string (factor);
  g_autoptr (TdrJsonPlace) place = tdr_json_reader_object (source, parent, name);
  TdrDistribution own = { .kind = TDR_DISTRIBUTION_FIXED, .central = 1 };
  g_autoptr (GError) error = NULL;

  if (place == NULL)
    return;

  read_kind (source, place, &own.kind);
  tdr_json_reader_number (source, place, "low", &own.low);
  tdr_json_reader_number (source, place, "central", &own.central);
  tdr_json_reader_number (source, place, "high", &own.high);
  tdr_json_reader_number (source, place, "spread", &own.spread);
  read_samples (source, place, factor, self, &own);
  if (!tdr_distribution_check (&own, &error))
    tdr_json_reader_refuse (source, parent, name, "%s", error->message);
  else if (!is_factor (&own))
    tdr_json_reader_refuse (source, parent, name, _("is a factor: its figures must be above 0, and 1 is the plan"));

  self->factors[factor] = own;
  self->own_factors |= 1u << factor;
}

static gboolean
read_pair (TdrJsonSource *source,
           TdrJsonPlace  *place,
           const char    *member,
           guint         *position)
{
  g_autofree char *word = NULL;
  TdrUncertainFactor factor = TDR_FACTOR_DEMAND;

  tdr_json_reader_string (source, place, member, TDR_TENDER_MAX_NAME, &word);
  if (!tdr_uncertain_factor_from_string (word, &factor))
    {
      tdr_json_reader_refuse (source, place, member,
                              _("must be demand, growth, tokens, price, throughput or exchange"));
      return FALSE;
    }

  *position = factor;
  return TRUE;
}

static void
read_correlation (TdrJsonSource  *source,
                  TdrJsonPlace   *place,
                  TdrAssumptions *self)
{
  guint a, b;
  double value = 0;

  if (!read_pair (source, place, "of", &a) || !read_pair (source, place, "with", &b))
    return;

  tdr_json_reader_number (source, place, "value", &value);
  if (a == b)
    tdr_json_reader_refuse (source, place, "with", _("must be another than “of”"));
  else if (value < -1 || value > 1)
    tdr_json_reader_refuse (source, place, "value", _("must be from -1 to 1"));
  self->correlations[a * TDR_N_FACTORS + b] = value;
  self->correlations[b * TDR_N_FACTORS + a] = value;
}

static void
read_correlations (TdrJsonSource  *source,
                   TdrJsonPlace   *parent,
                   TdrAssumptions *self)
{
  guint n = tdr_json_reader_length (source, parent, "correlations", TDR_N_FACTORS * (TDR_N_FACTORS - 1) / 2);

  for (guint i = 0; i < n && !tdr_json_source_failed (source); i++)
    {
      g_autoptr (TdrJsonPlace) place = tdr_json_reader_element (source, parent, "correlations", i);

      if (place != NULL)
        read_correlation (source, place, self);
    }
}

static void
read_uncertainty (TdrJsonSource  *source,
                  TdrJsonPlace   *root,
                  TdrAssumptions *self)
{
  g_autoptr (TdrJsonPlace) place = tdr_json_reader_object (source, root, "uncertainty");
  gint64 seed = (gint64) self->seed;
  gint64 n_draws = self->n_draws;

  if (place == NULL)
    return;

  tdr_json_reader_integer (source, place, "seed", &seed);
  if (seed < 0 || seed > MOST_SEED)
    tdr_json_reader_refuse (source, place, "seed", _("must be a whole number of at most 15 digits"));
  tdr_json_reader_integer (source, place, "draws", &n_draws);
  if (n_draws < 1 || n_draws > TDR_MOST_DRAWS)
    tdr_json_reader_refuse (source, place, "draws", _("must be from 1 to %d"), TDR_MOST_DRAWS);
  self->seed = (guint64) seed;
  self->n_draws = (guint) n_draws;
  for (guint i = 0; i < TDR_N_FACTORS; i++)
    read_factor (source, place, (TdrUncertainFactor) i, self);
  read_correlations (source, place, self);
}

/* What nobody gave is assumed in the catalogue's currency. */
static void
read_exchange (TdrJsonSource  *source,
               TdrJsonPlace   *root,
               const char     *currency,
               TdrAssumptions *self)
{
  g_autoptr (TdrJsonPlace) place = tdr_json_reader_object (source, root, "exchange");
  g_autoptr (GError) error = NULL;

  if (place == NULL)
    return;

  self->exchange = tdr_dated_rate_read (source, place);
  for (guint i = 0; i < TDR_N_OPERATIONS && !tdr_json_source_failed (source); i++)
    {
      TdrMoney *price = &self->operations.lines[i].price;

      if (!tdr_exchange_convert (&self->exchange->rate, *price, currency, price, &error))
        tdr_json_reader_refuse (source, root, "exchange", "%s", error->message);
    }
}

static void
check_demand (TdrJsonSource  *source,
              TdrJsonPlace   *place,
              TdrAssumptions *self)
{
  g_autoptr (GError) error = NULL;
  TdrDemand demand = self->demand;

  tdr_workload_init (&demand.workload);
  if (!tdr_demand_check (&demand, &error))
    tdr_json_reader_refuse (source, place, "ramp", "%s", error->message);
}

/**
 * tdr_assumptions_read:
 * @place: the member of a tender
 * @currency: of every amount
 *
 * Reads what the buyer assumes; what is missing keeps its default. What is wrong is refused in @source.
 */
TdrAssumptions *
tdr_assumptions_read (TdrJsonSource *source,
                      TdrJsonPlace  *place,
                      const char    *currency)
{
  TdrAssumptions *self = tdr_assumptions_new ();

  read_start (source, place, self);
  read_season (source, place, self);
  read_ramp (source, place, self);
  read_rate (source, place, self);
  read_tax (source, place, self);
  read_amount (source, place, "requalification", currency, &self->requalification);
  read_amount (source, place, "budget", currency, &self->budget);
  read_operations (source, place, currency, self);
  read_exchange (source, place, currency, self);
  read_success (source, place, self);
  read_uncertainty (source, place, self);
  if (!tdr_json_source_failed (source))
    check_demand (source, place, self);
  self->unknown = tdr_json_reader_unknown (place);

  return self;
}
