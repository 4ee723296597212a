/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-ecb-parse.h"

#include "tdr-decimal.h"
#include "tdr-source-error.h"

#include <string.h>

/* Envelope { Cube { Cube time { Cube currency rate … } } }: the cubes stand in each other, so that the table of rows
 * that serves other answers does not do here. */
typedef struct {
  TdrAnswer *facts;
  char *date;
  gboolean seen_root;
} Reader;

static gboolean
is_currency (const char *text)
{
  return text != NULL && strlen (text) == 3 && g_ascii_isupper (text[0]) && g_ascii_isupper (text[1])
         && g_ascii_isupper (text[2]);
}

static void
add_rate (Reader     *reader,
          const char *currency,
          const char *rate)
{
  TdrDecimal value;
  g_autofree char *price = NULL;
  TdrFact fact;

  if (!is_currency (currency) || reader->date == NULL)
    {
      tdr_answer_refuse (reader->facts, "currency", currency);
      return;
    }
  if (rate == NULL || !tdr_decimal_parse (rate, &value) || value.units == 0)
    {
      tdr_answer_refuse (reader->facts, "rate", rate);
      return;
    }
  price = tdr_decimal_to_string (value);
  fact = (TdrFact) {
    .kind = TDR_FACT_EXCHANGE_RATE,
    .platform = "ecb",
    .subject = currency,
    .unit = "1 EUR",
    .price = price,
    .currency = currency,
    .raw_unit = "1 EUR",
    .raw_value = rate,
    .effective = reader->date,
  };
  tdr_answer_add (reader->facts, &fact);
}

static void
start_cb (GMarkupParseContext  *context,
          const char           *name,
          const char          **attribute_names,
          const char          **attribute_values,
          gpointer              user_data,
          GError              **error)
{
  Reader *reader = user_data;
  const char *currency = NULL, *rate = NULL;

  reader->seen_root |= g_str_has_suffix (name, "Envelope");
  if (!g_str_equal (name, "Cube"))
    return;
  for (guint i = 0; attribute_names[i] != NULL; i++)
    {
      if (g_str_equal (attribute_names[i], "time"))
        {
          g_free (reader->date);
          reader->date = g_strdup (attribute_values[i]);
        }
      else if (g_str_equal (attribute_names[i], "currency"))
        currency = attribute_values[i];
      else if (g_str_equal (attribute_names[i], "rate"))
        rate = attribute_values[i];
    }
  if (currency != NULL || rate != NULL)
    add_rate (reader, currency, rate);
}

/**
 * tdr_ecb_parse:
 *
 * Reads the European Central Bank's daily reference rates: how much of each currency one euro is. The euro itself is
 * not among them.
 */
TdrAnswer *
tdr_ecb_parse (GBytes  *bytes,
               GError **error)
{
  static const GMarkupParser parser = { start_cb, NULL, NULL, NULL, NULL };
  g_autoptr (TdrAnswer) facts = tdr_answer_new ();
  Reader reader = { .facts = facts };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  g_autoptr (GError) reason = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean good = g_markup_parse_context_parse (context, data != NULL ? data : "", (gssize) length, &reason)
                  && g_markup_parse_context_end_parse (context, &reason);

  g_free (reader.date);
  if (good && reader.seen_root && tdr_answer_get_n (facts) > 0)
    return g_steal_pointer (&facts);

  g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD,
               "The reference rates are not what was expected: %s",
               reason != NULL ? reason->message : "there are none");
  return NULL;
}
