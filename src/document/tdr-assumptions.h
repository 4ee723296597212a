/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-cash-flow.h"
#include "tdr-dated-rate.h"
#include "tdr-demand.h"
#include "tdr-distribution.h"
#include "tdr-json-figure.h"
#include "tdr-operations.h"
#include "tdr-tax.h"

G_BEGIN_DECLS

#define TDR_MOST_DRAWS 100000
#define TDR_MOST_SAMPLES 1000   /* of a factor: more draws of one's own need a program of one's own */
#define TDR_WORD_NOMINAL "nominal"   /* what files call the price bases */
#define TDR_WORD_REAL "real"

/* Of the lines of operations that the buyer gave; the others are assumptions of ours. */
extern const TdrEvidence tdr_own_operations_evidence;

/**
 * TdrUncertainFactor:
 * @TDR_FACTOR_DEMAND: requests, as a factor of those planned
 * @TDR_FACTOR_GROWTH: likewise of (1 + growth) a year
 * @TDR_FACTOR_TOKENS: tokens of a request
 * @TDR_FACTOR_PRICE: what prices are multiplied by from one year to the next, beside the change that is planned
 * @TDR_FACTOR_THROUGHPUT: requests that a machine carries; where nobody says it, the range that the capacity engine
 *   measured of itself
 * @TDR_FACTOR_EXCHANGE: cost in the tender's currency of what is quoted in another
 *
 * What may come otherwise than planned. Each is a factor, 1 being the plan.
 */
typedef enum {
  TDR_FACTOR_DEMAND,
  TDR_FACTOR_GROWTH,
  TDR_FACTOR_TOKENS,
  TDR_FACTOR_PRICE,
  TDR_FACTOR_THROUGHPUT,
  TDR_FACTOR_EXCHANGE,
} TdrUncertainFactor;

#define TDR_N_FACTORS (TDR_FACTOR_EXCHANGE + 1)

/**
 * TdrSuccessRate:
 * @model: canonical name
 * @success_ppm: share of requests that do the task, as the buyer measured it, in millionths
 */
typedef struct {
  char *model;
  int success_ppm;
} TdrSuccessRate;

/**
 * TdrAssumptions:
 * @demand: its start, season and ramp; its workload is not used
 * @rate: by which later payments count for less, and whether prices are nominal or constant
 * @exchange: (nullable): between the tender's currency and that of the catalogue's prices, where they differ
 * @price_change_ppm: of list prices from one year to the next, in millionths
 * @requalification: cost of moving a workload to a successor when a model ends; without a currency: not said
 * @budget: for the term, all workloads together; without a currency: none
 * @operations: of each self-hosted workload; what the buyer gave has %tdr_own_operations_evidence
 * @factors: how far each may be off
 * @samples: (element-type double) (nullable elements): what the empirical ones were seen at, in ascending order
 * @own_factors: a bit each (1 << factor) of those that the buyer gave
 * @correlations: between the factors, row by row, 1 with itself
 * @seed: of the draws: the same seed makes the same figures
 * @success: (element-type TdrSuccessRate)
 * @unknown: (nullable): members of the file that this version does not know, kept for the next save
 *
 * What is taken for granted about the term. Every figure has a default that stands for nothing but itself: it is shown
 * as an assumption until the buyer gives another.
 */
typedef struct {
  TdrDemand demand;
  TdrDiscountRate rate;
  TdrTax tax;
  TdrDatedRate *exchange;
  int price_change_ppm;
  TdrMoney requalification;
  TdrMoney budget;
  TdrOperations operations;
  TdrDistribution factors[TDR_N_FACTORS];
  GArray *samples[TDR_N_FACTORS];
  guint own_factors;
  double correlations[TDR_N_FACTORS * TDR_N_FACTORS];
  guint64 seed;
  guint n_draws;
  GPtrArray *success;
  JsonObject *unknown;
} TdrAssumptions;

TdrAssumptions *tdr_assumptions_new                (void);
TdrAssumptions *tdr_assumptions_copy               (const TdrAssumptions *self);
void            tdr_assumptions_free               (TdrAssumptions       *self);
const TdrExchangeRate *
                tdr_assumptions_get_exchange       (const TdrAssumptions *self);
int             tdr_assumptions_get_success        (const TdrAssumptions *self,
                                                    const char           *model);
void            tdr_assumptions_set_success        (TdrAssumptions       *self,
                                                    const char           *model,
                                                    int                   success_ppm);
double          tdr_operations_item_get_scale      (TdrOperationsItem     item);
const char     *tdr_uncertain_factor_to_string     (TdrUncertainFactor    factor);
gboolean        tdr_uncertain_factor_from_string   (const char           *text,
                                                    TdrUncertainFactor   *factor);
TdrAssumptions *tdr_assumptions_read               (TdrJsonSource        *source,
                                                    TdrJsonPlace         *place,
                                                    const char           *currency);
JsonObject     *tdr_assumptions_to_json            (const TdrAssumptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrAssumptions, tdr_assumptions_free)

G_END_DECLS
