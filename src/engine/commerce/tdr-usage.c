/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-usage.h"

#include "tdr-engine-error.h"

#define SECONDS_PER_MINUTE 60.0

/* Half up: for whole counts, where nothing negative occurs. */
static gint64
share_of (gint64 count,
          int    ppm)
{
  return (count * ppm + TDR_PPM / 2) / TDR_PPM;
}

static gint64
count_prefixes (const TdrWorkload *workload,
                gint64             requests,
                gint64             repeated_tokens)
{
  if (requests == 0 || repeated_tokens == 0)
    return 0;
  if (workload->requests_per_prefix == 0)
    return 1;

  return (requests + workload->requests_per_prefix - 1) / workload->requests_per_prefix;
}

/* The repeated part is written once per prefix and read by the other requests that share it; the rest is fresh. */
static void
split_prompts (const TdrWorkload *workload,
               gint64             requests,
               TdrUsage          *usage)
{
  gint64 repeated_tokens = share_of (workload->input_tokens, workload->cached_ppm);
  gint64 prefixes = count_prefixes (workload, requests, repeated_tokens);

  usage->cache_write_tokens = prefixes * repeated_tokens;
  usage->cache_read_tokens = repeated_tokens == 0 ? 0 : (requests - prefixes) * repeated_tokens;
  usage->fresh_input_tokens = requests * (workload->input_tokens - repeated_tokens);
}

/* Work that may wait fills the hours below the peak, so capacity must carry the interactive peak or the mean of
 * everything, whichever is more. */
static double
peak_requests_per_minute (const TdrWorkload *workload,
                          guint              term_months)
{
  TdrWorkload all = tdr_workload_make_flat (workload);

  return SECONDS_PER_MINUTE * MAX (tdr_workload_peak_requests_per_second (workload, term_months),
                                   tdr_workload_peak_requests_per_second (&all, term_months));
}

/**
 * tdr_usage_compute:
 * @usage: (out): what the first month consumes
 *
 * Like tdr_usage_compute_for_term() with the first month's peak.
 */
gboolean
tdr_usage_compute (const TdrWorkload  *workload,
                   TdrUsage           *usage,
                   GError            **error)
{
  return tdr_usage_compute_for_term (workload, 1, usage, error);
}

/**
 * tdr_usage_compute_for_term:
 * @term_months: length of the term
 * @usage: (out): what the first month consumes, with the peak of the greatest: capacity is bought for the whole term
 *
 * Turns a workload into tokens. Fails with %TDR_ENGINE_ERROR_INVALID, naming the field, where tdr_workload_check()
 * does. Within its limits no product leaves 63 bits: 10^11 requests of 4 × 10^7 tokens are 4 × 10^18.
 */
gboolean
tdr_usage_compute_for_term (const TdrWorkload  *workload,
                            guint               term_months,
                            TdrUsage           *usage,
                            GError            **error)
{
  gint64 batch, interactive;
  double peak;

  if (!tdr_workload_check (workload, error))
    return FALSE;

  batch = share_of (workload->requests_per_month, workload->batch_ppm);
  interactive = workload->requests_per_month - batch;
  peak = peak_requests_per_minute (workload, term_months);

  *usage = (TdrUsage) {
    .requests = workload->requests_per_month,
    .batch_requests = batch,
    .output_tokens = interactive * workload->output_tokens,
    .batch_input_tokens = batch * workload->input_tokens,
    .batch_output_tokens = batch * workload->output_tokens,
    .prompt_tokens = workload->input_tokens,
    .answer_tokens = workload->output_tokens,
    .peak_input_tokens_per_minute = peak * workload->input_tokens,
    .peak_output_tokens_per_minute = peak * workload->output_tokens,
  };
  split_prompts (workload, interactive, usage);

  return TRUE;
}

/**
 * tdr_usage_compute_in_month:
 * @month: counted from 1
 * @usage: (out): what that month consumes, with its own peak
 *
 * Like tdr_usage_compute(), after growth. Fails too where growth leaves the limits of a workload.
 */
gboolean
tdr_usage_compute_in_month (const TdrWorkload  *workload,
                            guint               month,
                            TdrUsage           *usage,
                            GError            **error)
{
  TdrWorkload grown = *workload;

  if (!tdr_workload_check (workload, error))
    return FALSE;

  grown.requests_per_month = tdr_workload_requests_in_month (workload, month);
  return tdr_usage_compute (&grown, usage, error);
}

/**
 * tdr_usage_total_tokens:
 *
 * Prompt and answer tokens of the month together, whatever their rate.
 */
gint64
tdr_usage_total_tokens (const TdrUsage *usage)
{
  return usage->fresh_input_tokens + usage->cache_write_tokens + usage->cache_read_tokens + usage->output_tokens
         + usage->batch_input_tokens + usage->batch_output_tokens;
}
