/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Live models, where they are offered, and where the routes to them lead. */

#include "tdr-live-rows.h"

#include <string.h>

#define KEY_SEPARATOR "\x1f"
#define ANYWHERE "*"

/* What Bedrock says of a model in a region, by the model's id and the region. */
typedef struct {
  GHashTable *models;          /* → TdrFact of kind MODEL */
  GHashTable *availability;    /* → TdrFact of kind AVAILABILITY */
} Sayings;

static char *
dup_key (const char *model,
         const char *region)
{
  return g_strjoin (KEY_SEPARATOR, model, region, NULL);
}

static const TdrFact *
look_up (GHashTable *facts,
         const char *model,
         const char *region)
{
  g_autofree char *key = dup_key (model, region);

  return g_hash_table_lookup (facts, key);
}

/* "Nova 2 Lite" is "nova-2-lite": the catalogue's name for the same model everywhere. */
static char *
dup_canonical_name (const char *name)
{
  char *canonical = g_ascii_strdown (name, -1);

  return g_strcanon (canonical, "abcdefghijklmnopqrstuvwxyz0123456789.", '-');
}

/* An id that is not known, of a name that is, is a variant of that model and no model of its own. */
static void
add_model (TdrLiveRows   *self,
           const TdrFact *fact)
{
  g_autofree char *canonical = NULL;

  if (fact->raw_name == NULL || fact->developer == NULL
      || tdr_live_models_know (self->models, fact->platform, fact->subject)
      || tdr_live_models_know (self->models, fact->platform, fact->raw_name))
    return;
  canonical = dup_canonical_name (fact->raw_name);
  {
    const TdrLiveField fields[] = {
      { "platform", fact->platform },
      { "model_id", fact->subject },
      { "model", canonical },
      { "name", fact->raw_name },
      { "developer", fact->developer },
      { "input_modalities", fact->inputs },
      { "output_modalities", fact->outputs },
      { "lifecycle", fact->lifecycle },
      { "end_of_life", fact->until },
    };

    tdr_live_rows_add (self, TDR_LIVE_MODELS, fact, NULL, fields, G_N_ELEMENTS (fields));
  }
  tdr_live_models_learn (self->models, fact->platform, fact->subject, fact->subject);
  tdr_live_models_learn (self->models, fact->platform, fact->raw_name, fact->subject);
}

/* Whether @id is that of one model of the catalogue, and not only a name of it. */
static gboolean
is_id (const TdrLiveRows *self,
       const TdrFact     *fact,
       const char        *id)
{
  return g_strcmp0 (tdr_live_models_find (self->models, fact->platform, id), id) == 0;
}

static void
add_availability (TdrLiveRows   *self,
                  const Sayings *sayings,
                  const TdrFact *fact,
                  const char    *model,
                  const char    *route,
                  const char    *deployments)
{
  const TdrFact *said = look_up (sayings->models, model, fact->region);
  const TdrFact *available = look_up (sayings->availability, model, fact->region);
  const TdrLiveField fields[] = {
    { "platform", fact->platform },
    { "model_id", model },
    { "region", fact->region },
    { "route", route },
    { "deployments", deployments },
    { "lifecycle", said != NULL ? said->lifecycle : NULL },
    { "end_of_life", said != NULL ? said->until : NULL },
  };

  tdr_live_rows_add (self, TDR_LIVE_AVAILABILITY, fact, available != NULL ? available->detail : NULL, fields,
                     G_N_ELEMENTS (fields));
}

static void
add_in_region (TdrLiveRows   *self,
               const Sayings *sayings,
               const TdrFact *fact)
{
  const TdrFact *available = look_up (sayings->availability, fact->subject, fact->region);

  if (fact->deployment == NULL || !is_id (self, fact, fact->subject)
      || (available != NULL && strstr (available->detail, "region NOT_AVAILABLE") != NULL))
    return;

  add_availability (self, sayings, fact, fact->subject, "in-region", fact->deployment);
}

static gboolean
leads_anywhere (const TdrFact *profile)
{
  g_auto (GStrv) destinations = g_strsplit (profile->detail, ";", -1);

  return g_strv_contains ((const char *const *) destinations, ANYWHERE);
}

/* Where a request may go is what the profile lists, not what its name sounds like. One that leads anywhere lists
 * nothing: for it stands what the platform promises of its global routes. */
static void
add_profile (TdrLiveRows   *self,
             const Sayings *sayings,
             const TdrFact *fact)
{
  gboolean global = g_str_has_prefix (fact->subject, "global.") || leads_anywhere (fact);
  const char *route = global ? "global" : "geo", *dot = strchr (fact->subject, '.');
  g_autofree char *prefix = dot != NULL ? g_strndup (fact->subject, (gsize) (dot + 1 - fact->subject)) : NULL;

  if (g_strcmp0 (fact->scope, "SYSTEM_DEFINED") != 0 || fact->raw_name == NULL || !is_id (self, fact, fact->raw_name))
    return;
  add_availability (self, sayings, fact, fact->raw_name, route, "on-demand");
  if (!leads_anywhere (fact))
    {
      const TdrLiveField fields[] = {
        { "platform", fact->platform },
        { "model_id", fact->raw_name },
        { "route", route },
        { "region", fact->region },
        { "profile", prefix },
        { "destinations", fact->detail },
      };

      tdr_live_rows_add (self, TDR_LIVE_ROUTES, fact, fact->subject, fields, G_N_ELEMENTS (fields));
    }
}

static void
gather (Sayings         *sayings,
        const TdrAnswer *answer)
{
  for (guint i = 0; i < tdr_answer_get_n (answer); i++)
    {
      const TdrFact *fact = tdr_answer_get (answer, i);

      if (fact->kind == TDR_FACT_MODEL)
        g_hash_table_replace (sayings->models, dup_key (fact->subject, fact->region), (gpointer) fact);
      else if (fact->kind == TDR_FACT_AVAILABILITY)
        g_hash_table_replace (sayings->availability, dup_key (fact->subject, fact->region), (gpointer) fact);
    }
}

/**
 * tdr_live_rows_add_models:
 *
 * Adds models that the catalogue does not know, where models are offered, and where the routes to them lead.
 */
void
tdr_live_rows_add_models (TdrLiveRows     *self,
                          const TdrAnswer *answer)
{
  g_autoptr (GHashTable) models = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) availability = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Sayings sayings = { models, availability };

  gather (&sayings, answer);
  for (guint i = 0; i < tdr_answer_get_n (answer); i++)
    if (tdr_answer_get (answer, i)->kind == TDR_FACT_MODEL)
      add_model (self, tdr_answer_get (answer, i));
  for (guint i = 0; i < tdr_answer_get_n (answer); i++)
    {
      const TdrFact *fact = tdr_answer_get (answer, i);

      if (fact->kind == TDR_FACT_MODEL)
        add_in_region (self, &sayings, fact);
      else if (fact->kind == TDR_FACT_PROFILE)
        add_profile (self, &sayings, fact);
    }
}
