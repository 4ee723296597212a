/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-ec2-product.h"

#include "tdr-decimal.h"
#include "tdr-json.h"

#include <string.h>

#define HOURS_PER_YEAR 8760   /* aws.amazon.com/savingsplans/faqs and the reserved instance pages: 365 × 24 */
#define RATE_PLACES 6

static const char *const attribute_names[TDR_N_EC2_ATTRIBUTES] = {
  [TDR_EC2_INSTANCE_TYPE] = "instanceType",
  [TDR_EC2_REGION] = "regionCode",
  [TDR_EC2_TENANCY] = "tenancy",
  [TDR_EC2_OPERATING_SYSTEM] = "operatingSystem",
  [TDR_EC2_SOFTWARE] = "preInstalledSw",
  [TDR_EC2_CAPACITY_STATUS] = "capacitystatus",
  [TDR_EC2_MARKET] = "marketoption",
  [TDR_EC2_OPERATION] = "operation",
};

/* What a plain Linux machine has; everything else has its own price. "RunInstances" without a suffix is Linux without
 * licences. */
static const char *const wanted[TDR_N_EC2_ATTRIBUTES] = {
  [TDR_EC2_TENANCY] = "Shared",
  [TDR_EC2_OPERATING_SYSTEM] = "Linux",
  [TDR_EC2_SOFTWARE] = "NA",
  [TDR_EC2_CAPACITY_STATUS] = "Used",
  [TDR_EC2_MARKET] = "OnDemand",
  [TDR_EC2_OPERATION] = "RunInstances",
};

/* Families with accelerators: docs.aws.amazon.com/ec2/latest/instancetypes/ac.html. A digit follows the letters. */
static const char *const families[] = { "p", "g", "gr", "trn", "inf", "dl" };

/* Returns: years, or 0 if the lease is not known */
static int
years_of (const char *lease)
{
  if (g_strcmp0 (lease, "1yr") == 0)
    return 1;

  return g_strcmp0 (lease, "3yr") == 0 ? 3 : 0;
}

static const char *
payment_of (const char *payment)
{
  if (g_strcmp0 (payment, "No Upfront") == 0)
    return "no-upfront";
  if (g_strcmp0 (payment, "Partial Upfront") == 0)
    return "partial-upfront";

  return g_strcmp0 (payment, "All Upfront") == 0 ? "all-upfront" : NULL;
}

/* What is paid at the beginning, spread over the hours of the lease, is part of the rate. */
static gboolean
effective_rate (const TdrEc2Term *term,
                int               years,
                TdrDecimal       *rate)
{
  TdrDecimal upfront = { 0 };

  rate->units = 0;
  if ((term->hourly == NULL && term->upfront == NULL) || term->unknown_unit != NULL
      || (term->hourly != NULL && !tdr_decimal_parse (term->hourly, rate))
      || (term->upfront != NULL && (years == 0 || !tdr_decimal_parse (term->upfront, &upfront))))
    return FALSE;
  if (term->upfront != NULL)
    *rate = tdr_decimal_add (*rate, tdr_decimal_divide (upfront, (gint64) years * HOURS_PER_YEAR, RATE_PLACES));

  return TRUE;
}

static void
add_fact (const TdrEc2Term *term,
          const char       *instance_type,
          const char       *region,
          const char       *term_name,
          TdrDecimal        rate,
          TdrAnswer        *facts)
{
  g_autofree char *price = tdr_decimal_to_string (rate);
  g_autofree char *raw = term->upfront != NULL
                         ? g_strdup_printf ("%s an hour and %s at the beginning",
                                            term->hourly != NULL ? term->hourly : "0",
                                            term->upfront)
                         : g_strdup (term->hourly);
  TdrFact fact = {
    .kind = TDR_FACT_INSTANCE_RATE,
    .platform = "aws",
    .subject = instance_type,
    .region = region,
    .deployment = "self-hosted",
    .term = term_name,
    .meter = "instance",
    .unit = "instance-hour",
    .price = price,
    .currency = term->currency,
    .raw_unit = "Hrs",
    .raw_value = raw,
    .effective = term->effective,
    .version = term->version,
  };

  tdr_answer_add (facts, &fact);
}

/**
 * tdr_ec2_is_accelerated:
 *
 * Whether the machine has GPUs, Trainium, Inferentia or Gaudi.
 */
gboolean
tdr_ec2_is_accelerated (const char *instance_type)
{
  gsize letters = strcspn (instance_type, "0123456789.");

  if (!g_ascii_isdigit (instance_type[letters]))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (strlen (families[i]) == letters && strncmp (families[i], instance_type, letters) == 0)
      return TRUE;

  return FALSE;
}

/**
 * tdr_ec2_find_attribute:
 *
 * Returns: whether the attribute called @name tells products apart
 */
gboolean
tdr_ec2_find_attribute (const char      *name,
                        gsize            length,
                        TdrEc2Attribute *attribute)
{
  for (guint i = 0; i < TDR_N_EC2_ATTRIBUTES; i++)
    if (strlen (attribute_names[i]) == length && memcmp (attribute_names[i], name, length) == 0)
      {
        *attribute = (TdrEc2Attribute) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tdr_ec2_product_is_wanted:
 *
 * Whether the product is a plain Linux machine with accelerators, not shared hardware of another kind, another licence,
 * or capacity that is reserved and unused.
 */
gboolean
tdr_ec2_product_is_wanted (const char *const attributes[TDR_N_EC2_ATTRIBUTES])
{
  if (attributes[TDR_EC2_INSTANCE_TYPE] == NULL || attributes[TDR_EC2_REGION] == NULL
      || !tdr_ec2_is_accelerated (attributes[TDR_EC2_INSTANCE_TYPE]))
    return FALSE;
  for (guint i = 0; i < TDR_N_EC2_ATTRIBUTES; i++)
    if (wanted[i] != NULL && attributes[i] != NULL && !g_str_equal (wanted[i], attributes[i]))
      return FALSE;

  return TRUE;
}

/**
 * tdr_ec2_term_set_price:
 *
 * Notes one price dimension of the term.
 */
void
tdr_ec2_term_set_price (TdrEc2Term *term,
                        const char *unit,
                        const char *value)
{
  if (g_strcmp0 (unit, "Hrs") == 0)
    term->hourly = value;
  else if (g_strcmp0 (unit, "Quantity") == 0)
    term->upfront = value;
  else
    term->unknown_unit = unit != NULL ? unit : "(none)";
}

/**
 * tdr_ec2_term_add:
 *
 * Makes the term a fact, or counts why not. Convertible reservations are left out: they compare with nothing else.
 */
void
tdr_ec2_term_add (const TdrEc2Term *term,
                  const char       *instance_type,
                  const char       *region,
                  TdrAnswer        *facts)
{
  int years = years_of (term->lease);
  const char *payment = payment_of (term->payment);
  g_autofree char *name = NULL;
  TdrDecimal rate;

  if (g_strcmp0 (term->offering_class, "convertible") == 0)
    tdr_answer_skip (facts);
  else if (term->lease != NULL && (years == 0 || payment == NULL))
    tdr_answer_refuse (facts, "term", years == 0 ? term->lease : term->payment);
  else if (!effective_rate (term, years, &rate))
    tdr_answer_refuse (facts, term->unknown_unit != NULL ? "unit" : "price",
                      term->unknown_unit != NULL ? term->unknown_unit : term->hourly);
  else
    {
      name = years > 0 ? g_strdup_printf ("%d-year %s", years, payment) : g_strdup ("on-demand");
      add_fact (term, instance_type, region, name, rate, facts);
    }
}

static void
read_term (TdrAnswer         *facts,
           JsonObject        *offer,
           const char *const *attributes,
           const char        *version)
{
  JsonObject *lease = tdr_json_get_object (offer, "termAttributes");
  JsonObject *dimensions = tdr_json_get_object (offer, "priceDimensions");
  g_autoptr (GList) codes = dimensions != NULL ? json_object_get_members (dimensions) : NULL;
  TdrEc2Term term = {
    .lease = tdr_json_get_string (lease, "LeaseContractLength"),
    .offering_class = tdr_json_get_string (lease, "OfferingClass"),
    .payment = tdr_json_get_string (lease, "PurchaseOption"),
    .effective = tdr_json_get_string (offer, "effectiveDate"),
    .version = version,
  };

  for (GList *l = codes; l != NULL; l = l->next)
    {
      JsonObject *dimension = tdr_json_get_object (dimensions, l->data);
      JsonObject *per_unit = tdr_json_get_object (dimension, "pricePerUnit");

      term.currency = "USD";
      tdr_ec2_term_set_price (&term, tdr_json_get_string (dimension, "unit"), tdr_json_get_string (per_unit, "USD"));
    }
  tdr_ec2_term_add (&term, attributes[TDR_EC2_INSTANCE_TYPE], attributes[TDR_EC2_REGION], facts);
}

static void
read_terms (TdrAnswer         *facts,
            JsonObject        *offers,
            const char *const *attributes,
            const char        *version)
{
  JsonObjectIter iter;
  JsonNode *node;

  if (offers == NULL)
    return;
  json_object_iter_init_ordered (&iter, offers);
  while (json_object_iter_next_ordered (&iter, NULL, &node))
    if (JSON_NODE_HOLDS_OBJECT (node))
      read_term (facts, json_node_get_object (node), attributes, version);
}

/**
 * tdr_ec2_product_read:
 * @product: with its attributes
 * @terms: with "OnDemand" and "Reserved", each of which maps term codes to offers
 *
 * Reads one product as GetProducts gives it.
 */
void
tdr_ec2_product_read (TdrAnswer  *facts,
                      JsonObject *product,
                      JsonObject *terms,
                      const char *version)
{
  JsonObject *object = tdr_json_get_object (product, "attributes");
  const char *attributes[TDR_N_EC2_ATTRIBUTES];

  for (guint i = 0; i < TDR_N_EC2_ATTRIBUTES; i++)
    attributes[i] = tdr_json_get_string (object, attribute_names[i]);
  if (!tdr_ec2_product_is_wanted (attributes))
    {
      tdr_answer_skip (facts);
      return;
    }
  read_terms (facts, tdr_json_get_object (terms, "OnDemand"), attributes, version);
  read_terms (facts, tdr_json_get_object (terms, "Reserved"), attributes, version);
}
