/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award-terms.h"

#include "tdr-tender-json.h"

#include <glib/gi18n-lib.h>

#define MOST_RATINGS 10000
#define MOST_INSTRUMENTS 20
#define MOST_PLATFORMS 100

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
  TdrCriterionSource found = TDR_CRITERION_RATED;
  g_autofree char *word = read_string (source, place, "source", TDR_TENDER_MAX_NAME,
                                       tdr_criterion_source_to_string (found));

  if (!tdr_criterion_source_from_string (word, &found))
    tdr_json_reader_refuse (source, place, "source", _("is “%.40s”: it must be rated or cost"), word);
  return found;
}

/* In a file weights are per cent, as people say them. */
static int
read_weight (TdrJsonSource *source,
             TdrJsonPlace  *place)
{
  double weight = 0;

  tdr_json_reader_number (source, place, "weight", &weight);
  if (weight >= 0 && weight <= TDR_WEIGHTS_SUM / TDR_WEIGHTS_A_POINT)
    return (int) (weight * TDR_WEIGHTS_A_POINT + 0.5);

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
