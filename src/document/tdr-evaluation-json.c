/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-evaluation-json.h"

#include "tdr-json-writer.h"
#include "tdr-plan-json.h"
#include "tdr-tender-currency.h"

#define JSON_FORMAT 1
#define PLAN_DEPTH 4   /* the text, its workloads, one of them, its plans: a plan stands on one line */

static void
write_inputs (TdrJsonWriter *writer,
              TdrEvaluation *self)
{
  TdrCatalog *catalog = tdr_evaluation_get_catalog (self);
  const TdrTender *tender = tdr_evaluation_get_tender (self);

  tdr_json_writer_integer (writer, "format", JSON_FORMAT);
  tdr_json_writer_string (writer, "program", "tender " TDR_VERSION);
  tdr_json_writer_string (writer, "digest", tdr_evaluation_get_digest (self));
  tdr_json_writer_string (writer, "catalog_date", tdr_catalog_get_date (catalog));
  tdr_json_writer_string (writer, "catalog_digest", tdr_catalog_get_digest (catalog));
  tdr_json_writer_string (writer, "price_date", tdr_evaluation_get_price_date (self));
  tdr_json_writer_string (writer, "title", tender->title);
  tdr_json_writer_string (writer, "buyer", tender->buyer);
  tdr_json_writer_string (writer, "reference", tender->reference);
  tdr_json_writer_string (writer, "currency", tender->currency);
  tdr_exchange_rate_write_json (tdr_tender_get_exchange (tender), writer);
  tdr_json_writer_integer (writer, "term_months", tender->term_months);
  tdr_json_writer_integer (writer, "offers", tdr_evaluation_count_offers (self));
  tdr_json_writer_integer (writer, "offers_passing", tdr_evaluation_count_passing (self));
}

static void
write_requirement (TdrJsonWriter *writer,
                   TdrEvaluation *self,
                   guint          index)
{
  const TdrTenderRequirement *own = g_ptr_array_index (tdr_evaluation_get_tender (self)->requirements, index);
  const TdrRequirementEffect *effect = tdr_evaluation_get_effect (self, index);
  TdrRequirement requirement = { own->kind, own->level, own->argument };
  g_autofree char *text = tdr_requirement_dup_text (&requirement);

  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_string (writer, "kind", tdr_requirement_kind_to_string (own->kind));
  tdr_json_writer_string (writer, "level", tdr_requirement_level_to_string (own->level));
  tdr_json_writer_string (writer, "argument", own->argument);
  tdr_json_writer_string (writer, "text", text);
  tdr_json_writer_integer (writer, "rules_out", effect->rules_out);
  tdr_json_writer_integer (writer, "unknown", effect->unknown);
  tdr_json_writer_integer (writer, "left", effect->left);
  tdr_json_writer_end_object (writer);
}

static void
write_usage (TdrJsonWriter  *writer,
             const TdrUsage *usage)
{
  tdr_json_writer_begin_object (writer, "usage");
  tdr_json_writer_integer (writer, "requests", usage->requests);
  tdr_json_writer_integer (writer, "batch_requests", usage->batch_requests);
  tdr_json_writer_integer (writer, "fresh_input_tokens", usage->fresh_input_tokens);
  tdr_json_writer_integer (writer, "cache_write_tokens", usage->cache_write_tokens);
  tdr_json_writer_integer (writer, "cache_read_tokens", usage->cache_read_tokens);
  tdr_json_writer_integer (writer, "output_tokens", usage->output_tokens);
  tdr_json_writer_integer (writer, "batch_input_tokens", usage->batch_input_tokens);
  tdr_json_writer_integer (writer, "batch_output_tokens", usage->batch_output_tokens);
  tdr_json_writer_number (writer, "peak_input_tokens_per_minute", usage->peak_input_tokens_per_minute);
  tdr_json_writer_number (writer, "peak_output_tokens_per_minute", usage->peak_output_tokens_per_minute);
  tdr_json_writer_end_object (writer);
}

static void
write_workload (TdrJsonWriter *writer,
                TdrEvaluation *self,
                guint          index,
                GHashTable    *evidence)
{
  const TdrTenderWorkload *workload = g_ptr_array_index (tdr_evaluation_get_tender (self)->workloads, index);
  const TdrPlan *winner = tdr_evaluation_get_winner (self, index);
  g_autofree char *finding = tdr_evaluation_dup_finding (self, index);

  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_string (writer, "id", workload->id);
  tdr_json_writer_string (writer, "name", workload->name);
  write_usage (writer, tdr_evaluation_get_usage (self, index));
  tdr_json_writer_string (writer, "finding", finding);
  tdr_json_writer_string (writer, "winner", winner != NULL ? winner->id : NULL);
  tdr_json_writer_begin_list (writer, "plans");
  for (guint i = 0; i < tdr_evaluation_get_n_plans (self, index); i++)
    tdr_plan_write_json (tdr_evaluation_get_plan (self, index, i), writer, evidence);
  tdr_json_writer_end_list (writer);
  tdr_json_writer_end_object (writer);
}

/**
 * tdr_evaluation_to_json:
 * @length: (out) (nullable): bytes
 *
 * The whole result for programs, as data/schema/evaluation.schema.json describes it: amounts as exact decimals in the
 * tender's currency, each figure with the id of its evidence. The same inputs give the same bytes.
 */
char *
tdr_evaluation_to_json (TdrEvaluation *self,
                        gsize         *length)
{
  g_autoptr (GHashTable) evidence = g_hash_table_new (g_str_hash, g_str_equal);
  const TdrTender *tender = tdr_evaluation_get_tender (self);
  TdrJsonWriter writer;

  tdr_json_writer_init (&writer, PLAN_DEPTH);
  tdr_json_writer_begin_object (&writer, NULL);
  write_inputs (&writer, self);

  tdr_json_writer_begin_list (&writer, "requirements");
  for (guint i = 0; i < tender->requirements->len; i++)
    write_requirement (&writer, self, i);
  tdr_json_writer_end_list (&writer);

  tdr_json_writer_begin_list (&writer, "workloads");
  for (guint i = 0; i < tender->workloads->len; i++)
    write_workload (&writer, self, i, evidence);
  tdr_json_writer_end_list (&writer);

  tdr_evidence_write_json (evidence, &writer, "evidence");
  tdr_json_writer_end_object (&writer);

  return tdr_json_writer_end (&writer, length);
}
