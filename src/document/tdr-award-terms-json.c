/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award-terms.h"

#include "tdr-tender-json.h"

#include <glib/gi18n-lib.h>

#define MOST_RATINGS 10000
#define MOST_INSTRUMENTS 20
#define MOST_PLATFORMS 100
#define HUNDREDTHS 100.0

static const char *const source_names[] = {
  [TDR_CRITERION_RATED] = "rated",
  [TDR_CRITERION_COST] = "cost",
};

static char *
read_string (TdrJsonSource *source,
             TdrJsonPlace  *place,
             const char    *member,
             guint          most,
             const char    *fallback)
{
  char *text = g_strdup (fallback);

  tdr_json_reader_string (source, place, member, most, &text);
  return text;
}

/* A text of its own without which the entry says nothing. */
static char *
read_needed (TdrJsonSource *source,
             TdrJsonPlace  *place,
             const char    *member)
{
  char *text = read_string (source, place, member, TDR_TENDER_MAX_NAME, "");

  if (text[0] == '\0')
    tdr_json_reader_refuse (source, place, member, _("is missing"));
  return text;
}

static TdrCriterionSource
read_source (TdrJsonSource *source,
             TdrJsonPlace  *place)
{
  g_autofree char *word = read_string (source, place, "source", TDR_TENDER_MAX_NAME, source_names[TDR_CRITERION_RATED]);

  for (guint i = 0; i < G_N_ELEMENTS (source_names); i++)
    if (g_str_equal (word, source_names[i]))
      return (TdrCriterionSource) i;

  tdr_json_reader_refuse (source, place, "source", _("is “%.40s”: it must be rated or cost"), word);
  return TDR_CRITERION_RATED;
}

/* In a file weights are per cent, as people say them. */
static int
read_weight (TdrJsonSource *source,
             TdrJsonPlace  *place)
{
  double weight = 0;

  tdr_json_reader_number (source, place, "weight", &weight);
  if (weight >= 0 && weight <= TDR_WEIGHTS_SUM / HUNDREDTHS)
    return (int) (weight * HUNDREDTHS + 0.5);

  tdr_json_reader_refuse (source, place, "weight", _("must be from 0 to 100"));
  return 0;
}

static gpointer
read_criterion (TdrJsonSource *source,
                TdrJsonPlace  *place,
                const char    *currency)
{
  g_autofree char *id = read_needed (source, place, "id");
  g_autofree char *name = read_string (source, place, "name", TDR_TENDER_MAX_NAME, id);
  g_autofree char *word = read_string (source, place, "normalisation", TDR_TENDER_MAX_NAME,
                                       tdr_normalisation_to_string (TDR_NORMALISE_POINTS));
  TdrCriterionSource origin = read_source (source, place);
  TdrNormalisation normalisation = TDR_NORMALISE_POINTS;
  TdrTenderCriterion *criterion;

  if (!tdr_normalisation_from_string (word, &normalisation))
    tdr_json_reader_refuse (source, place, "normalisation",
                            _("is “%.40s”: it must be points, lowest-over-this or linear"), word);
  else if (origin == TDR_CRITERION_COST && normalisation == TDR_NORMALISE_POINTS)
    tdr_json_reader_refuse (source, place, "normalisation", _("must be lowest-over-this or linear for a cost"));

  criterion = tdr_tender_criterion_new (id, name, read_weight (source, place), normalisation, origin);
  criterion->unknown = tdr_json_reader_unknown (place);
  return criterion;
}

static gpointer
read_rating (TdrJsonSource *source,
             TdrJsonPlace  *place,
             const char    *currency)
{
  g_autofree char *criterion = read_needed (source, place, "criterion");
  g_autofree char *plan = read_needed (source, place, "plan");
  g_autofree char *workload = read_string (source, place, "workload", TDR_TENDER_MAX_NAME, NULL);
  g_autofree char *rationale = read_string (source, place, "rationale", TDR_TENDER_MAX_NOTE, "");
  TdrTenderRating *rating;
  double value = -1;

  tdr_json_reader_number (source, place, "value", &value);
  if (value < 0)
    tdr_json_reader_refuse (source, place, "value", _("must be 0 or more"));

  rating = tdr_tender_rating_new (criterion, plan, workload, value, rationale);
  rating->unknown = tdr_json_reader_unknown (place);
  return rating;
}

static void
read_limit_figures (TdrJsonSource *source,
                    TdrJsonPlace  *place,
                    const char    *currency,
                    TdrAwardLimit *limit)
{
  gint64 count = 0;

  limit->amount = tdr_money_new (0, currency);
  switch (limit->kind)
    {
    case TDR_LIMIT_SHARE:
      tdr_json_reader_share (source, place, "share", &limit->share_ppm);
      if (limit->share_ppm < 0 || limit->share_ppm > TDR_PPM)
        tdr_json_reader_refuse (source, place, "share", _("must be from 0 to 1"));
      break;

    case TDR_LIMIT_LEAST_GROUPS:
      tdr_json_reader_integer (source, place, "count", &count);
      if (count < 1 || count > TDR_MAX_AWARD_WORKLOADS)
        tdr_json_reader_refuse (source, place, "count", _("must be from 1 to %d"), TDR_MAX_AWARD_WORKLOADS);
      limit->count = (guint) CLAMP (count, 0, TDR_MAX_AWARD_WORKLOADS);
      break;

    case TDR_LIMIT_AMOUNT:
    case TDR_LIMIT_UPFRONT:
    case TDR_LIMIT_COMMITTED:
    default:
      tdr_json_reader_money (source, place, "amount", currency, &limit->amount);
      if (limit->amount.micros < 0)
        tdr_json_reader_refuse (source, place, "amount", _("must be 0 or more"));
    }
}

static gpointer
read_limit (TdrJsonSource *source,
            TdrJsonPlace  *place,
            const char    *currency)
{
  g_autofree char *kind = read_needed (source, place, "kind");
  g_autofree char *dimension = read_string (source, place, "dimension", TDR_TENDER_MAX_NAME,
                                            tdr_dimension_to_string (TDR_DIMENSION_SUPPLIER));
  g_autofree char *group = read_string (source, place, "group", TDR_TENDER_MAX_NAME, NULL);
  TdrAwardLimit limit = { .group = TDR_EVERY_GROUP };
  TdrTenderLimit *own;

  if (!tdr_award_limit_kind_from_string (kind, &limit.kind))
    tdr_json_reader_refuse (source, place, "kind", _("is “%.40s”: it must be most-share, most-amount, least-groups, "
                                                     "most-upfront or most-committed"), kind);
  if (!tdr_dimension_from_string (dimension, &limit.dimension))
    tdr_json_reader_refuse (source, place, "dimension",
                            _("is “%.40s”: it must be supplier, developer, platform or chip"), dimension);
  read_limit_figures (source, place, currency, &limit);

  own = tdr_tender_limit_new (&limit, group);
  own->unknown = tdr_json_reader_unknown (place);
  return own;
}

static void
read_tiers (TdrJsonSource *source,
            TdrJsonPlace  *place,
            const char    *currency,
            TdrInstrument *terms)
{
  guint length = tdr_json_reader_length (source, place, "tiers", TDR_MAX_SPEND_TIERS);

  for (guint i = 0; i < length && !tdr_json_source_failed (source); i++)
    {
      g_autoptr (TdrJsonPlace) tier = tdr_json_reader_element (source, place, "tiers", i);

      if (tier == NULL)
        return;
      terms->tiers[i].from = tdr_money_new (0, currency);
      tdr_json_reader_money (source, tier, "from", currency, &terms->tiers[i].from);
      tdr_json_reader_share (source, tier, "discount", &terms->tiers[i].discount_ppm);
      terms->n_tiers = i + 1;
    }
}

static void
read_commitments (TdrJsonSource *source,
                  TdrJsonPlace  *place,
                  const char    *currency,
                  TdrInstrument *terms)
{
  g_auto (GStrv) amounts = g_new0 (char *, 1);

  tdr_json_reader_strings (source, place, "commitments", TDR_MAX_INSTRUMENT_PERIODS, &amounts);
  for (guint i = 0; amounts[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!tdr_money_parse (amounts[i], currency, &terms->commitments[i], &error))
        tdr_json_reader_refuse (source, place, "commitments", _("is wrong: %s"), error->message);
      terms->n_periods = i + 1;
    }
}

static void
read_terms (TdrJsonSource *source,
            TdrJsonPlace  *place,
            const char    *currency,
            TdrInstrument *terms)
{
  g_autofree char *rule = read_string (source, place, "tier_rule", TDR_TENDER_MAX_NAME,
                                       tdr_tier_rule_to_string (TDR_TIERS_ALL_SPEND));
  g_autoptr (GError) error = NULL;
  gint64 months = TDR_MONTHS_PER_YEAR;

  terms->shortfall_ppm = TDR_PPM;
  tdr_json_reader_integer (source, place, "period_months", &months);
  terms->period_months = (guint) CLAMP (months, 0, TDR_MAX_TERM_MONTHS + 1);
  read_commitments (source, place, currency, terms);
  read_tiers (source, place, currency, terms);
  tdr_json_reader_boolean (source, place, "counts_discounted", &terms->counts_discounted);
  tdr_json_reader_share (source, place, "marketplace_share", &terms->marketplace_ppm);
  tdr_json_reader_share (source, place, "shortfall_share", &terms->shortfall_ppm);
  tdr_json_reader_boolean (source, place, "excess_carries", &terms->excess_carries);

  if (!tdr_tier_rule_from_string (rule, &terms->tier_rule))
    tdr_json_reader_refuse (source, place, "tier_rule", _("is “%.40s”: it must be all-spend or graduated"), rule);
  else if (!tdr_json_source_failed (source) && !tdr_instrument_check (terms, &error))
    tdr_json_reader_refuse (source, place, NULL, _("is wrong: %s"), error->message);
}

static gpointer
read_instrument (TdrJsonSource *source,
                 TdrJsonPlace  *place,
                 const char    *currency)
{
  g_autofree char *name = read_needed (source, place, "name");
  g_autofree char *supplier = read_needed (source, place, "supplier");
  TdrAwardInstrument instrument = { 0 };
  TdrTenderInstrument *own;

  tdr_json_reader_boolean (source, place, "optional", &instrument.optional);
  read_terms (source, place, currency, &instrument.terms);

  own = tdr_tender_instrument_new (name, supplier, &instrument);
  tdr_json_reader_strings (source, place, "platforms", MOST_PLATFORMS, &own->platforms);
  tdr_json_reader_strings (source, place, "marketplace", MOST_PLATFORMS, &own->marketplace);
  own->unknown = tdr_json_reader_unknown (place);
  return own;
}

/* A number of months of the term, from @least. */
static guint
read_months (TdrJsonSource *source,
             TdrJsonPlace  *place,
             const char    *member,
             gint64         least)
{
  gint64 months = least;

  tdr_json_reader_integer (source, place, member, &months);
  if (months < least || months > TDR_MAX_TERM_MONTHS)
    tdr_json_reader_refuse (source, place, member, _("must be from %d to %d"), (int) least, TDR_MAX_TERM_MONTHS);
  return (guint) CLAMP (months, least, TDR_MAX_TERM_MONTHS);
}

static void
read_exit (TdrJsonSource *source,
           TdrJsonPlace  *terms,
           const char    *currency,
           TdrTenderExit *own)
{
  g_autoptr (TdrJsonPlace) place = tdr_json_reader_object (source, terms, "exit");

  own->egress_per_gigabyte = own->switching_fee = tdr_money_new (0, currency);
  if (place == NULL)
    return;

  own->month = read_months (source, place, "month", 1);
  own->notice_months = read_months (source, place, "notice_months", 0);
  own->overlap_months = read_months (source, place, "overlap_months", 0);
  tdr_json_reader_integer (source, place, "stored_gigabytes", &own->stored_gigabytes);
  tdr_json_reader_money (source, place, "egress_per_gigabyte", currency, &own->egress_per_gigabyte);
  tdr_json_reader_money (source, place, "switching_fee", currency, &own->switching_fee);
  tdr_json_reader_boolean (source, place, "data_act", &own->data_act);
  own->unknown = tdr_json_reader_unknown (place);
  if (own->stored_gigabytes < 0 || own->egress_per_gigabyte.micros < 0 || own->switching_fee.micros < 0)
    tdr_json_reader_refuse (source, terms, "exit", _("has a negative figure: none can be"));
}

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

static void
read_list (TdrJsonSource  *source,
           TdrJsonPlace   *place,
           const char     *member,
           guint           most,
           const char     *currency,
           gpointer      (*read) (TdrJsonSource *, TdrJsonPlace *, const char *),
           GPtrArray      *list)
{
  guint length = tdr_json_reader_length (source, place, member, most);

  for (guint i = 0; i < length && !tdr_json_source_failed (source); i++)
    {
      g_autoptr (TdrJsonPlace) element = tdr_json_reader_element (source, place, member, i);

      if (element != NULL)
        g_ptr_array_add (list, read (source, element, currency));
    }
}

static void
check_ids (TdrJsonSource       *source,
           TdrJsonPlace        *place,
           const TdrAwardTerms *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->criteria->len; i++)
    {
      const TdrTenderCriterion *criterion = g_ptr_array_index (self->criteria, i);

      if (!g_hash_table_add (ids, criterion->id))
        tdr_json_reader_refuse (source, place, "criteria", _("have two of the id “%.40s”: change one"), criterion->id);
    }

  for (guint i = 0; i < self->ratings->len; i++)
    {
      const TdrTenderRating *rating = g_ptr_array_index (self->ratings, i);

      if (!g_hash_table_contains (ids, rating->criterion))
        tdr_json_reader_refuse (source, place, "ratings", _("name the criterion “%.40s”, which there is not"),
                                rating->criterion);
    }
}

static JsonObject *
criterion_to_json (gconstpointer item)
{
  const TdrTenderCriterion *self = item;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", self->id);
  json_object_set_string_member (object, "name", self->name);
  tdr_json_set_number (object, "weight", self->weight / HUNDREDTHS);
  json_object_set_string_member (object, "normalisation", tdr_normalisation_to_string (self->normalisation));
  json_object_set_string_member (object, "source", source_names[self->source]);
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
 * tdr_award_terms_read:
 * @place: the member of the tender's file
 * @currency: of the tender
 *
 * Reads the terms strictly; what is wrong is kept by @source. That weights sum to 100 is not asked here: a tender may be
 * saved half done.
 */
TdrAwardTerms *
tdr_award_terms_read (TdrJsonSource *source,
                      TdrJsonPlace  *place,
                      const char    *currency)
{
  TdrAwardTerms *self = tdr_award_terms_new ();

  read_list (source, place, "criteria", TDR_MAX_CRITERIA, currency, read_criterion, self->criteria);
  read_list (source, place, "ratings", MOST_RATINGS, currency, read_rating, self->ratings);
  read_list (source, place, "limits", TDR_MAX_AWARD_LIMITS, currency, read_limit, self->limits);
  read_list (source, place, "instruments", MOST_INSTRUMENTS, currency, read_instrument, self->instruments);
  read_exit (source, place, currency, &self->exit);
  self->unknown = tdr_json_reader_unknown (place);
  if (!tdr_json_source_failed (source))
    check_ids (source, place, self);

  return self;
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
