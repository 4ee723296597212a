/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "tdr-evidence.h"
#include "tdr-money.h"

G_BEGIN_DECLS

#define TDR_TOKENS_PER_RATE G_GINT64_CONSTANT (1000000)   /* every token rate is per million tokens */
#define TDR_TOKENS_PER_TPM_UNIT 1000   /* Bedrock's Reserved tier is priced per 1,000 tokens a minute */

/**
 * TdrMeter:
 *
 * What is counted. Token meters are priced per million; capacity and instances per unit and hour; requests, images and
 * gigabytes each; a fee is an amount in itself.
 */
typedef enum {
  TDR_METER_INPUT,
  TDR_METER_OUTPUT,
  TDR_METER_CACHE_WRITE_5M,
  TDR_METER_CACHE_WRITE_1H,
  TDR_METER_CACHE_READ,
  TDR_METER_BATCH_INPUT,
  TDR_METER_BATCH_OUTPUT,
  TDR_METER_LONG_INPUT,
  TDR_METER_LONG_OUTPUT,
  TDR_METER_LONG_CACHE_READ,
  TDR_METER_LONG_CACHE_WRITE,
  TDR_METER_CAPACITY_UNIT,
  TDR_METER_INPUT_TPM_UNIT,
  TDR_METER_OUTPUT_TPM_UNIT,
  TDR_METER_INSTANCE,
  TDR_METER_REQUEST,
  TDR_METER_IMAGE,
  TDR_METER_GIGABYTE,
  TDR_METER_FEE,
} TdrMeter;

#define TDR_N_METERS (TDR_METER_FEE + 1)

/**
 * TdrCacheRule:
 * @TDR_CACHE_UNKNOWN: not known: a cached share has no known cost without a rate for writing
 * @TDR_CACHE_WRITTEN: writing the repeated part has a rate of its own
 * @TDR_CACHE_AUTOMATIC: the provider caches by itself; the first pass is ordinary input
 */
typedef enum {
  TDR_CACHE_UNKNOWN,
  TDR_CACHE_WRITTEN,
  TDR_CACHE_AUTOMATIC,
} TdrCacheRule;

/**
 * TdrRate:
 *
 * A price as its source gives it. Not known is not zero: @known is %FALSE, and whatever needs it has no known cost.
 */
typedef struct {
  gboolean known;
  TdrMoney price;
  const TdrEvidence *evidence;
} TdrRate;

/**
 * TdrTariff:
 * @rates: by meter
 * @long_context_above: prompts longer than this pay the long rates for the whole request; 0: no such rule
 * @context_tokens: longest prompt and answer together, 0 if not known
 * @minimum_units: least capacity units that can be bought, 0 if not known
 * @unit_increment: steps above the minimum in which capacity units are sold; 0 counts as 1
 * @tokens_per_minute_per_unit: prompt tokens a minute that one capacity unit carries, 0 if not known
 * @output_ratio: prompt tokens that one output token counts as against that capacity, 0 if not known
 *
 * What an offer costs.
 */
typedef struct {
  TdrRate rates[TDR_N_METERS];
  TdrCacheRule cache_rule;
  gint64 long_context_above;
  gint64 context_tokens;
  gint64 minimum_units;
  gint64 unit_increment;
  double tokens_per_minute_per_unit;
  double output_ratio;
} TdrTariff;

const char *tdr_meter_to_string   (TdrMeter    meter);
gboolean    tdr_meter_from_string (const char *text,
                                   TdrMeter   *meter);
const char *tdr_meter_get_unit    (TdrMeter    meter);
gint64      tdr_meter_get_per     (TdrMeter    meter);
gboolean    tdr_meter_is_unit     (TdrMeter    meter);

G_END_DECLS
