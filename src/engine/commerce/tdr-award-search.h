/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-award.h"
#include "tdr-integer-program.h"

G_BEGIN_DECLS

/**
 * TdrAwardStatus:
 * @TDR_AWARD_OPTIMAL: no award that keeps the limits costs less
 * @TDR_AWARD_STOPPED: the search was stopped: there may be a better one, but none below the bound
 * @TDR_AWARD_CONFLICT: no award keeps the limits
 * @TDR_AWARD_UNDECIDED: the search was stopped before anything was found
 */
typedef enum {
  TDR_AWARD_OPTIMAL,
  TDR_AWARD_STOPPED,
  TDR_AWARD_CONFLICT,
  TDR_AWARD_UNDECIDED,
} TdrAwardStatus;

/**
 * TdrAward:
 * @chosen: (nullable) (array length=n_workloads): the offer of each workload
 * @signs: (nullable) (array length=n_instruments): whether each instrument is signed
 * @price: (nullable): what that comes to
 * @bound: no award that keeps the limits costs less than this; meaningless without an award
 * @gap: how far @price is above @bound, as a share of it; 0 where the award is optimal
 * @conflicts: (nullable) (array length=n_conflicts): positions of limits that no award keeps together, while leaving out
 *   any one of them would let one be found
 * @nodes: of the search tree that were looked at
 *
 * Who gets what, and the proof of it.
 */
typedef struct {
  TdrAwardStatus status;
  guint *chosen;
  gboolean *signs;
  TdrAwardPrice *price;
  TdrMoney bound;
  double gap;
  guint *conflicts;
  guint n_conflicts;
  gint64 nodes;
} TdrAward;

TdrAward   *tdr_award_find             (const TdrAwardProblem  *problem,
                                        TdrProgramStop          stop,
                                        gpointer                stop_data,
                                        GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void        tdr_award_free             (TdrAward               *self);
const char *tdr_award_status_to_string (TdrAwardStatus          status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrAward, tdr_award_free)

G_END_DECLS
