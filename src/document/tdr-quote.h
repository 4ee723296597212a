/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-contract.h"
#include "tdr-dated-rate.h"
#include "tdr-json-reader.h"
#include "tdr-offer.h"

G_BEGIN_DECLS

/**
 * TdrQuote:
 * @id: stable and unique within the tender
 * @supplier: who offers it
 * @reference: the supplier's own number for it
 * @date: ISO date of the quote
 * @valid_until: (nullable): last ISO date on which it can be accepted
 * @note: (nullable)
 * @catalog_id: (nullable): offer or machine of the catalogue that it is for, which then says model, route and evidence
 * @model: canonical name of the model; for a machine, the only model that it is quoted for, or empty
 * @workloads: (array zero-terminated=1): ids of those that it is for; empty: all
 * @offer: what it says of model, platform and route, where it is not for an offer of the catalogue
 * @contract: its prices, in its own currency
 * @evidence: that the supplier quoted it
 * @exchange: (nullable): into the tender's currency, where its own is another
 *
 * A supplier's bid as the buyer typed it in. Immutable, and shared by the copies of a tender: an edit makes a new one.
 */
typedef struct {
  const char *id;
  const char *supplier;
  const char *reference;
  const char *date;
  const char *valid_until;
  const char *note;
  const char *catalog_id;
  const char *model;
  char **workloads;
  TdrOffer offer;
  TdrContract contract;
  TdrEvidence evidence;
  TdrDatedRate *exchange;
  TdrPriceTerm terms[TDR_MAX_CONTRACT_TERMS];
  GStringChunk *texts;
  JsonObject *json;
} TdrQuote;

TdrQuote   *tdr_quote_read          (TdrJsonSource   *source,
                                     TdrJsonPlace    *place,
                                     const char      *currency);
TdrQuote   *tdr_quote_ref           (TdrQuote        *self);
void        tdr_quote_unref         (TdrQuote        *self);
JsonObject *tdr_quote_to_json       (const TdrQuote  *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    tdr_quote_is_for        (const TdrQuote  *self,
                                     const char      *workload);
gboolean    tdr_quote_can_accept_on (const TdrQuote  *self,
                                     const char      *date);
guint       tdr_quote_get_commitment_months (const TdrQuote *self);
const TdrExchangeRate *
            tdr_quote_get_exchange  (const TdrQuote  *self);
gboolean    tdr_quote_convert       (const TdrQuote  *self,
                                     TdrMoney         amount,
                                     const char      *currency,
                                     TdrMoney        *converted,
                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void        tdr_quotes_read         (TdrJsonSource   *source,
                                     TdrJsonPlace    *root,
                                     const char      *currency,
                                     GPtrArray       *quotes);
JsonArray  *tdr_quotes_to_json      (const GPtrArray *quotes) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrQuote, tdr_quote_unref)

G_END_DECLS
