/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-evaluation.h"

G_BEGIN_DECLS

/**
 * TdrExplanationStage:
 * @TDR_STAGE_NEED: what the tender says
 * @TDR_STAGE_USAGE: what the first month consumes
 * @TDR_STAGE_CAPACITY: what must be bought to carry it
 * @TDR_STAGE_LINES: what each of it is charged
 * @TDR_STAGE_MONTH: what the month comes to
 * @TDR_STAGE_TERM: what all months of the term come to, and what else is paid in them
 *
 * Where a step of a derivation stands; each stage uses what stands before it.
 */
typedef enum {
  TDR_STAGE_NEED,
  TDR_STAGE_USAGE,
  TDR_STAGE_CAPACITY,
  TDR_STAGE_LINES,
  TDR_STAGE_MONTH,
  TDR_STAGE_TERM,
} TdrExplanationStage;

#define TDR_N_STAGES (TDR_STAGE_TERM + 1)

/**
 * TdrFigureKind:
 * @TDR_FIGURE_UNKNOWN: nobody knows it; the step says why
 * @TDR_FIGURE_COUNT: whole: @count
 * @TDR_FIGURE_NUMBER: measured or predicted: @number
 * @TDR_FIGURE_SECONDS: likewise, a time
 * @TDR_FIGURE_SHARE: @count millionths of one
 * @TDR_FIGURE_MONEY: exact: @money
 */
typedef enum {
  TDR_FIGURE_UNKNOWN,
  TDR_FIGURE_COUNT,
  TDR_FIGURE_NUMBER,
  TDR_FIGURE_SECONDS,
  TDR_FIGURE_SHARE,
  TDR_FIGURE_MONEY,
} TdrFigureKind;

typedef struct {
  TdrFigureKind kind;
  gint64 count;
  double number;
  TdrMoney money;
} TdrFigure;

/**
 * TdrExplanationStep:
 * @id: for programs; a line's is its meter's name
 * @name: for a person, with the unit
 * @how: (nullable): the figures that it follows from, put into their formula; %NULL where the tender or a source says it
 * @evidence: (nullable): where a source does
 */
typedef struct {
  TdrExplanationStage stage;
  const char *id;
  char *name;
  TdrFigure figure;
  char *how;
  const TdrEvidence *evidence;
} TdrExplanationStep;

/**
 * TdrExplanation:
 * @steps: (element-type TdrExplanationStep): in the order of their stages
 *
 * How the cost of a plan comes about, step by step down to the tender and to the sources.
 */
typedef struct {
  TdrEvaluation *evaluation;
  const TdrPlan *plan;
  GArray *steps;
} TdrExplanation;

TdrExplanation *tdr_explanation_new        (TdrEvaluation      *evaluation,
                                            const TdrPlan      *plan) G_GNUC_WARN_UNUSED_RESULT;
void            tdr_explanation_free       (TdrExplanation     *self);
char           *tdr_explanation_to_json    (TdrExplanation    **explanations,
                                            guint               n_explanations,
                                            gsize              *length) G_GNUC_WARN_UNUSED_RESULT;
const char     *tdr_explanation_stage_to_string (TdrExplanationStage  stage);
const char     *tdr_explanation_stage_to_words  (TdrExplanationStage  stage);
char           *tdr_figure_dup_text        (const TdrFigure    *figure) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrExplanation, tdr_explanation_free)

G_END_DECLS
