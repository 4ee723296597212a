/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "tdr-workload.h"

G_BEGIN_DECLS

/**
 * TdrUsage:
 * @peak_input_tokens_per_minute: prompt tokens that capacity must carry in the busiest hour, the repeated part
 *   included: whether a platform counts cached tokens against capacity is not in every price list, so all are counted
 * @peak_output_tokens_per_minute: likewise of answers
 *
 * What one month of a workload consumes, in whole tokens. Fresh, written and read prompt tokens and batch prompt tokens
 * add up to requests × tokens of a prompt; nothing is lost to rounding.
 */
typedef struct {
  gint64 requests;
  gint64 batch_requests;
  gint64 fresh_input_tokens;
  gint64 cache_write_tokens;
  gint64 cache_read_tokens;
  gint64 output_tokens;
  gint64 batch_input_tokens;
  gint64 batch_output_tokens;
  gint64 prompt_tokens;           /* of one request: what a long-context threshold is held against */
  gint64 answer_tokens;           /* of one request */
  double peak_input_tokens_per_minute;
  double peak_output_tokens_per_minute;
} TdrUsage;

gboolean tdr_usage_compute          (const TdrWorkload  *workload,
                                     TdrUsage           *usage,
                                     GError            **error);
gboolean tdr_usage_compute_for_term (const TdrWorkload  *workload,
                                     guint               term_months,
                                     TdrUsage           *usage,
                                     GError            **error);
gboolean tdr_usage_compute_in_month (const TdrWorkload  *workload,
                                     guint               month,
                                     TdrUsage           *usage,
                                     GError            **error);
gint64   tdr_usage_total_tokens     (const TdrUsage     *usage);

G_END_DECLS
