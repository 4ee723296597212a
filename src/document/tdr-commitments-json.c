/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-commitments-json.h"

#include "tdr-json-writer.h"

#define JSON_FORMAT 1
#define FLAT_FROM 6   /* the text, its workloads, one of them, its options, one of them, its periods: one on a line */

static void
write_period (TdrJsonWriter        *writer,
              const TdrBlendPeriod *period)
{
  const TdrCommitment *commitment = &period->commitment;

  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_integer (writer, "first_month", period->first_month);
  tdr_json_writer_integer (writer, "last_month", period->last_month);
  tdr_json_writer_begin_list (writer, "units");
  for (guint i = 0; i < TDR_MAX_VOLUME_UNITS; i++)
    tdr_json_writer_integer (writer, NULL, commitment->units[i]);
  tdr_json_writer_end_list (writer);
  tdr_json_writer_integer (writer, "capacity_requests_per_month", commitment->capacity);
  tdr_json_writer_money (writer, "base", commitment->base);
  tdr_json_writer_money (writer, "overflow", commitment->overflow);
  tdr_json_writer_money (writer, "total", commitment->total);
  tdr_json_writer_number (writer, "coverage", commitment->coverage.coverage);
  tdr_json_writer_number (writer, "utilisation", commitment->coverage.utilisation);
  tdr_json_writer_number (writer, "idle_requests", commitment->coverage.idle);
  tdr_json_writer_number (writer, "overflow_requests", commitment->coverage.overflow);
  tdr_json_writer_number (writer, "hours_over", commitment->coverage.hours_over);
  tdr_json_writer_end_object (writer);
}

static void
write_option (TdrJsonWriter        *writer,
              const TdrBlendOption *option)
{
  const TdrBlend *blend = option->blend;

  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_string (writer, "base_plan", option->base->id);
  tdr_json_writer_string (writer, "overflow_plan", option->overflow != NULL ? option->overflow->id : NULL);
  tdr_json_writer_integer (writer, "commitment_months", option->commitment_months);
  if (option->overflow != NULL)
    tdr_json_writer_number (writer, "break_even_utilisation", option->break_even_utilisation);
  else
    tdr_json_writer_null (writer, "break_even_utilisation");
  tdr_json_writer_money (writer, "base", blend->base);
  tdr_json_writer_money (writer, "overflow", blend->overflow);
  tdr_json_writer_money (writer, "total", blend->total);
  tdr_json_writer_number (writer, "coverage", blend->coverage);
  tdr_json_writer_number (writer, "utilisation", blend->utilisation);
  tdr_json_writer_begin_list (writer, "periods");
  for (guint i = 0; i < blend->n_periods; i++)
    write_period (writer, &blend->periods[i]);
  tdr_json_writer_end_list (writer);
  tdr_json_writer_end_object (writer);
}

static void
write_fleet (TdrJsonWriter        *writer,
             const TdrFleetOption *fleet)
{
  const TdrFleetBlend *blend = fleet->blend;

  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_string (writer, "committed_plan", fleet->committed->id);
  tdr_json_writer_string (writer, "on_demand_plan", fleet->on_demand->id);
  tdr_json_writer_integer (writer, "commitment_months", fleet->commitment_months);
  tdr_json_writer_money (writer, "committed", blend->committed);
  tdr_json_writer_money (writer, "on_demand", blend->on_demand);
  tdr_json_writer_money (writer, "total", blend->total);
  tdr_json_writer_money (writer, "all_on_demand", blend->all_on_demand);
  tdr_json_writer_money (writer, "all_committed", blend->all_committed);
  tdr_json_writer_begin_list (writer, "periods");
  for (guint i = 0; i < blend->n_periods; i++)
    {
      const TdrFleetPeriod *period = &blend->periods[i];

      tdr_json_writer_begin_object (writer, NULL);
      tdr_json_writer_integer (writer, "first_month", period->first_month);
      tdr_json_writer_integer (writer, "last_month", period->last_month);
      tdr_json_writer_money (writer, "hourly", period->plan.hourly);
      tdr_json_writer_number (writer, "machines", period->machines);
      tdr_json_writer_number (writer, "most_machines", period->most_machines);
      tdr_json_writer_number (writer, "used", period->plan.used);
      tdr_json_writer_money (writer, "total", period->plan.total);
      tdr_json_writer_end_object (writer);
    }
  tdr_json_writer_end_list (writer);
  tdr_json_writer_end_object (writer);
}

static void
write_curve (TdrJsonWriter      *writer,
             const TdrLoadCurve *curve)
{
  tdr_json_writer_begin_list (writer, "load");
  for (guint i = 0; curve != NULL && i < curve->n_steps; i++)
    {
      tdr_json_writer_begin_list (writer, NULL);
      tdr_json_writer_number (writer, NULL, curve->steps[i].load);
      tdr_json_writer_number (writer, NULL, curve->steps[i].hours);
      tdr_json_writer_end_list (writer);
    }
  tdr_json_writer_end_list (writer);
}

static void
write_round (TdrJsonWriter      *writer,
             const TdrAppraisal *appraisal,
             guint               workload)
{
  const TdrTender *tender = tdr_evaluation_get_tender (appraisal->evaluation);
  const TdrTenderWorkload *own = g_ptr_array_index (tender->workloads, workload);
  const TdrAppraisalRound *round = &appraisal->rounds[workload];

  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_string (writer, "id", own->id);
  tdr_json_writer_string (writer, "name", own->name);
  tdr_json_writer_begin_list (writer, "options");
  for (guint i = 0; i < round->options->len; i++)
    write_option (writer, g_ptr_array_index (round->options, i));
  tdr_json_writer_end_list (writer);
  tdr_json_writer_begin_list (writer, "fleets");
  for (guint i = 0; i < round->fleets->len; i++)
    write_fleet (writer, g_ptr_array_index (round->fleets, i));
  tdr_json_writer_end_list (writer);
  write_curve (writer, round->curve);
  tdr_json_writer_end_object (writer);
}

/**
 * tdr_commitments_to_json:
 * @workload_id: (nullable): of the only workload to write; %NULL: all
 * @length: (out) (nullable): bytes
 *
 * How much to commit for each workload, for programs, as data/schema/commitments.schema.json describes it. The same
 * inputs give the same bytes.
 */
char *
tdr_commitments_to_json (const TdrAppraisal *appraisal,
                         const char         *workload_id,
                         gsize              *length)
{
  const TdrTender *tender = tdr_evaluation_get_tender (appraisal->evaluation);
  TdrJsonWriter writer;

  tdr_json_writer_init (&writer, FLAT_FROM);
  tdr_json_writer_begin_object (&writer, NULL);
  tdr_json_writer_integer (&writer, "format", JSON_FORMAT);
  tdr_json_writer_string (&writer, "program", "tender " TDR_VERSION);
  tdr_json_writer_string (&writer, "digest", tdr_evaluation_get_digest (appraisal->evaluation));
  tdr_json_writer_string (&writer, "currency", tender->currency);
  tdr_json_writer_integer (&writer, "term_months", tender->term_months);
  tdr_json_writer_begin_list (&writer, "workloads");
  for (guint i = 0; i < appraisal->n_rounds; i++)
    if (tdr_tender_is_workload (tender, i, workload_id))
      write_round (&writer, appraisal, i);
  tdr_json_writer_end_list (&writer);
  tdr_json_writer_end_object (&writer);

  return tdr_json_writer_end (&writer, length);
}
