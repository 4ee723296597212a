/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tender-check.h"

#include "tdr-candidates.h"
#include "tdr-quote-plan.h"

#include <glib/gi18n-lib.h>

static gboolean
check_quotes (const TdrTender  *tender,
              TdrCatalog       *catalog,
              GError          **error)
{
  for (guint i = 0; i < tender->quotes->len; i++)
    {
      const TdrQuote *quote = g_ptr_array_index (tender->quotes, i);

      if (quote->catalog_id == NULL || tdr_quote_find_offer (quote, catalog) != NULL
          || tdr_quote_find_instance (quote, catalog) != NULL)
        continue;

      g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID,
                   _("quotes[%u].for is “%.80s”, which the catalogue does not have. Take the id of an offer or machine "
                     "in it, or describe the offer in the quote."), i, quote->catalog_id);
      return FALSE;
    }

  return TRUE;
}

/* What the catalogue's prices come to is exchanged where the tender is in another currency. */
static gboolean
check_currency (const TdrTender  *tender,
                GError          **error)
{
  TdrMoney probe = tdr_money_new (0, TDR_CATALOG_CURRENCY);

  if (tdr_exchange_convert (tdr_assumptions_get_exchange (tender->assumptions), probe, tender->currency, &probe, NULL))
    return TRUE;

  g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID,
               _("currency is %s, and the catalogue’s prices are in %s: give a dated rate between the two as "
                 "assumptions.exchange, or change the currency to %s."),
               tender->currency, TDR_CATALOG_CURRENCY, TDR_CATALOG_CURRENCY);
  return FALSE;
}

/* The catalogue's and the buyer's own, none of which may have the same name. */
static gboolean
check_models (const TdrTender  *tender,
              TdrCatalog       *catalog,
              GError          **error)
{
  const char *const *known = tdr_catalog_get_model_ids (catalog);
  g_autoptr (GPtrArray) ids = tdr_candidates_list (tender, known);

  for (guint i = 0; i < tender->models->len; i++)
    {
      const TdrTenderModel *own = g_ptr_array_index (tender->models, i);

      if (!g_strv_contains (known, own->id))
        continue;
      g_set_error (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID,
                   _("models[%u].id is “%.80s”, which is a model of the catalogue: give yours another name."), i, own->id);
      return FALSE;
    }

  return tdr_candidates_check (tender, (const char *const *) ids->pdata, error);
}

/**
 * tdr_tender_check:
 *
 * Whether a tender fits a catalogue: its currency, the offers that quotes are for, the models that are named. If not,
 * fails with %TDR_TENDER_ERROR_INVALID or %TDR_TENDER_ERROR_UNKNOWN_MODEL, naming the place and the remedy.
 */
gboolean
tdr_tender_check (const TdrTender  *tender,
                  TdrCatalog       *catalog,
                  GError          **error)
{
  return check_currency (tender, error) && check_quotes (tender, catalog, error)
         && check_models (tender, catalog, error);
}
