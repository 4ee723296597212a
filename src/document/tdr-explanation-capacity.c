/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-explanation-steps.h"

#include "tdr-format.h"
#include "tdr-metering.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DIGITS 4
#define SECONDS_PER_HOUR 3600.0
#define MINUTES_PER_HOUR 60.0

static void
add (TdrExplanation *self,
     const char     *id,
     const char     *name,
     TdrFigure       figure,
     char           *how)
{
  tdr_explanation_add_step (self, TDR_STAGE_CAPACITY, id, name, figure, how);
}

/* Capacity is bought for the greatest month of the term. */
static gint64
greatest_of (TdrExplanation *self)
{
  return tdr_workload_requests_in_greatest_month (tdr_explanation_get_figures (self),
                                                  tdr_evaluation_get_tender (self->evaluation)->term_months);
}

static void
add_greatest_month (TdrExplanation *self)
{
  const TdrWorkload *figures = tdr_explanation_get_figures (self);
  guint months = tdr_evaluation_get_tender (self->evaluation)->term_months;
  g_autofree char *first = tdr_format_count (figures->requests_per_month);
  g_autofree char *growth = tdr_format_share (figures->growth_ppm);

  if (figures->growth_ppm > 0 && months > 1)
    add (self, "greatest_month", _("requests in the last month, the greatest"), tdr_figure_count (greatest_of (self)),
         g_strdup_printf ("%s × (1 + %s) ^ (%u ÷ 12)", first, growth, months - 1));
}

/* How a rate in the busiest hour follows from the requests of the month. */
static char *
dup_peak (TdrExplanation *self,
          double          peak_per_hour)
{
  double mean = (double) greatest_of (self) / TDR_HOURS_PER_MONTH;
  g_autofree char *requests = tdr_format_count (greatest_of (self));
  g_autofree char *times = tdr_format_number (mean > 0 ? peak_per_hour / mean : 0, DIGITS);

  /* Translators: a month's requests, its hours, and how many times the mean hour the busiest one is */
  return g_strdup_printf (_("%s ÷ %d h × %s at the busiest"), requests, TDR_HOURS_PER_MONTH, times);
}

static char *
dup_layout (const TdrServingPoint *point)
{
  return g_strdup_printf (_("weights of %d bits, tensor parallel %d, replicas %d, batch %d"), point->weight_bits,
                          point->tensor_parallel, point->replicas, point->batch);
}

/* What a prediction rests on. */
static const char *
basis_of (const TdrServingPoint *point)
{
  switch (point->basis)
    {
    case TDR_BASIS_CALIBRATED: return _("measured on the chip itself");
    case TDR_BASIS_FAMILY: return _("measured on the chip’s family");
    case TDR_BASIS_PRIOR:
    default: return _("from data sheets and physics alone");
    }
}

static void
add_prediction (TdrExplanation        *self,
                const TdrServingPoint *point)
{
  add (self, "requests_per_second", _("requests a second of a machine, predicted"),
       tdr_figure_number (point->requests_per_second.central), dup_layout (point));
  add (self, "requests_per_second_low", _("four in five measured runs lie from"),
       tdr_figure_number (point->requests_per_second.low), NULL);
  add (self, "requests_per_second_high", _("to"), tdr_figure_number (point->requests_per_second.high), NULL);
  add (self, "calibration_runs", _("published figures behind the prediction"),
       tdr_figure_count (point->calibration_runs), g_strdup (basis_of (point)));
}

static void
add_hardware (TdrExplanation *self)
{
  const TdrHost *host = &self->plan->instance->host;

  add (self, "parameters", _("weights of the model"), tdr_figure_number (self->plan->model->total_parameters), NULL);
  tdr_explanation_cite (self, self->plan->model->evidence);
  add (self, "chips", _("chips of a machine"), tdr_figure_count (host->chips), g_strdup (host->chip->name));
  tdr_explanation_cite (self, host->chip->evidence);
  add_prediction (self, &self->plan->sizing->point);
}

/* The peak at most at a share of what machines can do, or the mean at all of it: whichever needs more. */
static char *
dup_serving (const TdrSizing *sizing,
             double           peak,
             double           mean)
{
  double rate = sizing->point.requests_per_second.central;
  gboolean by_peak = peak / TDR_PEAK_LOAD >= mean;
  g_autofree char *needed = tdr_format_number (by_peak ? peak : mean, DIGITS);
  g_autofree char *carried = tdr_format_number (rate, DIGITS);
  g_autofree char *share = tdr_format_share (llround (TDR_PEAK_LOAD * TDR_PPM));

  return by_peak ? g_strdup_printf (_("%s ÷ (%s × %s load at the peak), rounded up"), needed, carried, share)
                 : g_strdup_printf (_("%s ÷ %s, rounded up; the peak needs fewer"), needed, carried);
}

static void
add_machines (TdrExplanation *self)
{
  guint months = tdr_evaluation_get_tender (self->evaluation)->term_months;
  const TdrSizing *sizing = self->plan->sizing;
  double peak = tdr_workload_peak_requests_per_second (tdr_explanation_get_figures (self), months);
  double mean = tdr_workload_mean_requests_per_second (tdr_explanation_get_figures (self), months);

  add_hardware (self);
  add_greatest_month (self);
  add (self, "mean_requests_per_second", _("requests a second, mean of the month"), tdr_figure_number (mean), NULL);
  if (peak > 0)
    add (self, "peak_requests_per_second", _("requests a second, peak"), tdr_figure_number (peak),
         dup_peak (self, peak * SECONDS_PER_HOUR));
  add (self, "serving_machines", _("machines that serve"), tdr_figure_count (sizing->hosts - sizing->spare_hosts),
       dup_serving (sizing, peak, mean));
  if (sizing->spare_hosts > 0)
    add (self, "spare_machines", _("machines to spare, so that one may fail"), tdr_figure_count (sizing->spare_hosts),
         NULL);
  add (self, "machines", _("machines"), tdr_figure_count (sizing->hosts), NULL);
}

static char *
dup_steps (const TdrTariff *tariff)
{
  g_autofree char *least = tdr_format_count (tariff->minimum_units);
  g_autofree char *step = tdr_format_count (MAX (tariff->unit_increment, 1));

  return tariff->minimum_units > 0 || tariff->unit_increment > 1
         ? g_strdup_printf (_("rounded up to at least %s in steps of %s"), least, step)
         : g_strdup (_("rounded up"));
}

/* A unit carries prompt tokens, and an answer token counts as several of them. */
static char *
dup_load (const TdrTariff *tariff,
          const TdrUsage  *usage)
{
  g_autofree char *input = tdr_format_number (usage->peak_input_tokens_per_minute, DIGITS);
  g_autofree char *ratio = tdr_format_number (tariff->output_ratio, DIGITS);
  g_autofree char *output = tdr_format_number (usage->peak_output_tokens_per_minute, DIGITS);
  g_autofree char *each = tdr_format_number (tariff->tokens_per_minute_per_unit, DIGITS);

  return g_strdup_printf ("(%s + %s × %s) ÷ %s", input, ratio, output, each);
}

static char *
dup_units (const TdrTariff *tariff,
           const TdrUsage  *usage,
           TdrMeter         meter)
{
  g_autofree char *steps = dup_steps (tariff);
  g_autofree char *load = NULL;

  if (meter == TDR_METER_CAPACITY_UNIT)
    load = dup_load (tariff, usage);
  else
    {
      double tokens = meter == TDR_METER_INPUT_TPM_UNIT ? usage->peak_input_tokens_per_minute
                                                        : usage->peak_output_tokens_per_minute;
      g_autofree char *number = tdr_format_number (tokens, DIGITS);
      g_autofree char *each = tdr_format_count (TDR_TOKENS_PER_TPM_UNIT);

      load = g_strdup_printf ("%s ÷ %s", number, each);
    }

  return g_strdup_printf (_("%s, %s"), load, steps);
}

static void
name_unit (TdrMeter     meter,
           const char **id,
           const char **name)
{
  *id = meter == TDR_METER_INPUT_TPM_UNIT    ? "input_units"
        : meter == TDR_METER_OUTPUT_TPM_UNIT ? "output_units"
                                             : "units";
  *name = meter == TDR_METER_INPUT_TPM_UNIT    ? _("units of input capacity")
          : meter == TDR_METER_OUTPUT_TPM_UNIT ? _("units of output capacity")
                                               : _("units of capacity");
}

static void
add_peaks (TdrExplanation *self,
           const TdrUsage *usage)
{
  double requests = usage->prompt_tokens > 0
                    ? usage->peak_input_tokens_per_minute / (double) usage->prompt_tokens
                    : usage->peak_output_tokens_per_minute / MAX ((double) usage->answer_tokens, 1);
  g_autofree char *rate = tdr_format_number (requests, DIGITS);
  g_autofree char *prompt = tdr_format_count (usage->prompt_tokens);
  g_autofree char *answer = tdr_format_count (usage->answer_tokens);

  add_greatest_month (self);
  add (self, "peak_requests_per_minute", _("requests a minute, peak"), tdr_figure_number (requests),
       dup_peak (self, requests * MINUTES_PER_HOUR));
  add (self, "peak_input_tokens_per_minute", _("prompt tokens a minute, peak"),
       tdr_figure_number (usage->peak_input_tokens_per_minute), g_strdup_printf ("%s × %s", rate, prompt));
  add (self, "peak_output_tokens_per_minute", _("answer tokens a minute, peak"),
       tdr_figure_number (usage->peak_output_tokens_per_minute), g_strdup_printf ("%s × %s", rate, answer));
}

static void
add_units (TdrExplanation *self)
{
  const TdrTariff *tariff = &self->plan->offer->tariff;
  const TdrUsage *usage = tdr_evaluation_get_usage (self->evaluation, self->plan->workload);
  TdrMetering metering;

  add_peaks (self, usage);
  if (!tdr_metering_init_capacity_units (&metering, tariff, usage, TDR_HOURS_PER_MONTH, NULL))
    return;

  for (guint i = 0; i < metering.n_items; i++)
    {
      const TdrMeteredQuantity *item = &metering.items[i];
      const char *id;
      const char *name;

      name_unit (item->meter, &id, &name);
      add (self, id, name, tdr_figure_count (item->quantity / TDR_HOURS_PER_MONTH),
           dup_units (tariff, usage, item->meter));
    }
}

/**
 * tdr_explanation_add_capacity:
 *
 * The machines or units that the busiest hour needs; nothing where only what is used is paid.
 */
void
tdr_explanation_add_capacity (TdrExplanation *self)
{
  TdrDeployment deployment = tdr_plan_get_deployment (self->plan);

  if (self->plan->instance != NULL && self->plan->sizing->point.status == TDR_SERVING_FEASIBLE)
    add_machines (self);
  else if (deployment == TDR_DEPLOYMENT_RESERVED || deployment == TDR_DEPLOYMENT_PROVISIONED)
    add_units (self);
}
