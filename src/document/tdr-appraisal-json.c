/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-appraisal-json.h"

#include "tdr-json-writer.h"

#define JSON_FORMAT 1
#define FLAT_FROM 5   /* the text, its workloads, one of them, its plans, one of them: its months stand on one line */

static void
write_flow (TdrJsonWriter     *writer,
            const char        *name,
            const TdrCashFlow *flow)
{
  tdr_json_writer_begin_list (writer, name);
  for (guint month = 0; month <= flow->months; month++)
    tdr_json_writer_money (writer, NULL, flow->amounts[month]);
  tdr_json_writer_end_list (writer);
}

static void
write_amounts (TdrJsonWriter     *writer,
               const TdrTermCost *cost)
{
  tdr_json_writer_money (writer, "total", cost->total);
  tdr_json_writer_money (writer, "present_value", cost->present_value);
  tdr_json_writer_money (writer, "equivalent_monthly", cost->equivalent_monthly);
  tdr_json_writer_money (writer, "per_million_tokens", cost->per_million);
  if (cost->success_ppm > 0)
    tdr_json_writer_money (writer, "per_success", cost->per_success);
  else
    tdr_json_writer_null (writer, "per_success");
  tdr_json_writer_integer (writer, "commitment_months", cost->commitment_months);
  tdr_json_writer_money (writer, "committed", cost->committed);
  tdr_json_writer_integer (writer, "last_month_of_model", cost->lifecycle.end_month);
  write_flow (writer, "purchase", &cost->purchase);
  write_flow (writer, "operations", &cost->operations);
  write_flow (writer, "tax", &cost->tax);
}

static void
write_cost (TdrJsonWriter     *writer,
            const TdrTermCost *cost,
            guint              rank)
{
  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_string (writer, "plan", cost->plan->id);
  tdr_json_writer_integer (writer, "rank", rank);
  tdr_json_writer_boolean (writer, "known", cost->known);
  tdr_json_writer_string (writer, "reason", cost->reason);
  if (cost->known)
    write_amounts (writer, cost);
  tdr_json_writer_end_object (writer);
}

static void
write_crossings (TdrJsonWriter           *writer,
                 const TdrAppraisalRound *round)
{
  tdr_json_writer_begin_list (writer, "crossings");
  for (guint i = 1; round->crossings != NULL && i < round->crossings->len; i++)
    {
      const TdrCrossing *crossing = &g_array_index (round->crossings, TdrCrossing, i);

      tdr_json_writer_begin_object (writer, NULL);
      tdr_json_writer_integer (writer, "requests_per_month", crossing->requests);
      tdr_json_writer_string (writer, "cheaper", crossing->order < 0 ? "best" : crossing->order > 0 ? "runner-up" : "both");
      tdr_json_writer_end_object (writer);
    }
  tdr_json_writer_end_list (writer);
}

static void
write_leaders (TdrJsonWriter           *writer,
               const TdrAppraisalRound *round)
{
  if (round->has_discount)
    tdr_json_writer_number (writer, "runner_up_discount", round->discount_ppm / (double) TDR_PPM);
  else
    tdr_json_writer_null (writer, "runner_up_discount");
  if (round->has_rise)
    tdr_json_writer_number (writer, "best_price_rise", (double) round->rise_ppm / TDR_PPM);
  else
    tdr_json_writer_null (writer, "best_price_rise");
  if (round->n_ranked > 1 && round->payback_month != TDR_NEVER_PAYS_BACK)
    tdr_json_writer_integer (writer, "payback_month", round->payback_month);
  else
    tdr_json_writer_null (writer, "payback_month");
  write_crossings (writer, round);
}

static void
write_round (TdrJsonWriter      *writer,
             const TdrAppraisal *self,
             guint               workload)
{
  const TdrTender *tender = tdr_evaluation_get_tender (self->evaluation);
  const TdrTenderWorkload *own = g_ptr_array_index (tender->workloads, workload);
  const TdrAppraisalRound *round = &self->rounds[workload];

  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_string (writer, "id", own->id);
  tdr_json_writer_integer (writer, "requests", round->demand.requests);
  tdr_json_writer_integer (writer, "tokens", round->demand.tokens);
  write_leaders (writer, round);
  tdr_json_writer_begin_list (writer, "plans");
  for (guint i = 0; i < round->n_costs; i++)
    write_cost (writer, &round->costs[i], i < round->n_ranked ? i + 1 : 0);
  tdr_json_writer_end_list (writer);
  tdr_json_writer_end_object (writer);
}

static void
write_total (TdrJsonWriter      *writer,
             const TdrAppraisal *self)
{
  if (self->complete)
    {
      tdr_json_writer_money (writer, "total", self->total);
      tdr_json_writer_money (writer, "present_value", self->present_value);
    }
  else
    {
      tdr_json_writer_null (writer, "total");
      tdr_json_writer_null (writer, "present_value");
    }
}

/**
 * tdr_appraisal_to_json:
 * @workload_id: (nullable): of the only workload to write; %NULL: all
 * @length: (out) (nullable): bytes
 *
 * The costs over the term for programs, as data/schema/costs.schema.json describes them. The same inputs give the same
 * bytes.
 */
char *
tdr_appraisal_to_json (const TdrAppraisal *self,
                       const char         *workload_id,
                       gsize              *length)
{
  const TdrTender *tender = tdr_evaluation_get_tender (self->evaluation);
  g_autofree char *start = tdr_month_is_set (self->assumptions->demand.start)
                             ? tdr_month_to_string (self->assumptions->demand.start) : NULL;
  TdrJsonWriter writer;

  tdr_json_writer_init (&writer, FLAT_FROM);
  tdr_json_writer_begin_object (&writer, NULL);
  tdr_json_writer_integer (&writer, "format", JSON_FORMAT);
  tdr_json_writer_string (&writer, "program", "tender " TDR_VERSION);
  tdr_json_writer_string (&writer, "digest", tdr_evaluation_get_digest (self->evaluation));
  tdr_json_writer_string (&writer, "currency", tender->currency);
  tdr_json_writer_integer (&writer, "term_months", tender->term_months);
  tdr_json_writer_string (&writer, "start", start);
  tdr_json_writer_string (&writer, "prices", self->assumptions->rate.basis == TDR_PRICES_REAL ? TDR_WORD_REAL
                                                                                              : TDR_WORD_NOMINAL);
  tdr_json_writer_number (&writer, "discount_rate", self->assumptions->rate.yearly_ppm / (double) TDR_PPM);
  write_total (&writer, self);
  tdr_json_writer_begin_list (&writer, "workloads");
  for (guint i = 0; i < self->n_rounds; i++)
    if (tdr_tender_is_workload (tender, i, workload_id))
      write_round (&writer, self, i);
  tdr_json_writer_end_list (&writer);
  tdr_json_writer_end_object (&writer);

  return tdr_json_writer_end (&writer, length);
}
