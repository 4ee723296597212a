/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-plan-json.h"

#include "tdr-sizing-json.h"

#include <string.h>


/* Evidence is written once, at the end, and named by its id where it is used. */
static void
write_evidence (TdrJsonWriter     *writer,
                const char        *name,
                const TdrEvidence *evidence,
                GHashTable        *used)
{
  tdr_json_writer_string (writer, name, evidence != NULL ? evidence->id : NULL);
  if (evidence != NULL)
    g_hash_table_insert (used, (gpointer) evidence->id, (gpointer) evidence);
}

static void
write_line (TdrJsonWriter     *writer,
            const TdrCostLine *line,
            GHashTable        *used)
{
  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_string (writer, "meter", tdr_meter_to_string (line->meter));
  if (line->label != NULL)
    tdr_json_writer_string (writer, "label", line->label);
  tdr_json_writer_integer (writer, "quantity", line->quantity);
  tdr_json_writer_integer (writer, "per", line->per);
  tdr_json_writer_money (writer, "price", line->price);
  tdr_json_writer_money (writer, "cost", line->cost);
  write_evidence (writer, "evidence", line->evidence, used);
  tdr_json_writer_end_object (writer);
}

static void
write_missing (TdrJsonWriter *writer,
               guint          missing)
{
  tdr_json_writer_begin_list (writer, "missing");
  for (guint meter = 0; meter < TDR_N_METERS; meter++)
    if (missing & (1u << meter))
      tdr_json_writer_string (writer, NULL, tdr_meter_to_string ((TdrMeter) meter));
  tdr_json_writer_end_list (writer);
}

static void
write_verdicts (TdrJsonWriter *writer,
                const TdrPlan *plan,
                GHashTable    *used)
{
  tdr_json_writer_begin_list (writer, "verdicts");
  for (guint i = 0; i < plan->n_verdicts; i++)
    {
      const TdrVerdict *verdict = &plan->verdicts[i];

      tdr_json_writer_begin_object (writer, NULL);
      tdr_json_writer_integer (writer, "requirement", i);
      tdr_json_writer_string (writer, "outcome", tdr_outcome_to_string (verdict->outcome));
      tdr_json_writer_string (writer, "reason", verdict->reason);
      tdr_json_writer_string (writer, "status", verdict->status);
      write_evidence (writer, "evidence", verdict->evidence, used);
      tdr_json_writer_end_object (writer);
    }
  tdr_json_writer_end_list (writer);
}

static void
write_offer (TdrJsonWriter *writer,
             const TdrPlan *plan,
             GHashTable    *used)
{
  const TdrOffer *offer = plan->offer;
  const TdrHost *host = plan->instance != NULL ? &plan->instance->host : NULL;

  tdr_json_writer_string (writer, "developer", tdr_plan_get_developer (plan));
  tdr_json_writer_string (writer, "model", tdr_plan_get_model (plan));
  tdr_json_writer_string (writer, "model_name", tdr_plan_get_model_name (plan));
  tdr_json_writer_string (writer, "model_id", offer != NULL ? offer->model_id : NULL);
  tdr_json_writer_string (writer, "platform", tdr_plan_get_platform (plan));
  tdr_json_writer_string (writer, "provider", tdr_plan_get_provider (plan));
  tdr_json_writer_string (writer, "deployment", tdr_deployment_to_string (tdr_plan_get_deployment (plan)));
  tdr_json_writer_string (writer, "region", tdr_plan_get_region (plan));
  tdr_json_writer_string (writer, "term",
                          offer != NULL ? offer->commitment : tdr_term_to_string (plan->instance->term));
  tdr_json_writer_string (writer, "instance", host != NULL ? host->instance_type : NULL);
  tdr_json_writer_string (writer, "chip", tdr_plan_get_chip (plan));
  tdr_json_writer_integer (writer, "chips", host != NULL ? host->chips : 0);
  tdr_route_write_json (tdr_plan_get_route (plan), writer, "route", used);
  tdr_json_writer_string (writer, "lifecycle", offer != NULL ? offer->lifecycle : NULL);
  tdr_json_writer_string (writer, "end_of_life", offer != NULL ? offer->end_of_life : NULL);
  write_evidence (writer, "availability", offer != NULL ? offer->availability : NULL, used);
  tdr_json_writer_string (writer, "note", offer != NULL ? offer->note : plan->instance->note);
}

/* The prices of the lines are in the quote's own currency, what they come to is in the tender's. */
static void
write_quote (TdrJsonWriter  *writer,
             const TdrQuote *quote)
{
  tdr_json_writer_begin_object (writer, "quote");
  tdr_json_writer_string (writer, "supplier", quote->supplier);
  tdr_json_writer_string (writer, "reference", quote->reference);
  tdr_json_writer_string (writer, "date", quote->date);
  tdr_json_writer_string (writer, "valid_until", quote->valid_until);
  tdr_json_writer_string (writer, "currency", quote->contract.currency);
  tdr_exchange_rate_write_json (tdr_quote_get_exchange (quote), writer);
  tdr_json_writer_end_object (writer);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * tdr_exchange_rate_write_json:
 *
 * The member "exchange"; null for a rate that exchanges nothing.
 */
void
tdr_exchange_rate_write_json (const TdrExchangeRate *self,
                              TdrJsonWriter         *writer)
{
  TdrMoney figure = { .micros = self->micros };

  if (self->base[0] == '\0')
    {
      tdr_json_writer_null (writer, "exchange");
      return;
    }

  tdr_json_writer_begin_object (writer, "exchange");
  tdr_json_writer_string (writer, "base", self->base);
  tdr_json_writer_string (writer, "quote", self->quote);
  tdr_json_writer_money (writer, "rate", figure);
  tdr_json_writer_string (writer, "date", self->date);
  tdr_json_writer_string (writer, "source", self->evidence->publisher);
  tdr_json_writer_end_object (writer);
}

/**
 * tdr_route_write_json:
 * @name: (nullable): of the member
 * @evidence: (inout): what was used, by id
 */
void
tdr_route_write_json (const TdrRoute *self,
                      TdrJsonWriter  *writer,
                      const char     *name,
                      GHashTable     *evidence)
{
  tdr_json_writer_begin_object (writer, name);
  tdr_json_writer_string (writer, "kind", tdr_route_kind_to_string (self->kind));
  tdr_json_writer_string (writer, "jurisdictions", self->jurisdictions);
  tdr_json_writer_string (writer, "destinations", self->destinations);
  write_evidence (writer, "evidence", self->evidence, evidence);
  tdr_json_writer_end_object (writer);
}

/**
 * tdr_cost_write_json:
 * @name: (nullable): of the member
 * @evidence: (inout): what was used, by id
 */
void
tdr_cost_write_json (const TdrCost *self,
                     TdrJsonWriter *writer,
                     const char    *name,
                     GHashTable    *evidence)
{
  tdr_json_writer_begin_object (writer, name);
  tdr_json_writer_boolean (writer, "known", self->known);
  if (self->known)
    tdr_json_writer_money (writer, "total", self->total);
  else
    tdr_json_writer_null (writer, "total");
  tdr_json_writer_integer (writer, "units", self->capacity_units);
  write_missing (writer, self->missing);
  tdr_json_writer_string (writer, "reason", self->reason);
  tdr_json_writer_begin_list (writer, "lines");
  for (guint i = 0; i < self->n_lines; i++)
    write_line (writer, &self->lines[i], evidence);
  tdr_json_writer_end_list (writer);
  tdr_json_writer_end_object (writer);
}

/**
 * tdr_plan_write_json:
 * @evidence: (inout): what was used, by id
 *
 * Writes one plan as an entry of a list.
 */
void
tdr_plan_write_json (const TdrPlan *self,
                     TdrJsonWriter *writer,
                     GHashTable    *evidence)
{
  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_string (writer, "id", self->id);
  if (self->rank > 0)
    tdr_json_writer_integer (writer, "rank", self->rank);
  else
    tdr_json_writer_null (writer, "rank");
  tdr_json_writer_string (writer, "group", self->group);
  tdr_json_writer_boolean (writer, "represents_group", self->represents_group);
  tdr_json_writer_boolean (writer, "is_contender", self->is_contender);
  write_offer (writer, self, evidence);
  if (self->quote != NULL)
    write_quote (writer, self->quote);
  tdr_json_writer_string (writer, "outcome", tdr_outcome_to_string (self->outcome));
  tdr_json_writer_string (writer, "problem", self->problem);
  write_verdicts (writer, self, evidence);
  tdr_cost_write_json (self->cost, writer, "cost", evidence);
  if (self->cost->known && self->per_million.currency[0] != '\0')
    tdr_json_writer_money (writer, "cost_per_million_tokens", self->per_million);
  else
    tdr_json_writer_null (writer, "cost_per_million_tokens");
  if (self->instance != NULL)
    tdr_sizing_write_json (self->sizing, writer, "sizing");
  else
    tdr_json_writer_null (writer, "sizing");
  tdr_json_writer_end_object (writer);
}

/**
 * tdr_evidence_write_json:
 * @evidence: (element-type utf8 TdrEvidence): by id
 * @name: of the member
 *
 * Writes each evidence once, in the order of the ids.
 */
void
tdr_evidence_write_json (GHashTable    *evidence,
                         TdrJsonWriter *writer,
                         const char    *name)
{
  g_autoptr (GPtrArray) ids = g_hash_table_get_keys_as_ptr_array (evidence);

  g_ptr_array_sort (ids, compare_ids);
  tdr_json_writer_begin_object (writer, name);
  for (guint i = 0; i < ids->len; i++)
    {
      const TdrEvidence *one = g_hash_table_lookup (evidence, g_ptr_array_index (ids, i));

      tdr_json_writer_begin_object (writer, one->id);
      tdr_json_writer_string (writer, "publisher", one->publisher);
      tdr_json_writer_string (writer, "address", one->address);
      tdr_json_writer_string (writer, "as_of", one->as_of);
      tdr_json_writer_string (writer, "kind", tdr_evidence_kind_to_string (one->kind));
      tdr_json_writer_string (writer, "note", one->note);
      tdr_json_writer_end_object (writer);
    }
  tdr_json_writer_end_object (writer);
}
