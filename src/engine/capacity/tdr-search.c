/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-search.h"

/* No published run that we hold has more sequences in progress in one group of chips. */
#define MOST_SEQUENCES 1024

/* The last block of a prompt is always computed, even where all of it was seen before: 16 tokens in vLLM. */
#define LEAST_NEW_TOKENS 16.0

static TdrTraffic
traffic_of (const TdrServingDemand *demand)
{
  double fresh = demand->input_tokens * (1 - demand->cached_share);

  return (TdrTraffic) {
    .input_tokens = demand->input_tokens,
    .new_tokens = MIN (demand->input_tokens, MAX (fresh, LEAST_NEW_TOKENS)),
    .output_tokens = demand->output_tokens,
  };
}

static TdrServingConstraint
missed_target (const TdrServingDemand *demand,
               const TdrSteadyState   *state)
{
  if (demand->first_token_seconds > 0 && state->first_token_seconds > demand->first_token_seconds)
    return TDR_CONSTRAINT_FIRST_TOKEN;
  if (demand->token_interval_seconds > 0 && state->token_interval_seconds > demand->token_interval_seconds)
    return TDR_CONSTRAINT_TOKEN_INTERVAL;
  return TDR_CONSTRAINT_NONE;
}

static TdrSteadyState
state_at (const TdrSearchSpace *space,
          const TdrSearchPlace *place,
          const TdrTraffic     *traffic,
          const TdrStepTime    *prefill,
          int                   batch)
{
  return tdr_steady_state_compute (&place->roofline, &space->coefficients[place->coefficients], traffic, prefill, batch);
}

/* Throughput, token interval and first token all grow with the batch, so the largest batch that meets the targets is
 * the best one, and halving finds it. Whatever serves less than @floor with the largest batch that fits cannot win. */
static TdrCandidate
fit_batch (const TdrSearchSpace   *space,
           const TdrSearchPlace   *place,
           const TdrServingDemand *demand,
           const TdrTraffic       *traffic,
           double                  floor)
{
  double sequences = place->cache_tokens / (traffic->input_tokens + traffic->output_tokens);
  int most = (int) MIN (sequences, (double) MOST_SEQUENCES * place->layout.data_parallel);
  TdrStepTime prefill = tdr_roofline_get_prefill (&place->roofline, 1, traffic->new_tokens, traffic->input_tokens);
  TdrCandidate candidate = { .place = place, .batch = most };
  int fits = 1;
  int fails = most;

  if (most < 1)
    {
      candidate.constraint = TDR_CONSTRAINT_MEMORY;
      return candidate;
    }
  candidate.stop = sequences < MOST_SEQUENCES ? TDR_CONSTRAINT_MEMORY : TDR_CONSTRAINT_NONE;
  candidate.state = state_at (space, place, traffic, &prefill, most);
  if (candidate.state.requests_per_second * place->replicas <= floor
      || missed_target (demand, &candidate.state) == TDR_CONSTRAINT_NONE)
    return candidate;
  candidate.stop = missed_target (demand, &candidate.state);
  candidate.batch = 1;
  candidate.state = state_at (space, place, traffic, &prefill, 1);
  candidate.constraint = missed_target (demand, &candidate.state);
  while (candidate.constraint == TDR_CONSTRAINT_NONE && fails - fits > 1)
    {
      int middle = fits + (fails - fits) / 2;
      TdrSteadyState state = state_at (space, place, traffic, &prefill, middle);
      TdrServingConstraint missed = missed_target (demand, &state);

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

/* Of two that cannot serve the nearer one explains more: too slow is nearer than too large. */
static gboolean
is_better (const TdrCandidate *a,
           const TdrCandidate *b)
{
  gboolean a_serves = a->constraint == TDR_CONSTRAINT_NONE;
  gboolean b_serves = b->constraint == TDR_CONSTRAINT_NONE;

  if (a_serves != b_serves)
    return a_serves;
  if (!a_serves)
    return b->constraint == TDR_CONSTRAINT_MEMORY && a->constraint != TDR_CONSTRAINT_MEMORY;
  return a->requests_per_second > b->requests_per_second;
}

/**
 * tdr_search_best:
 *
 * Returns: the configuration that serves most requests within the targets; where none does, one that says why
 */
TdrCandidate
tdr_search_best (const TdrSearchSpace   *space,
                 const TdrServingDemand *demand)
{
  TdrTraffic traffic = traffic_of (demand);
  TdrCandidate best = { .constraint = TDR_CONSTRAINT_MEMORY };

  for (guint i = 0; i < space->n_places; i++)
    {
      double floor = best.constraint == TDR_CONSTRAINT_NONE ? best.requests_per_second : -1;
      TdrCandidate candidate = fit_batch (space, &space->places[i], demand, &traffic, floor);

      candidate.requests_per_second = candidate.state.requests_per_second * space->places[i].replicas;
      if (is_better (&candidate, &best))
        best = candidate;
    }
  return best;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const TdrCandidate *x = a;
  const TdrCandidate *y = b;

  if (x->state.token_interval_seconds != y->state.token_interval_seconds)
    return x->state.token_interval_seconds < y->state.token_interval_seconds ? -1 : 1;
  if (x->requests_per_second != y->requests_per_second)
    return x->requests_per_second > y->requests_per_second ? -1 : 1;
  return (x->place > y->place) - (x->place < y->place);
}

static void
add_batches (GArray               *candidates,
             const TdrSearchSpace *space,
             const TdrSearchPlace *place,
             const TdrTraffic     *traffic)
{
  double sequences = place->cache_tokens / (traffic->input_tokens + traffic->output_tokens);
  TdrStepTime prefill = tdr_roofline_get_prefill (&place->roofline, 1, traffic->new_tokens, traffic->input_tokens);

  for (int batch = 1; batch <= sequences && batch <= MOST_SEQUENCES * place->layout.data_parallel; batch *= 2)
    {
      TdrCandidate candidate = { .place = place, .batch = batch,
                                 .state = state_at (space, place, traffic, &prefill, batch) };

      candidate.requests_per_second = candidate.state.requests_per_second * place->replicas;
      g_array_append_val (candidates, candidate);
    }
}

/**
 * tdr_search_front:
 *
 * What can be had of one by giving up the other: throughput of the host against the time per output token, over all
 * layouts and batches of powers of two. Targets are not looked at.
 *
 * Returns: (transfer full) (element-type TdrCandidate): those that no other beats in both, quickest first
 */
GArray *
tdr_search_front (const TdrSearchSpace   *space,
                  const TdrServingDemand *demand)
{
  TdrTraffic traffic = traffic_of (demand);
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (TdrCandidate));
  double best = -1;
  guint kept = 0;

  for (guint i = 0; i < space->n_places; i++)
    add_batches (candidates, space, &space->places[i], &traffic);
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
