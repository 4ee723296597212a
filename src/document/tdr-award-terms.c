/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award-terms.h"

#include <glib/gi18n-lib.h>

static const char *const source_names[] = {
  [TDR_CRITERION_RATED] = "rated",
  [TDR_CRITERION_COST] = "cost",
};

static JsonObject *
ref_unknown (JsonObject *unknown)
{
  return unknown != NULL ? json_object_ref (unknown) : NULL;
}

static gpointer
copy_criterion (gconstpointer item)
{
  const TdrTenderCriterion *self = item;
  TdrTenderCriterion *copy = tdr_tender_criterion_new (self->id, self->name, self->weight, self->normalisation,
                                                       self->source);

  copy->unknown = ref_unknown (self->unknown);
  return copy;
}

static gpointer
copy_rating (gconstpointer item)
{
  const TdrTenderRating *self = item;
  TdrTenderRating *copy = tdr_tender_rating_new (self->criterion, self->plan, self->workload, self->value,
                                                 self->rationale);

  copy->unknown = ref_unknown (self->unknown);
  return copy;
}

static gpointer
copy_limit (gconstpointer item)
{
  const TdrTenderLimit *self = item;
  TdrTenderLimit *copy = tdr_tender_limit_new (&self->limit, self->group);

  copy->unknown = ref_unknown (self->unknown);
  return copy;
}

static gpointer
copy_instrument (gconstpointer item)
{
  const TdrTenderInstrument *self = item;
  TdrTenderInstrument *copy = tdr_tender_instrument_new (self->name, self->supplier, &self->instrument);

  g_strfreev (copy->platforms);
  g_strfreev (copy->marketplace);
  copy->platforms = g_strdupv (self->platforms);
  copy->marketplace = g_strdupv (self->marketplace);
  copy->unknown = ref_unknown (self->unknown);
  return copy;
}

static void
copy_all (GPtrArray  *from,
          GPtrArray  *to,
          gpointer  (*copy) (gconstpointer))
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, copy (g_ptr_array_index (from, i)));
}

/**
 * tdr_criterion_source_to_string:
 *
 * The source's name as files carry it.
 */
const char *
tdr_criterion_source_to_string (TdrCriterionSource source)
{
  return source_names[source];
}

/**
 * tdr_criterion_source_from_string:
 * @source: (out): left alone where there is none
 *
 * Whether there is a source of that name.
 */
gboolean
tdr_criterion_source_from_string (const char         *text,
                                  TdrCriterionSource *source)
{
  for (guint i = 0; i < G_N_ELEMENTS (source_names); i++)
    if (g_str_equal (text, source_names[i]))
      {
        *source = (TdrCriterionSource) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tdr_award_terms_new:
 *
 * Terms that say nothing yet.
 */
TdrAwardTerms *
tdr_award_terms_new (void)
{
  TdrAwardTerms *self = g_new0 (TdrAwardTerms, 1);

  self->criteria = g_ptr_array_new_with_free_func ((GDestroyNotify) tdr_tender_criterion_free);
  self->ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) tdr_tender_rating_free);
  self->limits = g_ptr_array_new_with_free_func ((GDestroyNotify) tdr_tender_limit_free);
  self->instruments = g_ptr_array_new_with_free_func ((GDestroyNotify) tdr_tender_instrument_free);

  return self;
}

/**
 * tdr_award_terms_copy:
 * @self: (nullable)
 *
 * A copy that shares nothing that an edit could change.
 */
TdrAwardTerms *
tdr_award_terms_copy (const TdrAwardTerms *self)
{
  TdrAwardTerms *copy;

  if (self == NULL)
    return NULL;

  copy = tdr_award_terms_new ();
  copy_all (self->criteria, copy->criteria, copy_criterion);
  copy_all (self->ratings, copy->ratings, copy_rating);
  copy_all (self->limits, copy->limits, copy_limit);
  copy_all (self->instruments, copy->instruments, copy_instrument);
  copy->exit = self->exit;
  copy->exit.unknown = ref_unknown (self->exit.unknown);
  copy->unknown = ref_unknown (self->unknown);

  return copy;
}

/**
 * tdr_award_terms_free:
 * @self: (nullable) (transfer full)
 */
void
tdr_award_terms_free (TdrAwardTerms *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->criteria);
  g_ptr_array_unref (self->ratings);
  g_ptr_array_unref (self->limits);
  g_ptr_array_unref (self->instruments);
  g_clear_pointer (&self->exit.unknown, json_object_unref);
  g_clear_pointer (&self->unknown, json_object_unref);
  g_free (self);
}

/**
 * tdr_tender_criterion_new:
 * @weight: in hundredths
 */
TdrTenderCriterion *
tdr_tender_criterion_new (const char         *id,
                          const char         *name,
                          int                 weight,
                          TdrNormalisation    normalisation,
                          TdrCriterionSource  source)
{
  TdrTenderCriterion *self = g_new0 (TdrTenderCriterion, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->weight = weight;
  self->normalisation = normalisation;
  self->source = source;

  return self;
}

/**
 * tdr_tender_criterion_new_default:
 *
 * What decides where the buyer has stated no criteria: cost.
 */
TdrTenderCriterion *
tdr_tender_criterion_new_default (void)
{
  return tdr_tender_criterion_new ("cost", _("Cost over the term"), TDR_WEIGHTS_SUM, TDR_NORMALISE_RATIO,
                                   TDR_CRITERION_COST);
}

/**
 * tdr_tender_criterion_free:
 * @self: (nullable) (transfer full)
 */
void
tdr_tender_criterion_free (TdrTenderCriterion *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_clear_pointer (&self->unknown, json_object_unref);
  g_free (self);
}

/**
 * tdr_tender_rating_new:
 * @workload: (nullable)
 */
TdrTenderRating *
tdr_tender_rating_new (const char *criterion,
                       const char *plan,
                       const char *workload,
                       double      value,
                       const char *rationale)
{
  TdrTenderRating *self = g_new0 (TdrTenderRating, 1);

  self->criterion = g_strdup (criterion);
  self->plan = g_strdup (plan);
  self->workload = g_strdup (workload);
  self->value = value;
  self->rationale = g_strdup (rationale);

  return self;
}

/**
 * tdr_tender_rating_free:
 * @self: (nullable) (transfer full)
 */
void
tdr_tender_rating_free (TdrTenderRating *self)
{
  if (self == NULL)
    return;

  g_free (self->criterion);
  g_free (self->plan);
  g_free (self->workload);
  g_free (self->rationale);
  g_clear_pointer (&self->unknown, json_object_unref);
  g_free (self);
}

/**
 * tdr_tender_limit_new:
 * @group: (nullable)
 */
TdrTenderLimit *
tdr_tender_limit_new (const TdrAwardLimit *limit,
                      const char          *group)
{
  TdrTenderLimit *self = g_new0 (TdrTenderLimit, 1);

  self->limit = *limit;
  self->group = g_strdup (group);

  return self;
}

/**
 * tdr_tender_limit_free:
 * @self: (nullable) (transfer full)
 */
void
tdr_tender_limit_free (TdrTenderLimit *self)
{
  if (self == NULL)
    return;

  g_free (self->group);
  g_clear_pointer (&self->unknown, json_object_unref);
  g_free (self);
}

/**
 * tdr_tender_instrument_new:
 *
 * An instrument under which all of the supplier's platforms are eligible and nothing is bought through a marketplace.
 */
TdrTenderInstrument *
tdr_tender_instrument_new (const char               *name,
                           const char               *supplier,
                           const TdrAwardInstrument *instrument)
{
  TdrTenderInstrument *self = g_new0 (TdrTenderInstrument, 1);

  self->name = g_strdup (name);
  self->supplier = g_strdup (supplier);
  self->platforms = g_new0 (char *, 1);
  self->marketplace = g_new0 (char *, 1);
  self->instrument = *instrument;

  return self;
}

/**
 * tdr_tender_instrument_free:
 * @self: (nullable) (transfer full)
 */
void
tdr_tender_instrument_free (TdrTenderInstrument *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->supplier);
  g_strfreev (self->platforms);
  g_strfreev (self->marketplace);
  g_clear_pointer (&self->unknown, json_object_unref);
  g_free (self);
}
