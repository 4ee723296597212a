/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-azure-retail-parse.h"

#include "tdr-azure-meter.h"
#include "tdr-decimal.h"
#include "tdr-json.h"
#include "tdr-source-error.h"

#include <string.h>

#define HOURS_PER_YEAR 8760
#define RATE_PLACES 6
#define THOUSAND 1000

/* One item of the feed. */
typedef struct {
  JsonObject *object;
  const char *name;
  const char *unit;
  const char *type;
  const char *effective;
  const char *region;
  const char *currency;
  char *value;
  TdrDecimal price;
} Item;

static void
add (TdrAnswer  *facts,
     const Item *item,
     TdrFact     fact,
     TdrDecimal  rate)
{
  g_autofree char *price = tdr_decimal_to_string (rate), *raw = tdr_decimal_to_string (item->price);

  fact.region = item->region;
  fact.price = price;
  fact.currency = item->currency;
  fact.raw_name = item->name;
  fact.raw_unit = item->unit;
  fact.raw_value = raw;
  fact.effective = item->effective;
  tdr_answer_add (facts, &fact);
}

static gboolean
contains (JsonObject *object,
          const char *name,
          const char *word)
{
  const char *text = tdr_json_get_string (object, name);

  return text != NULL && strstr (text, word) != NULL;
}

static void
read_tokens (TdrAnswer           *facts,
             const Item          *item,
             const TdrAzureMeter *meter)
{
  TdrFact fact = {
    .kind = TDR_FACT_PRICE,
    .platform = "azure-openai",
    .subject = meter->model,
    .scope = meter->scope,
    .deployment = meter->deployment,
    .meter = meter->meter,
    .unit = "1M tokens",
  };
  gboolean per_thousand = g_str_equal (item->unit, "1K"), per_million = g_str_equal (item->unit, "1M");

  /* A name that says million on a price per thousand is a slip of the feed: of a thousand times. */
  if ((!per_thousand && !per_million) || (meter->says_million && !per_million))
    tdr_answer_refuse (facts, "unit", item->unit);
  else
    add (facts, item, fact, tdr_decimal_multiply (item->price, per_thousand ? THOUSAND : 1));
}

static void
read_model_meter (TdrAnswer  *facts,
                  const Item *item)
{
  TdrAzureMeter meter;

  if (!tdr_azure_meter_parse (item->name, &meter))
    tdr_answer_refuse (facts, "meter", item->name);
  else if (!g_str_equal (item->type, "Consumption"))
    tdr_answer_refuse (facts, "type", item->type);
  else if (meter.model != NULL)
    read_tokens (facts, item, &meter);
  else if (!g_str_equal (item->unit, "1 Hour") && !g_str_equal (item->unit, "1/Hour"))
    tdr_answer_refuse (facts, "unit", item->unit);
  else
    add (facts, item,
         (TdrFact) { .kind = TDR_FACT_PRICE, .platform = "azure-openai", .subject = "(any PTU model)",
                     .scope = meter.scope,
                     .deployment = meter.deployment, .meter = meter.meter, .unit = "PTU-hour" },
         item->price);
}

/* A reservation's price is that of the whole term, though its unit says "1 Hour". */
static void
read_reservation (TdrAnswer  *facts,
                  const Item *item,
                  TdrFact     fact)
{
  static const struct {
    const char *text;
    int years;
    const char *term;
  } terms[] = { { "1 Year", 1, "1-year" }, { "3 Years", 3, "3-year" }, { "5 Years", 5, "5-year" } };
  const char *text = tdr_json_get_string (item->object, "reservationTerm");

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    if (g_strcmp0 (text, terms[i].text) == 0)
      {
        fact.term = terms[i].term;
        add (facts, item, fact,
             tdr_decimal_divide (item->price, (gint64) terms[i].years * HOURS_PER_YEAR, RATE_PLACES));
        return;
      }
  tdr_answer_refuse (facts, "reservation term", text);
}

static void
read_machine (TdrAnswer  *facts,
              const Item *item)
{
  const char *sku = tdr_json_get_string (item->object, "armSkuName");
  TdrFact fact = {
    .kind = TDR_FACT_INSTANCE_RATE,
    .platform = "azure",
    .subject = sku,
    .deployment = "self-hosted",
    .term = contains (item->object, "skuName", "Spot") ? "spot" : "on-demand",
    .meter = "instance",
    .unit = "instance-hour",
  };

  if (sku == NULL || (!g_str_has_prefix (sku, "Standard_ND") && !g_str_has_prefix (sku, "Standard_NC"))
      || contains (item->object, "productName", "Windows") || contains (item->object, "skuName", "Low Priority")
      || g_str_equal (item->type, "DevTestConsumption"))
    tdr_answer_skip (facts);
  else if (!g_str_equal (item->unit, "1 Hour"))
    tdr_answer_refuse (facts, "unit", item->unit);
  else if (g_str_equal (item->type, "Reservation"))
    read_reservation (facts, item, fact);
  else if (g_str_equal (item->type, "Consumption"))
    add (facts, item, fact, item->price);
  else
    tdr_answer_refuse (facts, "type", item->type);
}

static gboolean
fill_item (Item *item)
{
  item->name = tdr_json_get_string (item->object, "meterName");
  item->unit = tdr_json_get_string (item->object, "unitOfMeasure");
  item->type = tdr_json_get_string (item->object, "type");
  item->effective = tdr_json_get_string (item->object, "effectiveStartDate");
  item->region = tdr_json_get_string (item->object, "armRegionName");
  item->currency = tdr_json_get_string (item->object, "currencyCode");
  item->value = tdr_json_dup_number (item->object, "unitPrice");

  return item->name != NULL && item->unit != NULL && item->type != NULL && item->effective != NULL
         && item->region != NULL
         && item->currency != NULL && item->value != NULL && tdr_decimal_parse (item->value, &item->price);
}

static void
read_item (TdrAnswer  *facts,
           JsonObject *object,
           const char *today)
{
  Item item = { .object = object };
  g_autofree char *tier = tdr_json_dup_number (object, "tierMinimumUnits");

  if (!fill_item (&item))
    tdr_answer_refuse (facts, "row without a name, unit, type, date, region or price", item.name);
  else if (strncmp (item.effective, today, strlen (today)) > 0)
    tdr_answer_skip (facts);
  else if (tier != NULL && !g_str_equal (tier, "0"))
    tdr_answer_refuse (facts, "price by quantity", item.name);
  else if (contains (object, "serviceName", "Virtual Machines"))
    read_machine (facts, &item);
  else
    read_model_meter (facts, &item);
  g_free (item.value);
}

/**
 * tdr_azure_retail_parse:
 * @today: ISO date: prices that begin later are left out
 * @next_page: (out) (nullable): address of the next page, to be asked as it is
 *
 * Reads one page of the Azure Retail Prices feed.
 */
TdrAnswer *
tdr_azure_retail_parse (GBytes      *bytes,
                        const char  *today,
                        char       **next_page,
                        GError     **error)
{
  g_autoptr (JsonObject) root = tdr_json_parse_object (bytes, error);
  g_autoptr (TdrAnswer) facts = tdr_answer_new ();
  JsonArray *items = tdr_json_get_array (root, "Items");
  const char *next = tdr_json_get_string (root, "NextPageLink");

  *next_page = NULL;
  if (root == NULL)
    return NULL;
  if (items == NULL)
    {
      g_set_error_literal (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD,
                           "The answer of Azure is not what was expected: it has no “Items”");
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *object = tdr_json_get_element_object (items, i);

      if (object != NULL)
        read_item (facts, object, today);
      else
        tdr_answer_refuse (facts, "row", "no object");
    }
  *next_page = next != NULL && *next != '\0' ? g_strdup (next) : NULL;

  return g_steal_pointer (&facts);
}

static char *
meter_key (const TdrFact *fact)
{
  g_autofree char *key = tdr_fact_dup_key (fact);

  return g_strconcat (key, "\x1f", fact->raw_name, NULL);
}

/**
 * tdr_azure_retail_keep_latest:
 * @all: of all pages
 *
 * Old prices stay in the feed for ever: of each meter and region what began last holds.
 */
TdrAnswer *
tdr_azure_retail_keep_latest (TdrAnswer *all)
{
  g_autoptr (GHashTable) latest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (TdrAnswer) kept = tdr_answer_new ();

  for (guint i = 0; i < tdr_answer_get_n (all); i++)
    {
      const TdrFact *fact = tdr_answer_get (all, i);
      g_autofree char *key = meter_key (fact);
      const TdrFact *other = g_hash_table_lookup (latest, key);

      if (other == NULL || strcmp (fact->effective, other->effective) > 0)
        g_hash_table_replace (latest, g_steal_pointer (&key), (gpointer) fact);
    }
  tdr_answer_take_if (kept, all, latest, meter_key);

  return g_steal_pointer (&kept);
}
