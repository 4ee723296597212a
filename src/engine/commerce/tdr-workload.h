/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TDR_PPM 1000000          /* a share of one, in millionths, so that shares of tokens are whole numbers */
#define TDR_HOURS_PER_WEEK 168
#define TDR_HOURS_PER_MONTH 730  /* AWS and Azure pricing pages: 365 × 24 ÷ 12 */

/* Above these a figure is a slip of the keyboard, and the product of two still fits 63 bits. */
#define TDR_MAX_REQUESTS_PER_MONTH G_GINT64_CONSTANT (100000000000)
#define TDR_MAX_TOKENS_PER_REQUEST G_GINT64_CONSTANT (20000000)
#define TDR_MIN_GROWTH_PPM (-TDR_PPM)       /* all demand gone within a year */
#define TDR_MAX_GROWTH_PPM (100 * TDR_PPM)  /* a hundred times more every year */
#define TDR_MAX_HOUR_WEIGHT 1000000         /* of one hour of the week */
#define TDR_MAX_LATENCY_SECONDS 86400.0     /* what may wait a day is a batch */
#define TDR_MONTHS_PER_YEAR 12

/**
 * TdrWorkload:
 * @requests_per_month: in the first month
 * @input_tokens: of one prompt, the repeated part included
 * @output_tokens: of one answer
 * @cached_ppm: share of the prompt that repeats and may be read from a cache
 * @requests_per_prefix: requests that share one repeated part, which is written once and read by the others; 0: all
 *   requests of the month share one
 * @batch_ppm: share of requests that may wait for a batch
 * @growth_ppm: growth of requests from one year to the next; within a year it is smooth, the same factor each month
 * @week: weight of each hour of the week, Monday 0:00 first; only their proportions count; all equal is a flat load
 * @first_token_seconds: wanted at most, 0 if it does not matter
 * @token_interval_seconds: likewise
 *
 * One demand.
 */
typedef struct {
  gint64 requests_per_month;
  gint64 input_tokens;
  gint64 output_tokens;
  gint64 requests_per_prefix;
  int cached_ppm;
  int batch_ppm;
  int growth_ppm;
  int week[TDR_HOURS_PER_WEEK];
  double first_token_seconds;
  double token_interval_seconds;
} TdrWorkload;

void        tdr_workload_init                       (TdrWorkload        *self);
gboolean    tdr_workload_check                      (const TdrWorkload  *self,
                                                     GError            **error);
double      tdr_workload_peak_factor                (const TdrWorkload  *self);
gint64      tdr_workload_requests_in_greatest_month (const TdrWorkload  *self,
                                                     guint               term_months);
double      tdr_workload_load_factor                (const TdrWorkload  *self);
double      tdr_workload_mean_requests_per_second   (const TdrWorkload  *self,
                                                     guint               term_months);
double      tdr_workload_peak_requests_per_second   (const TdrWorkload  *self,
                                                     guint               term_months);
gint64      tdr_workload_requests_in_month          (const TdrWorkload  *self,
                                                     guint               month);
TdrWorkload tdr_workload_make_flat                  (const TdrWorkload  *self);

G_END_DECLS
