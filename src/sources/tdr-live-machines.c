/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Live rates of machines, and where they are offered. */

#include "tdr-live-rows.h"

#include "tdr-decimal.h"

#include <string.h>

#define KEY_SEPARATOR "\x1f"

/* The words of a fact's term, as the catalogue has them apart. A commitment that does not say how it is paid is paid by
 * the hour: so are Azure's reservations and Google's commitments, at no other price. */
typedef struct {
  const char *term;
  const char *payment;
  const char *instrument;
} Terms;

/* What is known of one machine, region and term. Of spot prices and capacity blocks there is one for each zone and
 * date: the least is what a buyer would take. Elsewhere two prices for the same thing cannot be believed. */
typedef struct {
  const TdrFact *least;
  TdrDecimal least_price;
  TdrDecimal most_price;
  guint n;
} Rate;

static const char *const term_words[] = { "on-demand", "spot", "capacity-block", "1-year", "3-year", NULL };
static const char *const payment_words[] = { "no-upfront", "partial-upfront", "all-upfront", NULL };
static const char *const instrument_words[] = { "savings-plan", "instance-savings-plan", NULL };

static const char *
pick (const char *const *words,
      const char        *text)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_strcmp0 (words[i], text) == 0)
      return words[i];

  return NULL;
}

/* "3-year all-upfront savings-plan"; what follows "capacity-block" are its dates. */
static gboolean
read_terms (const TdrFact *fact,
            Terms         *terms)
{
  g_auto (GStrv) words = g_strsplit (fact->term != NULL ? fact->term : "", " ", 3);
  guint n_words = g_strv_length (words);

  *terms = (Terms) { .term = n_words > 0 ? pick (term_words, words[0]) : NULL };
  if (terms->term == NULL || !g_str_has_suffix (terms->term, "-year"))
    return terms->term != NULL;
  terms->payment = n_words > 1 ? pick (payment_words, words[1]) : "no-upfront";
  if (n_words > 1)
    terms->instrument = n_words > 2 ? pick (instrument_words, words[2]) : "reserved";

  return terms->payment != NULL && (n_words < 2 || terms->instrument != NULL);
}

static gboolean
is_rate (const TdrFact *fact)
{
  Terms terms;

  return fact->kind == TDR_FACT_INSTANCE_RATE && g_strcmp0 (fact->meter, "instance") == 0 && fact->region != NULL
         && fact->price != NULL && read_terms (fact, &terms);
}

static gboolean
has_several (const TdrFact *fact)
{
  return g_str_equal (fact->term, "spot") || g_str_has_prefix (fact->term, "capacity-block");
}

static char *
dup_rate_key (const TdrFact *fact)
{
  g_autofree char *term = g_strndup (fact->term, has_several (fact) ? strcspn (fact->term, " ") : strlen (fact->term));

  return g_strjoin (KEY_SEPARATOR, fact->platform, fact->subject, fact->region, term, fact->currency, NULL);
}

static void
weigh (Rate          *rate,
       const TdrFact *fact)
{
  TdrDecimal price;

  if (!tdr_decimal_parse (fact->price, &price))
    return;
  if (rate->n == 0 || tdr_decimal_compare (price, rate->least_price) < 0)
    {
      rate->least = fact;
      rate->least_price = price;
    }
  if (rate->n == 0 || tdr_decimal_compare (price, rate->most_price) > 0)
    rate->most_price = price;
  rate->n++;
}

static GHashTable *
find_rates (const TdrAnswer *answer)
{
  g_autoptr (GHashTable) rates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < tdr_answer_get_n (answer); i++)
    {
      const TdrFact *fact = tdr_answer_get (answer, i);
      g_autofree char *key = is_rate (fact) ? dup_rate_key (fact) : NULL;
      Rate *rate = key != NULL ? g_hash_table_lookup (rates, key) : NULL;

      if (key == NULL)
        continue;
      if (rate == NULL)
        {
          rate = g_new0 (Rate, 1);
          g_hash_table_insert (rates, g_steal_pointer (&key), rate);
        }
      weigh (rate, fact);
    }

  return g_steal_pointer (&rates);
}

/* A machine that costs nothing is a row of another kind that was taken for one. */
static gboolean
is_believed (const Rate *rate)
{
  return rate->least != NULL && rate->least_price.units > 0
         && (has_several (rate->least) || tdr_decimal_compare (rate->least_price, rate->most_price) == 0);
}

static char *
dup_note (const Rate *rate)
{
  const TdrFact *fact = rate->least;
  g_autofree char *note = tdr_live_rows_dup_note (fact);
  g_autofree char *most = tdr_decimal_to_string (rate->most_price);
  g_autofree char *zone = fact->scope != NULL ? g_strconcat (" in ", fact->scope, NULL) : NULL;
  const char *dates = strchr (fact->term, ' ');

  if (!has_several (fact))
    return g_steal_pointer (&note);

  return g_strdup_printf ("the least of %u%s, the most is %s; %s%s%s%s%s",
                          rate->n, zone != NULL ? zone : "", most, note,
                          dates != NULL ? ";" : "", dates != NULL ? dates : "", fact->detail != NULL ? "; " : "",
                          fact->detail != NULL ? fact->detail : "");
}

static void
add_rate (TdrLiveRows *self,
          const Rate  *rate)
{
  const TdrFact *fact = rate->least;
  g_autofree char *note = dup_note (rate);
  Terms terms;

  if (!read_terms (fact, &terms))
    return;
  {
    const TdrLiveField fields[] = {
      { "cloud", fact->platform },
      { "instance_type", fact->subject },
      { "region", fact->region },
      { "term", terms.term },
      { "payment", terms.payment },
      { "unit", fact->unit },
      { "currency", fact->currency },
      { "price", fact->price },
      { "instrument", terms.instrument },
    };

    tdr_live_rows_add (self, TDR_LIVE_RATES, fact, note, fields, G_N_ELEMENTS (fields));
  }
}

static void
add_offering (TdrLiveRows   *self,
              const TdrFact *fact)
{
  const TdrLiveField fields[] = {
    { "cloud", fact->platform },
    { "instance_type", fact->subject },
    { "region", fact->region },
  };

  tdr_live_rows_add (self, TDR_LIVE_OFFERED, fact, "offered there, which is no promise of capacity or quota", fields,
                     G_N_ELEMENTS (fields));
}

/**
 * tdr_live_rows_add_machines:
 *
 * Adds one rate for each machine, region and way to pay, in the order of the answer, and where machines are offered.
 */
void
tdr_live_rows_add_machines (TdrLiveRows     *self,
                            const TdrAnswer *answer)
{
  g_autoptr (GHashTable) rates = find_rates (answer);

  for (guint i = 0; i < tdr_answer_get_n (answer); i++)
    {
      const TdrFact *fact = tdr_answer_get (answer, i);
      g_autofree char *key = is_rate (fact) ? dup_rate_key (fact) : NULL;
      const Rate *rate = key != NULL ? g_hash_table_lookup (rates, key) : NULL;

      if (rate != NULL && rate->least == fact && is_believed (rate))
        add_rate (self, rate);
      if (fact->kind == TDR_FACT_OFFERING)
        add_offering (self, fact);
    }
}
