/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-plan-filter.h"

#include "tdr-plan-item.h"

#include <string.h>

struct _TdrPlanFilter
{
  GtkFilter parent_instance;

  char **words;       /* folded */
  char *platform;
  gboolean passing_only;
  gboolean starred_only;
  gboolean every_region;
  GHashTable *starred;   /* a set of plan ids */
};

G_DEFINE_FINAL_TYPE (TdrPlanFilter, tdr_plan_filter, GTK_TYPE_FILTER)

static gboolean
contains_words (TdrPlanItem       *item,
                const char *const *words)
{
  const TdrPlan *plan = tdr_plan_item_get_plan (item);
  g_autofree char *title = NULL, *subtitle = NULL, *text = NULL, *folded = NULL;

  if (!words[0])
    return TRUE;
  title = tdr_plan_dup_title (plan);
  subtitle = tdr_plan_dup_subtitle (plan);
  text = g_strjoin (" ", title, subtitle, plan->id, tdr_plan_get_developer (plan), NULL);
  folded = g_utf8_casefold (text, -1);
  for (guint i = 0; words[i]; i++)
    if (!strstr (folded, words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
tdr_plan_filter_match (GtkFilter *filter,
                       gpointer   item)
{
  TdrPlanFilter *self = TDR_PLAN_FILTER (filter);
  const TdrPlan *plan = tdr_plan_item_get_plan (item);

  if (!self->every_region && !plan->represents_group)
    return FALSE;
  if (self->passing_only && (plan->problem || plan->outcome != TDR_OUTCOME_PASS))
    return FALSE;
  if (self->starred_only && !g_hash_table_contains (self->starred, plan->id))
    return FALSE;
  if (self->platform && g_strcmp0 (tdr_plan_get_platform (plan), self->platform) != 0)
    return FALSE;
  return contains_words (item, (const char *const *) self->words);
}

static void
tdr_plan_filter_finalize (GObject *object)
{
  TdrPlanFilter *self = TDR_PLAN_FILTER (object);

  g_strfreev (self->words);
  g_free (self->platform);
  g_hash_table_unref (self->starred);

  G_OBJECT_CLASS (tdr_plan_filter_parent_class)->finalize (object);
}

static void
tdr_plan_filter_class_init (TdrPlanFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tdr_plan_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = tdr_plan_filter_match;
}

static void
tdr_plan_filter_init (TdrPlanFilter *self)
{
  self->words = g_new0 (char *, 1);
  self->starred = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* A filter that shows the best region of each offer. */
TdrPlanFilter *
tdr_plan_filter_new (void)
{
  return g_object_new (TDR_TYPE_PLAN_FILTER, NULL);
}

static char **
split_words (const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words ? words : "", -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t·", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; parts[i]; i++)
    if (*parts[i])
      g_strv_builder_add (kept, parts[i]);
  return g_strv_builder_end (kept);
}

/* Shows what meets all of @criteria. */
void
tdr_plan_filter_set_criteria (TdrPlanFilter         *self,
                              const TdrPlanCriteria *criteria)
{
  g_return_if_fail (TDR_IS_PLAN_FILTER (self));

  g_strfreev (self->words);
  self->words = split_words (criteria->words);
  g_set_str (&self->platform, criteria->platform);
  self->passing_only = criteria->passing_only;
  self->starred_only = criteria->starred_only;
  self->every_region = criteria->every_region;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/* Takes the ids of the plans on the shortlist. */
void
tdr_plan_filter_set_starred (TdrPlanFilter *self,
                             GPtrArray     *ids)
{
  g_return_if_fail (TDR_IS_PLAN_FILTER (self));

  g_hash_table_remove_all (self->starred);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->starred, g_strdup (g_ptr_array_index (ids, i)));
  if (self->starred_only)
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}
