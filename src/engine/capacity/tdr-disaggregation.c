/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-disaggregation.h"

#include "tdr-tail.h"

#include <math.h>

/* Prompts that must come in time are never computed more than this share of the time: the queue would not empty. */
#define MOST_LOAD 0.9

/* Halvings after which a load is known to a millionth. */
#define HALVINGS 20

/* Chips of one replica are powers of two, or all of a host: so many different numbers at most. */
#define MOST_SIZES 64

/* The best decoding hosts among those whose replicas have equally many chips: only their number matters to a transfer. */
typedef struct {
  int chips;
  TdrCandidate candidate;
} Decoders;

typedef struct {
  const TdrSearchSpace *space;
  const TdrServingDemand *demand;
  TdrTraffic traffic;
  Decoders decoders[MOST_SIZES];
  guint n_decoders;
} Search;

/**
 * tdr_disaggregation_get_transfer_seconds:
 *
 * The time in which a prompt's keys and values pass from one host to another: their bytes over the network of as many
 * chips as both sides have, at the share of its rate that collectives reach. Nothing of it is hidden behind the prefill.
 *
 * Returns: infinity where the chip's network is not known
 */
double
tdr_disaggregation_get_transfer_seconds (const TdrSearchSpace *space,
                                         const TdrSearchPlace *prefill,
                                         int                   decode_chips,
                                         double                input_tokens)
{
  const TdrAccelerator *chip = space->host.chip;
  const TdrLayout *layout = &prefill->layout;
  double bytes = tdr_layout_get_token_bytes (layout, space->model, chip)
                 * tdr_layout_get_cache_ways (layout, space->model, chip) * layout->pipeline_parallel * input_tokens;
  double reached = tdr_coefficients_get (&space->coefficients[prefill->coefficients], TDR_COEFFICIENT_LINK);

  if (chip->scale_out_bytes_per_second <= 0)
    return HUGE_VAL;
  return bytes / (MIN (tdr_layout_get_chips (layout), decode_chips) * chip->scale_out_bytes_per_second * reached);
}

/**
 * tdr_disaggregation_get_hosts_per_rate:
 *
 * Returns: hosts of both kinds for each request a second
 */
double
tdr_disaggregation_get_hosts_per_rate (const TdrDisaggregation *self)
{
  return 1 / self->prefill_requests_per_second + 1 / self->decode_requests_per_second;
}

/* The largest batch whose steps come quickly enough; nothing but the batch holds them up. */
static TdrCandidate
fit_decode (const TdrPlaceLoad *load)
{
  double target = load->demand->token_interval_seconds > 0 ? load->demand->token_interval_seconds : HUGE_VAL;
  double progress = tdr_place_load_get_progress (load);
  TdrCandidate candidate = { .place = load->place, .constraint = TDR_CONSTRAINT_MEMORY };
  int fits = 0;
  int fails = load->most + 1;

  if (load->most < 1)
    return candidate;
  candidate.stop = load->most == (int) load->sequences ? TDR_CONSTRAINT_MEMORY : TDR_CONSTRAINT_NONE;
  if (tdr_place_load_get_pass (load, load->most).total / progress <= target)
    fits = load->most;
  while (fails - fits > 1)
    {
      int middle = fits + (fails - fits) / 2;

      if (tdr_place_load_get_pass (load, middle).total / progress <= target)
        fits = middle;
      else
        fails = middle;
    }
  if (fits < load->most)
    candidate.stop = TDR_CONSTRAINT_TOKEN_INTERVAL;
  candidate.constraint = fits < 1 ? TDR_CONSTRAINT_TOKEN_INTERVAL : TDR_CONSTRAINT_NONE;
  candidate.batch = MAX (1, fits);
  candidate.state.step = tdr_place_load_get_pass (load, candidate.batch);
  candidate.state.token_interval_seconds = candidate.state.step.total / progress;
  candidate.state.output_tokens_per_second = candidate.batch / candidate.state.token_interval_seconds;
  candidate.state.requests_per_second = candidate.state.output_tokens_per_second / load->traffic.output_tokens;
  candidate.requests_per_second = candidate.state.requests_per_second * load->place->replicas;
  return candidate;
}

static gboolean
is_better (const TdrCandidate *a,
           const TdrCandidate *b)
{
  if (a->constraint != b->constraint)
    return a->constraint == TDR_CONSTRAINT_NONE
           || (b->constraint == TDR_CONSTRAINT_MEMORY && a->constraint != TDR_CONSTRAINT_MEMORY);
  return a->requests_per_second > b->requests_per_second;
}

static void
add_decoder (Search             *self,
             const TdrPlaceLoad *load)
{
  int chips = tdr_layout_get_chips (&load->place->layout);
  TdrCandidate candidate = fit_decode (load);
  guint i = 0;

  while (i < self->n_decoders && self->decoders[i].chips != chips)
    i++;
  if (i == MOST_SIZES)
    return;
  if (i == self->n_decoders)
    self->decoders[self->n_decoders++] = (Decoders) { chips, candidate };
  else if (is_better (&candidate, &self->decoders[i].candidate))
    self->decoders[i].candidate = candidate;
}

static double
wait_of (const Search *self,
         double        work_seconds,
         double        load)
{
  return self->demand->statistic == TDR_LATENCY_P95 ? tdr_tail_get_wait (work_seconds, load)
                                                    : tdr_steady_state_get_wait (load) * work_seconds;
}

/* The largest load with which prompts still wait no longer than they may. */
static double
find_load (const Search *self,
           double        work_seconds,
           double        most_wait)
{
  double fits = 0;
  double fails = MOST_LOAD;

  if (self->demand->first_token_seconds <= 0)
    return self->demand->peak_requests_per_second > 0 ? MOST_LOAD : 1;
  if (wait_of (self, work_seconds, MOST_LOAD) <= most_wait)
    return MOST_LOAD;
  for (guint i = 0; i < HALVINGS; i++)
    {
      double middle = (fits + fails) / 2;

      if (wait_of (self, work_seconds, middle) <= most_wait)
        fits = middle;
      else
        fails = middle;
    }
  return fits;
}

static void
join (const Search       *self,
      const TdrPlaceLoad *prefill,
      const TdrCandidate *decode,
      TdrDisaggregation  *pair)
{
  const TdrSearchPlace *place = prefill->place;
  const TdrCoefficients *c = &self->space->coefficients[place->coefficients];
  double work = prefill->prefill.total;
  double beside = decode->state.step.total + tdr_roofline_get_request_seconds (&place->roofline, c);
  double delay = tdr_speculation_get_delay (&self->demand->speculation, c);
  double fixed = work + delay * beside;

  *pair = (TdrDisaggregation) { .decode = *decode, .prefill = place, .prefill_step = prefill->prefill };
  pair->transfer_seconds = tdr_disaggregation_get_transfer_seconds (self->space, place,
                                                                    tdr_layout_get_chips (&decode->place->layout),
                                                                    self->traffic.input_tokens);
  pair->decode_requests_per_second = decode->requests_per_second;
  fixed += pair->transfer_seconds;
  if (!isfinite (pair->transfer_seconds))
    {
      pair->decode.constraint = TDR_CONSTRAINT_NETWORK;
      return;
    }
  pair->prefill_load = find_load (self, work, self->demand->first_token_seconds - fixed);
  if (pair->prefill_load <= 0)
    {
      pair->decode.constraint = TDR_CONSTRAINT_FIRST_TOKEN;
      return;
    }
  pair->wait_seconds = pair->prefill_load < 1 ? tdr_steady_state_get_wait (pair->prefill_load) * work : 0;
  pair->decode.state.prefill = prefill->prefill;
  pair->decode.state.delay = delay;
  pair->decode.state.first_token_seconds = fixed + pair->wait_seconds;
  pair->first_token_p95_seconds = fixed + (pair->prefill_load < 1 ? tdr_tail_get_wait (work, pair->prefill_load) : 0);
  pair->prefill_requests_per_second = pair->prefill_load * place->layout.data_parallel / work * place->replicas;
  pair->decode.requests_per_second = 1 / tdr_disaggregation_get_hosts_per_rate (pair);
}

static void
try_prefill (const Search       *self,
             const TdrPlaceLoad *load,
             TdrDisaggregation  *best)
{
  /* A prompt must fit where it is computed. */
  if (load->sequences * (self->traffic.input_tokens + self->traffic.output_tokens) < self->traffic.input_tokens)
    return;
  for (guint i = 0; i < self->n_decoders; i++)
    {
      const TdrCandidate *decode = &self->decoders[i].candidate;
      TdrDisaggregation pair = { .decode = *decode };

      if (decode->constraint == TDR_CONSTRAINT_NONE)
        join (self, load, decode, &pair);
      if (is_better (&pair.decode, &best->decode))
        *best = pair;
    }
}

/**
 * tdr_disaggregation_search:
 *
 * Tries every layout for prompts beside every layout for answers, each at the most that it may do within the targets:
 * the first token comes after the queue for a prefill, the prefill, the transfer of its keys and values, and a step; the
 * others after a step each. Hosts of both kinds are rented in the ratio of their rates. Answers must have tokens.
 *
 * Returns: the pair with fewest hosts for the rate; where none serves, one whose @decode says why
 */
TdrDisaggregation
tdr_disaggregation_search (const TdrSearchSpace   *space,
                           const TdrServingDemand *demand)
{
  Search self = { .space = space, .demand = demand, .traffic = tdr_serving_demand_get_traffic (demand, space->host.chip) };
  TdrDisaggregation best = { .decode = { .constraint = TDR_CONSTRAINT_MEMORY } };
  TdrPlaceLoad load;

  for (guint i = 0; i < space->n_places; i++)
    {
      tdr_place_load_init (&load, space, &space->places[i], demand, &self.traffic);
      add_decoder (&self, &load);
    }
  for (guint i = 0; i < space->n_places; i++)
    {
      tdr_place_load_init (&load, space, &space->places[i], demand, &self.traffic);
      try_prefill (&self, &load, &best);
    }
  return best;
}
