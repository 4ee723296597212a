/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-facts.h"

#include <string.h>

/* ---- evidence, and what every row needs */

static TdrNearness
nearness_from_string (const char *text)
{
  static const char *const names[] = {
    [TDR_NEARNESS_LIVE] = "live",
    [TDR_NEARNESS_FILE] = "file",
    [TDR_NEARNESS_INTERFACE] = "interface",
    [TDR_NEARNESS_PAGE] = "page",
    [TDR_NEARNESS_COPY] = "copy",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      return (TdrNearness) i;

  return TDR_NEARNESS_UNCONFIRMED;
}

static void
add_evidence (TdrFacts *self,
              TdrQuery *query)
{
  TdrFactEvidence fact = { 0 };
  const char *note = tdr_query_get_text (query, 5);
  char id[24];

  g_snprintf (id, sizeof id, "s%" G_GINT64_FORMAT, tdr_query_get_integer (query, 0));
  fact.evidence.id = tdr_facts_intern (self, id);
  fact.evidence.publisher = tdr_facts_get_text (self, query, 1);
  fact.evidence.address = tdr_facts_get_text (self, query, 2);
  fact.evidence.as_of = tdr_facts_get_text (self, query, 4);
  fact.evidence.note = note == NULL || *note == '\0' ? NULL : tdr_facts_intern (self, note);
  fact.evidence.kind = TDR_EVIDENCE_UNCONFIRMED;
  tdr_evidence_kind_from_string (tdr_query_get_text (query, 3), &fact.evidence.kind);
  fact.nearness = nearness_from_string (tdr_query_get_text (query, 6));
  g_array_append_val (self->evidence, fact);
}

/* ---- places, platforms and rules */

static void
add_place (TdrFacts *self,
           TdrQuery *query)
{
  TdrPlaceFact fact = {
    .cloud = tdr_facts_get_text (self, query, 0),
    .region = tdr_facts_get_text (self, query, 1),
    .country = tdr_facts_get_text (self, query, 2),
    .evidence = tdr_facts_get_evidence (self, query, 3),
  };

  g_array_append_val (self->places, fact);
}

static void
add_platform (TdrFacts *self,
              TdrQuery *query)
{
  TdrPlatformFact fact = {
    .platform = tdr_facts_get_text (self, query, 0),
    .developer = tdr_facts_get_text (self, query, 1),
    .provider = tdr_facts_get_text (self, query, 2),
    .service = tdr_facts_get_text (self, query, 3),
    .processor = tdr_facts_get_text (self, query, 4),
  };

  g_array_append_val (self->platforms, fact);
}

static void
add_cache_rule (TdrFacts *self,
                TdrQuery *query)
{
  TdrCacheFact fact = {
    .platform = tdr_facts_get_text (self, query, 0),
    .developer = tdr_facts_get_text (self, query, 1),
    .rule = g_strcmp0 (tdr_query_get_text (query, 2), "automatic") == 0 ? TDR_CACHE_AUTOMATIC : TDR_CACHE_WRITTEN,
  };

  g_array_append_val (self->cache_rules, fact);
}

/* ---- attestations and contradictions */

static TdrAttestationReading
reading_from_string (const char *text)
{
  if (g_strcmp0 (text, "yes") == 0)
    return TDR_READING_YES;

  return g_strcmp0 (text, "no") == 0 ? TDR_READING_NO : TDR_READING_UNKNOWN;
}

static void
add_attestation (TdrFacts *self,
                 TdrQuery *query)
{
  TdrAttestation fact = {
    .item = tdr_facts_get_text (self, query, 0),
    .service = tdr_facts_get_text (self, query, 1),
    .status = tdr_facts_get_text (self, query, 2),
    .reading = reading_from_string (tdr_query_get_text (query, 3)),
    .regions = tdr_facts_get_text (self, query, 4),
    .region_codes = tdr_facts_get_text (self, query, 5),
    .detail = tdr_facts_get_text (self, query, 6),
    .evidence = tdr_facts_get_evidence (self, query, 7),
  };

  /* A scope that comes down to everywhere is none. */
  if (g_strcmp0 (fact.region_codes, "*") == 0)
    fact.regions = fact.region_codes = NULL;
  g_array_append_val (self->attestations, fact);
  if (g_strcmp0 (tdr_query_get_text (query, 8), "certification") == 0)
    g_hash_table_add (self->frameworks, (gpointer) fact.item);
}

static void
add_contradiction (TdrFacts *self,
                   TdrQuery *query)
{
  TdrContradiction fact = {
    .subject = tdr_facts_get_text (self, query, 0),
    .chosen = tdr_facts_get_text (self, query, 1),
    .other = tdr_facts_get_text (self, query, 2),
    .chosen_evidence = tdr_facts_get_evidence (self, query, 3),
    .other_evidence = tdr_facts_get_evidence (self, query, 4),
  };

  g_array_append_val (self->contradictions, fact);
}

static const struct {
  const char *sql;
  void (*add_row) (TdrFacts *self, TdrQuery *query);
} queries[] = {
  { "SELECT evidence.id, publisher, address, kind, as_of, note, nearness FROM evidence "
    "JOIN source ON source.id = evidence.source ORDER BY evidence.id", add_evidence },
  { "SELECT cloud, region, country, evidence FROM place ORDER BY cloud, region", add_place },
  { "SELECT platform, developer, provider, service, processor FROM platform ORDER BY platform, developer",
    add_platform },
  { "SELECT platform, developer, rule FROM cache_rule ORDER BY rowid", add_cache_rule },
  { "SELECT item, service, status, reading, regions, region_codes, detail, evidence, kind FROM attestation "
    "ORDER BY rowid",
    add_attestation },
  { "SELECT subject, chosen, other, chosen_evidence, other_evidence FROM contradiction ORDER BY rowid",
    add_contradiction },
};

static TdrFacts *
create_facts (void)
{
  TdrFacts *self = g_new0 (TdrFacts, 1);

  self->strings = g_string_chunk_new (64 * 1024);
  self->region_lists = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  self->evidence = g_array_new (FALSE, FALSE, sizeof (TdrFactEvidence));
  self->models = g_array_new (FALSE, FALSE, sizeof (TdrModelFact));
  self->prices = g_array_new (FALSE, FALSE, sizeof (TdrPriceFact));
  self->capacity = g_array_new (FALSE, FALSE, sizeof (TdrCapacityFact));
  self->availability = g_array_new (FALSE, FALSE, sizeof (TdrAvailabilityFact));
  self->routes = g_array_new (FALSE, FALSE, sizeof (TdrRouteFact));
  self->places = g_array_new (FALSE, FALSE, sizeof (TdrPlaceFact));
  self->place_index = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->platforms = g_array_new (FALSE, FALSE, sizeof (TdrPlatformFact));
  self->cache_rules = g_array_new (FALSE, FALSE, sizeof (TdrCacheFact));
  self->chips = g_array_new (FALSE, FALSE, sizeof (TdrAccelerator));
  self->chip_hosts = g_array_new (FALSE, FALSE, sizeof (TdrHost));
  self->shapes = g_array_new (FALSE, FALSE, sizeof (TdrModelSpec));
  self->machines = g_array_new (FALSE, FALSE, sizeof (TdrMachineFact));
  self->machine_rates = g_array_new (FALSE, FALSE, sizeof (TdrMachineRate));
  self->machine_regions = g_array_new (FALSE, FALSE, sizeof (TdrMachineRate));
  self->attestations = g_array_new (FALSE, FALSE, sizeof (TdrAttestation));
  self->frameworks = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->contradictions = g_array_new (FALSE, FALSE, sizeof (TdrContradiction));
  return self;
}

static gboolean
load_meta (TdrFacts     *self,
           TdrDatabase  *database,
           GError      **error)
{
  g_autofree char *date = tdr_database_dup_meta (database, "date", error);
  g_autofree char *digest = date != NULL ? tdr_database_dup_meta (database, "digest", error) : NULL;

  if (digest == NULL)
    return FALSE;

  self->date = tdr_facts_intern (self, date);
  self->digest = tdr_facts_intern (self, digest);
  return TRUE;
}

/**
 * tdr_facts_intern:
 *
 * Returns: the one copy of @text, %NULL for %NULL
 */
const char *
tdr_facts_intern (TdrFacts   *self,
                  const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

/**
 * tdr_facts_get_text:
 *
 * Returns: (nullable): an interned text of a row
 */
const char *
tdr_facts_get_text (TdrFacts *self,
                    TdrQuery *query,
                    int       column)
{
  const char *text = tdr_query_get_text (query, column);

  if (text == NULL)
    return NULL;
  if (self->last[column] == NULL || strcmp (self->last[column], text) != 0)
    self->last[column] = tdr_facts_intern (self, text);

  return self->last[column];
}

/**
 * tdr_facts_split_regions:
 * @regions: interned, apart by ";"
 *
 * Returns: (array zero-terminated=1): the regions, interned
 */
const char *const *
tdr_facts_split_regions (TdrFacts   *self,
                         const char *regions)
{
  const char **list = g_hash_table_lookup (self->region_lists, regions);
  g_auto (GStrv) parts = NULL;
  guint n;

  if (list != NULL)
    return list;

  parts = g_strsplit (regions, ";", -1);
  n = g_strv_length (parts);
  list = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    list[i] = tdr_facts_intern (self, parts[i]);
  g_hash_table_insert (self->region_lists, (gpointer) regions, list);
  return list;
}

/**
 * tdr_facts_get_evidence:
 *
 * Returns: (nullable): the evidence that a row names
 */
const TdrEvidence *
tdr_facts_get_evidence (TdrFacts *self,
                        TdrQuery *query,
                        int       column)
{
  gint64 id = tdr_query_get_integer (query, column);

  if (id < 1 || id > self->evidence->len)
    return NULL;

  return &g_array_index (self->evidence, TdrFactEvidence, id - 1).evidence;
}

/**
 * tdr_evidence_is_nearer:
 * @a: (nullable): evidence of a catalogue
 * @b: (nullable): likewise
 *
 * Whether the source of @a is nearer to the provider than that of @b.
 */
gboolean
tdr_evidence_is_nearer (const TdrEvidence *a,
                        const TdrEvidence *b)
{
  const TdrFactEvidence *left = (const TdrFactEvidence *) a;
  const TdrFactEvidence *right = (const TdrFactEvidence *) b;

  return left != NULL && right != NULL && left->nearness < right->nearness;
}

/**
 * tdr_evidence_was_asked:
 * @evidence: evidence of a catalogue
 *
 * Whether this program asked the provider itself, rather than shipped the fact.
 */
gboolean
tdr_evidence_was_asked (const TdrEvidence *evidence)
{
  const TdrFactEvidence *fact = (const TdrFactEvidence *) evidence;

  return fact->nearness == TDR_NEARNESS_LIVE || fact->nearness == TDR_NEARNESS_FILE;
}

/**
 * tdr_facts_load_rows:
 *
 * Hands every row of a query to @add_row.
 */
gboolean
tdr_facts_load_rows (TdrFacts     *self,
                     TdrDatabase  *database,
                     const char   *sql,
                     void        (*add_row) (TdrFacts *facts, TdrQuery *query),
                     GError      **error)
{
  g_autoptr (TdrQuery) query = tdr_database_query (database, sql, error);
  g_autoptr (GError) local_error = NULL;

  if (query == NULL)
    return FALSE;

  while (tdr_query_next (query, &local_error))
    add_row (self, query);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * tdr_facts_load:
 *
 * Reads a database whole. Fails with %TDR_CATALOG_ERROR_DAMAGED.
 */
TdrFacts *
tdr_facts_load (TdrDatabase  *database,
                GError      **error)
{
  g_autoptr (TdrFacts) self = create_facts ();

  if (!load_meta (self, database, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (!tdr_facts_load_rows (self, database, queries[i].sql, queries[i].add_row, error))
      return NULL;

  /* Only now does the array of places stand still. */
  for (guint i = 0; i < self->places->len; i++)
    {
      TdrPlaceFact *place = &g_array_index (self->places, TdrPlaceFact, i);

      g_hash_table_insert (self->place_index, (gpointer) place->region, place);
    }

  if (!tdr_facts_load_offers (self, database, error) || !tdr_facts_load_machines (self, database, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
tdr_facts_free (TdrFacts *self)
{
  GArray *arrays[] = {
    self->evidence, self->models, self->prices, self->capacity, self->availability, self->routes, self->places,
    self->platforms, self->cache_rules, self->chips, self->chip_hosts, self->shapes, self->machines,
    self->machine_rates, self->machine_regions, self->attestations, self->contradictions,
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_unref (arrays[i]);
  g_hash_table_unref (self->place_index);
  g_hash_table_unref (self->frameworks);
  g_hash_table_unref (self->region_lists);
  g_clear_pointer (&self->route_index, g_hash_table_unref);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * tdr_facts_find_place:
 * @region: (nullable): interned
 *
 * Returns: (nullable): where a region is
 */
const TdrPlaceFact *
tdr_facts_find_place (const TdrFacts *self,
                      const char     *cloud,
                      const char     *region)
{
  const TdrPlaceFact *place = region != NULL ? g_hash_table_lookup (self->place_index, region) : NULL;

  return place != NULL && g_str_equal (place->cloud, cloud) ? place : NULL;
}
