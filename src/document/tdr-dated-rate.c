/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-dated-rate.h"

#include "tdr-format.h"
#include "tdr-tender-json.h"

#include <glib/gi18n-lib.h>

/* Exchanges nothing: for what is in the tender's currency already. */
const TdrExchangeRate tdr_no_exchange_rate = { .micros = 0 };

static char *
read_needed (TdrJsonSource *source,
             TdrJsonPlace  *place,
             const char    *member)
{
  char *text = NULL;

  tdr_json_reader_string (source, place, member, TDR_TENDER_MAX_NAME, &text);
  if (text != NULL)
    return text;

  tdr_json_reader_refuse (source, place, member, _("is missing"));
  return g_strdup ("");
}

static void
read_currency (TdrJsonSource *source,
               TdrJsonPlace  *place,
               const char    *member,
               char           currency[4])
{
  g_autofree char *text = read_needed (source, place, member);

  if (!tdr_tender_is_currency (text))
    tdr_json_reader_refuse (source, place, member, _("must be three capital letters, for instance USD"));
  g_strlcpy (currency, text, 4);
}

static void
read_figure (TdrJsonSource   *source,
             TdrJsonPlace    *place,
             TdrExchangeRate *rate)
{
  g_autoptr (GError) error = NULL;
  TdrMoney figure = { 0 };

  tdr_json_reader_money (source, place, "rate", rate->quote, &figure);
  rate->micros = figure.micros;
  if (!tdr_json_source_failed (source) && !tdr_exchange_rate_check (rate, &error))
    tdr_json_reader_refuse (source, place, "rate", _("is wrong: %s"), error->message);
}

/* What the rate says of itself; its date and source are set. */
static void
link_evidence (TdrDatedRate *self)
{
  self->evidence = (TdrEvidence) {
    .id = "exchange", .publisher = self->source, .address = self->source, .as_of = self->date,
    .kind = TDR_EVIDENCE_SECONDARY,
  };
  self->rate.date = self->date;
  self->rate.evidence = &self->evidence;
}

/**
 * tdr_dated_rate_new:
 * @base: ISO 4217 code of the currency that one unit of is exchanged
 * @quote: of the other
 * @micros: millionths of @quote for one @base
 * @date: ISO date
 * @source: who published it
 *
 * Returns: (transfer full)
 */
TdrDatedRate *
tdr_dated_rate_new (const char *base,
                    const char *quote,
                    gint64      micros,
                    const char *date,
                    const char *source)
{
  TdrDatedRate *self = g_atomic_rc_box_new0 (TdrDatedRate);

  g_strlcpy (self->rate.base, base, sizeof self->rate.base);
  g_strlcpy (self->rate.quote, quote, sizeof self->rate.quote);
  self->rate.micros = micros;
  self->date = g_strdup (date);
  self->source = g_strdup (source);
  link_evidence (self);
  return self;
}

/**
 * tdr_dated_rate_read:
 * @place: an object of base, quote, rate, date and source
 *
 * Reads a rate; what is wrong with it is refused in @source.
 *
 * Returns: (transfer full)
 */
TdrDatedRate *
tdr_dated_rate_read (TdrJsonSource *source,
                     TdrJsonPlace  *place)
{
  TdrDatedRate *self = g_atomic_rc_box_new0 (TdrDatedRate);

  read_currency (source, place, "base", self->rate.base);
  read_currency (source, place, "quote", self->rate.quote);
  self->date = read_needed (source, place, "date");
  self->source = read_needed (source, place, "source");
  if (!tdr_tender_is_date (self->date))
    tdr_json_reader_refuse (source, place, "date", _("must be a date like 2026-10-31"));
  link_evidence (self);
  read_figure (source, place, &self->rate);

  return self;
}

/**
 * tdr_dated_rate_to_json:
 *
 * Returns: (transfer full): what tdr_dated_rate_read() reads
 */
JsonObject *
tdr_dated_rate_to_json (const TdrDatedRate *self)
{
  JsonObject *object = json_object_new ();
  TdrMoney figure = { .micros = self->rate.micros };

  json_object_set_string_member (object, "base", self->rate.base);
  json_object_set_string_member (object, "quote", self->rate.quote);
  tdr_json_set_money (object, "rate", figure);
  json_object_set_string_member (object, "date", self->date);
  json_object_set_string_member (object, "source", self->source);
  return object;
}

/**
 * tdr_exchange_words_dup:
 *
 * Returns: (nullable): the rate and its date in words; %NULL for one that exchanges nothing
 */
char *
tdr_exchange_words_dup (const TdrExchangeRate *rate)
{
  g_autofree char *figure = NULL;

  if (rate->base[0] == '\0')
    return NULL;

  figure = tdr_format_price (tdr_money_new (rate->micros, rate->quote));
  /* Translators: an amount, the currency of which one is worth it, a date, and who published the rate */
  return g_strdup_printf (_("%s for one %s on %s: %s"), figure, rate->base, rate->date, rate->evidence->publisher);
}

/**
 * tdr_dated_rate_ref:
 * @self: (nullable)
 */
TdrDatedRate *
tdr_dated_rate_ref (TdrDatedRate *self)
{
  return self != NULL ? g_atomic_rc_box_acquire (self) : NULL;
}

static void
clear_rate (gpointer data)
{
  TdrDatedRate *self = data;

  g_free (self->date);
  g_free (self->source);
}

/**
 * tdr_dated_rate_unref:
 */
void
tdr_dated_rate_unref (TdrDatedRate *self)
{
  g_atomic_rc_box_release_full (self, clear_rate);
}
