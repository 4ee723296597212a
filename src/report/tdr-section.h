/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-award-result.h"
#include "tdr-composer.h"
#include "tdr-evaluation.h"
#include "tdr-risk.h"
#include "tdr-sheet.h"
#include "tdr-source-list.h"
#include "tdr-table.h"

G_BEGIN_DECLS

/**
 * TdrSection:
 * @evaluation: what is reported
 * @tender: its tender
 * @composer: where it is written
 * @sources: to which every section adds what it cites
 * @contents: (nullable) (element-type TdrHeading): of the finished document; %NULL while pages are being counted
 * @price_range: (nullable): dates of the prices in the comparison
 * @appraisal: (nullable): of the evaluation, over the term; %NULL where @appraisal_problem says why
 * @risk: (nullable): likewise
 * @award: (nullable): likewise
 *
 * What the sections of a report have in common. Each is one function in a file of its name.
 */
typedef struct {
  TdrEvaluation *evaluation;
  const TdrTender *tender;
  TdrComposer *composer;
  TdrSourceList *sources;
  const GPtrArray *contents;
  const char *price_range;
  const TdrAppraisal *appraisal;
  const char *appraisal_problem;
  const TdrRisk *risk;
  const char *risk_problem;
  const TdrAwardResult *award;
  const char *award_problem;
} TdrSection;

void  tdr_section_add_cover      (TdrSection        *self);
void  tdr_section_add_decision   (TdrSection        *self);
void  tdr_section_add_need       (TdrSection        *self);
void  tdr_section_add_exclusions (TdrSection        *self);
void  tdr_section_add_comparison (TdrSection        *self);
void  tdr_section_add_costs      (TdrSection        *self);
void  tdr_section_add_term       (TdrSection        *self);
void  tdr_section_add_risk       (TdrSection        *self);
void  tdr_section_add_award      (TdrSection        *self);
void  tdr_section_add_sources    (TdrSection        *self);
void  tdr_section_add_sheet      (TdrSection        *self,
                                  const TdrSheet    *sheet);
void  tdr_section_add_part       (TdrSection        *self,
                                  const char        *words,
                                  const TdrSheet    *sheet);
char *tdr_section_dup_reference  (TdrSection        *self,
                                  const TdrEvidence *evidence) G_GNUC_WARN_UNUSED_RESULT;
const char *tdr_section_get_price_age (TdrSection   *self,
                                  const TdrPlan     *plan,
                                  const TdrEvidence *evidence);
const char *tdr_section_get_age  (TdrSection        *self,
                                  const TdrPlan     *plan);
char *tdr_section_dup_cost_references (TdrSection   *self,
                                  const TdrPlan     *plan) G_GNUC_WARN_UNUSED_RESULT;
const TdrTenderWorkload *tdr_section_get_workload (const TdrSection *self,
                                                   guint             workload);

G_END_DECLS
