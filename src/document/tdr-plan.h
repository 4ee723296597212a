/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-cost.h"
#include "tdr-offer.h"
#include "tdr-quote.h"
#include "tdr-serving.h"
#include "tdr-verdict.h"

G_BEGIN_DECLS

/**
 * TdrPlan:
 * @id: stable: the offer's id, with the model before it where it is self-hosted
 * @group: plans that differ in their region only share a group, of which the best stands for all in comparisons
 * @group_number: of the group: small, and the same for the same group; of no meaning for a bid
 * @choice: the number of what a buyer chooses between: a model on a platform, or, self-hosted, a chip; likewise
 * @order: of its id among those of managed offers, or among those of machines with models, from 1; 0 if that is not known
 * @workload: index of its workload in the tender
 * @offer: (nullable): the managed offer
 * @instance: (nullable): or the machine
 * @quote: (nullable): the bid that @offer or @instance was made from; then they have no prices of their own
 * @model: (nullable): shape of the self-hosted model
 * @sizing: of a self-hosted plan; of no machines otherwise
 * @cost: of the first month
 * @per_million: cost per million tokens, prompt and answer together; meaningless unless @cost is known
 * @verdicts: one per requirement of the tender, in its order
 * @outcome: over all musts: fail if one fails, else unknown if one is unknown, else pass
 * @deciding: position of the must that decides @outcome, @n_verdicts where all pass
 * @problem: (nullable): why the plan cannot serve the workload at all (does not fit, prompt too long, too slow …)
 * @rank: 1 for the cheapest plan of its workload that passes with a known cost, 0 for a plan that does not rank
 * @represents_group: whether it stands for its group
 * @is_contender: whether it is the best that ranks of its model on its platform, or, self-hosted, on its chip, or a bid
 *   that ranks: what a buyer would choose between
 *
 * An offer sized and priced for one workload. Immutable; belongs to its evaluation.
 */
typedef struct {
  const char *id;
  const char *group;
  guint group_number;
  guint choice;
  guint order;
  guint workload;
  const TdrOffer *offer;
  const TdrInstanceOffer *instance;
  const TdrQuote *quote;
  const TdrModelSpec *model;
  const TdrSizing *sizing;
  const TdrCost *cost;
  TdrMoney per_million;
  const TdrVerdict *verdicts;
  guint n_verdicts;
  TdrOutcome outcome;
  guint deciding;
  const char *problem;
  guint rank;
  gboolean represents_group;
  gboolean is_contender;
} TdrPlan;

const char     *tdr_plan_get_developer     (const TdrPlan *self);
const char     *tdr_plan_get_model         (const TdrPlan *self);
const char     *tdr_plan_get_model_name    (const TdrPlan *self);
const char     *tdr_plan_get_platform      (const TdrPlan *self);
const char     *tdr_plan_get_platform_name (const TdrPlan *self);
const char     *tdr_plan_get_provider      (const TdrPlan *self);
const char     *tdr_plan_get_region        (const TdrPlan *self);
const char     *tdr_plan_get_chip          (const TdrPlan *self);
const char     *tdr_plan_get_term          (const TdrPlan *self);
TdrDeployment   tdr_plan_get_deployment    (const TdrPlan *self);
const TdrRoute *tdr_plan_get_route         (const TdrPlan *self);
TdrRouteKind    tdr_plan_get_route_kind    (const TdrPlan *self);
char           *tdr_plan_dup_name          (const TdrPlan *self) G_GNUC_WARN_UNUSED_RESULT;
char           *tdr_plan_dup_title         (const TdrPlan *self) G_GNUC_WARN_UNUSED_RESULT;
char           *tdr_plan_dup_how           (const TdrPlan *self) G_GNUC_WARN_UNUSED_RESULT;
char           *tdr_plan_dup_subtitle      (const TdrPlan *self) G_GNUC_WARN_UNUSED_RESULT;
char           *tdr_plan_dup_full_name     (const TdrPlan *self) G_GNUC_WARN_UNUSED_RESULT;
char           *tdr_plan_dup_unit_name     (const TdrPlan *self) G_GNUC_WARN_UNUSED_RESULT;
char           *tdr_plan_dup_why_not       (const TdrPlan *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
