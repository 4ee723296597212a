/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-endpoint.h"

#include "tdr-source-error.h"

#include <string.h>

#define DEFAULT_REGION "us-east-1"

/* {region} is the region asked, {suffix} its partition's domain. Hosts: boto/botocore@0e6e240 endpoints.json for
 * Amazon, learn.microsoft.com "Azure Retail Prices", cloud.google.com "Cloud Billing Catalog API", and the ECB's page
 * of reference rates. */
static const struct {
  const char *name;
  const char *address;
  const char *signing_name;
} table[TDR_N_ENDPOINTS] = {
  [TDR_ENDPOINT_BEDROCK] = { "bedrock", "https://bedrock.{region}.{suffix}", "bedrock" },
  [TDR_ENDPOINT_PRICE_LIST] = { "price-list", "https://pricing.us-east-1.amazonaws.com", NULL },
  [TDR_ENDPOINT_PRICING] = { "pricing", "https://api.pricing.{region}.{suffix}", "pricing" },
  [TDR_ENDPOINT_SAVINGS_PLANS] = { "savings-plans", "https://savingsplans.{suffix}", "savingsplans" },
  [TDR_ENDPOINT_EC2] = { "ec2", "https://ec2.{region}.{suffix}", "ec2" },
  [TDR_ENDPOINT_STS] = { "sts", "https://sts.{region}.{suffix}", "sts" },
  [TDR_ENDPOINT_SSO] = { "sso", "https://portal.sso.{region}.{suffix}", NULL },
  [TDR_ENDPOINT_AZURE_RETAIL] = { "azure-retail", "https://prices.azure.com", NULL },
  [TDR_ENDPOINT_GOOGLE_BILLING] = { "google-billing", "https://cloudbilling.googleapis.com", NULL },
  [TDR_ENDPOINT_ECB] = { "ecb", "https://www.ecb.europa.eu", NULL },
};

/* A partition is told by its regions' prefix; the last line is the commercial one. The query service for prices runs in
 * few regions only, and the savings plans are signed for one. */
static const struct {
  const char *prefix;
  const char *suffix;
  const char *pricing_region;
  const char *global_region;
} partitions[] = {
  { "cn-", "amazonaws.com.cn", "cn-northwest-1", "cn-northwest-1" },
  { "eusc-", "amazonaws.eu", "eusc-de-east-1", "eusc-de-east-1" },
  { "ap-", "amazonaws.com", "ap-south-1", DEFAULT_REGION },
  { "eu-", "amazonaws.com", "eu-central-1", DEFAULT_REGION },
  { "", "amazonaws.com", DEFAULT_REGION, DEFAULT_REGION },
};

struct _TdrEndpoints {
  char *overrides[TDR_N_ENDPOINTS];
};

static guint
find_partition (const char *region)
{
  guint i = 0;

  while (!g_str_has_prefix (region, partitions[i].prefix))
    i++;

  return i;
}

static gboolean
is_loopback (const char *host)
{
  return g_str_equal (host, "localhost") || g_str_equal (host, "127.0.0.1") || g_str_equal (host, "::1");
}

/* Plain HTTP would show keys to anyone between: it is for a server on this machine only. */
static gboolean
check_address (const char  *address,
               GError     **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, &reason);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host != NULL && *host != '\0' && g_uri_get_userinfo (uri) == NULL && g_uri_get_query (uri) == NULL
      && (g_str_equal (scheme, "https") || (g_str_equal (scheme, "http") && is_loopback (host))))
    return TRUE;

  g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SETTING,
               "“%s” is not an address for a source: give https:// and a host (http:// only for this machine)",
               address);
  return FALSE;
}

static gboolean
find_endpoint (const char  *name,
               gsize        length,
               TdrEndpoint *endpoint)
{
  for (guint i = 0; i < TDR_N_ENDPOINTS; i++)
    if (strlen (table[i].name) == length && strncmp (table[i].name, name, length) == 0)
      {
        *endpoint = (TdrEndpoint) i;
        return TRUE;
      }

  return FALSE;
}

static char *
list_names (void)
{
  const char *names[TDR_N_ENDPOINTS + 1] = { NULL };

  for (guint i = 0; i < TDR_N_ENDPOINTS; i++)
    names[i] = table[i].name;

  return g_strjoinv (", ", (char **) names);
}

/**
 * tdr_endpoints_new:
 *
 * The providers' own addresses.
 */
TdrEndpoints *
tdr_endpoints_new (void)
{
  return g_new0 (TdrEndpoints, 1);
}

/**
 * tdr_endpoints_free:
 */
void
tdr_endpoints_free (TdrEndpoints *self)
{
  for (guint i = 0; i < TDR_N_ENDPOINTS; i++)
    g_free (self->overrides[i]);
  g_free (self);
}

/**
 * tdr_endpoints_override:
 * @assignment: "SOURCE=URL": {region} in the address stands for the region asked
 *
 * Sends one service's requests elsewhere: to a proxy, a sovereign cloud, a test.
 */
gboolean
tdr_endpoints_override (TdrEndpoints  *self,
                        const char    *assignment,
                        GError       **error)
{
  const char *equals = strchr (assignment, '=');
  TdrEndpoint endpoint;

  if (equals == NULL || !find_endpoint (assignment, (gsize) (equals - assignment), &endpoint))
    {
      g_autofree char *names = list_names ();

      g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SETTING,
                   "“%s” names no source: write SOURCE=URL with one of %s", assignment, names);
      return FALSE;
    }
  if (!check_address (equals + 1, error))
    return FALSE;

  g_free (self->overrides[endpoint]);
  self->overrides[endpoint] = g_strdup (equals + 1);
  while (g_str_has_suffix (self->overrides[endpoint], "/"))
    self->overrides[endpoint][strlen (self->overrides[endpoint]) - 1] = '\0';

  return TRUE;
}

/**
 * tdr_endpoints_get:
 * @region: (nullable): the region asked, for services that have one address each
 *
 * Returns: (transfer full): the address, without a slash at its end
 */
char *
tdr_endpoints_get (const TdrEndpoints *self,
                   TdrEndpoint         endpoint,
                   const char         *region)
{
  const char *address = self->overrides[endpoint] != NULL ? self->overrides[endpoint] : table[endpoint].address;
  g_autofree char *host_region = tdr_endpoint_get_signing_region (endpoint, region);
  g_autoptr (GString) text = g_string_new (address);

  g_string_replace (text, "{region}", host_region, 0);
  g_string_replace (text, "{suffix}", partitions[find_partition (host_region)].suffix, 0);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * tdr_endpoint_to_string:
 *
 * The name that `--endpoint` and JSON use.
 */
const char *
tdr_endpoint_to_string (TdrEndpoint endpoint)
{
  g_return_val_if_fail ((guint) endpoint < TDR_N_ENDPOINTS, NULL);

  return table[endpoint].name;
}

/**
 * tdr_endpoint_get_signing_name:
 *
 * The service's name in a signature, or %NULL where requests are not signed.
 */
const char *
tdr_endpoint_get_signing_name (TdrEndpoint endpoint)
{
  g_return_val_if_fail ((guint) endpoint < TDR_N_ENDPOINTS, NULL);

  return table[endpoint].signing_name;
}

/**
 * tdr_endpoint_get_signing_region:
 * @region: (nullable): the region asked
 *
 * The region that answers for @region: its own for most, one of a few for the price queries.
 */
char *
tdr_endpoint_get_signing_region (TdrEndpoint  endpoint,
                                 const char  *region)
{
  const char *asked = region != NULL ? region : DEFAULT_REGION;

  if (endpoint == TDR_ENDPOINT_PRICING)
    return g_strdup (partitions[find_partition (asked)].pricing_region);
  if (endpoint == TDR_ENDPOINT_SAVINGS_PLANS)
    return g_strdup (partitions[find_partition (asked)].global_region);

  return g_strdup (asked);
}
