/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-collision.h"

#include <string.h>

/* A set of musts, as positions in the tender's list. */
typedef struct {
  const guint *positions;
  guint n_positions;
} MustSet;

static gboolean
passes_all (const TdrOutcome *outcomes,
            MustSet           musts)
{
  for (guint i = 0; i < musts.n_positions; i++)
    if (outcomes[musts.positions[i]] != TDR_OUTCOME_PASS)
      return FALSE;

  return TRUE;
}

static gboolean
rules_out_all (MustSet    musts,
               GPtrArray *offers)
{
  for (guint i = 0; i < offers->len; i++)
    if (passes_all (g_ptr_array_index (offers, i), musts))
      return FALSE;

  return TRUE;
}

static gboolean
find_single (MustSet    musts,
             GPtrArray *offers,
             GArray    *found)
{
  for (guint i = 0; i < musts.n_positions; i++)
    if (rules_out_all ((MustSet) { &musts.positions[i], 1 }, offers))
      {
        g_array_append_val (found, musts.positions[i]);
        return TRUE;
      }

  return FALSE;
}

static gboolean
find_pair (MustSet    musts,
           GPtrArray *offers,
           GArray    *found)
{
  for (guint i = 0; i < musts.n_positions; i++)
    for (guint j = i + 1; j < musts.n_positions; j++)
      {
        guint pair[] = { musts.positions[i], musts.positions[j] };

        if (rules_out_all ((MustSet) { pair, G_N_ELEMENTS (pair) }, offers))
          {
            g_array_append_vals (found, pair, G_N_ELEMENTS (pair));
            return TRUE;
          }
      }

  return FALSE;
}

/* More than two: drop each must, the last first, that the others do without. What remains cannot be shortened. */
static void
shorten (MustSet    musts,
         GPtrArray *offers,
         GArray    *found)
{
  g_array_append_vals (found, musts.positions, musts.n_positions);

  for (guint i = musts.n_positions; i-- > 0;)
    {
      guint dropped = g_array_index (found, guint, i);

      g_array_remove_index (found, i);
      if (!rules_out_all ((MustSet) { (const guint *) (gpointer) found->data, found->len }, offers))
        g_array_insert_val (found, i, dropped);
    }
}

static TdrCollision *
find_in_group (const char *group,
               GPtrArray  *offers,
               MustSet     musts)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  TdrCollision *collision;
  gsize n_found;

  if (!rules_out_all (musts, offers))
    return NULL;

  if (!find_single (musts, offers, found) && !find_pair (musts, offers, found))
    shorten (musts, offers, found);

  collision = g_new0 (TdrCollision, 1);
  collision->group = group;
  collision->n_offers = offers->len;
  collision->requirements = g_array_steal (found, &n_found);
  collision->n_requirements = n_found;
  return collision;
}

static GHashTable *
group_offers (const TdrCollisionSubject *subjects,
              guint                      n_subjects)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < n_subjects; i++)
    {
      GPtrArray *offers = g_hash_table_lookup (groups, subjects[i].group);

      if (offers == NULL)
        {
          offers = g_ptr_array_new ();
          g_hash_table_insert (groups, (gpointer) subjects[i].group, offers);
        }
      g_ptr_array_add (offers, (gpointer) subjects[i].outcomes);
    }

  return groups;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GArray *
list_musts (const TdrRequirement *requirements,
            guint                 n_requirements)
{
  GArray *musts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_requirements; i++)
    if (requirements[i].level == TDR_LEVEL_MUST)
      g_array_append_val (musts, i);

  return musts;
}

/**
 * tdr_collision_find:
 * @subjects: (array length=n_subjects): every offer of the market, with its outcomes in the order of @requirements
 * @requirements: (array length=n_requirements): of the tender; only musts count
 *
 * Finds, for every group of which no offer passes all musts, why: one must, or else two, or else a set that cannot be
 * shortened; the first of its size in the tender's order.
 *
 * Returns: (transfer full) (element-type TdrCollision): ordered by group; the names are the subjects'
 */
GPtrArray *
tdr_collision_find (const TdrCollisionSubject *subjects,
                    guint                      n_subjects,
                    const TdrRequirement      *requirements,
                    guint                      n_requirements)
{
  g_autoptr (GHashTable) groups = group_offers (subjects, n_subjects);
  g_autoptr (GPtrArray) names = g_hash_table_get_keys_as_ptr_array (groups);
  g_autoptr (GArray) musts = list_musts (requirements, n_requirements);
  GPtrArray *collisions = g_ptr_array_new_with_free_func ((GDestroyNotify) tdr_collision_free);

  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const char *group = g_ptr_array_index (names, i);
      TdrCollision *collision = find_in_group (group, g_hash_table_lookup (groups, group),
                                               (MustSet) { (const guint *) (gpointer) musts->data, musts->len });

      if (collision != NULL)
        g_ptr_array_add (collisions, collision);
    }

  return collisions;
}

/**
 * tdr_collision_dup_text:
 * @requirements: the list that tdr_collision_find() was given
 *
 * One English sentence without its full stop: "No offer of Anthropic meets processing in one region and invocation
 * logging together".
 */
char *
tdr_collision_dup_text (const TdrCollision   *self,
                        const TdrRequirement *requirements)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "No offer of %s meets ", self->group);
  for (guint i = 0; i < self->n_requirements; i++)
    {
      g_autofree char *need = tdr_requirement_dup_text (&requirements[self->requirements[i]]);

      if (i > 0)
        g_string_append (text, i + 1 == self->n_requirements ? " and " : ", ");
      g_string_append (text, need);
    }
  if (self->n_requirements > 1)
    g_string_append (text, " together");

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * tdr_collision_free:
 *
 * Frees @self.
 */
void
tdr_collision_free (TdrCollision *self)
{
  g_free (self->requirements);
  g_free (self);
}
