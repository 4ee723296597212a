/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-savings-plan-parse.h"

#include "tdr-decimal.h"
#include "tdr-ec2-product.h"
#include "tdr-json-reader.h"
#include "tdr-json.h"
#include "tdr-source-error.h"

#include <string.h>

/* root { terms { savingsPlan [ { description, effectiveDate, rates [ { discountedUsageType …,
 *                                                                      discountedRate { price, currency } } ] } ] } }
 * The file of a region has more than a hundred megabytes: it is read as it arrives. Numbers are how many objects and
 * arrays are open. */
#define IN_PLANS 3
#define IN_PLAN 4
#define IN_RATE 6
#define IN_PRICE 7
#define LONGEST_NAME 40
#define LONGEST_VALUE 200
#define SECONDS_PER_YEAR (365 * 24 * 60 * 60)
#define USAGE_MARK "BoxUsage:"

typedef enum {
  FIELD_DESCRIPTION,
  FIELD_EFFECTIVE,
  FIELD_SKU,
  FIELD_USAGE_TYPE,
  FIELD_OPERATION,
  FIELD_SERVICE,
  FIELD_UNIT,
  FIELD_PRICE,
  FIELD_CURRENCY,
} Field;

#define N_FIELDS (FIELD_CURRENCY + 1)

static const struct {
  guint depth;
  const char *name;
} fields[N_FIELDS] = {
  [FIELD_DESCRIPTION] = { IN_PLAN, "description" },
  [FIELD_EFFECTIVE] = { IN_PLAN, "effectiveDate" },
  [FIELD_SKU] = { IN_RATE, "discountedSku" },
  [FIELD_USAGE_TYPE] = { IN_RATE, "discountedUsageType" },
  [FIELD_OPERATION] = { IN_RATE, "discountedOperation" },
  [FIELD_SERVICE] = { IN_RATE, "discountedServiceCode" },
  [FIELD_UNIT] = { IN_RATE, "unit" },
  [FIELD_PRICE] = { IN_PRICE, "price" },
  [FIELD_CURRENCY] = { IN_PRICE, "currency" },
};

struct _TdrSavingsPlanParser {
  TdrJsonReader *reader;
  TdrAnswer *facts;
  char *region;
  char *version;
  gboolean in_plans;
  gboolean seen_plans;
  char names[IN_PRICE + 1][LONGEST_NAME];
  char values[N_FIELDS][LONGEST_VALUE];
};

/* What a rate says, of either source. */
typedef struct {
  int years;
  const char *payment;
  const char *plan;
  const char *instance_type;
  const char *region;
  const char *sku;
  const char *unit;
  const char *value;
  const char *currency;
  const char *effective;
  const char *version;
} Rate;

static const char *
payment_of (const char *text)
{
  if (g_str_has_prefix (text, "No Upfront"))
    return "no-upfront";
  if (g_str_has_prefix (text, "Partial Upfront"))
    return "partial-upfront";

  return g_str_has_prefix (text, "All Upfront") ? "all-upfront" : NULL;
}

static const char *
plan_of (const char *text)
{
  if (strstr (text, "EC2 Instance") != NULL || g_str_equal (text, "EC2Instance"))
    return "instance-savings-plan";

  return strstr (text, "Compute") != NULL ? "savings-plan" : NULL;
}

static void
add_rate (TdrAnswer  *facts,
          const Rate *rate)
{
  g_autofree char *term = NULL, *price = NULL;
  TdrDecimal value;
  TdrFact fact;

  if (g_strcmp0 (rate->unit, "Hrs") != 0)
    {
      tdr_answer_refuse (facts, "unit", rate->unit);
      return;
    }
  if (rate->value == NULL || !tdr_decimal_parse (rate->value, &value) || rate->currency == NULL)
    {
      tdr_answer_refuse (facts, "price", rate->value);
      return;
    }
  term = g_strdup_printf ("%d-year %s %s", rate->years, rate->payment, rate->plan);
  price = tdr_decimal_to_string (value);
  fact = (TdrFact) {
    .kind = TDR_FACT_INSTANCE_RATE,
    .platform = "aws",
    .subject = rate->instance_type,
    .region = rate->region,
    .deployment = "self-hosted",
    .term = term,
    .meter = "instance",
    .unit = "instance-hour",
    .price = price,
    .currency = rate->currency,
    .raw_name = rate->sku,
    .raw_unit = rate->unit,
    .raw_value = rate->value,
    .effective = rate->effective,
    .version = rate->version,
  };
  tdr_answer_add (facts, &fact);
}

/* "USE1-BoxUsage:p5.48xlarge" is the shared machine; dedicated, unused and host usage have other words before the
 * colon. */
static const char *
instance_type_of (const char *usage_type)
{
  const char *mark = strstr (usage_type, USAGE_MARK);

  return mark != NULL && (mark == usage_type || mark[-1] == '-') ? mark + strlen (USAGE_MARK) : NULL;
}

static void
end_rate (TdrSavingsPlanParser *self)
{
  const char *description = self->values[FIELD_DESCRIPTION];
  const char *instance_type = instance_type_of (self->values[FIELD_USAGE_TYPE]);
  const char *plan = plan_of (description);
  const char *rest = strstr (description, " year ");
  Rate rate;

  if (plan == NULL || instance_type == NULL || !g_str_equal (self->values[FIELD_SERVICE], "AmazonEC2")
      || !g_str_equal (self->values[FIELD_OPERATION], "RunInstances") || !tdr_ec2_is_accelerated (instance_type))
    {
      tdr_answer_skip (self->facts);
      return;
    }
  if (rest != description + 1 || (description[0] != '1' && description[0] != '3')
      || payment_of (rest + strlen (" year ")) == NULL)
    {
      tdr_answer_refuse (self->facts, "term", description);
      return;
    }
  rate = (Rate) {
    .years = description[0] - '0',
    .payment = payment_of (rest + strlen (" year ")),
    .plan = plan,
    .instance_type = instance_type,
    .region = self->region,
    .sku = self->values[FIELD_SKU],
    .unit = self->values[FIELD_UNIT],
    .value = self->values[FIELD_PRICE],
    .currency = self->values[FIELD_CURRENCY],
    .effective = self->values[FIELD_EFFECTIVE],
    .version = self->version,
  };
  add_rate (self->facts, &rate);
}

static void
take_string (TdrSavingsPlanParser *self,
             guint                 depth,
             const char           *text,
             gsize                 length)
{
  if (depth == 1 && g_str_equal (self->names[1], "version"))
    {
      g_free (self->version);
      self->version = g_strndup (text, length);
    }
  for (guint i = 0; self->in_plans && i < N_FIELDS; i++)
    if (fields[i].depth == depth && g_str_equal (fields[i].name, self->names[depth]))
      {
        gsize kept = MIN (length, LONGEST_VALUE - 1);

        memcpy (self->values[i], text, kept);
        self->values[i][kept] = '\0';
      }
}

static void
begin_container (TdrSavingsPlanParser *self,
                 guint                 depth)
{
  if (depth == IN_PLANS && g_str_equal (self->names[1], "terms") && g_str_equal (self->names[2], "savingsPlan"))
    self->in_plans = self->seen_plans = TRUE;
  for (guint i = 0; i < N_FIELDS; i++)
    if (fields[i].depth == depth)
      self->values[i][0] = '\0';
}

static gboolean
event_cb (TdrJsonEvent   event,
          const char    *text,
          gsize          length,
          gpointer       user_data,
          GError       **error)
{
  TdrSavingsPlanParser *self = user_data;
  guint depth = tdr_json_reader_get_depth (self->reader);

  if (event == TDR_JSON_KEY && depth <= IN_PRICE)
    {
      gsize kept = MIN (length, LONGEST_NAME - 1);

      memcpy (self->names[depth], text, kept);
      self->names[depth][kept] = '\0';
    }
  else if (event == TDR_JSON_STRING && depth <= IN_PRICE)
    take_string (self, depth, text, length);
  else if (event == TDR_JSON_BEGIN_OBJECT || event == TDR_JSON_BEGIN_ARRAY)
    begin_container (self, depth);
  else if (event == TDR_JSON_END_ARRAY && depth == IN_PLANS - 1)
    self->in_plans = FALSE;
  else if (event == TDR_JSON_END_OBJECT && self->in_plans && depth == IN_RATE - 1)
    end_rate (self);

  return TRUE;
}

static const char *
get_property (JsonObject *result,
              const char *name)
{
  JsonArray *properties = tdr_json_get_array (result, "properties");

  for (guint i = 0; properties != NULL && i < json_array_get_length (properties); i++)
    {
      JsonObject *property = tdr_json_get_element_object (properties, i);

      if (g_strcmp0 (tdr_json_get_string (property, "name"), name) == 0)
        return tdr_json_get_string (property, "value");
    }

  return NULL;
}

static void
read_result (TdrAnswer  *facts,
             JsonObject *result)
{
  JsonObject *offering = tdr_json_get_object (result, "savingsPlanOffering");
  const char *payment = tdr_json_get_string (offering, "paymentOption");
  const char *plan = tdr_json_get_string (offering, "planType");
  gint64 seconds = 0;
  Rate rate = {
    .payment = payment != NULL ? payment_of (payment) : NULL,
    .plan = plan != NULL ? plan_of (plan) : NULL,
    .instance_type = get_property (result, "instanceType"),
    .region = get_property (result, "region"),
    .unit = tdr_json_get_string (result, "unit"),
    .value = tdr_json_get_string (result, "rate"),
    .currency = tdr_json_get_string (offering, "currency"),
    .sku = tdr_json_get_string (result, "usageType"),
  };

  tdr_json_get_integer (offering, "durationSeconds", &seconds);
  rate.years = (int) (seconds / SECONDS_PER_YEAR);
  if (rate.plan == NULL || rate.payment == NULL || seconds % SECONDS_PER_YEAR != 0 || rate.years <= 0)
    tdr_answer_refuse (facts, "term", plan);
  else if (rate.instance_type == NULL || rate.region == NULL)
    tdr_answer_refuse (facts, "rate", rate.sku);
  else if (!tdr_ec2_is_accelerated (rate.instance_type)
           || g_strcmp0 (get_property (result, "productDescription"), "Linux/UNIX") != 0
           || g_strcmp0 (get_property (result, "tenancy"), "shared") != 0)
    tdr_answer_skip (facts);
  else
    add_rate (facts, &rate);
}

/**
 * tdr_savings_plan_parser_new:
 * @region: whose file it is
 */
TdrSavingsPlanParser *
tdr_savings_plan_parser_new (const char *region)
{
  TdrSavingsPlanParser *self = g_new0 (TdrSavingsPlanParser, 1);

  self->reader = tdr_json_reader_new (event_cb, self);
  self->facts = tdr_answer_new ();
  self->region = g_strdup (region);

  return self;
}

/**
 * tdr_savings_plan_parser_free:
 */
void
tdr_savings_plan_parser_free (TdrSavingsPlanParser *self)
{
  tdr_json_reader_free (self->reader);
  tdr_answer_unref (self->facts);
  g_free (self->region);
  g_free (self->version);
  g_free (self);
}

/**
 * tdr_savings_plan_parser_feed:
 *
 * Reads the next piece of the file.
 */
gboolean
tdr_savings_plan_parser_feed (TdrSavingsPlanParser  *self,
                              const char            *data,
                              gsize                  length,
                              GError               **error)
{
  return tdr_json_reader_feed (self->reader, data, length, error);
}

/**
 * tdr_savings_plan_parser_finish:
 *
 * Returns: (transfer full): the rates of all machines with accelerators; %NULL if the file was cut
 */
TdrAnswer *
tdr_savings_plan_parser_finish (TdrSavingsPlanParser  *self,
                                GError               **error)
{
  if (!tdr_json_reader_finish (self->reader, error))
    return NULL;
  if (self->seen_plans)
    return tdr_answer_ref (self->facts);

  g_set_error_literal (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD,
                       "The file of savings plans is not what was expected: it lists none");
  return NULL;
}

/**
 * tdr_savings_plan_parse_rates:
 * @next_token: (out) (nullable): of the next page
 *
 * Reads an answer of DescribeSavingsPlansOfferingRates.
 */
TdrAnswer *
tdr_savings_plan_parse_rates (GBytes  *bytes,
                              char   **next_token,
                              GError **error)
{
  g_autoptr (JsonObject) root = tdr_json_parse_object (bytes, error);
  g_autoptr (TdrAnswer) facts = tdr_answer_new ();
  JsonArray *results;
  const char *token;

  *next_token = NULL;
  if (root == NULL)
    return NULL;
  results = tdr_json_get_array (root, "searchResults");
  if (results == NULL)
    {
      g_set_error_literal (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD,
                           "The savings plans are not what was expected: there is no list of rates");
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (results); i++)
    read_result (facts, tdr_json_get_element_object (results, i));
  token = tdr_json_get_string (root, "nextToken");
  *next_token = token != NULL && *token != '\0' ? g_strdup (token) : NULL;

  return g_steal_pointer (&facts);
}
