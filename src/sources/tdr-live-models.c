/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-live-models.h"

struct _TdrLiveModels {
  GHashTable *ids;     /* "PLATFORM\nNAME or ID" → id; "" where two models share a name */
};

static const char *
look_up (const TdrLiveModels *self,
         const char          *platform,
         const char          *name)
{
  g_autofree char *key = g_strconcat (platform, "\n", name, NULL);

  return g_hash_table_lookup (self->ids, key);
}

/**
 * tdr_live_models_read:
 *
 * Reads the models of a catalogue. A platform knows one by its id and by its name.
 */
TdrLiveModels *
tdr_live_models_read (TdrDatabase  *database,
                      GError      **error)
{
  g_autoptr (TdrLiveModels) self = g_new0 (TdrLiveModels, 1);
  g_autoptr (TdrQuery) query = tdr_database_query (database, "SELECT platform, model_id, name FROM model", error);

  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (query == NULL)
    return NULL;
  while (tdr_query_next (query, NULL))
    {
      g_autofree char *platform = g_strdup (tdr_query_get_text (query, 0));
      g_autofree char *id = g_strdup (tdr_query_get_text (query, 1));

      tdr_live_models_learn (self, platform, id, id);
      tdr_live_models_learn (self, platform, tdr_query_get_text (query, 2), id);
    }

  return g_steal_pointer (&self);
}

/**
 * tdr_live_models_free:
 */
void
tdr_live_models_free (TdrLiveModels *self)
{
  g_hash_table_unref (self->ids);
  g_free (self);
}

/**
 * tdr_live_models_learn:
 *
 * Notes that @name means @id. A name that means two models means none.
 */
void
tdr_live_models_learn (TdrLiveModels *self,
                       const char    *platform,
                       const char    *name,
                       const char    *id)
{
  const char *known = look_up (self, platform, name);

  g_hash_table_replace (self->ids, g_strconcat (platform, "\n", name, NULL),
                        g_strdup (known == NULL || g_str_equal (known, id) ? id : ""));
}

/**
 * tdr_live_models_know:
 *
 * Whether @name is the id or the name of one model or more.
 */
gboolean
tdr_live_models_know (const TdrLiveModels *self,
                      const char          *platform,
                      const char          *name)
{
  return look_up (self, platform, name) != NULL;
}

/**
 * tdr_live_models_find:
 *
 * Returns: (nullable): the id of the one model that @name means
 */
const char *
tdr_live_models_find (const TdrLiveModels *self,
                      const char          *platform,
                      const char          *name)
{
  const char *id = look_up (self, platform, name);

  return id != NULL && *id != '\0' ? id : NULL;
}
