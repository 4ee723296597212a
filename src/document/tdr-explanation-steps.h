/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-explanation.h"

G_BEGIN_DECLS

/* The stages of an explanation, one function each, and what they share. */
void tdr_explanation_add_step     (TdrExplanation      *self,
                                   TdrExplanationStage  stage,
                                   const char          *id,
                                   const char          *name,
                                   TdrFigure            figure,
                                   char                *how);
const TdrWorkload *
     tdr_explanation_get_figures  (const TdrExplanation *self);
void tdr_explanation_cite         (TdrExplanation      *self,
                                   const TdrEvidence   *evidence);
void tdr_explanation_add_need     (TdrExplanation      *self);
void tdr_explanation_add_usage    (TdrExplanation      *self);
void tdr_explanation_add_capacity (TdrExplanation      *self);
void tdr_explanation_add_lines    (TdrExplanation      *self);
void tdr_explanation_add_term     (TdrExplanation      *self);

static inline TdrFigure
tdr_figure_count (gint64 count)
{
  return (TdrFigure) { .kind = TDR_FIGURE_COUNT, .count = count };
}

static inline TdrFigure
tdr_figure_number (double number)
{
  return (TdrFigure) { .kind = TDR_FIGURE_NUMBER, .number = number };
}

static inline TdrFigure
tdr_figure_seconds (double seconds)
{
  return (TdrFigure) { .kind = TDR_FIGURE_SECONDS, .number = seconds };
}

static inline TdrFigure
tdr_figure_share (gint64 ppm)
{
  return (TdrFigure) { .kind = TDR_FIGURE_SHARE, .count = ppm };
}

static inline TdrFigure
tdr_figure_money (TdrMoney money)
{
  return (TdrFigure) { .kind = TDR_FIGURE_MONEY, .money = money };
}

G_END_DECLS
