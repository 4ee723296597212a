/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-source.h"

#include "tdr-amazon-source.h"
#include "tdr-public-source.h"

#define AMAZON "Amazon Web Services"
#define LIVE "live"
#define IN_FILE "file"

/* In the order of their precedence for the same figure: what a provider's interface says, then its public file. */
static const TdrSource sources[] = {
  { "bedrock", "Amazon Bedrock", AMAZON, LIVE, TDR_ENDPOINT_BEDROCK, TRUE, TDR_SOURCE_KEYS_AMAZON, TRUE,
    TDR_PRICE_RHYTHM_WEEK, tdr_bedrock_source_fetch },
  { "ec2-products", "AWS Price List, queries", AMAZON, LIVE, TDR_ENDPOINT_PRICING, TRUE, TDR_SOURCE_KEYS_AMAZON, TRUE,
    TDR_PRICE_RHYTHM_WEEK, tdr_ec2_products_source_fetch },
  { "savings-plan-rates", "AWS Savings Plans", AMAZON, LIVE, TDR_ENDPOINT_SAVINGS_PLANS, TRUE, TDR_SOURCE_KEYS_AMAZON,
    TRUE, TDR_PRICE_RHYTHM_WEEK, tdr_savings_plan_rates_source_fetch },
  { "ec2", "Amazon EC2: spot, capacity blocks", AMAZON, LIVE, TDR_ENDPOINT_EC2, TRUE, TDR_SOURCE_KEYS_AMAZON, TRUE,
    TDR_PRICE_RHYTHM_HOURS, tdr_ec2_source_fetch },
  { "price-list", "AWS Price List, public files", AMAZON, IN_FILE, TDR_ENDPOINT_PRICE_LIST, TRUE, TDR_SOURCE_KEYS_NONE,
    TRUE, TDR_PRICE_RHYTHM_WEEK, tdr_price_list_source_fetch },
  { "ec2-offers", "Amazon EC2's whole offer file", AMAZON, IN_FILE, TDR_ENDPOINT_PRICE_LIST, TRUE,
    TDR_SOURCE_KEYS_NONE, FALSE, TDR_PRICE_RHYTHM_WEEK, tdr_ec2_offer_source_fetch },
  { "savings-plans", "AWS Savings Plans, public files", AMAZON, IN_FILE, TDR_ENDPOINT_PRICE_LIST, TRUE,
    TDR_SOURCE_KEYS_NONE, FALSE, TDR_PRICE_RHYTHM_WEEK, tdr_savings_plan_source_fetch },
  { "azure-retail", "Azure Retail Prices", "Microsoft", LIVE, TDR_ENDPOINT_AZURE_RETAIL, TRUE, TDR_SOURCE_KEYS_NONE,
    TRUE, TDR_PRICE_RHYTHM_MONTH, tdr_azure_retail_source_fetch },
  { "google-billing", "Google Cloud Billing Catalog", "Google", LIVE, TDR_ENDPOINT_GOOGLE_BILLING, FALSE,
    TDR_SOURCE_KEYS_GOOGLE, TRUE, TDR_PRICE_RHYTHM_WEEK, tdr_google_billing_source_fetch },
  { "ecb", "Reference rates of the ECB", "European Central Bank", IN_FILE, TDR_ENDPOINT_ECB, FALSE,
    TDR_SOURCE_KEYS_NONE, TRUE, TDR_PRICE_RHYTHM_DAYS, tdr_ecb_source_fetch },
};

/**
 * tdr_source_get:
 *
 * Returns: (nullable): the sources in the order of their precedence, then %NULL
 */
const TdrSource *
tdr_source_get (guint position)
{
  return position < G_N_ELEMENTS (sources) ? &sources[position] : NULL;
}

/**
 * tdr_source_find:
 *
 * Returns: (nullable): the source called @id
 */
const TdrSource *
tdr_source_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].id, id))
      return &sources[i];

  return NULL;
}
