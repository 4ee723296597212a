/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tender-currency.h"

#include "tdr-tender-json.h"

#include <string.h>

/**
 * tdr_tender_get_exchange:
 *
 * Returns: the rate at which what the catalogue's prices come to is exchanged; one that exchanges nothing where they are
 *   in the tender's currency, whatever rate its assumptions have
 */
const TdrExchangeRate *
tdr_tender_get_exchange (const TdrTender *self)
{
  return g_str_equal (self->currency, TDR_CATALOG_CURRENCY) ? &tdr_no_exchange_rate
                                                            : tdr_assumptions_get_exchange (self->assumptions);
}

/**
 * tdr_tender_in_currency:
 * @currency: ISO 4217
 * @rate: (nullable): between it and the catalogue's; %NULL where they are the same
 *
 * The same tender in another currency. Every amount in it keeps its number, as in the file, and is of the new currency
 * from then on; bids keep their own. Fails where a bid cannot be exchanged into it, or @rate is of other currencies.
 */
TdrTender *
tdr_tender_in_currency (const TdrTender  *self,
                        const char       *currency,
                        TdrDatedRate     *rate,
                        GError          **error)
{
  g_autoptr (TdrTender) copy = tdr_tender_copy (self);
  g_autofree char *text = NULL;

  g_set_str (&copy->currency, currency);
  if (copy->assumptions == NULL && rate != NULL)
    copy->assumptions = tdr_assumptions_new ();
  if (copy->assumptions != NULL)
    {
      g_clear_pointer (&copy->assumptions->exchange, tdr_dated_rate_unref);
      copy->assumptions->exchange = tdr_dated_rate_ref (rate);
    }
  text = tdr_tender_to_text (copy);

  return tdr_tender_parse (self->title, text, strlen (text), error);
}
