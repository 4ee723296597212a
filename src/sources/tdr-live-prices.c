/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Live prices of models. */

#include "tdr-live-rows.h"

#define KEY_SEPARATOR "\x1f"

/* What a tariff has a place for. Batch is not a deployment there but meters of its own; a threshold that a source does
 * not tell is not made up, so that its prices for long prompts stay out. */
static const struct {
  const char *deployment;
  const char *meter;
  const char *tariff_deployment;
  const char *tariff_meter;
} places[] = {
  { "batch", "input", "on-demand", "batch-input" },
  { "batch", "output", "on-demand", "batch-output" },
  { "on-demand", "input", "on-demand", "input" },
  { "on-demand", "output", "on-demand", "output" },
  { "on-demand", "cache-read", "on-demand", "cache-read" },
  { "on-demand", "cache-write-5m", "on-demand", "cache-write-5m" },
  { "on-demand", "cache-write-1h", "on-demand", "cache-write-1h" },
  { "priority", "input", "priority", "input" },
  { "priority", "output", "priority", "output" },
  { "priority", "cache-read", "priority", "cache-read" },
  { "flex", "input", "flex", "input" },
  { "flex", "output", "flex", "output" },
  { "flex", "cache-read", "flex", "cache-read" },
  { "latency-optimized", "input", "latency-optimized", "input" },
  { "latency-optimized", "output", "latency-optimized", "output" },
  { "reserved", "input-tpm-unit", "reserved", "input-tpm-unit" },
  { "reserved", "output-tpm-unit", "reserved", "output-tpm-unit" },
  { "provisioned", "capacity-unit", "provisioned", "capacity-unit" },
};

/* Returns: position in places[], or -1 */
static int
find_place (const TdrFact *fact)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (fact->deployment, places[i].deployment) == 0 && g_strcmp0 (fact->meter, places[i].meter) == 0)
      return (int) i;

  return -1;
}

static const char *
model_of (const TdrLiveRows *self,
          const TdrFact     *fact)
{
  return fact->kind == TDR_FACT_PRICE ? tdr_live_models_find (self->models, fact->platform, fact->subject) : NULL;
}

static char *
dup_price_key (const TdrFact *fact,
               const char    *model)
{
  return g_strjoin (KEY_SEPARATOR, fact->platform, model, fact->scope != NULL ? fact->scope : "",
                    fact->region != NULL ? fact->region : "", fact->deployment, fact->term != NULL ? fact->term : "",
                    fact->meter, NULL);
}

/* Two rows of one list that give the same thing different prices: neither can be believed.
 *
 * Returns: (element-type utf8 utf8): the price by what it is for; "" where there are two */
static GHashTable *
find_prices (const TdrLiveRows *self,
             const TdrAnswer   *answer)
{
  g_autoptr (GHashTable) prices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < tdr_answer_get_n (answer); i++)
    {
      const TdrFact *fact = tdr_answer_get (answer, i);
      const char *model = model_of (self, fact), *known;
      g_autofree char *key = NULL;

      if (model == NULL || find_place (fact) < 0)
        continue;
      key = dup_price_key (fact, model);
      known = g_hash_table_lookup (prices, key);
      g_hash_table_replace (prices, g_steal_pointer (&key),
                            (gpointer) (known == NULL || g_str_equal (known, fact->price) ? fact->price : ""));
    }

  return g_steal_pointer (&prices);
}

static void
add_price (TdrLiveRows   *self,
           GHashTable    *prices,
           const TdrFact *fact)
{
  const char *model = model_of (self, fact);
  int place = find_place (fact);
  g_autofree char *note = tdr_live_rows_dup_note (fact), *key = NULL;
  const char *price;

  if (model == NULL || place < 0)
    return;
  key = dup_price_key (fact, model);
  price = g_hash_table_lookup (prices, key);
  if (price == NULL || *price == '\0')
    return;
  {
    const TdrLiveField fields[] = {
      { "platform", fact->platform },
      { "model_id", model },
      { "scope", fact->scope },
      { "regions", fact->region },
      { "deployment", places[place].tariff_deployment },
      { "term", g_strcmp0 (fact->term, "no-commitment") != 0 ? fact->term : NULL },
      { "meter", places[place].tariff_meter },
      { "unit", fact->unit },
      { "currency", fact->currency },
      { "price", price },
    };

    tdr_live_rows_add (self, TDR_LIVE_PRICES, fact, note, fields, G_N_ELEMENTS (fields));
  }
  g_hash_table_remove (prices, key);
}

/**
 * tdr_live_rows_add_prices:
 *
 * Adds the prices of models that the catalogue knows and a tariff has a place for, each once.
 */
void
tdr_live_rows_add_prices (TdrLiveRows     *self,
                          const TdrAnswer *answer)
{
  g_autoptr (GHashTable) prices = find_prices (self, answer);

  for (guint i = 0; i < tdr_answer_get_n (answer); i++)
    add_price (self, prices, tdr_answer_get (answer, i));
}
