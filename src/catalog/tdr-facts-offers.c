/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The part of TdrFacts that managed models need: models, prices, where they are offered, where requests go. */

#include "tdr-facts.h"

#include <string.h>

static void
add_model (TdrFacts *self,
           TdrQuery *query)
{
  TdrModelFact fact = {
    .platform = tdr_facts_get_text (self, query, 0),
    .model_id = tdr_facts_get_text (self, query, 1),
    .model = tdr_facts_get_text (self, query, 2),
    .name = tdr_facts_get_text (self, query, 3),
    .developer = tdr_facts_get_text (self, query, 4),
    .context_tokens = tdr_query_get_integer (query, 5),
    .output_modalities = tdr_facts_get_text (self, query, 6),
    .lifecycle = tdr_facts_get_text (self, query, 7),
    .end_of_life = tdr_facts_get_text (self, query, 8),
  };

  g_array_append_val (self->models, fact);
}

static void
add_price (TdrFacts *self,
           TdrQuery *query)
{
  TdrPriceFact fact = {
    .platform = tdr_facts_get_text (self, query, 0),
    .model_id = tdr_facts_get_text (self, query, 1),
    .scope = tdr_facts_get_text (self, query, 2),
    .regions = tdr_facts_get_text (self, query, 3),
    .term = tdr_facts_get_text (self, query, 5),
    .unit = tdr_facts_get_text (self, query, 7),
    .rate.known = !tdr_query_is_null (query, 9),
    .rate.evidence = tdr_facts_get_evidence (self, query, 13),
    .above_tokens = tdr_query_get_integer (query, 10),
    .valid_from = tdr_facts_get_text (self, query, 11),
    .valid_until = tdr_facts_get_text (self, query, 12),
  };
  const char *currency = tdr_query_get_text (query, 8);

  if (!tdr_deployment_from_string (tdr_query_get_text (query, 4), &fact.deployment)
      || !tdr_meter_from_string (tdr_query_get_text (query, 6), &fact.meter) || currency == NULL
      || strlen (currency) != 3)
    return;

  fact.rate.price = tdr_money_new (tdr_query_get_integer (query, 9), currency);
  g_array_append_val (self->prices, fact);
}

static void
add_capacity (TdrFacts *self,
              TdrQuery *query)
{
  TdrCapacityFact fact = {
    .platform = tdr_facts_get_text (self, query, 0),
    .model = tdr_facts_get_text (self, query, 1),
    .scope = tdr_facts_get_text (self, query, 2),
    .minimum = tdr_query_get_integer (query, 3),
    .increment = tdr_query_get_integer (query, 4),
    .tokens_per_minute = tdr_query_get_number (query, 5),
    .output_ratio = tdr_query_get_number (query, 6),
  };

  g_array_append_val (self->capacity, fact);
}

/* "on-demand;priority" as bits. "batch" is no deployment of its own: its rates stand in the tariff. */
static guint
parse_deployments (const char *text)
{
  guint bits = 0;

  while (text != NULL && *text != '\0')
    {
      gsize length = strcspn (text, ";");
      g_autofree char *word = g_strndup (text, length);
      TdrDeployment deployment;

      if (tdr_deployment_from_string (word, &deployment))
        bits |= 1u << deployment;
      text += length + (text[length] == ';');
    }

  return bits;
}

static void
add_availability (TdrFacts *self,
                  TdrQuery *query)
{
  TdrAvailabilityFact fact = {
    .platform = tdr_facts_get_text (self, query, 0),
    .model_id = tdr_facts_get_text (self, query, 1),
    .region = tdr_facts_get_text (self, query, 2),
    .deployments = parse_deployments (tdr_query_get_text (query, 4)),
    .lifecycle = tdr_facts_get_text (self, query, 5),
    .end_of_life = tdr_facts_get_text (self, query, 6),
    .evidence = tdr_facts_get_evidence (self, query, 7),
  };

  if (tdr_route_kind_from_string (tdr_query_get_text (query, 3), &fact.route))
    g_array_append_val (self->availability, fact);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The countries of a list of regions, sorted, each once. NULL if one of the regions is not known. */
static const char *
find_jurisdictions (TdrFacts   *self,
                    const char *cloud,
                    const char *destinations)
{
  g_auto (GStrv) regions = g_strsplit (destinations, ";", -1);
  g_autoptr (GPtrArray) countries = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; regions[i] != NULL; i++)
    {
      const TdrPlaceFact *place = tdr_facts_find_place (self, cloud, tdr_facts_intern (self, regions[i]));

      if (place == NULL)
        return NULL;
      if (!g_ptr_array_find (countries, place->country, NULL))
        g_ptr_array_add (countries, (gpointer) place->country);
    }

  g_ptr_array_sort (countries, compare_texts);
  g_ptr_array_add (countries, NULL);
  joined = g_strjoinv (";", (char **) countries->pdata);
  return tdr_facts_intern (self, joined);
}

/* The canonical name of a model that a route names by its id. */
static const char *
find_model (TdrFacts   *self,
            const char *platform,
            const char *model_id)
{
  for (guint i = 0; model_id != NULL && i < self->models->len; i++)
    {
      const TdrModelFact *fact = &g_array_index (self->models, TdrModelFact, i);

      if (fact->platform == platform && fact->model_id == model_id)
        return fact->model;
    }

  return NULL;
}

static void
add_route (TdrFacts *self,
           TdrQuery *query)
{
  TdrRouteFact fact = {
    .platform = tdr_facts_get_text (self, query, 0),
    .region = tdr_facts_get_text (self, query, 3),
    .route.destinations = tdr_facts_get_text (self, query, 4),
    .route.jurisdictions = tdr_facts_get_text (self, query, 5),
    .route.evidence = tdr_facts_get_evidence (self, query, 6),
  };

  fact.model = find_model (self, fact.platform, tdr_facts_get_text (self, query, 1));
  if (!tdr_route_kind_from_string (tdr_query_get_text (query, 2), &fact.route.kind))
    return;
  /* Only Amazon lists destinations; the others promise a place. */
  if (fact.route.jurisdictions == NULL && fact.route.destinations != NULL)
    fact.route.jurisdictions = find_jurisdictions (self, "aws", fact.route.destinations);
  g_array_append_val (self->routes, fact);
}

static const struct {
  const char *sql;
  void (*add_row) (TdrFacts *self, TdrQuery *query);
} queries[] = {
  { "SELECT platform, model_id, model, name, developer, context_tokens, output_modalities, lifecycle, end_of_life "
    "FROM model ORDER BY rowid", add_model },
  { "SELECT * FROM price ORDER BY rowid", add_price },
  { "SELECT platform, model, scope, minimum, increment, tokens_per_minute, output_ratio FROM capacity_unit "
    "ORDER BY rowid", add_capacity },
  { "SELECT platform, model_id, region, route, deployments, lifecycle, end_of_life, evidence FROM availability "
    "ORDER BY rowid", add_availability },
  { "SELECT platform, model_id, route, region, destinations, jurisdictions, evidence FROM route ORDER BY rowid",
    add_route },
};

static guint
hash_route (gconstpointer data)
{
  const TdrRouteFact *fact = data;

  return g_direct_hash (fact->platform) + 7 * g_direct_hash (fact->model) + 31 * g_direct_hash (fact->region)
         + (guint) fact->route.kind;
}

static gboolean
equal_routes (gconstpointer a,
              gconstpointer b)
{
  const TdrRouteFact *left = a;
  const TdrRouteFact *right = b;

  return left->platform == right->platform && left->model == right->model && left->region == right->region
         && left->route.kind == right->route.kind;
}

/* The texts of both, each once: a request may go wherever either list says. */
static const char *
join_lists (TdrFacts   *self,
            const char *a,
            const char *b)
{
  g_autofree char *both = NULL;

  if (a == NULL || b == NULL)
    return NULL;
  if (a == b)
    return a;

  both = g_strconcat (a, ";", b, NULL);
  return tdr_facts_intern (self, both);
}

/* Two lists of the same regions in another order say the same. */
static gboolean
is_same_list (const char *a,
              const char *b)
{
  g_auto (GStrv) left = g_strsplit (a, ";", -1);
  g_auto (GStrv) right = g_strsplit (b, ";", -1);

  for (guint i = 0; left[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) right, left[i]))
      return FALSE;

  return g_strv_length (left) == g_strv_length (right);
}

/* What the farther source says of a route's destinations, kept beside what is used. */
static void
note_dispute (TdrFacts           *self,
              const TdrRouteFact *chosen,
              const TdrRouteFact *other)
{
  g_autofree char *subject = NULL;
  TdrContradiction contradiction = {
    .chosen = chosen->route.destinations, .other = other->route.destinations,
    .chosen_evidence = chosen->route.evidence, .other_evidence = other->route.evidence,
  };

  if (contradiction.chosen == NULL || contradiction.other == NULL
      || is_same_list (contradiction.chosen, contradiction.other))
    return;

  subject = g_strdup_printf ("%s on %s, %s from %s: where requests may go",
                             chosen->model != NULL ? chosen->model : "every model", chosen->platform,
                             tdr_route_kind_to_string (chosen->route.kind),
                             chosen->region != NULL ? chosen->region : "every region");
  contradiction.subject = tdr_facts_intern (self, subject);
  g_array_append_val (self->contradictions, contradiction);
}

/* Where two profiles of one source serve a region the route is the sum of both; of two sources the nearer is used. */
static void
merge_route (TdrFacts           *self,
             TdrRouteFact       *known,
             const TdrRouteFact *fact)
{
  if (tdr_evidence_is_nearer (fact->route.evidence, known->route.evidence))
    {
      note_dispute (self, fact, known);
      known->route = fact->route;
      return;
    }
  if (tdr_evidence_is_nearer (known->route.evidence, fact->route.evidence))
    {
      note_dispute (self, known, fact);
      return;
    }

  known->route.destinations = join_lists (self, known->route.destinations, fact->route.destinations);
  known->route.jurisdictions = known->route.destinations != NULL
                                 ? find_jurisdictions (self, "aws", known->route.destinations)
                                 : join_lists (self, known->route.jurisdictions, fact->route.jurisdictions);
}

static void
index_routes (TdrFacts *self)
{
  self->route_index = g_hash_table_new (hash_route, equal_routes);
  for (guint i = 0; i < self->routes->len; i++)
    {
      TdrRouteFact *fact = &g_array_index (self->routes, TdrRouteFact, i);
      TdrRouteFact *known = g_hash_table_lookup (self->route_index, fact);

      if (known == NULL)
        g_hash_table_add (self->route_index, fact);
      else
        merge_route (self, known, fact);
    }
}

/**
 * tdr_facts_find_route:
 *
 * Where requests of an offer go: by the model's own list, else by the platform's promise for the region, else by its
 * promise for every region.
 *
 * Returns: (nullable): the route, %NULL if nothing says so
 */
const TdrRouteFact *
tdr_facts_find_route (const TdrFacts *self,
                      const TdrOffer *offer)
{
  TdrRouteFact wanted = { offer->platform, offer->model, offer->region, .route.kind = offer->route.kind };
  const TdrRouteFact *found = g_hash_table_lookup (self->route_index, &wanted);

  if (found != NULL)
    return found;

  wanted.model = NULL;
  found = g_hash_table_lookup (self->route_index, &wanted);
  if (found != NULL || wanted.region == NULL)
    return found;

  wanted.region = NULL;
  return g_hash_table_lookup (self->route_index, &wanted);
}

/**
 * tdr_facts_load_offers:
 *
 * Reads what managed offers are formed from.
 */
gboolean
tdr_facts_load_offers (TdrFacts     *self,
                       TdrDatabase  *database,
                       GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (!tdr_facts_load_rows (self, database, queries[i].sql, queries[i].add_row, error))
      return FALSE;

  index_routes (self);
  return TRUE;
}
