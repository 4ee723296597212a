/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award-terms.h"

#include "tdr-tender-json.h"

static JsonObject *
exit_to_json (const TdrTenderExit *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "month", self->month);
  json_object_set_int_member (object, "notice_months", self->notice_months);
  json_object_set_int_member (object, "overlap_months", self->overlap_months);
  json_object_set_int_member (object, "stored_gigabytes", self->stored_gigabytes);
  tdr_json_set_money (object, "egress_per_gigabyte", self->egress_per_gigabyte);
  tdr_json_set_money (object, "switching_fee", self->switching_fee);
  json_object_set_boolean_member (object, "data_act", self->data_act);
  tdr_json_add_unknown (object, self->unknown);

  return object;
}

static JsonObject *
criterion_to_json (gconstpointer item)
{
  const TdrTenderCriterion *self = item;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", self->id);
  json_object_set_string_member (object, "name", self->name);
  tdr_json_set_number (object, "weight", self->weight / TDR_WEIGHTS_A_POINT);
  json_object_set_string_member (object, "normalisation", tdr_normalisation_to_string (self->normalisation));
  json_object_set_string_member (object, "source", tdr_criterion_source_to_string (self->source));
  tdr_json_add_unknown (object, self->unknown);

  return object;
}

static JsonObject *
rating_to_json (gconstpointer item)
{
  const TdrTenderRating *self = item;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "criterion", self->criterion);
  json_object_set_string_member (object, "plan", self->plan);
  if (self->workload != NULL)
    json_object_set_string_member (object, "workload", self->workload);
  tdr_json_set_number (object, "value", self->value);
  json_object_set_string_member (object, "rationale", self->rationale);
  tdr_json_add_unknown (object, self->unknown);

  return object;
}

static JsonObject *
limit_to_json (gconstpointer item)
{
  const TdrTenderLimit *self = item;
  JsonObject *object = json_object_new ();
  gboolean is_of_groups = self->limit.kind <= TDR_LIMIT_LEAST_GROUPS;

  json_object_set_string_member (object, "kind", tdr_award_limit_kind_to_string (self->limit.kind));
  if (is_of_groups)
    json_object_set_string_member (object, "dimension", tdr_dimension_to_string (self->limit.dimension));
  if (self->group != NULL)
    json_object_set_string_member (object, "group", self->group);
  if (self->limit.kind == TDR_LIMIT_SHARE)
    tdr_json_set_share (object, "share", self->limit.share_ppm);
  else if (self->limit.kind == TDR_LIMIT_LEAST_GROUPS)
    json_object_set_int_member (object, "count", self->limit.count);
  else
    tdr_json_set_money (object, "amount", self->limit.amount);
  tdr_json_add_unknown (object, self->unknown);

  return object;
}

static void
set_commitments (JsonObject          *object,
                 const TdrInstrument *terms)
{
  JsonArray *commitments = json_array_new ();

  for (guint i = 0; i < terms->n_periods; i++)
    {
      g_autofree char *text = tdr_money_to_string (terms->commitments[i], 2);

      json_array_add_string_element (commitments, text);
    }
  json_object_set_array_member (object, "commitments", commitments);
}

static void
set_tiers (JsonObject          *object,
           const TdrInstrument *terms)
{
  JsonArray *tiers = json_array_new ();

  for (guint i = 0; i < terms->n_tiers; i++)
    {
      JsonObject *tier = json_object_new ();

      tdr_json_set_money (tier, "from", terms->tiers[i].from);
      tdr_json_set_share (tier, "discount", terms->tiers[i].discount_ppm);
      json_array_add_object_element (tiers, tier);
    }
  json_object_set_array_member (object, "tiers", tiers);
}

static JsonObject *
instrument_to_json (gconstpointer item)
{
  const TdrTenderInstrument *self = item;
  const TdrInstrument *terms = &self->instrument.terms;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", self->name);
  json_object_set_string_member (object, "supplier", self->supplier);
  tdr_json_set_strings (object, "platforms", (const char *const *) self->platforms);
  tdr_json_set_strings (object, "marketplace", (const char *const *) self->marketplace);
  json_object_set_boolean_member (object, "optional", self->instrument.optional);
  json_object_set_int_member (object, "period_months", terms->period_months);
  set_commitments (object, terms);
  set_tiers (object, terms);
  json_object_set_string_member (object, "tier_rule", tdr_tier_rule_to_string (terms->tier_rule));
  json_object_set_boolean_member (object, "counts_discounted", terms->counts_discounted);
  tdr_json_set_share (object, "marketplace_share", terms->marketplace_ppm);
  tdr_json_set_share (object, "shortfall_share", terms->shortfall_ppm);
  json_object_set_boolean_member (object, "excess_carries", terms->excess_carries);
  tdr_json_add_unknown (object, self->unknown);

  return object;
}

static void
set_list (JsonObject   *object,
          const char   *member,
          GPtrArray    *list,
          JsonObject *(*to_json) (gconstpointer))
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < list->len; i++)
    json_array_add_object_element (array, to_json (g_ptr_array_index (list, i)));
  json_object_set_array_member (object, member, array);
}

/**
 * tdr_award_terms_to_json:
 *
 * Writes what tdr_award_terms_read() reads.
 */
JsonObject *
tdr_award_terms_to_json (const TdrAwardTerms *self)
{
  JsonObject *object = json_object_new ();

  set_list (object, "criteria", self->criteria, criterion_to_json);
  set_list (object, "ratings", self->ratings, rating_to_json);
  set_list (object, "limits", self->limits, limit_to_json);
  set_list (object, "instruments", self->instruments, instrument_to_json);
  if (self->exit.month > 0)
    json_object_set_object_member (object, "exit", exit_to_json (&self->exit));
  tdr_json_add_unknown (object, self->unknown);

  return object;
}
