/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrAwsMeasure:
 *
 * What a dimension of Bedrock counts.
 */
typedef enum {
  TDR_AWS_MEASURE_TOKENS,
  TDR_AWS_MEASURE_TOKENS_PER_MINUTE,
  TDR_AWS_MEASURE_MODEL_UNITS,
  TDR_AWS_MEASURE_TRAINING,
} TdrAwsMeasure;

/**
 * TdrAwsDimension:
 * @meter: "input", "long-output", "cache-write-1h" …
 * @deployment: "on-demand", "batch" …
 * @scope: "global", "geo" or "in-region-or-geo": what is not qualified is the price of the region asked
 * @term: (nullable): "1-month", "no-commitment"
 *
 * What a usage type of Bedrock means. All strings are constants.
 */
typedef struct {
  TdrAwsMeasure measure;
  const char *meter;
  const char *deployment;
  const char *scope;
  const char *term;
} TdrAwsDimension;

gboolean tdr_aws_dimension_parse (const char      *text,
                                  TdrAwsDimension *dimension) G_GNUC_WARN_UNUSED_RESULT;
gboolean tdr_aws_dimension_parse_usage_type
                                 (const char      *usage_type,
                                  char           **model,
                                  TdrAwsDimension *dimension) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
