/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-award.h"
#include "tdr-json-figure.h"
#include "tdr-score.h"

G_BEGIN_DECLS

#define TDR_WEIGHTS_A_POINT 100.0   /* in files and for people weights are per cent */

/**
 * TdrCriterionSource:
 * @TDR_CRITERION_RATED: people rate it
 * @TDR_CRITERION_COST: what the plan costs over the term, computed
 */
typedef enum {
  TDR_CRITERION_RATED,
  TDR_CRITERION_COST,
} TdrCriterionSource;

/**
 * TdrTenderCriterion:
 * @id: stable and unique among the criteria
 * @weight: in hundredths: all together are %TDR_WEIGHTS_SUM
 */
typedef struct {
  char *id;
  char *name;
  int weight;
  TdrNormalisation normalisation;
  TdrCriterionSource source;
  JsonObject *unknown;
} TdrTenderCriterion;

/**
 * TdrTenderRating:
 * @criterion: its id
 * @plan: its id
 * @workload: (nullable): for which it holds; %NULL: for each
 * @value: points from 0 to 100, or an amount of which less is better, as the criterion's normalisation has it
 * @rationale: why: a rating without a reason is none that an auditor accepts
 */
typedef struct {
  char *criterion;
  char *plan;
  char *workload;
  double value;
  char *rationale;
  JsonObject *unknown;
} TdrTenderRating;

/**
 * TdrTenderLimit:
 * @group: (nullable): name of the supplier, developer or chip, or id of the platform; %NULL: each by itself
 * @limit: with @group left out of it; amounts are in the tender's currency
 */
typedef struct {
  char *group;
  TdrAwardLimit limit;
  JsonObject *unknown;
} TdrTenderLimit;

/**
 * TdrTenderInstrument:
 * @supplier: with whom it is
 * @platforms: (array zero-terminated=1): ids of those whose spend is eligible; empty: all of the supplier
 * @marketplace: (array zero-terminated=1): developers whose models the supplier sells through its marketplace
 * @instrument: amounts are in the tender's currency
 */
typedef struct {
  char *name;
  char *supplier;
  char **platforms;
  char **marketplace;
  TdrAwardInstrument instrument;
  JsonObject *unknown;
} TdrTenderInstrument;

/**
 * TdrTenderExit:
 * @month: of the term after which leaving is priced; 0: it is not
 * @notice_months: between the decision and the end
 * @overlap_months: in which the old and the new run side by side
 * @stored_gigabytes: to be taken along
 * @egress_per_gigabyte: price of that, in the tender's currency
 * @switching_fee: what the supplier charges for leaving, likewise
 * @data_act: whether the buyer is in the European Union, where its Data Act limits the last two
 *
 * What leaving is assumed to take. What another model's qualification costs is among the tender's assumptions.
 */
typedef struct {
  guint month;
  guint notice_months;
  guint overlap_months;
  gint64 stored_gigabytes;
  TdrMoney egress_per_gigabyte;
  TdrMoney switching_fee;
  gboolean data_act;
  JsonObject *unknown;
} TdrTenderExit;

/**
 * TdrAwardTerms:
 * @criteria: (element-type TdrTenderCriterion)
 * @ratings: (element-type TdrTenderRating)
 * @limits: (element-type TdrTenderLimit)
 * @instruments: (element-type TdrTenderInstrument)
 * @unknown: (nullable): members of the file that this version does not know, kept for the next save
 *
 * By what the buyer decides.
 */
typedef struct {
  GPtrArray *criteria;
  GPtrArray *ratings;
  GPtrArray *limits;
  GPtrArray *instruments;
  TdrTenderExit exit;
  JsonObject *unknown;
} TdrAwardTerms;

const char          *tdr_criterion_source_to_string   (TdrCriterionSource     source);
gboolean             tdr_criterion_source_from_string (const char            *text,
                                                       TdrCriterionSource    *source);
TdrAwardTerms       *tdr_award_terms_new         (void);
TdrAwardTerms       *tdr_award_terms_copy        (const TdrAwardTerms   *self);
void                 tdr_award_terms_free        (TdrAwardTerms         *self);
TdrTenderCriterion  *tdr_tender_criterion_new    (const char            *id,
                                                  const char            *name,
                                                  int                    weight,
                                                  TdrNormalisation       normalisation,
                                                  TdrCriterionSource     source);
TdrTenderCriterion  *tdr_tender_criterion_new_default (void);
void                 tdr_tender_criterion_free   (TdrTenderCriterion    *self);
TdrTenderRating     *tdr_tender_rating_new       (const char            *criterion,
                                                  const char            *plan,
                                                  const char            *workload,
                                                  double                 value,
                                                  const char            *rationale);
void                 tdr_tender_rating_free      (TdrTenderRating       *self);
TdrTenderLimit      *tdr_tender_limit_new        (const TdrAwardLimit   *limit,
                                                  const char            *group);
void                 tdr_tender_limit_free       (TdrTenderLimit        *self);
TdrTenderInstrument *tdr_tender_instrument_new   (const char               *name,
                                                  const char               *supplier,
                                                  const TdrAwardInstrument *instrument);
void                 tdr_tender_instrument_free  (TdrTenderInstrument   *self);
TdrAwardTerms       *tdr_award_terms_read        (TdrJsonSource         *source,
                                                  TdrJsonPlace          *place,
                                                  const char            *currency);
JsonObject          *tdr_award_terms_to_json     (const TdrAwardTerms   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrAwardTerms, tdr_award_terms_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrTenderCriterion, tdr_tender_criterion_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrTenderRating, tdr_tender_rating_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrTenderLimit, tdr_tender_limit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrTenderInstrument, tdr_tender_instrument_free)

G_END_DECLS
