/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-front.h"

/* By the time that a token takes, or where only prompts are computed by the time to the first. */
static double
latency_of (const TdrCandidate *candidate)
{
  const TdrSteadyState *state = &candidate->state;

  return state->token_interval_seconds > 0 ? state->token_interval_seconds : state->first_token_seconds;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const TdrCandidate *x = a;
  const TdrCandidate *y = b;
  double latency_x = latency_of (x);
  double latency_y = latency_of (y);

  if (latency_x != latency_y)
    return latency_x < latency_y ? -1 : 1;
  if (x->requests_per_second != y->requests_per_second)
    return x->requests_per_second > y->requests_per_second ? -1 : 1;
  return (x->place > y->place) - (x->place < y->place);
}

static void
add_batches (GArray             *candidates,
             const TdrPlaceLoad *load)
{
  for (int batch = 1; batch <= load->most; batch++)
    {
      TdrCandidate candidate = { .place = load->place, .batch = batch, .state = tdr_place_load_get_state (load, batch) };

      candidate.requests_per_second = candidate.state.requests_per_second * load->place->replicas;
      g_array_append_val (candidates, candidate);
    }
}

/**
 * tdr_front_compute:
 *
 * The Pareto front of throughput against latency: what can be had of one by giving up the other, over all layouts and
 * batches. Targets are not looked at.
 *
 * Returns: (transfer full) (element-type TdrCandidate): those that no other beats in both, quickest first
 */
GArray *
tdr_front_compute (const TdrSearchSpace   *space,
                   const TdrServingDemand *demand)
{
  TdrTraffic traffic = tdr_serving_demand_get_traffic (demand, space->host.chip);
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (TdrCandidate));
  double best = -1;
  guint kept = 0;

  for (guint i = 0; i < space->n_places; i++)
    {
      TdrPlaceLoad load;

      tdr_place_load_init (&load, space, &space->places[i], demand, &traffic);
      add_batches (candidates, &load);
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      TdrCandidate candidate = g_array_index (candidates, TdrCandidate, i);

      if (candidate.requests_per_second <= best)
        continue;
      best = candidate.requests_per_second;
      g_array_index (candidates, TdrCandidate, kept++) = candidate;
    }
  g_array_set_size (candidates, kept);
  return candidates;
}

/**
 * tdr_front_thin:
 * @front: (element-type TdrCandidate): changed
 * @least_gain: share by which each point that stays serves more than the one before it
 *
 * Leaves out points that a reader could not tell apart; the first and the last stay.
 */
void
tdr_front_thin (GArray *front,
                double  least_gain)
{
  guint kept = 0;

  for (guint i = 0; i < front->len; i++)
    {
      TdrCandidate candidate = g_array_index (front, TdrCandidate, i);
      double before = kept > 0 ? g_array_index (front, TdrCandidate, kept - 1).requests_per_second : 0;

      if (i == 0 || i == front->len - 1 || candidate.requests_per_second >= before * (1 + least_gain))
        g_array_index (front, TdrCandidate, kept++) = candidate;
    }
  g_array_set_size (front, kept);
}
