/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-derivation.h"

#include "tdr-cli-front.h"
#include "tdr-cli-table.h"
#include "tdr-disaggregation.h"
#include "tdr-tail.h"

/* @apart: whether other instances compute the prompts; @pair: both kinds, if so; @best: of those that answer. */
typedef struct {
  const TdrCliQuestion *question;
  const TdrSizing *sizing;
  const TdrSearchSpace *space;
  gboolean apart;
  TdrDisaggregation pair;
  TdrCandidate best;
  TdrPlaceLoad load;
} Derivation;

/* One line: a name, a figure, and how it comes about with the figures put in. */
static void
add (TdrCliTable *table,
     const char  *name,
     const char  *unit,
     double       figure,
     const char  *format,
     ...) G_GNUC_PRINTF (5, 6);

static void
add (TdrCliTable *table,
     const char  *name,
     const char  *unit,
     double       figure,
     const char  *format,
     ...)
{
  g_autofree char *value = g_strdup_printf ("%.4g %s", figure, unit);
  g_autofree char *how = NULL;
  va_list args;

  va_start (args, format);
  how = g_strdup_vprintf (format, args);
  va_end (args);
  tdr_cli_table_add (table, name, value, how, NULL);
}

static double
coefficient (const Derivation *self,
             TdrCoefficient    which)
{
  return tdr_coefficients_get (&self->space->coefficients[self->best.place->coefficients], which);
}

static double
sequences_in_group (const Derivation *self)
{
  const TdrLayout *layout = &self->best.place->layout;

  return MAX (1, (double) self->best.batch / layout->pipeline_parallel) / layout->data_parallel;
}

static void
print_memory (const Derivation *self)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lrl");
  const TdrModelSpec *model = self->question->model;
  const TdrLayout *layout = &self->best.place->layout;
  TdrModelWeights weights = tdr_model_spec_get_weights (model);
  double token_bytes = tdr_layout_get_token_bytes (layout, model, self->space->host.chip);

  g_print ("\n1. Weights and memory\n");
  add (table, "body", "billion", weights.body / 1e9, "%d layers: attention, dense blocks, shared experts, routers",
       model->layers);
  if (weights.routed > 0)
    add (table, "experts", "billion", weights.routed / 1e9, "%d layers × %d experts × %.4g million", model->expert_layers,
         model->experts, weights.expert / 1e6);
  add (table, "embeddings", "billion", (weights.head + weights.embedding) / 1e9, "%d words × %d, %s", model->vocabulary,
       model->hidden, weights.embedding > 0 ? "once in and once out" : "one matrix for both");
  add (table, "a chip holds", "GB", tdr_layout_get_weight_bytes (layout, model) / 1e9,
       "of weights: %d bits dense, %d bits experts, over %d chips", layout->dense_bits, layout->expert_bits,
       tdr_layout_get_chips (layout));
  add (table, "cache", "tokens", self->best.place->cache_tokens, "fit beside them in one replica: %.4g GB of each chip at "
       "%.0f bytes a token", self->best.place->cache_tokens / layout->data_parallel * token_bytes / 1e9, token_bytes);
  add (table, "together", "sequences", (int) self->load.sequences, "of %.0f tokens fit; %d may run together",
       self->load.traffic.input_tokens + self->load.traffic.output_tokens, self->load.most);
  tdr_cli_table_print (table, 2);
}

static void
add_weights (const Derivation *self,
             TdrCliTable      *table)
{
  const TdrRoofline *roofline = &self->best.place->roofline;
  const TdrAccelerator *chip = self->space->host.chip;
  double reached = coefficient (self, TDR_COEFFICIENT_MEMORY);
  double bandwidth = chip->memory_bytes_per_second;
  double touched = self->best.state.step.weights - roofline->dense_weight_seconds;

  add (table, "dense weights", "ms", 1e3 * roofline->dense_weight_seconds, "%.4g GB of a chip ÷ (%.4g TB/s × %.2f reached)",
       roofline->dense_weight_seconds * bandwidth * reached / 1e9, bandwidth / 1e12, reached);
  if (roofline->expert_weight_seconds > 0)
    add (table, "experts", "ms", 1e3 * touched,
         "%.0f %% of them, which the batch touches, of %.4g ms for all: chosen with shape %.2f",
         100 * touched / roofline->expert_weight_seconds, 1e3 * roofline->expert_weight_seconds, roofline->choice_shape);
}

static void
print_step (const Derivation *self)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lrl");
  const TdrRoofline *roofline = &self->best.place->roofline;
  const TdrTraffic *traffic = &self->load.traffic;
  TdrStepTime pass = tdr_place_load_get_pass (&self->load, self->best.batch);
  double sequences = sequences_in_group (self);

  g_print ("\n2. A decode step of %d sequences, %.4g in a group of chips\n", self->best.batch, sequences);
  if (self->load.plain)
    add_weights (self, table);
  add (table, "weights", "ms", 1e3 * pass.weights, "in all");
  add (table, "compute", "ms", 1e3 * pass.compute, "about %.4g × %.4g ms a sequence, at %.2f of %.4g TFLOP/s", sequences,
       1e3 * roofline->sequence_compute_seconds, coefficient (self, TDR_COEFFICIENT_COMPUTE),
       self->space->host.chip->bf16_flops / 1e12);
  add (table, "cache", "ms", 1e3 * pass.cache, "%.4g × %.4g tokens × %.4g ns", sequences,
       tdr_model_get_cached_tokens (self->question->model, tdr_traffic_get_context (traffic)),
       1e9 * roofline->cache_token_seconds);
  add (table, "network", "ms", 1e3 * pass.network, "%.4g ms + %.4g × %.4g ms: two all-reduces a layer, experts' exchanges",
       1e3 * roofline->step_network_seconds, sequences, 1e3 * roofline->sequence_network_seconds);
  add (table, "overhead", "ms", 1e3 * pass.overhead, "%.4g ms + %.4g × %.4g ms: layers, step, sequences",
       1e3 * roofline->overhead_seconds, sequences, 1e3 * roofline->sequence_overhead_seconds);
  add (table, "step", "ms", 1e3 * pass.total, "∛(weights³ + compute³), which overlap, + cache + network + overhead");
  if (self->load.demand->speculation.draft_tokens > 0)
    add (table, "tokens a step", "", tdr_place_load_get_progress (&self->load), "(1 − α^%d) ÷ (1 − α) with α = %.3g; "
         "%d guesses at %.3g of a step each are in it", self->load.demand->speculation.draft_tokens + 1,
         self->load.demand->speculation.acceptance, self->load.demand->speculation.draft_tokens,
         self->load.demand->speculation.draft_cost);
  tdr_cli_table_print (table, 2);
}

static void
print_prefill (const Derivation *self)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lrl");
  const TdrSearchPlace *place = self->apart ? self->pair.prefill : self->best.place;
  const TdrStepTime *prefill = &self->best.state.prefill;

  g_print ("\n3. A prompt of %.0f tokens, %s%.0f%s%s\n", self->load.traffic.input_tokens,
           self->load.traffic.compiled ? "computed as " : "", self->load.traffic.new_tokens,
           self->load.traffic.compiled ? ", the next length that is compiled" : " of them new",
           self->apart ? ", on an instance for prompts" : "");
  add (table, "weights", "ms", 1e3 * prefill->weights, "read once");
  add (table, "compute", "ms", 1e3 * prefill->compute, "%.0f × %.4g ms of products, and attention to what came before",
       self->load.traffic.new_tokens, 1e3 * place->roofline.token_prefill_seconds);
  add (table, "network", "ms", 1e3 * prefill->network, "as above, with as many tokens");
  add (table, "overhead", "ms", 1e3 * prefill->overhead, "layers and step");
  add (table, "prefill", "ms", 1e3 * prefill->total, "∛(weights³ + products³) + attention + network + overhead");
  tdr_cli_table_print (table, 2);
}

static void
add_interval (const Derivation *self,
              TdrCliTable      *table)
{
  const TdrSteadyState *state = &self->best.state;
  double held_up = state->duty * state->token_interval_seconds;
  TdrTail tail = tdr_tail_compute (state, self->best.batch);

  if (state->token_interval_seconds <= 0)
    return;
  add (table, "token interval", "ms", 1e3 * state->token_interval_seconds,
       "%.4g ms of steps + %d ÷ %.0f prompts × %.4g ms that each adds to them", 1e3 * state->step.total, self->best.batch,
       self->load.traffic.output_tokens, 1e3 * held_up * self->load.traffic.output_tokens / self->best.batch);
  add (table, "  95 of 100", "ms", 1e3 * tail.token_interval_seconds, "with %.4g prompts where there are %d on average",
       tdr_tail_get_arrivals (self->best.batch), self->best.batch);
}

static void
print_rates (const Derivation *self)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lrl");
  const TdrSteadyState *state = &self->best.state;
  TdrTail tail = tdr_tail_compute (state, self->best.batch);
  double duty = state->token_interval_seconds > 0 ? state->duty : 0;
  double wait = tdr_steady_state_get_wait (duty) * state->prefill.total;
  double beside = (state->first_token_seconds - state->prefill.total) / state->delay;

  g_print ("\n4. Under load\n");
  add_interval (self, table);
  if (state->delay > 1)
    add (table, "guesses", "ms", 1e3 * (state->delay - 1) * beside,
         "all of a first token but its prompt takes %.3g times as long", state->delay);
  add (table, "first token", "ms", 1e3 * state->first_token_seconds,
       "%.4g prefill + %.4g queue (ρ ÷ 2 (1 − ρ) prefills, ρ = %.3g) + %.4g step and fixed%s", 1e3 * state->prefill.total,
       1e3 * wait, duty, 1e3 * (beside - wait), state->delay > 1 ? " + guesses" : "");
  add (table, "  95 of 100", "ms", 1e3 * tail.first_token_seconds, "with %.4g ms in the queue",
       1e3 * tdr_tail_get_wait (state->prefill.total, duty));
  add (table, "a replica", "requests/s", state->requests_per_second, "%d sequences ÷ the time of an answer",
       self->best.batch);
  add (table, "an instance", "requests/s", self->best.requests_per_second, "%d replicas", self->best.place->replicas);
  tdr_cli_table_print (table, 2);
}

/* Likewise where prompts and answers are computed apart: nothing but the batch holds a step up. */
static void
print_rates_apart (const Derivation *self)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lrl");
  const TdrSteadyState *state = &self->best.state;
  const TdrDisaggregation *pair = &self->pair;
  double slow = pair->first_token_p95_seconds - state->first_token_seconds + pair->wait_seconds;
  double arrived = state->prefill.total + pair->wait_seconds + pair->transfer_seconds;
  double beside = state->first_token_seconds - arrived;

  g_print ("\n4. Under load\n");
  add (table, "token interval", "ms", 1e3 * state->token_interval_seconds, "a step ÷ its tokens: no prompt holds it up");
  if (state->delay > 1)
    add (table, "guesses", "ms", 1e3 * (1 - 1 / state->delay) * beside,
         "the step and all that is fixed take %.3g times as long", state->delay);
  add (table, "first token", "ms", 1e3 * state->first_token_seconds,
       "%.4g prefill + %.4g queue (ρ ÷ 2 (1 − ρ) prefills, ρ = %.3g) + %.4g to send the cache + %.4g step and fixed%s",
       1e3 * state->prefill.total, 1e3 * pair->wait_seconds, pair->prefill_load, 1e3 * pair->transfer_seconds,
       1e3 * beside / state->delay, state->delay > 1 ? " + guesses" : "");
  add (table, "  95 of 100", "ms", 1e3 * pair->first_token_p95_seconds, "with %.4g ms in the queue", 1e3 * slow);
  add (table, "for prompts", "requests/s", pair->prefill_requests_per_second,
       "an instance: ρ ÷ prefill × %d attention groups × %d replicas", pair->prefill->layout.data_parallel,
       pair->prefill->replicas);
  add (table, "for answers", "requests/s", pair->decode_requests_per_second,
       "an instance: %d sequences ÷ the time of an answer × %d replicas", self->best.batch, self->best.place->replicas);
  add (table, "an instance", "requests/s", self->best.requests_per_second, "1 ÷ (1 ÷ %.4g + 1 ÷ %.4g)",
       pair->prefill_requests_per_second, pair->decode_requests_per_second);
  tdr_cli_table_print (table, 2);
}

static void
print_layout (const char           *label,
              const TdrSearchPlace *place)
{
  g_print ("%s%d-bit weights, tensor parallel %d, pipeline %d, attention groups %d, %d replicas", label, place->weight_bits,
           place->layout.tensor_parallel, place->layout.pipeline_parallel, place->layout.data_parallel, place->replicas);
}

static void
print_layouts (const Derivation *self)
{
  g_print ("%s on %s: ", self->question->model->name, self->question->offer->host.instance_type);
  print_layout (self->apart ? "for answers " : "", self->best.place);
  g_print (", batch %d", self->best.batch);
  if (self->apart)
    print_layout ("; for prompts ", self->pair.prefill);
  g_print ("; %u layouts fit\n", self->space->n_places);
}

static void
print_hosts (const Derivation *self)
{
  const TdrSizing *sizing = self->sizing;

  if (sizing->point.status != TDR_SERVING_FEASIBLE)
    {
      g_print ("\nInfeasible: %s\n", tdr_serving_constraint_to_string (sizing->point.limit));
      return;
    }
  g_print ("\n5. Instances\n  %d: %.4g requests/s at the peak and %.4g on average, %.4g of one instance, and %d to spare",
           sizing->hosts, self->question->demand.peak_requests_per_second, self->question->demand.mean_requests_per_second,
           sizing->point.requests_per_second.central, sizing->spare_hosts);
  if (self->apart)
    g_print ("; %d for prompts, %d for answers, each kind rounded up", sizing->prefill_hosts,
             sizing->hosts - sizing->spare_hosts - sizing->prefill_hosts);
  g_print ("\n");
}

static void
print_coefficients (const Derivation *self)
{
  g_autoptr (TdrCliTable) table = tdr_cli_table_new ("lrr");
  TdrCoefficients prior = tdr_coefficients_get_prior ();

  g_print ("\nCoefficients: here, and before any run was looked at\n");
  for (guint i = 0; i < TDR_N_COEFFICIENTS; i++)
    {
      g_autofree char *here = g_strdup_printf ("%.4g", coefficient (self, (TdrCoefficient) i));
      g_autofree char *before = g_strdup_printf ("%.4g", prior.values[i]);

      tdr_cli_table_add (table, tdr_coefficient_to_string ((TdrCoefficient) i), here, before, NULL);
    }
  tdr_cli_table_print (table, 2);
}

/**
 * tdr_cli_derivation_print:
 * @sizing: of the question, whose machine has a chip
 *
 * Prints how the figures of the best configuration follow from data sheets, the model's shape and measured coefficients.
 */
void
tdr_cli_derivation_print (const TdrCliQuestion *question,
                          const TdrSizing      *sizing)
{
  g_autofree TdrSearchSpace *space = g_new (TdrSearchSpace, 1);
  Derivation self = { .question = question, .sizing = sizing, .space = space };
  const TdrServingPoint *point = &sizing->point;
  TdrTraffic traffic = tdr_serving_demand_get_traffic (&question->demand, question->offer->host.chip);

  tdr_search_space_init (space, question->model, &question->offer->host, tdr_calibration_get_shipped ());
  self.apart = point->mode == TDR_SERVING_DISAGGREGATED && point->status == TDR_SERVING_FEASIBLE;
  if (self.apart)
    self.pair = tdr_disaggregation_search (space, &question->demand);
  self.best = self.apart ? self.pair.decode : tdr_search_best (space, &question->demand);
  if (self.best.place == NULL)
    {
      g_print ("%s does not fit %s: %u layouts tried.\n", question->model->name, question->offer->host.instance_type,
               space->n_places);
      return;
    }
  tdr_place_load_init (&self.load, space, self.best.place, &question->demand, &traffic);
  print_layouts (&self);
  print_memory (&self);
  if (traffic.output_tokens >= 1)
    print_step (&self);
  print_prefill (&self);
  if (self.apart)
    print_rates_apart (&self);
  else
    print_rates (&self);
  print_hosts (&self);
  print_coefficients (&self);
  tdr_cli_front_print (question);
}
