/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The terms of a quote, as a tender's file writes them. */

#include "tdr-quote-terms.h"

#include "tdr-json-figure.h"
#include "tdr-tender-json.h"

#include <glib/gi18n-lib.h>

static guint
read_whole (TdrJsonSource *source,
            TdrJsonPlace  *place,
            const char    *member)
{
  gint64 value = 0;

  tdr_json_reader_integer (source, place, member, &value);
  if (value >= 0 && value <= TDR_MAX_TERM_MONTHS)
    return (guint) value;

  tdr_json_reader_refuse (source, place, member, _("must be from 0 to %d"), TDR_MAX_TERM_MONTHS);
  return 0;
}

static void
read_charge (TdrJsonSource *source,
             TdrJsonPlace  *place,
             TdrPriceTerm  *term)
{
  g_autofree char *charge = NULL;
  g_autofree char *rule = NULL;

  tdr_json_reader_string (source, place, "charge", TDR_TENDER_MAX_NAME, &charge);
  if (charge == NULL || !tdr_charge_from_string (charge, &term->charge))
    tdr_json_reader_refuse (source, place, "charge",
                            _("must be usage, capacity, discount, savings-plan, minimum, cap, fee or percentage"));

  tdr_json_reader_string (source, place, "rule", TDR_TENDER_MAX_NAME, &rule);
  if (rule != NULL && !tdr_band_rule_from_string (rule, &term->rule))
    tdr_json_reader_refuse (source, place, "rule", _("is “%.40s”: it must be graduated or all-units"), rule);
}

/* What is neither usage nor capacity counts nothing but itself. */
static void
read_meter (TdrJsonSource *source,
            TdrJsonPlace  *place,
            TdrPriceTerm  *term)
{
  gboolean counts = term->charge == TDR_CHARGE_USAGE || term->charge == TDR_CHARGE_CAPACITY;
  g_autofree char *meter = NULL;

  term->meter = TDR_METER_FEE;
  if (!counts)
    return;

  tdr_json_reader_string (source, place, "meter", TDR_TENDER_MAX_NAME, &meter);
  if (meter == NULL || !tdr_meter_from_string (meter, &term->meter) || term->meter == TDR_METER_FEE)
    tdr_json_reader_refuse (source, place, "meter", _("must be the word of a meter, for instance input or output"));
  else if (term->charge == TDR_CHARGE_CAPACITY && !tdr_meter_is_unit (term->meter)
           && term->meter != TDR_METER_INSTANCE)
    tdr_json_reader_refuse (source, place, "meter", _("must be capacity-unit, input-tpm-unit, output-tpm-unit or "
                                                      "instance for capacity"));
}

static void
read_meters (TdrJsonSource *source,
             TdrJsonPlace  *place,
             TdrPriceTerm  *term)
{
  g_auto (GStrv) words = g_new0 (char *, 1);

  tdr_json_reader_strings (source, place, "meters", TDR_N_METERS, &words);
  for (guint i = 0; words[i] != NULL; i++)
    {
      TdrMeter meter;

      if (tdr_meter_from_string (words[i], &meter))
        term->meters |= 1u << meter;
      else
        tdr_json_reader_refuse (source, place, "meters", _("names “%.40s”, which is not a meter"), words[i]);
    }
}

/* Percentages count money, in its millionths, so that a threshold is written as an amount. */
static void
read_threshold (TdrJsonSource      *source,
                TdrJsonPlace       *place,
                const TdrPriceTerm *term,
                const char         *currency,
                gint64             *above)
{
  TdrMoney amount = tdr_money_new (0, currency);

  if (term->charge != TDR_CHARGE_PERCENTAGE)
    {
      tdr_json_reader_integer (source, place, "above", above);
      return;
    }

  tdr_json_reader_money (source, place, "above", currency, &amount);
  *above = amount.micros;
}

static void
read_price (TdrJsonSource *source,
            TdrJsonPlace  *place,
            const char    *currency,
            TdrMoney      *price)
{
  *price = (TdrMoney) { 0 };
  tdr_json_reader_money (source, place, "price", currency, price);
  if (!tdr_money_is_given (*price))
    tdr_json_reader_refuse (source, place, "price", _("is missing: an unknown price is left to the supplier to say"));
}

static void
read_bands (TdrJsonSource *source,
            TdrJsonPlace  *place,
            const char    *currency,
            TdrPriceTerm  *term)
{
  if (term->charge == TDR_CHARGE_DISCOUNT)
    return;
  if (!json_object_has_member (place->object, "bands"))
    {
      term->n_bands = 1;
      read_price (source, place, currency, &term->bands[0].price);
      return;
    }

  term->n_bands = tdr_json_reader_length (source, place, "bands", TDR_MAX_PRICE_BANDS);
  for (guint i = 0; i < term->n_bands && !tdr_json_source_failed (source); i++)
    {
      g_autoptr (TdrJsonPlace) band = tdr_json_reader_element (source, place, "bands", i);

      if (band == NULL)
        return;
      read_threshold (source, band, term, currency, &term->bands[i].above);
      read_price (source, band, currency, &term->bands[i].price);
    }
}

static void
read_figures (TdrJsonSource *source,
              TdrJsonPlace  *place,
              const char    *currency,
              TdrPriceTerm  *term)
{
  tdr_json_reader_integer (source, place, "per", &term->per);
  tdr_json_reader_integer (source, place, "free_quantity", &term->free_quantity);
  tdr_json_reader_integer (source, place, "units", &term->units);
  tdr_json_reader_integer (source, place, "hours", &term->hours);
  tdr_json_reader_money (source, place, "upfront", currency, &term->upfront);
  tdr_json_reader_money (source, place, "plan_price", currency, &term->plan_price);
  tdr_json_reader_money (source, place, "least", currency, &term->least);
  tdr_json_reader_money (source, place, "most", currency, &term->most);
  tdr_json_reader_share (source, place, "share", &term->share_ppm);
  tdr_json_reader_share (source, place, "yearly_change", &term->yearly_change_ppm);
  tdr_json_reader_boolean (source, place, "in_advance", &term->in_advance);
  tdr_json_reader_boolean (source, place, "of_list", &term->of_list);
  term->first_month = read_whole (source, place, "first_month");
  term->last_month = read_whole (source, place, "last_month");
  term->commitment_months = read_whole (source, place, "commitment_months");
}

/* The engine's own limits, so that the message can name the place. */
static void
check_term (TdrJsonSource      *source,
            TdrJsonPlace       *place,
            const TdrPriceTerm *term,
            const char         *currency)
{
  g_autoptr (GError) error = NULL;

  if (!tdr_json_source_failed (source) && !tdr_price_term_check (term, currency, &error))
    tdr_json_reader_refuse (source, place, "charge", _("cannot be charged so: %s"), error->message);
}

static void
read_term (TdrJsonSource *source,
           TdrJsonPlace  *place,
           TdrQuote      *quote,
           TdrPriceTerm  *term)
{
  term->label = tdr_quote_read_text (source, place, "label", quote->texts);
  term->instrument = tdr_quote_read_text (source, place, "instrument", quote->texts);
  term->sku = tdr_quote_read_text (source, place, "sku", quote->texts);
  term->evidence = &quote->evidence;
  read_charge (source, place, term);
  read_meter (source, place, term);
  read_meters (source, place, term);
  read_bands (source, place, quote->contract.currency, term);
  read_figures (source, place, quote->contract.currency, term);
  check_term (source, place, term, quote->contract.currency);
}

/**
 * tdr_quote_read_text:
 *
 * Returns: (nullable): the member's text, kept in @texts; %NULL where it is missing
 */
const char *
tdr_quote_read_text (TdrJsonSource *source,
                     TdrJsonPlace  *place,
                     const char    *member,
                     GStringChunk  *texts)
{
  g_autofree char *text = NULL;

  tdr_json_reader_string (source, place, member, TDR_TENDER_MAX_NOTE, &text);
  return text != NULL ? g_string_chunk_insert_const (texts, text) : NULL;
}

/**
 * tdr_quote_read_terms:
 * @quote: with its currency and rules; takes the terms
 *
 * Reads "terms" and holds them against each other.
 */
void
tdr_quote_read_terms (TdrJsonSource *source,
                      TdrJsonPlace  *place,
                      TdrQuote      *quote)
{
  g_autoptr (GError) error = NULL;
  guint length = tdr_json_reader_length (source, place, "terms", TDR_MAX_CONTRACT_TERMS);

  for (guint i = 0; i < length && !tdr_json_source_failed (source); i++)
    {
      g_autoptr (TdrJsonPlace) element = tdr_json_reader_element (source, place, "terms", i);

      if (element == NULL)
        return;
      read_term (source, element, quote, &quote->terms[i]);
    }

  quote->contract.terms = quote->terms;
  quote->contract.n_terms = length;
  if (!tdr_json_source_failed (source) && !tdr_contract_check (&quote->contract, &error))
    tdr_json_reader_refuse (source, place, "terms", _("cannot stand together: %s"), error->message);
}
