/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-price-list-parse.h"

#include "tdr-aws-dimension.h"
#include "tdr-decimal.h"
#include "tdr-ec2-product.h"
#include "tdr-json.h"
#include "tdr-source-error.h"

#include <string.h>

#define MARKETPLACE_MARK "-MP:"
#define MARKETPLACE_END "-Units"
#define SERVICE_NAME_END " (Amazon Bedrock Edition)"
#define THOUSAND 1000

/* One product with its price, as far as it has been read. */
typedef struct {
  JsonObject *attributes;
  const char *usage_type;
  const char *version;
  char *model;
  TdrAwsDimension dimension;
  const char *unit;
  const char *description;
  const char *value;
  const char *currency;
  const char *effective;
} Row;

/* Returns: %NULL, for the caller to return */
static gpointer
not_understood (const char  *reason,
                GError     **error)
{
  g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD, "The price list is not what was expected: %s",
               reason);
  return NULL;
}

/* "NovaPro" and "Nova Pro" are the same: letters and digits count. */
static char *
letters_of (const char *text)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (letters, g_ascii_tolower (*p));

  return g_string_free_and_steal (g_steal_pointer (&letters));
}

/* A usage type holds the model in a short form, sometimes with its developer. Where the rest of it does not fit the
 * model that the row names, there is a word in it that we do not know: a variant, another modality. */
static gboolean
same_model (const char *code,
            const char *name)
{
  g_autofree char *code_letters = letters_of (code), *name_letters = letters_of (name);

  return g_str_has_suffix (code_letters, name_letters) || g_str_has_suffix (name_letters, code_letters);
}

static gboolean
read_marketplace (Row *row)
{
  const char *service = tdr_json_get_string (row->attributes, "servicename");
  const char *mark = strstr (row->usage_type, MARKETPLACE_MARK);
  const char *text = strchr (mark + strlen (MARKETPLACE_MARK), '_');
  g_autofree char *dimension = NULL;

  if (service == NULL || text == NULL || !g_str_has_suffix (service, SERVICE_NAME_END)
      || !g_str_has_suffix (text, MARKETPLACE_END))
    return FALSE;
  dimension = g_strndup (text + 1, strlen (text + 1) - strlen (MARKETPLACE_END));
  row->model = g_strndup (service, strlen (service) - strlen (SERVICE_NAME_END));

  return tdr_aws_dimension_parse (dimension, &row->dimension);
}

static gboolean
read_native (Row *row)
{
  const char *name = tdr_json_get_string (row->attributes, "model");
  const char *hyphen = strchr (row->usage_type, '-');
  g_autofree char *code = NULL;

  if (name == NULL)
    name = tdr_json_get_string (row->attributes, "titanModel");
  if (hyphen == NULL || !tdr_aws_dimension_parse_usage_type (hyphen + 1, &code, &row->dimension)
      || (name != NULL && !same_model (code, name)))
    return FALSE;
  row->model = g_strdup (name != NULL ? name : code);

  return TRUE;
}

static gboolean
read_usage (Row *row)
{
  return strstr (row->usage_type, MARKETPLACE_MARK) != NULL ? read_marketplace (row) : read_native (row);
}

/* The unit says thousand or million. For reserved capacity it says "1M TPM Hour" beside "per 1K TPM" in the
 * description, and only the second can be: 60 thousand tokens an hour at 3.30 a million are the 0.198 that is asked for
 * 1K TPM. For training it says "Images Processed" beside "Million model customization tokens". */
static const char *
read_unit (const Row *row,
           gint64    *factor)
{
  const char *description = row->description != NULL ? row->description : "";

  *factor = 1;
  switch (row->dimension.measure)
    {
    case TDR_AWS_MEASURE_TOKENS:
      if (g_strcmp0 (row->unit, "1K tokens") == 0)
        *factor = THOUSAND;
      else if (g_strcmp0 (row->unit, "1M tokens") != 0)
        return NULL;
      return "1M tokens";
    case TDR_AWS_MEASURE_TOKENS_PER_MINUTE:
      if (g_strcmp0 (row->unit, "1M TPM Hour") != 0 || strstr (description, "per 1K ") == NULL)
        return NULL;
      return g_str_equal (row->dimension.meter, "input-tpm-unit") ? "1K input TPM-hour" : "1K output TPM-hour";
    case TDR_AWS_MEASURE_MODEL_UNITS:
      return g_ascii_strcasecmp (row->unit, "hour") == 0 || g_ascii_strcasecmp (row->unit, "hrs") == 0
             ? "model unit-hour" : NULL;
    case TDR_AWS_MEASURE_TRAINING:
      if (g_strcmp0 (row->unit, "1K tokens") == 0)
        *factor = THOUSAND;
      else if (g_strcmp0 (row->unit, "1M tokens") != 0
               && (g_strcmp0 (row->unit, "Images Processed") != 0
                   || strstr (description, "Million model customization tokens") == NULL))
        return NULL;
      return "1M tokens";
    default:
      return NULL;
    }
}

static void
add_row (TdrAnswer *facts,
         const Row *row)
{
  gint64 factor;
  TdrDecimal price;
  const char *unit = row->unit != NULL ? read_unit (row, &factor) : NULL;
  g_autofree char *text = NULL;
  TdrFact fact;

  if (unit == NULL)
    {
      tdr_answer_refuse (facts, "unit", row->unit);
      return;
    }
  if (row->value == NULL || !tdr_decimal_parse (row->value, &price))
    {
      tdr_answer_refuse (facts, "price", row->value);
      return;
    }

  text = tdr_decimal_to_string (tdr_decimal_multiply (price, factor));
  fact = (TdrFact) {
    .kind = TDR_FACT_PRICE,
    .platform = "bedrock",
    .subject = row->model,
    .scope = row->dimension.scope,
    .region = tdr_json_get_string (row->attributes, "regionCode"),
    .deployment = row->dimension.deployment,
    .term = row->dimension.term,
    .meter = row->dimension.meter,
    .unit = unit,
    .price = text,
    .currency = row->currency,
    .raw_name = row->usage_type,
    .raw_unit = row->unit,
    .raw_value = row->value,
    .effective = row->effective,
    .version = row->version,
  };
  if (fact.region != NULL)
    tdr_answer_add (facts, &fact);
  else
    tdr_answer_refuse (facts, "region", row->usage_type);
}

/* A price that depends on how much is bought has several dimensions: none of those is the price. */
static JsonObject *
only_object (JsonObject *object)
{
  g_autoptr (GList) names = object != NULL ? json_object_get_members (object) : NULL;

  return names != NULL && names->next == NULL ? tdr_json_get_object (object, names->data) : NULL;
}

/* Of several terms the one that began last holds: dates compare as text. */
static JsonObject *
latest_term (JsonObject *terms)
{
  g_autoptr (GList) names = terms != NULL ? json_object_get_members (terms) : NULL;
  JsonObject *latest = NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonObject *term = tdr_json_get_object (terms, l->data);

      if (term != NULL && (latest == NULL || g_strcmp0 (tdr_json_get_string (term, "effectiveDate"),
                                                        tdr_json_get_string (latest, "effectiveDate")) > 0))
        latest = term;
    }

  return latest;
}

static gboolean
read_price (Row        *row,
            JsonObject *terms)
{
  JsonObject *term = latest_term (terms);
  JsonObject *dimension = only_object (tdr_json_get_object (term, "priceDimensions"));
  JsonObject *per_unit = tdr_json_get_object (dimension, "pricePerUnit");
  g_autoptr (GList) currencies = per_unit != NULL ? json_object_get_members (per_unit) : NULL;

  if (currencies == NULL || currencies->next != NULL)
    return FALSE;
  row->unit = tdr_json_get_string (dimension, "unit");
  row->description = tdr_json_get_string (dimension, "description");
  row->currency = currencies->data;
  row->value = tdr_json_get_string (per_unit, currencies->data);
  row->effective = tdr_json_get_string (term, "effectiveDate");

  return TRUE;
}

static void
read_bedrock_product (TdrAnswer  *facts,
                      JsonObject *product,
                      JsonObject *terms,
                      const char *version)
{
  Row row = { .attributes = tdr_json_get_object (product, "attributes"), .version = version };

  row.usage_type = tdr_json_get_string (row.attributes, "usagetype");
  if (row.usage_type == NULL)
    tdr_answer_refuse (facts, "row without usage type", tdr_json_get_string (product, "sku"));
  else if (!read_usage (&row))
    tdr_answer_refuse (facts, "usage type", row.usage_type);
  else if (!read_price (&row, terms))
    tdr_answer_refuse (facts, "price", row.usage_type);
  else
    add_row (facts, &row);
  g_free (row.model);
}

static void
read_listed_product (TdrAnswer  *facts,
                     const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (JsonObject) root = tdr_json_parse_object (bytes, NULL);
  JsonObject *product = tdr_json_get_object (root, "product");
  JsonObject *terms = tdr_json_get_object (root, "terms");
  const char *version = tdr_json_get_string (root, "version");
  const char *code = tdr_json_get_string (root, "serviceCode");

  if (product == NULL || terms == NULL)
    tdr_answer_refuse (facts, "row", "a product without product or terms");
  else if (g_strcmp0 (code, "AmazonEC2") == 0)
    tdr_ec2_product_read (facts, product, terms, version);
  else
    read_bedrock_product (facts, product, tdr_json_get_object (terms, "OnDemand"), version);
}

/* Regions are a map for services and a list for savings plans. */
static const char *
find_region_address (JsonObject *root,
                     const char *region)
{
  JsonArray *list = tdr_json_get_array (root, "regions");

  if (list == NULL)
    return tdr_json_get_string (tdr_json_get_object (tdr_json_get_object (root, "regions"), region),
                                "currentVersionUrl");
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *entry = tdr_json_get_element_object (list, i);

      if (g_strcmp0 (tdr_json_get_string (entry, "regionCode"), region) == 0)
        return tdr_json_get_string (entry, "versionUrl");
    }

  return NULL;
}

/**
 * tdr_price_list_parse_region_index:
 *
 * Reads a region_index.json, of a service or of savings plans.
 *
 * Returns: (nullable): the path of the file of @region; %NULL without error where the service is not sold there
 */
char *
tdr_price_list_parse_region_index (GBytes      *bytes,
                                   const char  *region,
                                   GError     **error)
{
  g_autoptr (JsonObject) root = tdr_json_parse_object (bytes, error);
  const char *address;

  if (root == NULL)
    return NULL;
  if (tdr_json_get_array (root, "regions") == NULL && tdr_json_get_object (root, "regions") == NULL)
    return not_understood ("the index lists no regions", error);
  address = find_region_address (root, region);
  if (address != NULL && (address[0] != '/' || address[1] == '/'))
    return not_understood ("the index points to another host", error);

  return g_strdup (address);
}

/**
 * tdr_price_list_parse_bedrock:
 *
 * Reads the offer file of one region of AmazonBedrock, AmazonBedrockFoundationModels or AmazonBedrockService.
 */
TdrAnswer *
tdr_price_list_parse_bedrock (GBytes  *bytes,
                              GError **error)
{
  g_autoptr (JsonObject) root = tdr_json_parse_object (bytes, error);
  g_autoptr (TdrAnswer) facts = tdr_answer_new ();
  JsonObject *products, *on_demand;
  JsonObjectIter iter;
  const char *sku;
  JsonNode *node;

  if (root == NULL)
    return NULL;
  products = tdr_json_get_object (root, "products");
  on_demand = tdr_json_get_object (tdr_json_get_object (root, "terms"), "OnDemand");
  if (products == NULL || on_demand == NULL)
    return not_understood ("it has no products or no terms", error);

  json_object_iter_init_ordered (&iter, products);
  while (json_object_iter_next_ordered (&iter, &sku, &node))
    read_bedrock_product (facts, JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL,
                          tdr_json_get_object (on_demand, sku), tdr_json_get_string (root, "version"));

  return g_steal_pointer (&facts);
}

/**
 * tdr_price_list_parse_products:
 * @next_token: (out) (nullable): to be given to ask for the next page, %NULL on the last
 *
 * Reads an answer of GetProducts: a list of texts, each of which is JSON again.
 */
TdrAnswer *
tdr_price_list_parse_products (GBytes  *bytes,
                               char   **next_token,
                               GError **error)
{
  g_autoptr (JsonObject) root = tdr_json_parse_object (bytes, error);
  g_autoptr (TdrAnswer) facts = tdr_answer_new ();
  const char *token;
  JsonArray *list;

  *next_token = NULL;
  if (root == NULL)
    return NULL;
  list = tdr_json_get_array (root, "PriceList");
  if (list == NULL)
    return not_understood ("it has no PriceList", error);

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        read_listed_product (facts, json_node_get_string (node));
      else
        tdr_answer_refuse (facts, "row", "not a text");
    }
  token = tdr_json_get_string (root, "NextToken");
  *next_token = token != NULL && *token != '\0' ? g_strdup (token) : NULL;

  return g_steal_pointer (&facts);
}
