/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-lineup.h"

#include <string.h>

/* A text that places share. */
typedef struct {
  const char *text;
  guint number;
} Name;

/* A machine before a model is put on it. */
typedef struct {
  TdrLineupPlace place;   /* without id, group and order */
  guint kind;             /* number of its cloud, type and term */
} Machine;

struct _TdrLineup {
  TdrArena *arena;
  GHashTable *names;      /* text → Name */
  guint n_names;
  GString *scratch;
  GArray *offers;         /* TdrLineupPlace, in the order of their ids */
  GArray *machines;       /* Machine, likewise */
  GPtrArray *kinds;       /* "aws/p5.48xlarge/on-demand" */
  guint n_hosts;
  GPtrArray *models;      /* likewise */
  GHashTable *joined;     /* model → its places, one a machine */
};

/* Parts apart by "/". */
static const char *
join (TdrLineup  *self,
      const char *first,
      const char *second)
{
  gsize n_first = strlen (first), n_second = strlen (second);
  char *text = tdr_arena_take (self->arena, n_first + n_second + 2);

  memcpy (text, first, n_first);
  text[n_first] = '/';
  memcpy (text + n_first + 1, second, n_second + 1);
  return text;
}

/* The same text is the same name. */
static const Name *
name_of (TdrLineup  *self,
         const char *text)
{
  Name *name = g_hash_table_lookup (self->names, text);

  if (name == NULL)
    {
      name = tdr_arena_take (self->arena, sizeof *name);
      *name = (Name) { tdr_arena_copy (self->arena, text, strlen (text) + 1), self->n_names++ };
      g_hash_table_insert (self->names, (gpointer) name->text, name);
    }
  return name;
}

/* Parts apart by "/", up to %NULL. */
static const Name *
name_of_parts (TdrLineup *self,
               ...)
{
  va_list parts;

  g_string_truncate (self->scratch, 0);
  va_start (parts, self);
  for (const char *part = va_arg (parts, const char *); part != NULL; part = va_arg (parts, const char *))
    {
      if (self->scratch->len > 0)
        g_string_append_c (self->scratch, '/');
      g_string_append (self->scratch, part);
    }
  va_end (parts);

  return name_of (self, self->scratch->str);
}

static void
line_up_offer (TdrLineup      *self,
               const TdrOffer *offer,
               TdrJudge       *judge)
{
  const Name *group = name_of_parts (self, offer->platform, offer->model_id, tdr_route_kind_to_string (offer->route.kind),
                                     tdr_deployment_to_string (offer->deployment),
                                     offer->commitment != NULL ? offer->commitment : "", NULL);
  TdrLineupPlace place = {
    .id = offer->id,
    .group = group->text,
    .group_number = group->number,
    .choice = name_of_parts (self, offer->platform, offer->model, NULL)->number,
    .ruling = tdr_judge_offer (judge, offer),
    .offer = offer,
  };

  g_array_append_val (self->offers, place);
}

/* Models that a tender names, or %NULL if some workload takes any. */
static GHashTable *
set_of_wanted (const TdrTender *tender)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < tender->workloads->len; i++)
    {
      const TdrTenderWorkload *workload = g_ptr_array_index (tender->workloads, i);

      if (workload->candidates[0] == NULL)
        return NULL;
      for (guint j = 0; workload->candidates[j] != NULL; j++)
        g_hash_table_add (set, workload->candidates[j]);
    }

  return g_steal_pointer (&set);
}

static void
line_up_offers (TdrLineup       *self,
                const TdrTender *tender,
                TdrCatalog      *catalog,
                TdrJudge        *judge)
{
  g_autoptr (GHashTable) wanted = set_of_wanted (tender);
  guint n_offers;
  const TdrOffer *const *offers = tdr_catalog_get_offers (catalog, &n_offers);

  for (guint i = 0; i < n_offers; i++)
    if (wanted == NULL || g_hash_table_contains (wanted, offers[i]->model))
      line_up_offer (self, offers[i], judge);
}

/* Returns: the number of a text, which is a new one for a new text */
static guint
number_of (GHashTable *numbers,
           const char *text)
{
  gpointer number;

  if (g_hash_table_lookup_extended (numbers, text, NULL, &number))
    return GPOINTER_TO_UINT (number);
  g_hash_table_insert (numbers, (gpointer) text, GUINT_TO_POINTER (g_hash_table_size (numbers)));
  return g_hash_table_size (numbers) - 1;
}

static guint
number_of_kind (TdrLineup              *self,
                GHashTable             *kinds,
                const TdrInstanceOffer *instance)
{
  const char *kind = name_of_parts (self, instance->cloud, instance->host.instance_type,
                                    tdr_term_to_string (instance->term), NULL)->text;
  guint number = number_of (kinds, kind);

  if (number == self->kinds->len)
    g_ptr_array_add (self->kinds, (gpointer) kind);
  return number;
}

static void
line_up_machines (TdrLineup  *self,
                  TdrCatalog *catalog,
                  TdrJudge   *judge)
{
  g_autoptr (GHashTable) hosts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);
  guint n_instances;
  const TdrInstanceOffer *const *instances = tdr_catalog_get_instances (catalog, &n_instances);

  for (guint i = 0; i < n_instances; i++)
    {
      const TdrAccelerator *chip = instances[i]->host.chip;
      Machine machine = {
        .kind = number_of_kind (self, kinds, instances[i]),
        .place = { .host = number_of (hosts, instances[i]->host.instance_type),
                   .choice = name_of (self, chip != NULL ? chip->name : instances[i]->chip_name)->number,
                   .ruling = tdr_judge_instance (judge, instances[i]),
                   .instance = instances[i] },
      };

      g_array_append_val (self->machines, machine);
    }
  self->n_hosts = g_hash_table_size (hosts);
}

static int
compare_offers (gconstpointer a,
                gconstpointer b)
{
  return strcmp (((const TdrLineupPlace *) a)->id, ((const TdrLineupPlace *) b)->id);
}

static int
compare_machines (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (((const Machine *) a)->place.instance->id, ((const Machine *) b)->place.instance->id);
}

/* As their ids compare once a machine's id follows after "/". */
static int
compare_models (gconstpointer a,
                gconstpointer b)
{
  const char *x = (*(const TdrModelSpec *const *) a)->id;
  const char *y = (*(const TdrModelSpec *const *) b)->id;

  while (*x != '\0' && *x == *y)
    x++, y++;
  return (*x != '\0' ? *x : '/') - (*y != '\0' ? *y : '/');
}

static void
put_in_order (TdrLineup       *self,
              const TdrTender *tender,
              TdrCatalog      *catalog)
{
  guint n_models;
  const TdrModelSpec *const *models = tdr_catalog_get_models (catalog, &n_models);

  for (guint i = 0; i < n_models; i++)
    g_ptr_array_add (self->models, (gpointer) models[i]);
  for (guint i = 0; i < tender->models->len; i++)
    g_ptr_array_add (self->models, (gpointer) &((const TdrTenderModel *) g_ptr_array_index (tender->models, i))->spec);
  g_ptr_array_sort (self->models, compare_models);
  g_array_sort (self->offers, compare_offers);
  for (guint i = 0; i < self->offers->len; i++)
    g_array_index (self->offers, TdrLineupPlace, i).order = i + 1;
  g_array_sort (self->machines, compare_machines);
}

/**
 * tdr_lineup_new:
 * @tender: its candidates say which offers are lined up; its models must outlive the line-up
 * @catalog: must outlive the line-up
 * @judge: likewise
 * @arena: likewise; keeps the texts, which outlive the line-up
 */
TdrLineup *
tdr_lineup_new (const TdrTender *tender,
                TdrCatalog      *catalog,
                TdrJudge        *judge,
                TdrArena        *arena)
{
  TdrLineup *self = g_new0 (TdrLineup, 1);

  self->arena = arena;
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  self->scratch = g_string_new (NULL);
  self->offers = g_array_new (FALSE, FALSE, sizeof (TdrLineupPlace));
  self->machines = g_array_new (FALSE, FALSE, sizeof (Machine));
  self->kinds = g_ptr_array_new ();
  self->joined = g_hash_table_new (NULL, NULL);
  self->models = g_ptr_array_new ();
  line_up_offers (self, tender, catalog, judge);
  line_up_machines (self, catalog, judge);
  put_in_order (self, tender, catalog);

  return self;
}

/**
 * tdr_lineup_free:
 */
void
tdr_lineup_free (TdrLineup *self)
{
  g_hash_table_unref (self->names);
  g_string_free (self->scratch, TRUE);
  g_hash_table_unref (self->joined);
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->models);
  g_array_unref (self->machines);
  g_array_unref (self->offers);
  g_free (self);
}

/**
 * tdr_lineup_get_offers:
 * @n_offers: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_offers): the offers of models that some workload takes, in the order of
 *   their ids
 */
const TdrLineupPlace *
tdr_lineup_get_offers (const TdrLineup *self,
                       guint           *n_offers)
{
  *n_offers = self->offers->len;
  return (const TdrLineupPlace *) (gconstpointer) self->offers->data;
}

/**
 * tdr_lineup_get_models:
 * @n_models: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_models): the open models of the catalogue and the buyer's, in the order of
 *   the ids of plans
 */
const TdrModelSpec *const *
tdr_lineup_get_models (const TdrLineup *self,
                       guint           *n_models)
{
  *n_models = self->models->len;
  return (const TdrModelSpec *const *) self->models->pdata;
}

static guint
count_before (const TdrLineup    *self,
              const TdrModelSpec *model)
{
  guint before = 0;

  for (guint i = 0; i < self->models->len; i++)
    before += compare_models (&self->models->pdata[i], &model) < 0;
  return before;
}

static TdrLineupPlace *
put_on_machines (TdrLineup          *self,
                 const TdrModelSpec *model)
{
  guint n_machines = self->machines->len;
  guint first = count_before (self, model) * n_machines;
  guint first_name = self->n_names;
  TdrLineupPlace *places = tdr_arena_take (self->arena, MAX (1, n_machines) * sizeof *places);
  g_autofree const char **groups = g_new (const char *, self->kinds->len);

  for (guint kind = 0; kind < self->kinds->len; kind++)
    groups[kind] = join (self, model->id, g_ptr_array_index (self->kinds, kind));
  self->n_names += self->kinds->len;
  for (guint i = 0; i < n_machines; i++)
    {
      const Machine *machine = &g_array_index (self->machines, Machine, i);

      places[i] = machine->place;
      places[i].id = join (self, model->id, machine->place.instance->id);
      places[i].group = groups[machine->kind];
      places[i].group_number = first_name + machine->kind;
      places[i].order = first + i + 1;
    }

  return places;
}

/**
 * tdr_lineup_get_instances:
 * @n_instances: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_instances): the catalogue's machines with @model on them, in the order of
 *   their ids
 */
const TdrLineupPlace *
tdr_lineup_get_instances (TdrLineup          *self,
                          const TdrModelSpec *model,
                          guint              *n_instances)
{
  TdrLineupPlace *places = g_hash_table_lookup (self->joined, model);

  if (places == NULL)
    {
      places = put_on_machines (self, model);
      g_hash_table_insert (self->joined, (gpointer) model, places);
    }
  *n_instances = self->machines->len;
  return places;
}

/**
 * tdr_lineup_get_n_hosts:
 *
 * How many types of machine there are.
 */
guint
tdr_lineup_get_n_hosts (const TdrLineup *self)
{
  return self->n_hosts;
}
