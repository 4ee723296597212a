/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-catalog.h"
#include "tdr-tender.h"

G_BEGIN_DECLS

/**
 * TdrRuling:
 * @verdicts: (array length=n_verdicts): one per requirement
 * @outcome: over all musts
 * @deciding: position of the must that decides it, @n_verdicts where all pass
 *
 * All requirements against one subject. Belongs to its judge.
 */
typedef struct {
  TdrVerdict *verdicts;
  guint n_verdicts;
  TdrOutcome outcome;
  guint deciding;
} TdrRuling;

/**
 * TdrJudge:
 *
 * Holds the requirements of a tender against offers, each service, region and route but once.
 */
typedef struct _TdrJudge TdrJudge;

TdrJudge        *tdr_judge_new          (const TdrTender        *tender,
                                         TdrCatalog             *catalog);
void             tdr_judge_free         (TdrJudge               *self);
const TdrRuling *tdr_judge_offer        (TdrJudge               *self,
                                         const TdrOffer         *offer);
const TdrRuling *tdr_judge_instance     (TdrJudge               *self,
                                         const TdrInstanceOffer *instance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrJudge, tdr_judge_free)

G_END_DECLS
