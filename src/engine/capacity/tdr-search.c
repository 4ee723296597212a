/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-search.h"

#include <math.h>

/* Throughput, token interval and first token all grow with the batch, so the largest batch that meets the targets is
 * the best one, and halving finds it. Whatever serves less than @floor with the largest batch that fits cannot win. */
static TdrCandidate
fit_batch (const TdrPlaceLoad *load,
           double              floor)
{
  TdrCandidate candidate = { .place = load->place, .batch = load->most };
  int fits = 1;
  int fails = load->most;

  if (load->most < 1)
    {
      candidate.constraint = TDR_CONSTRAINT_MEMORY;
      return candidate;
    }
  candidate.stop = load->most == (int) load->sequences ? TDR_CONSTRAINT_MEMORY : TDR_CONSTRAINT_NONE;
  candidate.state = tdr_place_load_get_state (load, load->most);
  if (candidate.state.requests_per_second * load->place->replicas <= floor)
    return candidate;
  candidate.constraint = tdr_place_load_find_miss (load, &candidate.state, load->most);
  if (candidate.constraint == TDR_CONSTRAINT_NONE)
    return candidate;
  candidate.stop = candidate.constraint;
  candidate.batch = 1;
  candidate.state = tdr_place_load_get_state (load, 1);
  candidate.constraint = tdr_place_load_find_miss (load, &candidate.state, 1);
  while (candidate.constraint == TDR_CONSTRAINT_NONE && fails - fits > 1)
    {
      int middle = fits + (fails - fits) / 2;
      TdrSteadyState state = tdr_place_load_get_state (load, middle);
      TdrServingConstraint missed = tdr_place_load_find_miss (load, &state, middle);

      if (missed != TDR_CONSTRAINT_NONE)
        {
          fails = middle;
          candidate.stop = missed;
          continue;
        }
      fits = middle;
      candidate.batch = middle;
      candidate.state = state;
    }
  return candidate;
}

/* Of two that cannot serve the nearer one explains more: too slow is nearer than too large. Of equals the one that comes
 * first in the space. */
static gboolean
is_better (const TdrCandidate *a,
           const TdrCandidate *b)
{
  gboolean a_serves = a->constraint == TDR_CONSTRAINT_NONE;
  gboolean b_serves = b->constraint == TDR_CONSTRAINT_NONE;
  gboolean a_fits = a->constraint != TDR_CONSTRAINT_MEMORY;
  gboolean b_fits = b->constraint != TDR_CONSTRAINT_MEMORY;

  if (a_serves != b_serves)
    return a_serves;
  if (!a_serves)
    return a_fits != b_fits ? a_fits : a_fits && a->place < b->place;

  return a->requests_per_second > b->requests_per_second
         || (a->requests_per_second == b->requests_per_second && a->place < b->place);
}

/* Guesses and adapters change what a pass costs, and their bound is not worked out. */
static void
fill_bounds (const TdrSearchSpace   *space,
             const TdrServingDemand *demand,
             const TdrTraffic       *traffic,
             double                 *bounds)
{
  gboolean bounded = demand->speculation.draft_tokens == 0 && demand->adapters.count == 0;

  for (guint i = 0; i < space->n_places; i++)
    bounds[i] = bounded ? tdr_search_place_get_most_requests (&space->places[i], traffic) : INFINITY;
}

static guint
find_highest (const double *bounds,
              guint         n_bounds)
{
  guint highest = 0;

  for (guint i = 1; i < n_bounds; i++)
    if (bounds[i] > bounds[highest])
      highest = i;
  return highest;
}

/**
 * tdr_search_best:
 *
 * Exhaustive: a place is passed over only where it cannot serve more than one that was found. The most promising ones come
 * first, so that most are.
 *
 * Returns: the configuration that serves most requests within the targets; where none does, one that says why
 */
TdrCandidate
tdr_search_best (const TdrSearchSpace   *space,
                 const TdrServingDemand *demand)
{
  TdrTraffic traffic = tdr_serving_demand_get_traffic (demand, space->host.chip);
  TdrCandidate best = { .constraint = TDR_CONSTRAINT_MEMORY };
  double bounds[TDR_MOST_LAYOUTS];

  fill_bounds (space, demand, &traffic, bounds);
  for (guint n = 0; n < space->n_places; n++)
    {
      guint i = find_highest (bounds, space->n_places);
      double floor = best.constraint == TDR_CONSTRAINT_NONE ? best.requests_per_second : -1;
      TdrPlaceLoad load;
      TdrCandidate candidate;

      if (bounds[i] <= floor)
        break;
      bounds[i] = -1;
      tdr_place_load_init (&load, space, &space->places[i], demand, &traffic);
      candidate = fit_batch (&load, floor);
      candidate.requests_per_second = candidate.state.requests_per_second * space->places[i].replicas;
      if (is_better (&candidate, &best))
        best = candidate;
    }
  return best;
}
