/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-appraisal.h"
#include "tdr-award-round.h"
#include "tdr-award-search.h"

G_BEGIN_DECLS

/**
 * TdrAwardResult:
 * @assumptions: of the tender, or the defaults
 * @criteria: (array length=n_criteria): of the tender, or cost alone
 * @score_problem: (nullable): why nothing is scored: weights that do not sum to 100, for instance
 * @rounds: (array): one a workload
 * @problem: what was asked of the solver: its limits and instruments are in the tender's order
 * @award: (nullable): %NULL where @award_problem says why
 * @award_problem: (nullable): why there is nothing to award
 * @unlimited_total: what the cheapest award without limits would cost; meaningless without an award
 * @groups: (array) (element-type utf8): by dimension: the names of the groups by their numbers
 * @concentration: (array) (nullable): by dimension, of the award's spend before instruments
 *
 * What the buyer's terms make of an evaluation. Immutable; keeps its evaluation.
 */
typedef struct {
  TdrEvaluation *evaluation;
  TdrAssumptions *assumptions;
  TdrTenderCriterion *const *criteria;
  guint n_criteria;
  char *score_problem;
  TdrAwardRound *rounds;
  guint n_rounds;
  TdrAwardProblem problem;
  TdrAward *award;
  char *award_problem;
  TdrMoney unlimited_total;
  GPtrArray *groups[TDR_N_DIMENSIONS];
  TdrConcentration *concentration[TDR_N_DIMENSIONS];
  GPtrArray *own_criteria;
  TdrAwardInstrument *instruments;
  TdrAwardLimit *limits;
  GArray *offers;
} TdrAwardResult;

TdrAwardResult *tdr_award_result_new        (TdrEvaluation        *evaluation,
                                             const TdrAppraisal   *appraisal,
                                             double                most_seconds,
                                             GCancellable         *cancellable,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void            tdr_award_result_run_async  (TdrEvaluation        *evaluation,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
TdrAwardResult *tdr_award_result_run_finish (GAsyncResult         *result,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void            tdr_award_result_free       (TdrAwardResult       *self);
gboolean        tdr_award_result_has_requalification (const TdrAwardResult *self);
const char     *tdr_award_result_get_group  (const TdrAwardResult *self,
                                             TdrDimension          dimension,
                                             guint                 group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrAwardResult, tdr_award_result_free)

G_END_DECLS
