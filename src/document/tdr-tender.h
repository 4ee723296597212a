/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "tdr-assumptions.h"
#include "tdr-award-terms.h"
#include "tdr-quote.h"
#include "tdr-tender-model.h"
#include "tdr-requirement.h"
#include "tdr-workload.h"

G_BEGIN_DECLS

#define TDR_CATALOG_CURRENCY "USD"   /* of every price in the catalogue's schema */

/**
 * TdrTenderWorkload:
 * @id: stable and unique within the tender
 * @candidates: (array zero-terminated=1): canonical model names to compare; empty: every model of the catalogue that
 *   writes text
 * @unknown: (nullable): members of the file that this version does not know, kept for the next save
 *
 * A workload with what people call it.
 */
typedef struct {
  char *id;
  char *name;
  char *note;
  char **candidates;
  TdrWorkload figures;
  JsonObject *unknown;
} TdrTenderWorkload;

/**
 * TdrTenderRequirement:
 * @argument: (nullable): what it is about, where the kind needs that
 * @unknown: (nullable): members of the file that this version does not know, kept for the next save
 *
 * A requirement that owns its argument.
 */
typedef struct {
  TdrRequirementKind kind;
  TdrRequirementLevel level;
  char *argument;
  JsonObject *unknown;
} TdrTenderRequirement;

/**
 * TdrTender:
 * @title: of the purchase, for a person
 * @buyer: who buys
 * @reference: the buyer's own number for it
 * @currency: ISO 4217; all figures are in it
 * @term_months: over which growth counts and commitments are weighed
 * @price_date: (nullable): ISO date on which tariffs must be valid; %NULL: the catalogue's date
 * @workloads: (element-type TdrTenderWorkload)
 * @requirements: (element-type TdrTenderRequirement): in the order in which they are weighed
 * @shortlist: (element-type utf8): ids of plans that the buyer starred
 * @assumptions: (nullable): what is taken for granted about the term; %NULL: the defaults of tdr_assumptions_new()
 * @models: (element-type TdrTenderModel): of the buyer's own, beside the catalogue's
 * @quotes: (element-type TdrQuote): bids of suppliers, each a plan beside the catalogue's
 * @award: (nullable): by what the buyer decides; %NULL: by cost alone
 * @unknown: (nullable): members of the file that this version does not know, kept for the next save
 *
 * The document: what the user saves. A value: an edit copies it, changes the copy and hands it to the history.
 */
typedef struct {
  char *title;
  char *buyer;
  char *reference;
  char *currency;
  char *price_date;
  guint term_months;
  GPtrArray *workloads;
  GPtrArray *requirements;
  GPtrArray *shortlist;
  TdrAssumptions *assumptions;
  GPtrArray *models;
  GPtrArray *quotes;
  TdrAwardTerms *award;
  JsonObject *unknown;
} TdrTender;

TdrTender            *tdr_tender_new              (void);
TdrTender            *tdr_tender_copy             (const TdrTender            *self);
void                  tdr_tender_free             (TdrTender                  *self);
gboolean              tdr_tender_equal            (const TdrTender            *a,
                                                   const TdrTender            *b);
gboolean              tdr_tender_is_workload      (const TdrTender            *self,
                                                   guint                       workload,
                                                   const char                 *id);
char                 *tdr_tender_dup_unused_id    (const TdrTender            *self) G_GNUC_WARN_UNUSED_RESULT;
TdrTenderWorkload    *tdr_tender_workload_new     (const char                 *id,
                                                   const char                 *name);
TdrTenderWorkload    *tdr_tender_workload_copy    (const TdrTenderWorkload    *self);
void                  tdr_tender_workload_free    (TdrTenderWorkload          *self);
TdrTenderRequirement *tdr_tender_requirement_new  (TdrRequirementKind          kind,
                                                   TdrRequirementLevel         level,
                                                   const char                 *argument);
TdrTenderRequirement *tdr_tender_requirement_copy (const TdrTenderRequirement *self);
void                  tdr_tender_requirement_free (TdrTenderRequirement       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrTender, tdr_tender_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrTenderWorkload, tdr_tender_workload_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrTenderRequirement, tdr_tender_requirement_free)

G_END_DECLS
