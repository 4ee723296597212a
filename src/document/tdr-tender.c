/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tender.h"

#include "tdr-tender-json.h"

#define DEFAULT_TERM_MONTHS 36   /* the longest term of the common instruments: three-year instances, EDP, MACC */

static void
free_workload (gpointer data)
{
  tdr_tender_workload_free (data);
}

static void
free_requirement (gpointer data)
{
  tdr_tender_requirement_free (data);
}

static JsonObject *
ref_unknown (JsonObject *unknown)
{
  return unknown != NULL ? json_object_ref (unknown) : NULL;
}

static void
free_model (gpointer data)
{
  tdr_tender_model_unref (data);
}

static void
free_quote (gpointer data)
{
  tdr_quote_unref (data);
}

static gboolean
has_workload (const TdrTender *self,
              const char      *id)
{
  for (guint i = 0; i < self->workloads->len; i++)
    {
      const TdrTenderWorkload *workload = g_ptr_array_index (self->workloads, i);

      if (g_str_equal (workload->id, id))
        return TRUE;
    }

  return FALSE;
}

/**
 * tdr_tender_new:
 *
 * An empty tender: no workloads, no requirements.
 */
TdrTender *
tdr_tender_new (void)
{
  TdrTender *self = g_new0 (TdrTender, 1);

  self->title = g_strdup ("");
  self->buyer = g_strdup ("");
  self->reference = g_strdup ("");
  self->currency = g_strdup (TDR_CATALOG_CURRENCY);
  self->term_months = DEFAULT_TERM_MONTHS;
  self->workloads = g_ptr_array_new_with_free_func (free_workload);
  self->requirements = g_ptr_array_new_with_free_func (free_requirement);
  self->shortlist = g_ptr_array_new_with_free_func (g_free);
  self->models = g_ptr_array_new_with_free_func (free_model);
  self->quotes = g_ptr_array_new_with_free_func (free_quote);

  return self;
}

/**
 * tdr_tender_copy:
 *
 * A copy that shares nothing that an edit could change.
 */
TdrTender *
tdr_tender_copy (const TdrTender *self)
{
  TdrTender *copy = g_new0 (TdrTender, 1);

  copy->title = g_strdup (self->title);
  copy->buyer = g_strdup (self->buyer);
  copy->reference = g_strdup (self->reference);
  copy->currency = g_strdup (self->currency);
  copy->price_date = g_strdup (self->price_date);
  copy->term_months = self->term_months;
  copy->unknown = ref_unknown (self->unknown);

  copy->workloads = g_ptr_array_new_with_free_func (free_workload);
  for (guint i = 0; i < self->workloads->len; i++)
    g_ptr_array_add (copy->workloads, tdr_tender_workload_copy (g_ptr_array_index (self->workloads, i)));

  copy->requirements = g_ptr_array_new_with_free_func (free_requirement);
  for (guint i = 0; i < self->requirements->len; i++)
    g_ptr_array_add (copy->requirements, tdr_tender_requirement_copy (g_ptr_array_index (self->requirements, i)));

  copy->shortlist = g_ptr_array_new_with_free_func (g_free);
  copy->quotes = g_ptr_array_new_with_free_func (free_quote);
  for (guint i = 0; i < self->shortlist->len; i++)
    g_ptr_array_add (copy->shortlist, g_strdup (g_ptr_array_index (self->shortlist, i)));

  copy->models = g_ptr_array_new_with_free_func (free_model);
  for (guint i = 0; i < self->models->len; i++)
    g_ptr_array_add (copy->models, tdr_tender_model_ref (g_ptr_array_index (self->models, i)));

  copy->assumptions = tdr_assumptions_copy (self->assumptions);
  for (guint i = 0; i < self->quotes->len; i++)
    g_ptr_array_add (copy->quotes, tdr_quote_ref (g_ptr_array_index (self->quotes, i)));
  copy->award = tdr_award_terms_copy (self->award);

  return copy;
}

/**
 * tdr_tender_free:
 * @self: (nullable) (transfer full)
 */
void
tdr_tender_free (TdrTender *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->buyer);
  g_free (self->reference);
  g_free (self->currency);
  g_free (self->price_date);
  g_ptr_array_unref (self->workloads);
  g_ptr_array_unref (self->requirements);
  g_ptr_array_unref (self->shortlist);
  g_clear_pointer (&self->assumptions, tdr_assumptions_free);
  g_ptr_array_unref (self->models);
  g_ptr_array_unref (self->quotes);
  g_clear_pointer (&self->award, tdr_award_terms_free);
  g_clear_pointer (&self->unknown, json_object_unref);
  g_free (self);
}

/**
 * tdr_tender_equal:
 *
 * Whether saving the one or the other would write the same bytes.
 */
gboolean
tdr_tender_equal (const TdrTender *a,
                  const TdrTender *b)
{
  g_autofree char *text_a = tdr_tender_to_text (a);
  g_autofree char *text_b = tdr_tender_to_text (b);

  return g_str_equal (text_a, text_b);
}

/**
 * tdr_tender_is_workload:
 * @workload: its position
 * @id: (nullable): %NULL stands for every workload
 *
 * Whether the workload is the one of that id.
 */
gboolean
tdr_tender_is_workload (const TdrTender *self,
                        guint            workload,
                        const char      *id)
{
  return id == NULL || g_str_equal (((const TdrTenderWorkload *) g_ptr_array_index (self->workloads, workload))->id, id);
}

/**
 * tdr_tender_dup_unused_id:
 *
 * An id that no workload of @self has yet.
 */
char *
tdr_tender_dup_unused_id (const TdrTender *self)
{
  for (guint number = self->workloads->len + 1;; number++)
    {
      g_autofree char *id = g_strdup_printf ("w%u", number);

      if (!has_workload (self, id))
        return g_steal_pointer (&id);
    }
}

/**
 * tdr_tender_workload_new:
 *
 * A workload without requests, with a flat week and every model as a candidate.
 */
TdrTenderWorkload *
tdr_tender_workload_new (const char *id,
                         const char *name)
{
  TdrTenderWorkload *self = g_new0 (TdrTenderWorkload, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->note = g_strdup ("");
  self->candidates = g_new0 (char *, 1);
  tdr_workload_init (&self->figures);

  return self;
}

/**
 * tdr_tender_workload_copy:
 */
TdrTenderWorkload *
tdr_tender_workload_copy (const TdrTenderWorkload *self)
{
  TdrTenderWorkload *copy = g_new0 (TdrTenderWorkload, 1);

  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->note = g_strdup (self->note);
  copy->candidates = g_strdupv (self->candidates);
  copy->figures = self->figures;
  copy->unknown = ref_unknown (self->unknown);

  return copy;
}

/**
 * tdr_tender_workload_free:
 * @self: (nullable) (transfer full)
 */
void
tdr_tender_workload_free (TdrTenderWorkload *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_free (self->note);
  g_strfreev (self->candidates);
  g_clear_pointer (&self->unknown, json_object_unref);
  g_free (self);
}

/**
 * tdr_tender_requirement_new:
 * @argument: (nullable)
 */
TdrTenderRequirement *
tdr_tender_requirement_new (TdrRequirementKind   kind,
                            TdrRequirementLevel  level,
                            const char          *argument)
{
  TdrTenderRequirement *self = g_new0 (TdrTenderRequirement, 1);

  self->kind = kind;
  self->level = level;
  self->argument = g_strdup (argument);

  return self;
}

/**
 * tdr_tender_requirement_copy:
 */
TdrTenderRequirement *
tdr_tender_requirement_copy (const TdrTenderRequirement *self)
{
  TdrTenderRequirement *copy = tdr_tender_requirement_new (self->kind, self->level, self->argument);

  copy->unknown = ref_unknown (self->unknown);
  return copy;
}

/**
 * tdr_tender_requirement_free:
 * @self: (nullable) (transfer full)
 */
void
tdr_tender_requirement_free (TdrTenderRequirement *self)
{
  if (self == NULL)
    return;

  g_free (self->argument);
  g_clear_pointer (&self->unknown, json_object_unref);
  g_free (self);
}
