/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-quote.h"

#include "tdr-json-figure.h"
#include "tdr-quote-terms.h"
#include "tdr-tender-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_QUOTES 1000
#define MOST_WORKLOADS 200
#define BYTES_A_TEXT_BLOCK 1024

static const char *const cache_names[] = {
  [TDR_CACHE_UNKNOWN] = "unknown",
  [TDR_CACHE_WRITTEN] = "written",
  [TDR_CACHE_AUTOMATIC] = "automatic",
};

static const char *
read_text (TdrJsonSource *source,
           TdrJsonPlace  *place,
           const char    *member,
           TdrQuote      *self)
{
  return tdr_quote_read_text (source, place, member, self->texts);
}

static const char *
read_needed (TdrJsonSource *source,
             TdrJsonPlace  *place,
             const char    *member,
             TdrQuote      *self)
{
  const char *text = read_text (source, place, member, self);

  if (text != NULL && text[0] != '\0')
    return text;

  tdr_json_reader_refuse (source, place, member, _("is missing"));
  return "";
}

static void
check_date (TdrJsonSource *source,
            TdrJsonPlace  *place,
            const char    *member,
            const char    *date)
{
  if (date != NULL && !tdr_tender_is_date (date))
    tdr_json_reader_refuse (source, place, member, _("must be a date like 2026-10-31"));
}

static void
read_header (TdrJsonSource *source,
             TdrJsonPlace  *place,
             TdrQuote      *self)
{
  self->id = read_needed (source, place, "id", self);
  self->supplier = read_needed (source, place, "supplier", self);
  self->date = read_needed (source, place, "date", self);
  self->reference = read_text (source, place, "reference", self);
  self->valid_until = read_text (source, place, "valid_until", self);
  self->note = read_text (source, place, "note", self);
  tdr_json_reader_strings (source, place, "workloads", MOST_WORKLOADS, &self->workloads);
  check_date (source, place, "date", self->date);
  check_date (source, place, "valid_until", self->valid_until);
}

static void
read_currency (TdrJsonSource *source,
               TdrJsonPlace  *place,
               TdrQuote      *self,
               const char    *currency)
{
  const char *own = read_text (source, place, "currency", self);

  if (own == NULL)
    own = currency;
  if (tdr_tender_is_currency (own))
    g_strlcpy (self->contract.currency, own, sizeof self->contract.currency);
  else
    tdr_json_reader_refuse (source, place, "currency", _("must be three capital letters, for instance USD"));
}

static void
read_exchange (TdrJsonSource *source,
               TdrJsonPlace  *place,
               TdrQuote      *self,
               const char    *currency)
{
  g_autoptr (TdrJsonPlace) rate = tdr_json_reader_object (source, place, "exchange");
  TdrMoney probe;
  g_autoptr (GError) error = NULL;

  if (rate != NULL)
    self->exchange = tdr_dated_rate_read (source, rate);
  if (tdr_json_source_failed (source))
    return;

  probe = tdr_money_new (0, self->contract.currency);
  if (!tdr_exchange_convert (tdr_quote_get_exchange (self), probe, currency, &probe, &error))
    tdr_json_reader_refuse (source, place, "exchange", _("is needed: the quote is in %s and the tender in %s"),
                            self->contract.currency, currency);
}

static void
read_rules (TdrJsonSource *source,
            TdrJsonPlace  *place,
            TdrQuote      *self)
{
  TdrTariff *rules = &self->contract.rules;
  const char *cache = read_text (source, place, "cache", self);
  gboolean known = cache == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cache_names) && cache != NULL; i++)
    if (g_str_equal (cache, cache_names[i]))
      {
        rules->cache_rule = (TdrCacheRule) i;
        known = TRUE;
      }
  if (!known)
    tdr_json_reader_refuse (source, place, "cache", _("is “%.40s”: it must be unknown, written or automatic"), cache);

  tdr_json_reader_integer (source, place, "long_context_above", &rules->long_context_above);
  tdr_json_reader_integer (source, place, "context_tokens", &rules->context_tokens);
  tdr_json_reader_integer (source, place, "minimum_units", &rules->minimum_units);
  tdr_json_reader_integer (source, place, "unit_increment", &rules->unit_increment);
  tdr_json_reader_number (source, place, "tokens_per_minute_per_unit", &rules->tokens_per_minute_per_unit);
  tdr_json_reader_number (source, place, "output_ratio", &rules->output_ratio);
}

static void
read_rounding (TdrJsonSource *source,
               TdrJsonPlace  *place,
               TdrQuote      *self)
{
  const char *rounding = read_text (source, place, "rounding", self);
  gint64 months = 0;

  if (g_strcmp0 (rounding, "cents") == 0)
    self->contract.rounding = TDR_ROUND_MINOR;
  else if (rounding != NULL && !g_str_equal (rounding, "millionths"))
    tdr_json_reader_refuse (source, place, "rounding", _("is “%.40s”: it must be cents or millionths"), rounding);

  tdr_json_reader_integer (source, place, "months", &months);
  if (months < 0 || months > TDR_MAX_TERM_MONTHS)
    tdr_json_reader_refuse (source, place, "months", _("must be from 1 to %d"), TDR_MAX_TERM_MONTHS);
  else
    self->contract.last_month = (guint) months;
}

static void
read_route (TdrJsonSource *source,
            TdrJsonPlace  *place,
            TdrQuote      *self)
{
  TdrRoute *route = &self->offer.route;
  const char *kind = read_text (source, place, "route", self);

  route->kind = TDR_ROUTE_UNSPECIFIED;
  if (kind != NULL && !tdr_route_kind_from_string (kind, &route->kind))
    tdr_json_reader_refuse (source, place, "route",
                            _("is “%.40s”: it must be in-region, geo, data-zone, global or unspecified"), kind);
  route->jurisdictions = read_text (source, place, "jurisdictions", self);
  route->destinations = read_text (source, place, "destinations", self);
  route->evidence = &self->evidence;
}

static void
read_offer (TdrJsonSource *source,
            TdrJsonPlace  *place,
            TdrQuote      *self)
{
  TdrOffer *offer = &self->offer;
  const char *platform = read_text (source, place, "platform", self);
  const char *service = read_text (source, place, "service", self);
  const char *name = read_text (source, place, "model_name", self);
  const char *developer = read_text (source, place, "developer", self);
  const char *model = read_text (source, place, "model", self);

  self->catalog_id = read_text (source, place, "for", self);
  self->model = model != NULL ? model : "";
  if (self->catalog_id == NULL && self->model[0] == '\0')
    tdr_json_reader_refuse (source, place, "model",
                            _("is missing: name the model, or in “for” an offer of the catalogue"));

  offer->id = g_string_chunk_insert_const (self->texts, self->id);
  offer->model = offer->model_id = self->model;
  offer->model_name = name != NULL ? name : self->model;
  offer->developer = developer != NULL ? developer : self->supplier;
  offer->platform = platform != NULL ? platform : self->supplier;
  offer->service = service != NULL ? service : offer->platform;
  offer->processor = read_text (source, place, "processor", self);
  offer->region = read_text (source, place, "region", self);
  offer->commitment = read_text (source, place, "commitment", self);
  read_route (source, place, self);
}

static gboolean
sells_units (const TdrContract *contract)
{
  for (guint i = 0; i < contract->n_terms; i++)
    if (contract->terms[i].charge == TDR_CHARGE_CAPACITY)
      return TRUE;

  return FALSE;
}

static void
finish (TdrQuote *self)
{
  g_autofree char *id = g_strconcat ("quote/", self->id, NULL);
  g_autofree char *address = g_strdup_printf ("%s%s%s", self->supplier, self->reference != NULL ? " · " : "",
                                              self->reference != NULL ? self->reference : "");

  self->offer.id = g_string_chunk_insert_const (self->texts, id);
  self->offer.provider = self->supplier;
  self->offer.note = self->note;
  self->offer.deployment = sells_units (&self->contract) ? TDR_DEPLOYMENT_PROVISIONED : TDR_DEPLOYMENT_ON_DEMAND;
  self->offer.tariff = self->contract.rules;
  self->evidence = (TdrEvidence) {
    .id = self->offer.id, .publisher = self->supplier, .address = g_string_chunk_insert_const (self->texts, address),
    .as_of = self->date, .note = self->note, .kind = TDR_EVIDENCE_QUOTED,
  };
}

static void
clear_quote (gpointer data)
{
  TdrQuote *self = data;

  g_strfreev (self->workloads);
  g_clear_pointer (&self->exchange, tdr_dated_rate_unref);
  g_string_chunk_free (self->texts);
  json_object_unref (self->json);
}

/**
 * tdr_quote_read:
 * @place: of the quote in a tender's file
 * @currency: of the tender
 *
 * Reads a quote strictly; what is wrong is told by the source's end.
 */
TdrQuote *
tdr_quote_read (TdrJsonSource *source,
                TdrJsonPlace  *place,
                const char    *currency)
{
  TdrQuote *self = g_atomic_rc_box_new0 (TdrQuote);

  self->texts = g_string_chunk_new (BYTES_A_TEXT_BLOCK);
  self->workloads = g_new0 (char *, 1);
  self->json = json_object_ref (place->object);
  read_header (source, place, self);
  read_currency (source, place, self, currency);
  read_exchange (source, place, self, currency);
  read_rules (source, place, self);
  read_rounding (source, place, self);
  read_offer (source, place, self);
  tdr_quote_read_terms (source, place, self);
  finish (self);

  return self;
}

/**
 * tdr_quote_ref:
 */
TdrQuote *
tdr_quote_ref (TdrQuote *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * tdr_quote_unref:
 */
void
tdr_quote_unref (TdrQuote *self)
{
  g_atomic_rc_box_release_full (self, clear_quote);
}

/**
 * tdr_quote_to_json:
 *
 * Returns: (transfer full): the quote as it stood in the file, with all that this version does not know
 */
JsonObject *
tdr_quote_to_json (const TdrQuote *self)
{
  return json_object_ref (self->json);
}

/**
 * tdr_quote_is_for:
 * @workload: id of a workload
 */
gboolean
tdr_quote_is_for (const TdrQuote *self,
                  const char     *workload)
{
  return self->workloads[0] == NULL || g_strv_contains ((const char *const *) self->workloads, workload);
}

/**
 * tdr_quote_can_accept_on:
 * @date: ISO date
 *
 * Whether the quote is still valid then.
 */
gboolean
tdr_quote_can_accept_on (const TdrQuote *self,
                         const char     *date)
{
  /* ISO dates are in the order of their bytes. */
  return self->valid_until == NULL || strcmp (date, self->valid_until) <= 0;
}

/**
 * tdr_quote_get_commitment_months:
 *
 * How long its longest commitment to capacity binds; 0 where there is none.
 */
guint
tdr_quote_get_commitment_months (const TdrQuote *self)
{
  guint longest = 0;

  for (guint i = 0; i < self->contract.n_terms; i++)
    if (self->terms[i].charge == TDR_CHARGE_CAPACITY || self->terms[i].charge == TDR_CHARGE_SAVINGS_PLAN)
      longest = MAX (longest, self->terms[i].commitment_months);

  return longest;
}

/**
 * tdr_quote_get_exchange:
 *
 * Returns: the rate into the tender's currency; one that exchanges nothing where none is given
 */
const TdrExchangeRate *
tdr_quote_get_exchange (const TdrQuote *self)
{
  return self->exchange != NULL ? &self->exchange->rate : &tdr_no_exchange_rate;
}

/**
 * tdr_quote_convert:
 * @currency: of the tender
 *
 * Exchanges an amount of the quote once, at the quote's dated rate. Fails like tdr_exchange_convert().
 */
gboolean
tdr_quote_convert (const TdrQuote  *self,
                   TdrMoney         amount,
                   const char      *currency,
                   TdrMoney        *converted,
                   GError         **error)
{
  return tdr_exchange_convert (tdr_quote_get_exchange (self), amount, currency, converted, error);
}

/**
 * tdr_quotes_read:
 * @root: of a tender's file
 * @currency: of the tender
 * @quotes: (element-type TdrQuote): takes them
 *
 * Reads the list "quotes".
 */
void
tdr_quotes_read (TdrJsonSource *source,
                 TdrJsonPlace  *root,
                 const char    *currency,
                 GPtrArray     *quotes)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint length = tdr_json_reader_length (source, root, "quotes", MOST_QUOTES);

  for (guint i = 0; i < length && !tdr_json_source_failed (source); i++)
    {
      g_autoptr (TdrJsonPlace) place = tdr_json_reader_element (source, root, "quotes", i);
      TdrQuote *quote;

      if (place == NULL)
        return;

      quote = tdr_quote_read (source, place, currency);
      g_ptr_array_add (quotes, quote);
      if (!g_hash_table_add (ids, (gpointer) quote->id))
        tdr_json_reader_refuse (source, place, "id", _("is “%.40s” like that of another quote: change one"),
                                quote->id);
    }
}

/**
 * tdr_quotes_to_json:
 * @quotes: (element-type TdrQuote)
 *
 * Writes what tdr_quotes_read() reads.
 */
JsonArray *
tdr_quotes_to_json (const GPtrArray *quotes)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < quotes->len; i++)
    json_array_add_object_element (list, tdr_quote_to_json (g_ptr_array_index (quotes, i)));

  return list;
}
