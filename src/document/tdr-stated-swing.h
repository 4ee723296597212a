/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-appraisal.h"

G_BEGIN_DECLS

/**
 * TdrStatedFigure:
 * @TDR_STATED_DISCOUNT: rate by which later payments count for less
 * @TDR_STATED_TAX: rate of tax
 * @TDR_STATED_RECOVERY: share of the tax that is got back
 * @TDR_STATED_SEASON: how far the months of a season lie from one without, as a share of what is stated
 * @TDR_STATED_RAMP: what the months of the ramp lack of the whole demand, likewise
 * @TDR_STATED_REQUALIFICATION: cost of moving to a successor
 * @TDR_STATED_OPERATIONS: price of the first item of operations; the others follow in their order
 *
 * What the buyer states and chance does not draw.
 */
typedef enum {
  TDR_STATED_DISCOUNT,
  TDR_STATED_TAX,
  TDR_STATED_RECOVERY,
  TDR_STATED_SEASON,
  TDR_STATED_RAMP,
  TDR_STATED_REQUALIFICATION,
  TDR_STATED_OPERATIONS,
} TdrStatedFigure;

#define TDR_N_STATED_FIGURES (TDR_STATED_OPERATIONS + TDR_N_OPERATIONS)

/**
 * TdrStatedSwing:
 * @figure: a #TdrStatedFigure, or one of the items of operations behind them
 * @low: its low end: a rate or share in millionths, an amount in millionths of money
 * @high: its high end
 * @at_low: present value of the best as planned where only @figure is at its low end
 * @at_high: likewise
 * @best_at_low: what has the least present value then
 * @best_at_high: likewise
 *
 * What one figure moves by itself.
 */
typedef struct {
  guint figure;
  gint64 low;
  gint64 high;
  TdrMoney at_low;
  TdrMoney at_high;
  const TdrPlan *best_at_low;
  const TdrPlan *best_at_high;
} TdrStatedSwing;

GArray  *tdr_stated_swings_new     (const TdrAppraisal  *appraisal,
                                    guint                workload,
                                    GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tdr_stated_figure_is_share (guint                figure);

G_END_DECLS
