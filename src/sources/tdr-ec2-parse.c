/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-ec2-parse.h"

#include "tdr-decimal.h"
#include "tdr-ec2-product.h"
#include "tdr-xml.h"

#define RATE_PLACES 6
#define MAX_HOURS 100000
#define MAX_INSTANCES 100000

/* An empty token is the end, as none is. */
static void
take_next_token (TdrXmlTable  *table,
                 char        **next_token)
{
  const char *token = g_hash_table_lookup (table->top, "nextToken");

  *next_token = token != NULL && *token != '\0' ? g_strdup (token) : NULL;
}

static gboolean
is_linux (const char *product)
{
  return g_strcmp0 (product, "Linux/UNIX") == 0 || g_strcmp0 (product, "Linux/UNIX (Amazon VPC)") == 0;
}

static char *
spot_key (GHashTable *row)
{
  const char *type = g_hash_table_lookup (row, "instanceType"), *zone = g_hash_table_lookup (row, "availabilityZone");

  return g_strconcat (type != NULL ? type : "", "/", zone != NULL ? zone : "", NULL);
}

/* The answer is a history: of each machine and zone only what came last holds. Times of one form compare as text. */
static GHashTable *
find_latest (GPtrArray *rows)
{
  g_autoptr (GHashTable) latest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      GHashTable *row = g_ptr_array_index (rows, i);
      g_autofree char *key = spot_key (row);
      GHashTable *other = g_hash_table_lookup (latest, key);

      if (is_linux (g_hash_table_lookup (row, "productDescription"))
          && (other == NULL || g_strcmp0 (g_hash_table_lookup (row, "timestamp"),
                                          g_hash_table_lookup (other, "timestamp")) > 0))
        g_hash_table_replace (latest, g_steal_pointer (&key), row);
    }

  return g_steal_pointer (&latest);
}

static void
add_spot (TdrAnswer  *facts,
          GHashTable *row,
          const char *region)
{
  const char *value = g_hash_table_lookup (row, "spotPrice");
  TdrDecimal rate;
  g_autofree char *price = NULL;
  TdrFact fact;

  if (g_hash_table_lookup (row, "instanceType") == NULL || value == NULL || !tdr_decimal_parse (value, &rate))
    {
      tdr_answer_refuse (facts, "price", value);
      return;
    }
  price = tdr_decimal_to_string (rate);
  fact = (TdrFact) {
    .kind = TDR_FACT_INSTANCE_RATE,
    .platform = "aws",
    .subject = g_hash_table_lookup (row, "instanceType"),
    .scope = g_hash_table_lookup (row, "availabilityZone"),
    .region = region,
    .deployment = "self-hosted",
    .term = "spot",
    .meter = "instance",
    .unit = "instance-hour",
    .price = price,
    .currency = "USD",
    .raw_name = g_hash_table_lookup (row, "productDescription"),
    .raw_unit = "hour",
    .raw_value = value,
    .effective = g_hash_table_lookup (row, "timestamp"),
  };
  tdr_answer_add (facts, &fact);
}

/* What a block costs is said in total, for all its machines and hours. */
static gboolean
block_rate (GHashTable *row,
            TdrDecimal *rate)
{
  const char *fee = g_hash_table_lookup (row, "upfrontFee");
  const char *hours_text = g_hash_table_lookup (row, "capacityBlockDurationHours");
  const char *count_text = g_hash_table_lookup (row, "instanceCount");
  guint64 hours, count;

  if (fee == NULL || hours_text == NULL || count_text == NULL || !tdr_decimal_parse (fee, rate)
      || !g_ascii_string_to_unsigned (hours_text, 10, 1, MAX_HOURS, &hours, NULL)
      || !g_ascii_string_to_unsigned (count_text, 10, 1, MAX_INSTANCES, &count, NULL))
    return FALSE;

  *rate = tdr_decimal_divide (*rate, (gint64) (hours * count), RATE_PLACES);
  return TRUE;
}

static void
add_block (TdrAnswer  *facts,
           GHashTable *row,
           const char *region)
{
  const char *currency = g_hash_table_lookup (row, "currencyCode"), *start = g_hash_table_lookup (row, "startDate");
  const char *end = g_hash_table_lookup (row, "endDate"), *type = g_hash_table_lookup (row, "instanceType");
  g_autofree char *price = NULL, *term = NULL, *detail = NULL;
  TdrDecimal rate;
  TdrFact fact;

  if (type == NULL || start == NULL || end == NULL || currency == NULL || !block_rate (row, &rate))
    {
      tdr_answer_refuse (facts, "capacity block", g_hash_table_lookup (row, "capacityBlockOfferingId"));
      return;
    }
  price = tdr_decimal_to_string (rate);
  term = g_strdup_printf ("capacity-block %s %s", start, end);
  detail = g_strdup_printf ("%s for %s instances, %s hours", (char *) g_hash_table_lookup (row, "upfrontFee"),
                            (char *) g_hash_table_lookup (row, "instanceCount"),
                            (char *) g_hash_table_lookup (row, "capacityBlockDurationHours"));
  fact = (TdrFact) {
    .kind = TDR_FACT_INSTANCE_RATE,
    .platform = "aws",
    .subject = type,
    .scope = g_hash_table_lookup (row, "availabilityZone"),
    .region = region,
    .deployment = "self-hosted",
    .term = term,
    .meter = "instance",
    .unit = "instance-hour",
    .price = price,
    .currency = currency,
    .raw_name = g_hash_table_lookup (row, "capacityBlockOfferingId"),
    .raw_unit = "whole block",
    .raw_value = g_hash_table_lookup (row, "upfrontFee"),
    .effective = start,
    .detail = detail,
  };
  tdr_answer_add (facts, &fact);
}

static void
add_offering (TdrAnswer  *facts,
              GHashTable *row,
              const char *region)
{
  TdrFact fact = {
    .kind = TDR_FACT_OFFERING,
    .platform = "aws",
    .subject = g_hash_table_lookup (row, "instanceType"),
    .scope = g_hash_table_lookup (row, "location"),
    .region = region,
    .detail = g_hash_table_lookup (row, "locationType"),
  };

  if (fact.subject == NULL || fact.scope == NULL)
    tdr_answer_refuse (facts, "offering", fact.subject);
  else if (!tdr_ec2_is_accelerated (fact.subject))
    tdr_answer_skip (facts);
  else
    tdr_answer_add (facts, &fact);
}

static TdrAnswer *
parse_rows (GBytes      *bytes,
            const char  *root,
            void       (*add) (TdrAnswer *facts, GHashTable *row, const char *region),
            const char  *region,
            char       **next_token,
            GError     **error)
{
  g_autoptr (TdrXmlTable) table = tdr_xml_table_parse (bytes, root, "item", error);
  g_autoptr (TdrAnswer) facts = tdr_answer_new ();

  *next_token = NULL;
  if (table == NULL)
    return NULL;
  for (guint i = 0; i < table->rows->len; i++)
    add (facts, g_ptr_array_index (table->rows, i), region);
  take_next_token (table, next_token);

  return g_steal_pointer (&facts);
}

/**
 * tdr_ec2_parse_spot:
 * @next_token: (out) (nullable): of the next page
 *
 * Reads an answer of DescribeSpotPriceHistory.
 */
TdrAnswer *
tdr_ec2_parse_spot (GBytes      *bytes,
                    const char  *region,
                    char       **next_token,
                    GError     **error)
{
  g_autoptr (TdrXmlTable) table = tdr_xml_table_parse (bytes, "DescribeSpotPriceHistoryResponse", "item", error);
  g_autoptr (TdrAnswer) facts = tdr_answer_new ();
  g_autoptr (GHashTable) latest = NULL;

  *next_token = NULL;
  if (table == NULL)
    return NULL;
  latest = find_latest (table->rows);
  for (guint i = 0; i < table->rows->len; i++)
    {
      GHashTable *row = g_ptr_array_index (table->rows, i);
      g_autofree char *key = spot_key (row);

      if (g_hash_table_lookup (latest, key) == row)
        add_spot (facts, row, region);
      else
        tdr_answer_skip (facts);
    }
  take_next_token (table, next_token);

  return g_steal_pointer (&facts);
}

/**
 * tdr_ec2_parse_capacity_blocks:
 * @next_token: (out) (nullable): of the next page
 *
 * Reads an answer of DescribeCapacityBlockOfferings.
 */
TdrAnswer *
tdr_ec2_parse_capacity_blocks (GBytes      *bytes,
                               const char  *region,
                               char       **next_token,
                               GError     **error)
{
  return parse_rows (bytes, "DescribeCapacityBlockOfferingsResponse", add_block, region, next_token, error);
}

/**
 * tdr_ec2_parse_offerings:
 * @next_token: (out) (nullable): of the next page
 *
 * Reads an answer of DescribeInstanceTypeOfferings. That a machine is offered does not mean that one gets it.
 */
TdrAnswer *
tdr_ec2_parse_offerings (GBytes      *bytes,
                         const char  *region,
                         char       **next_token,
                         GError     **error)
{
  return parse_rows (bytes, "DescribeInstanceTypeOfferingsResponse", add_offering, region, next_token, error);
}
