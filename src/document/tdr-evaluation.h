/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "tdr-catalog.h"
#include "tdr-plan.h"
#include "tdr-tender.h"

G_BEGIN_DECLS

/**
 * TdrEvaluation:
 *
 * The one result of a tender and a catalogue: every plan of every workload, ranked, with verdicts, costs and reasons.
 * Immutable: an edit makes a new one. The window, the command line and the report all read this.
 */
#define TDR_TYPE_EVALUATION (tdr_evaluation_get_type ())
G_DECLARE_FINAL_TYPE (TdrEvaluation, tdr_evaluation, TDR, EVALUATION, GObject)

/**
 * TdrRequirementEffect:
 * @rules_out: offers that fail or are unknown on this requirement alone
 * @unknown: those of them that are only unknown
 * @left: offers that still pass after this and every must before it, in the tender's order
 *
 * What one requirement does to the market, counted in distinct offers over all workloads.
 */
typedef struct {
  guint rules_out;
  guint unknown;
  guint left;
} TdrRequirementEffect;

TdrEvaluation              *tdr_evaluation_run            (const TdrTender      *tender,
                                                           TdrCatalog           *catalog,
                                                           GCancellable         *cancellable,
                                                           GError              **error);
void                        tdr_evaluation_run_async      (const TdrTender      *tender,
                                                           TdrCatalog           *catalog,
                                                           GCancellable         *cancellable,
                                                           GAsyncReadyCallback   callback,
                                                           gpointer              user_data);
TdrEvaluation              *tdr_evaluation_run_finish     (GAsyncResult         *result,
                                                           GError              **error);
const TdrTender            *tdr_evaluation_get_tender     (TdrEvaluation        *self);
TdrCatalog                 *tdr_evaluation_get_catalog    (TdrEvaluation        *self);
const char                 *tdr_evaluation_get_price_date (TdrEvaluation        *self);
const TdrUsage             *tdr_evaluation_get_usage      (TdrEvaluation        *self,
                                                           guint                 workload);
guint                       tdr_evaluation_get_n_plans    (TdrEvaluation        *self,
                                                           guint                 workload);
const TdrPlan              *tdr_evaluation_get_plan       (TdrEvaluation        *self,
                                                           guint                 workload,
                                                           guint                 position);
const TdrPlan              *tdr_evaluation_get_winner     (TdrEvaluation        *self,
                                                           guint                 workload);
const TdrRequirementEffect *tdr_evaluation_get_effect     (TdrEvaluation        *self,
                                                           guint                 requirement);
TdrRequirementEffect        tdr_evaluation_find_effect    (TdrEvaluation        *self,
                                                           TdrRequirementKind    kind,
                                                           const char           *argument);
guint                       tdr_evaluation_count_offers   (TdrEvaluation        *self);
guint                       tdr_evaluation_count_passing  (TdrEvaluation        *self);
char                       *tdr_evaluation_dup_finding    (TdrEvaluation        *self,
                                                           guint                 workload) G_GNUC_WARN_UNUSED_RESULT;
const char                 *tdr_evaluation_get_digest     (TdrEvaluation        *self);

G_END_DECLS
