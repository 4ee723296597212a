/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-bedrock-parse.h"

#include "tdr-aws-dimension.h"
#include "tdr-aws-region.h"
#include "tdr-decimal.h"
#include "tdr-json.h"
#include "tdr-source-error.h"

#include <string.h>

#define ISO_DATE_LENGTH 10  /* "2026-10-15" */
#define ARN_REGION 3        /* arn:aws:bedrock:REGION:ACCOUNT:foundation-model/ID */
#define ARN_RESOURCE 5
#define LONGEST_PREFIX 4    /* "USE1", "EU" */

/* Returns: (nullable): the list of that name, with @error set if there is none */
static JsonArray *
get_list (JsonObject  *root,
          const char  *name,
          GError     **error)
{
  JsonArray *list = tdr_json_get_array (root, name);

  if (root != NULL && list == NULL)
    g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD,
                 "The answer of Bedrock is not what was expected: it has no “%s”", name);

  return list;
}

static char *
dup_next_token (JsonObject *root)
{
  const char *token = tdr_json_get_string (root, "nextToken");

  return token != NULL && *token != '\0' ? g_strdup (token) : NULL;
}

/* Returns: (nullable): the words of a list */
static char *
dup_words (JsonObject *object,
           const char *name,
           const char *separator)
{
  JsonArray *words = tdr_json_get_array (object, name);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; words != NULL && i < json_array_get_length (words); i++)
    {
      JsonNode *node = json_array_get_element (words, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", json_node_get_string (node));
    }

  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

/* Returns: (nullable): the words as the catalogue writes them: "text;image" */
static char *
dup_modalities (JsonObject *object,
                const char *name)
{
  g_autofree char *words = dup_words (object, name, ";");

  return words != NULL ? g_ascii_strdown (words, -1) : NULL;
}

/* How the model may be called by its own id. A profile is another way, with an id of its own; words that we do not know
 * are no way that we could name. */
static char *
dup_deployments (JsonObject *summary)
{
  g_autofree char *types = dup_words (summary, "inferenceTypesSupported", ";");
  g_auto (GStrv) words = g_strsplit (types != NULL ? types : "", ";", -1);
  gboolean on_demand = g_strv_contains ((const char *const *) words, "ON_DEMAND");
  gboolean provisioned = g_strv_contains ((const char *const *) words, "PROVISIONED");

  if (on_demand && provisioned)
    return g_strdup ("on-demand;provisioned");
  if (on_demand)
    return g_strdup ("on-demand");

  return provisioned ? g_strdup ("provisioned") : NULL;
}

/* "ACTIVE" is "Active" on the page, in the catalogue, and for a person. */
static char *
dup_lifecycle (const char *status)
{
  char *word = status != NULL ? g_ascii_strdown (status, -1) : NULL;

  if (word != NULL)
    word[0] = g_ascii_toupper (word[0]);

  return word;
}

static char *
dup_date (JsonObject *object,
          const char *name)
{
  const char *time = tdr_json_get_string (object, name);

  return time != NULL && strlen (time) >= ISO_DATE_LENGTH ? g_strndup (time, ISO_DATE_LENGTH) : NULL;
}

static void
append_date (GString    *text,
             JsonObject *object,
             const char *name,
             const char *words)
{
  const char *date = tdr_json_get_string (object, name);

  if (date != NULL)
    g_string_append_printf (text, "; %s %.10s", words, date);
}

/* Words that we do not know are passed on as they are: there are more than the interface's description lists. */
static void
add_model (TdrAnswer  *facts,
           JsonObject *summary,
           const char *region)
{
  JsonObject *lifecycle = tdr_json_get_object (summary, "modelLifecycle");
  const char *status = tdr_json_get_string (lifecycle, "status");
  g_autoptr (GString) detail = g_string_new (status != NULL ? status : "status not given");
  g_autofree char *deployments = dup_deployments (summary), *stage = dup_lifecycle (status);
  g_autofree char *inputs = dup_modalities (summary, "inputModalities");
  g_autofree char *outputs = dup_modalities (summary, "outputModalities");
  g_autofree char *types = dup_words (summary, "inferenceTypesSupported", "; ");
  g_autofree char *until = dup_date (lifecycle, "endOfLifeTime");
  TdrFact fact = {
    .kind = TDR_FACT_MODEL,
    .platform = "bedrock",
    .subject = tdr_json_get_string (summary, "modelId"),
    .region = region,
    .deployment = deployments,
    .raw_name = tdr_json_get_string (summary, "modelName"),
    .lifecycle = stage,
    .until = until,
    .developer = tdr_json_get_string (summary, "providerName"),
    .inputs = inputs,
    .outputs = outputs,
  };

  if (types != NULL)
    g_string_append_printf (detail, "; %s", types);
  append_date (detail, lifecycle, "legacyTime", "legacy from");
  append_date (detail, lifecycle, "publicExtendedAccessTime", "extended access from");
  append_date (detail, lifecycle, "endOfLifeTime", "end of life");
  fact.detail = detail->str;
  if (fact.subject != NULL)
    tdr_answer_add (facts, &fact);
  else
    tdr_answer_refuse (facts, "model", fact.raw_name);
}

/* Where a profile may send a request is said by the addresses of its models, not by its name. */
static gboolean
read_destinations (JsonObject  *summary,
                   GString     *destinations,
                   char       **model)
{
  JsonArray *models = tdr_json_get_array (summary, "models");

  for (guint i = 0; models != NULL && i < json_array_get_length (models); i++)
    {
      const char *arn = tdr_json_get_string (tdr_json_get_element_object (models, i), "modelArn");
      g_auto (GStrv) parts = g_strsplit (arn != NULL ? arn : "", ":", ARN_RESOURCE + 1);
      const char *slash = g_strv_length (parts) > ARN_RESOURCE ? strchr (parts[ARN_RESOURCE], '/') : NULL;

      if (slash == NULL)
        return FALSE;
      g_string_append_printf (destinations, "%s%s", destinations->len > 0 ? ";" : "",
                              parts[ARN_REGION][0] != '\0' ? parts[ARN_REGION] : "*");
      g_free (*model);
      *model = g_strdup (slash + 1);
    }

  return destinations->len > 0;
}

static void
add_profile (TdrAnswer  *facts,
             JsonObject *summary,
             const char *region)
{
  g_autoptr (GString) destinations = g_string_new (NULL);
  g_autofree char *model = NULL;
  TdrFact fact = {
    .kind = TDR_FACT_PROFILE,
    .platform = "bedrock",
    .subject = tdr_json_get_string (summary, "inferenceProfileId"),
    .region = region,
    .scope = tdr_json_get_string (summary, "type"),
  };

  if (fact.subject == NULL || !read_destinations (summary, destinations, &model))
    {
      tdr_answer_refuse (facts, "profile", fact.subject);
      return;
    }
  fact.raw_name = model;
  fact.detail = destinations->str;
  tdr_answer_add (facts, &fact);
}

static void
add_throughput (TdrAnswer  *facts,
                JsonObject *summary,
                const char *region)
{
  const char *arn = tdr_json_get_string (summary, "foundationModelArn");
  const char *slash = arn != NULL ? strchr (arn, '/') : NULL;
  const char *commitment = tdr_json_get_string (summary, "commitmentDuration");
  const char *until = tdr_json_get_string (summary, "commitmentExpirationTime");
  const char *status = tdr_json_get_string (summary, "status");
  g_autofree char *detail = NULL;
  gint64 units;
  TdrFact fact = {
    .kind = TDR_FACT_COMMITMENT,
    .platform = "bedrock",
    .subject = slash != NULL ? slash + 1 : NULL,
    .region = region,
    .deployment = "provisioned",
    .term = commitment != NULL ? commitment : "no-commitment",
    .raw_name = tdr_json_get_string (summary, "provisionedModelName"),
  };

  if (fact.subject == NULL || !tdr_json_get_integer (summary, "modelUnits", &units))
    {
      tdr_answer_refuse (facts, "provisioned throughput", fact.raw_name);
      return;
    }
  detail = g_strdup_printf ("%" G_GINT64_FORMAT " model units; %s%s%.10s", units,
                            status != NULL ? status : "status not given",
                            until != NULL ? "; until " : "", until != NULL ? until : "");
  fact.detail = detail;
  tdr_answer_add (facts, &fact);
}

/* Some dimensions begin with the region's prefix, some hold everywhere. A prefix that we do not know is no reason to
 * take the row for one of another region. */
static gboolean
split_dimension (const char  *dimension,
                 const char **region,
                 const char **rest)
{
  gsize length = strspn (dimension, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

  *region = NULL;
  *rest = dimension;
  if (length < 2 || length > LONGEST_PREFIX || dimension[length] != '_')
    return TRUE;
  *region = tdr_aws_region_from_prefix (dimension, length);
  *rest = dimension + length + 1;

  return *region != NULL;
}

/* Every unit is called "Units": what that is follows from the dimension. */
static const char *
unit_of (const TdrAwsDimension *dimension)
{
  switch (dimension->measure)
    {
    case TDR_AWS_MEASURE_TOKENS:
    case TDR_AWS_MEASURE_TRAINING:
      return "1M tokens";
    case TDR_AWS_MEASURE_TOKENS_PER_MINUTE:
      return g_str_equal (dimension->meter, "input-tpm-unit") ? "1K input TPM-hour" : "1K output TPM-hour";
    case TDR_AWS_MEASURE_MODEL_UNITS:
    default:
      return "model unit-hour";
    }
}

static void
add_offer_rate (TdrAnswer  *facts,
                JsonObject *rate,
                const char *model)
{
  const char *name = tdr_json_get_string (rate, "dimension"), *value = tdr_json_get_string (rate, "price");
  const char *unit = tdr_json_get_string (rate, "unit"), *region, *rest;
  g_autofree char *price = NULL;
  TdrAwsDimension dimension;
  TdrDecimal decimal;

  if (name == NULL || !split_dimension (name, &region, &rest))
    tdr_answer_refuse (facts, "region of a dimension", name);
  else if (!tdr_aws_dimension_parse (rest, &dimension))
    tdr_answer_refuse (facts, "dimension", rest);
  else if (g_strcmp0 (unit, "Units") != 0)
    tdr_answer_refuse (facts, "unit", unit);
  else if (value == NULL || !tdr_decimal_parse (value, &decimal))
    tdr_answer_refuse (facts, "price", value);
  else
    {
      TdrFact fact = {
        .kind = TDR_FACT_PRICE, .platform = "bedrock", .subject = model, .scope = dimension.scope, .region = region,
        .deployment = dimension.deployment, .term = dimension.term, .meter = dimension.meter,
        .unit = unit_of (&dimension), .currency = "USD", .raw_name = name, .raw_unit = unit, .raw_value = value,
      };

      price = tdr_decimal_to_string (decimal);
      fact.price = price;
      tdr_answer_add (facts, &fact);
    }
}

typedef void (*AddFunc) (TdrAnswer   *facts,
                         JsonObject *summary,
                         const char *context);

static TdrAnswer *
parse_list (GBytes      *bytes,
            const char  *name,
            AddFunc      add,
            const char  *region,
            char       **next_token,
            GError     **error)
{
  g_autoptr (JsonObject) root = tdr_json_parse_object (bytes, error);
  g_autoptr (TdrAnswer) facts = tdr_answer_new ();
  JsonArray *list = get_list (root, name, error);

  if (next_token != NULL)
    *next_token = NULL;
  if (list == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (list); i++)
    add (facts, tdr_json_get_element_object (list, i), region);
  if (next_token != NULL)
    *next_token = dup_next_token (root);

  return g_steal_pointer (&facts);
}

/**
 * tdr_bedrock_parse_models:
 *
 * Reads an answer of ListFoundationModels, which has one page.
 */
TdrAnswer *
tdr_bedrock_parse_models (GBytes      *bytes,
                          const char  *region,
                          GError     **error)
{
  return parse_list (bytes, "modelSummaries", add_model, region, NULL, error);
}

/**
 * tdr_bedrock_parse_profiles:
 * @next_token: (out) (nullable): of the next page
 *
 * Reads an answer of ListInferenceProfiles.
 */
TdrAnswer *
tdr_bedrock_parse_profiles (GBytes      *bytes,
                            const char  *region,
                            char       **next_token,
                            GError     **error)
{
  return parse_list (bytes, "inferenceProfileSummaries", add_profile, region, next_token, error);
}

/**
 * tdr_bedrock_parse_throughputs:
 * @next_token: (out) (nullable): of the next page
 *
 * Reads an answer of ListProvisionedModelThroughputs: what the buyer has already.
 */
TdrAnswer *
tdr_bedrock_parse_throughputs (GBytes      *bytes,
                               const char  *region,
                               char       **next_token,
                               GError     **error)
{
  return parse_list (bytes, "provisionedModelSummaries", add_throughput, region, next_token, error);
}

/**
 * tdr_bedrock_parse_availability:
 *
 * Reads an answer of GetFoundationModelAvailability.
 */
TdrAnswer *
tdr_bedrock_parse_availability (GBytes      *bytes,
                                const char  *region,
                                GError     **error)
{
  static const struct {
    const char *name;
    const char *words;
  } members[] = {
    { "authorizationStatus", "authorization" },
    { "entitlementAvailability", "entitlement" },
    { "regionAvailability", "region" },
  };
  g_autoptr (JsonObject) root = tdr_json_parse_object (bytes, error);
  g_autoptr (TdrAnswer) facts = tdr_answer_new ();
  g_autoptr (GString) detail = g_string_new ("agreement ");
  const char *agreement = tdr_json_get_string (tdr_json_get_object (root, "agreementAvailability"), "status");
  TdrFact fact = { .kind = TDR_FACT_AVAILABILITY, .platform = "bedrock", .region = region };

  if (root == NULL)
    return NULL;
  g_string_append (detail, agreement != NULL ? agreement : "not given");
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *status = tdr_json_get_string (root, members[i].name);

      g_string_append_printf (detail, "; %s %s", members[i].words, status != NULL ? status : "not given");
    }
  fact.subject = tdr_json_get_string (root, "modelId");
  fact.detail = detail->str;
  if (fact.subject != NULL)
    tdr_answer_add (facts, &fact);
  else
    tdr_answer_refuse (facts, "availability", NULL);

  return g_steal_pointer (&facts);
}

/**
 * tdr_bedrock_parse_offers:
 *
 * Reads an answer of ListFoundationModelAgreementOffers: Bedrock's own price card of one model, for all regions. The
 * offer's token and the address of its legal text are as good as keys: they are not even looked at.
 */
TdrAnswer *
tdr_bedrock_parse_offers (GBytes  *bytes,
                          GError **error)
{
  g_autoptr (JsonObject) root = tdr_json_parse_object (bytes, error);
  g_autoptr (TdrAnswer) facts = tdr_answer_new ();
  JsonArray *offers = get_list (root, "offers", error);
  const char *model = tdr_json_get_string (root, "modelId");

  if (offers == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (offers); i++)
    {
      JsonObject *terms = tdr_json_get_object (tdr_json_get_element_object (offers, i), "termDetails");
      JsonArray *card = tdr_json_get_array (tdr_json_get_object (terms, "usageBasedPricingTerm"), "rateCard");

      for (guint j = 0; card != NULL && j < json_array_get_length (card); j++)
        add_offer_rate (facts, tdr_json_get_element_object (card, j), model);
    }

  return g_steal_pointer (&facts);
}
