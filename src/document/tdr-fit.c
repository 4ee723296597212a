/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-fit.h"

#include <glib/gi18n-lib.h>

static const char *
explain_limit (TdrServingConstraint limit)
{
  switch (limit)
    {
    case TDR_CONSTRAINT_MEMORY: return _("The model does not fit the machine's memory.");
    case TDR_CONSTRAINT_FIRST_TOKEN: return _("The first token would come later than wanted.");
    case TDR_CONSTRAINT_TOKEN_INTERVAL: return _("Tokens would follow each other more slowly than wanted.");
    case TDR_CONSTRAINT_CONTEXT: return _("Prompt and answer are longer than the model holds.");
    case TDR_CONSTRAINT_UNKNOWN_CHIP: return _("The accelerator's data sheet is not known, nor then its speed.");
    case TDR_CONSTRAINT_NONE:
    case TDR_CONSTRAINT_WEIGHTS_BANDWIDTH:
    case TDR_CONSTRAINT_CACHE_BANDWIDTH:
    case TDR_CONSTRAINT_COMPUTE:
    case TDR_CONSTRAINT_NETWORK:
    case TDR_CONSTRAINT_OVERHEAD:
    default: return _("The machine cannot serve the model.");
    }
}

/* A machine without a data sheet is sized too: as one that nobody can say anything of. */
static const TdrSizing *
size_host (TdrSizer               *sizer,
           const TdrModelSpec     *model,
           const TdrInstanceOffer *instance,
           const TdrServingDemand *demand,
           TdrArena               *arena)
{
  TdrSizing *sizing = tdr_arena_take (arena, sizeof *sizing);

  *sizing = (TdrSizing) { 0 };
  if (instance->host.chip == NULL
      || !tdr_sizer_compute (sizer, model, &instance->host, demand, sizing, NULL))
    {
      sizing->point.status = TDR_SERVING_INFEASIBLE;
      sizing->point.limit = TDR_CONSTRAINT_UNKNOWN_CHIP;
    }

  return sizing;
}

static const TdrCost *
explain_misfit (const TdrSizing *sizing,
                TdrArena        *arena)
{
  TdrCost cost;

  if (sizing->point.status == TDR_SERVING_FEASIBLE)
    return NULL;
  tdr_cost_set_unknown (&cost, explain_limit (sizing->point.limit));
  return tdr_arena_copy (arena, &cost, tdr_cost_get_size (&cost));
}

/**
 * tdr_fit_new:
 * @arena: keeps what the fit points to
 */
TdrFit
tdr_fit_new (TdrSizer               *sizer,
             const TdrModelSpec     *model,
             const TdrInstanceOffer *instance,
             const TdrServingDemand *demand,
             TdrArena               *arena)
{
  const TdrSizing *sizing = size_host (sizer, model, instance, demand, arena);

  return (TdrFit) { sizing, explain_misfit (sizing, arena) };
}
