/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-sizing-json.h"

static void
write_interval (TdrJsonWriter     *writer,
                const char        *name,
                const TdrInterval *interval)
{
  tdr_json_writer_begin_object (writer, name);
  tdr_json_writer_number (writer, "low", interval->low);
  tdr_json_writer_number (writer, "central", interval->central);
  tdr_json_writer_number (writer, "high", interval->high);
  tdr_json_writer_end_object (writer);
}

static void
write_prefill (TdrJsonWriter   *writer,
               const TdrSizing *self)
{
  const TdrPrefillSide *prefill = &self->point.prefill;

  tdr_json_writer_begin_object (writer, "prefill");
  tdr_json_writer_integer (writer, "hosts", self->prefill_hosts);
  tdr_json_writer_integer (writer, "weight_bits", prefill->weight_bits);
  tdr_json_writer_integer (writer, "tensor_parallel", prefill->tensor_parallel);
  tdr_json_writer_integer (writer, "pipeline_parallel", prefill->pipeline_parallel);
  tdr_json_writer_integer (writer, "data_parallel", prefill->data_parallel);
  tdr_json_writer_integer (writer, "replicas", prefill->replicas);
  tdr_json_writer_number (writer, "load", prefill->load);
  tdr_json_writer_number (writer, "requests_per_second", prefill->requests_per_second);
  tdr_json_writer_number (writer, "transfer_seconds", prefill->transfer_seconds);
  tdr_json_writer_end_object (writer);
}

static void
write_point (TdrJsonWriter         *writer,
             const TdrServingPoint *point)
{
  tdr_json_writer_string (writer, "limit", tdr_serving_constraint_to_string (point->limit));
  tdr_json_writer_integer (writer, "weight_bits", point->weight_bits);
  tdr_json_writer_integer (writer, "tensor_parallel", point->tensor_parallel);
  tdr_json_writer_integer (writer, "pipeline_parallel", point->pipeline_parallel);
  tdr_json_writer_integer (writer, "data_parallel", point->data_parallel);
  tdr_json_writer_integer (writer, "replicas", point->replicas);
  tdr_json_writer_integer (writer, "batch", point->batch);
  write_interval (writer, "output_tokens_per_second", &point->output_tokens_per_second);
  write_interval (writer, "requests_per_second", &point->requests_per_second);
  write_interval (writer, "first_token_seconds", &point->first_token_seconds);
  write_interval (writer, "first_token_p95_seconds", &point->first_token_p95_seconds);
  write_interval (writer, "token_interval_seconds", &point->token_interval_seconds);
  write_interval (writer, "token_interval_p95_seconds", &point->token_interval_p95_seconds);
  tdr_json_writer_string (writer, "basis", tdr_prediction_basis_to_string (point->basis));
  tdr_json_writer_integer (writer, "calibration_runs", point->calibration_runs);
  tdr_json_writer_number (writer, "calibration_error", point->calibration_error);
}

/**
 * tdr_sizing_write_json:
 * @name: (nullable): of the member
 *
 * Writes what one machine does, and how many there are: null where the machine cannot serve the model.
 */
void
tdr_sizing_write_json (const TdrSizing *self,
                       TdrJsonWriter   *writer,
                       const char      *name)
{
  if (self->point.status != TDR_SERVING_FEASIBLE)
    {
      tdr_json_writer_null (writer, name);
      return;
    }

  tdr_json_writer_begin_object (writer, name);
  tdr_json_writer_integer (writer, "hosts", self->hosts);
  tdr_json_writer_integer (writer, "spare_hosts", self->spare_hosts);
  tdr_json_writer_number (writer, "utilisation", self->utilisation);
  tdr_json_writer_string (writer, "mode", tdr_serving_mode_to_string (self->point.mode));
  if (self->point.mode == TDR_SERVING_DISAGGREGATED)
    write_prefill (writer, self);
  write_point (writer, &self->point);
  tdr_json_writer_end_object (writer);
}
