/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-blend.h"
#include "tdr-term-cost.h"

G_BEGIN_DECLS

/**
 * TdrBlendOption:
 * @base: the plan whose capacity is committed
 * @overflow: (nullable): the plan by use, of the same model, that takes what is beyond it; %NULL: the commitment must
 *   carry every peak
 * @commitment_months: of each signature; 1 where the capacity is paid by the month
 * @blend: how much to commit in each period, at least cost, and what that leads to
 * @break_even_utilisation: at which a unit of the base costs as much as the same work by use; 0 without @overflow
 *
 * Committed capacity of one plan, and another for what is beyond it. Requests that may wait for a batch are not in it.
 */
typedef struct {
  const TdrPlan *base;
  const TdrPlan *overflow;
  guint commitment_months;
  TdrBlend *blend;
  double break_even_utilisation;
} TdrBlendOption;

GArray    *tdr_plan_volume_phases_new (const TdrPlan        *plan,
                                       const TdrTermDemand  *demand,
                                       const TdrWorkload    *workload,
                                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tdr_blend_options_new      (const TdrTermCost    *costs,
                                       guint                 n_costs,
                                       const TdrTermDemand  *demand,
                                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tdr_blend_option_commits   (const TdrBlendOption *self);

G_END_DECLS
