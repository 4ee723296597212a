/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-catalog.h"

#include "tdr-database.h"
#include "tdr-facts.h"
#include "tdr-market.h"

#include <string.h>

/* Seen from the program: in the build folder (src/cli and data), and installed (PREFIX/bin and PREFIX/share/tender). */
#define BUILT_DATA "../../data"
#define INSTALLED_DATA "../share/tender"

struct _TdrCatalog
{
  GObject parent_instance;
  TdrFacts *facts;
  GPtrArray *offers;            /* element-type TdrOffer */
  GPtrArray *instances;         /* element-type TdrInstanceOffer */
  GPtrArray *contradictions;    /* element-type TdrContradiction */
  GPtrArray *models;            /* element-type TdrModelSpec, of the facts */
  GPtrArray *accelerators;      /* element-type TdrAccelerator, of the facts */
  GPtrArray *attestations;      /* element-type TdrAttestation, of the facts */
  GPtrArray *frameworks;        /* element-type utf8, NULL at the end */
  GPtrArray *model_ids;         /* element-type utf8, NULL at the end */
  char *today;                  /* (nullable): ISO date on which it is looked at */
};

G_DEFINE_FINAL_TYPE (TdrCatalog, tdr_catalog, G_TYPE_OBJECT)

G_DEFINE_QUARK (tdr-catalog-error-quark, tdr_catalog_error)

/* Points to the elements of an array that stands still. */
static GPtrArray *
point_to (GArray *array)
{
  GPtrArray *pointers = g_ptr_array_sized_new (array->len);
  gsize size = g_array_get_element_size (array);

  for (guint i = 0; i < array->len; i++)
    g_ptr_array_add (pointers, array->data + i * size);
  return pointers;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Interned texts, each once, sorted, with NULL at the end. */
static GPtrArray *
sort_once (GHashTable *texts)
{
  GPtrArray *sorted = g_hash_table_get_keys_as_ptr_array (texts);

  g_ptr_array_sort (sorted, compare_texts);
  g_ptr_array_add (sorted, NULL);
  return sorted;
}

static GPtrArray *
list_model_ids (const TdrFacts *facts)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < facts->models->len; i++)
    g_hash_table_add (names, (gpointer) g_array_index (facts->models, TdrModelFact, i).model);
  for (guint i = 0; i < facts->shapes->len; i++)
    g_hash_table_add (names, (gpointer) g_array_index (facts->shapes, TdrModelSpec, i).id);

  return sort_once (names);
}

static void
tdr_catalog_finalize (GObject *object)
{
  TdrCatalog *self = TDR_CATALOG (object);

  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->instances, g_ptr_array_unref);
  g_clear_pointer (&self->contradictions, g_ptr_array_unref);
  g_clear_pointer (&self->models, g_ptr_array_unref);
  g_clear_pointer (&self->accelerators, g_ptr_array_unref);
  g_clear_pointer (&self->attestations, g_ptr_array_unref);
  g_clear_pointer (&self->frameworks, g_ptr_array_unref);
  g_clear_pointer (&self->model_ids, g_ptr_array_unref);
  g_clear_pointer (&self->facts, tdr_facts_free);
  g_free (self->today);

  G_OBJECT_CLASS (tdr_catalog_parent_class)->finalize (object);
}

static void
tdr_catalog_class_init (TdrCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tdr_catalog_finalize;
}

static void
tdr_catalog_init (TdrCatalog *self)
{
}

/**
 * tdr_catalog_open_database:
 *
 * Reads a catalogue whole; the database is not needed afterwards. Fails with %TDR_CATALOG_ERROR_DAMAGED.
 */
TdrCatalog *
tdr_catalog_open_database (TdrDatabase  *database,
                           GError      **error)
{
  g_autoptr (TdrFacts) facts = tdr_facts_load (database, error);
  g_autoptr (GArray) disputes = g_array_new (FALSE, FALSE, sizeof (TdrDispute));
  TdrCatalog *self;

  if (facts == NULL)
    return NULL;

  self = g_object_new (TDR_TYPE_CATALOG, NULL);
  self->offers = tdr_market_form_offers (facts, disputes);
  self->instances = tdr_fleet_form_offers (facts, disputes);
  self->contradictions = tdr_disputes_resolve (facts, disputes);
  self->models = point_to (facts->shapes);
  self->accelerators = point_to (facts->chips);
  self->attestations = point_to (facts->attestations);
  self->frameworks = sort_once (facts->frameworks);
  self->model_ids = list_model_ids (facts);
  self->facts = g_steal_pointer (&facts);
  return self;
}

/**
 * tdr_catalog_open:
 * @path: the file
 *
 * Reads a catalogue whole; the file is not needed afterwards. Fails with %TDR_CATALOG_ERROR_MISSING or
 * %TDR_CATALOG_ERROR_DAMAGED.
 */
TdrCatalog *
tdr_catalog_open (const char  *path,
                  GError     **error)
{
  g_autoptr (TdrDatabase) database = tdr_database_open (path, error);

  return database != NULL ? tdr_catalog_open_database (database, error) : NULL;
}

/**
 * tdr_catalog_dup_data_path:
 * @name: "catalog.db", or the folder "catalog" of its tables
 *
 * Where the catalogue's own files are: in the folder that the environment variable TDR_DATA_DIR names, or beside the
 * program, built or installed. Nothing is compiled in, so that an installed tree may be moved.
 */
char *
tdr_catalog_dup_data_path (const char *name)
{
  const char *own = g_getenv ("TDR_DATA_DIR");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (program != NULL ? program : ".");
  g_autofree char *built = g_build_filename (folder, BUILT_DATA, name, NULL);

  if (own != NULL && *own != '\0')
    return g_build_filename (own, name, NULL);
  if (g_file_test (built, G_FILE_TEST_EXISTS))
    return g_canonicalize_filename (built, NULL);

  return g_build_filename (folder, INSTALLED_DATA, name, NULL);
}

/* Returns: (nullable): what @path says about itself, %NULL where it is no catalogue */
static char *
dup_meta_of (const char *path,
             const char *key)
{
  g_autoptr (TdrDatabase) database = tdr_database_open (path, NULL);

  return database != NULL ? tdr_database_dup_meta (database, key, NULL) : NULL;
}

/**
 * tdr_catalog_dup_live_folder:
 *
 * Where prices that were asked for are kept: in the folder that the environment variable TDR_PRICES names, or among the
 * user's data.
 */
char *
tdr_catalog_dup_live_folder (void)
{
  const char *named = g_getenv ("TDR_PRICES");

  return named != NULL && *named != '\0' ? g_strdup (named)
                                         : g_build_filename (g_get_user_data_dir (), "tender", "prices", NULL);
}

/**
 * tdr_catalog_dup_live_path:
 *
 * Where the catalogue with live prices is, once prices have been refreshed.
 */
char *
tdr_catalog_dup_live_path (void)
{
  g_autofree char *folder = tdr_catalog_dup_live_folder ();

  return g_build_filename (folder, "catalog.db", NULL);
}

/* A copy that was made from an older shipped catalogue would hide what this one knows. */
static gboolean
is_live_current (const char *live,
                 const char *shipped)
{
  g_autofree char *from = dup_meta_of (live, TDR_CATALOG_META_SHIPPED), *digest = dup_meta_of (shipped, "digest");

  return from != NULL && g_strcmp0 (from, digest) == 0;
}

/**
 * tdr_catalog_open_default:
 *
 * Opens the catalogue that the environment variable TDR_CATALOG names, or else the one with live prices if it was made
 * from the program's own, or else the program's own. Fails like tdr_catalog_open().
 */
TdrCatalog *
tdr_catalog_open_default (GError **error)
{
  const char *named = g_getenv ("TDR_CATALOG");
  g_autofree char *path = tdr_catalog_dup_data_path ("catalog.db"), *live = tdr_catalog_dup_live_path ();

  if (named != NULL && *named != '\0')
    return tdr_catalog_open (named, error);

  return tdr_catalog_open (g_file_test (live, G_FILE_TEST_EXISTS) && is_live_current (live, path) ? live : path, error);
}

/**
 * tdr_catalog_get_date:
 *
 * The date of the newest fact.
 */
const char *
tdr_catalog_get_date (TdrCatalog *self)
{
  return self->facts->date;
}

/**
 * tdr_catalog_set_today:
 * @today: ISO date
 *
 * Says on which day the prices are looked at, once, before the catalogue is used: whoever opens it may have a clock, and
 * nobody below has.
 */
void
tdr_catalog_set_today (TdrCatalog *self,
                       const char *today)
{
  g_set_str (&self->today, today);
}

/**
 * tdr_catalog_get_today:
 *
 * Returns: (nullable): the day against which prices are old; %NULL where nobody said, and none is called so
 */
const char *
tdr_catalog_get_today (TdrCatalog *self)
{
  return self->today;
}

/**
 * tdr_catalog_get_digest:
 *
 * What tells these facts from others: a SHA-256 sum of the tables.
 */
const char *
tdr_catalog_get_digest (TdrCatalog *self)
{
  return self->facts->digest;
}

/**
 * tdr_catalog_get_offers:
 *
 * Returns: (array length=n_offers): every managed offer
 */
const TdrOffer *const *
tdr_catalog_get_offers (TdrCatalog *self,
                        guint      *n_offers)
{
  *n_offers = self->offers->len;
  return (const TdrOffer *const *) self->offers->pdata;
}

/**
 * tdr_catalog_get_instances:
 *
 * Returns: (array length=n_instances): every machine that can be rented
 */
const TdrInstanceOffer *const *
tdr_catalog_get_instances (TdrCatalog *self,
                           guint      *n_instances)
{
  *n_instances = self->instances->len;
  return (const TdrInstanceOffer *const *) self->instances->pdata;
}

/**
 * tdr_catalog_get_models:
 *
 * Returns: (array length=n_models): the shapes of open-weight models
 */
const TdrModelSpec *const *
tdr_catalog_get_models (TdrCatalog *self,
                        guint      *n_models)
{
  *n_models = self->models->len;
  return (const TdrModelSpec *const *) self->models->pdata;
}

/**
 * tdr_catalog_get_accelerators:
 *
 * Returns: (array length=n_accelerators): the data sheets of chips
 */
const TdrAccelerator *const *
tdr_catalog_get_accelerators (TdrCatalog *self,
                              guint      *n_accelerators)
{
  *n_accelerators = self->accelerators->len;
  return (const TdrAccelerator *const *) self->accelerators->pdata;
}

/**
 * tdr_catalog_get_attestations:
 *
 * Returns: (array length=n_attestations): what is certified and promised
 */
const TdrAttestation *const *
tdr_catalog_get_attestations (TdrCatalog *self,
                              guint      *n_attestations)
{
  *n_attestations = self->attestations->len;
  return (const TdrAttestation *const *) self->attestations->pdata;
}

/**
 * tdr_catalog_get_contradictions:
 *
 * Returns: (array length=n_contradictions): where two sources disagree
 */
const TdrContradiction *const *
tdr_catalog_get_contradictions (TdrCatalog *self,
                                guint      *n_contradictions)
{
  *n_contradictions = self->contradictions->len;
  return (const TdrContradiction *const *) self->contradictions->pdata;
}

/**
 * tdr_catalog_find_model:
 *
 * Returns: (nullable): the shape of an open-weight model
 */
const TdrModelSpec *
tdr_catalog_find_model (TdrCatalog *self,
                        const char *id)
{
  for (guint i = 0; i < self->models->len; i++)
    {
      const TdrModelSpec *model = g_ptr_array_index (self->models, i);

      if (g_strcmp0 (model->id, id) == 0)
        return model;
    }

  return NULL;
}

/**
 * tdr_catalog_get_frameworks:
 *
 * Returns: (array zero-terminated=1): the names of frameworks that attestations are about, sorted
 */
const char *const *
tdr_catalog_get_frameworks (TdrCatalog *self)
{
  return (const char *const *) self->frameworks->pdata;
}

/**
 * tdr_catalog_get_model_ids:
 *
 * Returns: (array zero-terminated=1): the canonical names of all models, managed or open, sorted
 */
const char *const *
tdr_catalog_get_model_ids (TdrCatalog *self)
{
  return (const char *const *) self->model_ids->pdata;
}
