/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-public-source.h"

#include "tdr-azure-retail-parse.h"
#include "tdr-ec2-offer-parse.h"
#include "tdr-ecb-parse.h"
#include "tdr-google-billing-parse.h"
#include "tdr-pages.h"
#include "tdr-price-list-parse.h"
#include "tdr-savings-plan-parse.h"
#include "tdr-source-error.h"
#include "tdr-vertex-parse.h"

#include <string.h>

#define AZURE_PATH "/api/retail/prices"
#define AZURE_FILTER_MODELS "serviceName eq 'Foundry Models' and armRegionName eq '%s'"
#define AZURE_FILTER_MACHINES \
  "serviceName eq 'Virtual Machines' and armRegionName eq '%s' and " \
  "(startswith(armSkuName, 'Standard_ND') or startswith(armSkuName, 'Standard_NC'))"

/* cloud.google.com/billing/v1/how-tos/catalog-api: each service has a number; these are Compute Engine's and Vertex AI's. */
static const struct {
  const char *path;
  TdrAnswer *(*parse) (GBytes  *bytes,
                       char   **next_token,
                       GError **error);
} google_services[] = {
  { "/v1/services/6F81-5844-456A/skus", tdr_google_billing_parse },
  { "/v1/services/C7E2-9256-1C43/skus", tdr_vertex_parse },
};

/* The order in which others merge them too: the newer models stand in the first. */
static const char *const bedrock_services[] = { "AmazonBedrockFoundationModels", "AmazonBedrock",
                                                "AmazonBedrockService" };

static GBytes *
get (const TdrAsk  *ask,
     TdrEndpoint    endpoint,
     const char    *region,
     const char    *path,
     const char    *query,
     GCancellable  *cancellable,
     GError       **error)
{
  TdrQuestion question = { .endpoint = endpoint, .region = region, .path = path, .query = query };

  return tdr_ask_send (ask, &question, cancellable, error);
}

static GBytes *
get_file (const TdrAsk  *ask,
          TdrEndpoint    endpoint,
          const char    *region,
          const char    *path,
          GCancellable  *cancellable,
          GError       **error)
{
  TdrQuestion question = { .endpoint = endpoint, .region = region, .path = path, .is_file = TRUE };

  return tdr_ask_send (ask, &question, cancellable, error);
}

/* The link to the next page is a whole address, whose host may carry a port: what is asked is its path and query, at
 * the address that we have for the service. */
static char *
dup_query_of (const char *address)
{
  g_autoptr (GUri) uri = address != NULL ? g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL) : NULL;

  return uri != NULL && g_strcmp0 (g_uri_get_path (uri), AZURE_PATH) == 0 ? g_strdup (g_uri_get_query (uri)) : NULL;
}

static char *
dup_first_query (const char *filter)
{
  g_autofree char *encoded = tdr_sigv4_encode (filter, NULL);

  return g_strconcat ("api-version=2023-01-01-preview&currencyCode=%27USD%27&%24filter=", encoded, NULL);
}

static TdrAnswer *
fetch_azure_page (const TdrAsk  *ask,
                  const char    *region,
                  const char    *token,
                  gpointer       filter,
                  char         **next,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autofree char *query = token != NULL ? dup_query_of (token) : dup_first_query (filter);
  g_autofree char *today = tdr_clock_format (ask->clock->now (ask->clock->data));
  g_autoptr (GBytes) bytes = NULL;

  if (query == NULL)
    {
      g_set_error_literal (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD,
                           "The answer of Azure is not what was expected: the next page is somewhere else");
      return NULL;
    }
  today[strlen ("YYYY-MM-DD")] = '\0';
  bytes = get (ask, TDR_ENDPOINT_AZURE_RETAIL, region, AZURE_PATH, query, cancellable, error);

  return bytes != NULL ? tdr_azure_retail_parse (bytes, today, next, error) : NULL;
}

/* A filter that Azure does not know answers with nothing at all, and success. */
static gboolean
check_not_empty (TdrAnswer   *answer,
                 const char  *region,
                 GError     **error)
{
  if (tdr_answer_get_n_rows (answer) > 0)
    return TRUE;

  g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD,
               "Azure lists nothing for “%s”: check the region's name; the old prices are kept", region);
  return FALSE;
}

/**
 * tdr_azure_retail_source_fetch:
 * @region: "eastus2"
 *
 * Asks for the models and the machines of one region, all pages.
 */
TdrAnswer *
tdr_azure_retail_source_fetch (const TdrAsk  *ask,
                               const char    *region,
                               GCancellable  *cancellable,
                               GError       **error)
{
  g_autoptr (TdrAnswer) all = tdr_answer_new ();
  g_autofree char *models = g_strdup_printf (AZURE_FILTER_MODELS, region);
  g_autofree char *machines = g_strdup_printf (AZURE_FILTER_MACHINES, region);

  if (!tdr_pages_fetch (ask, region, fetch_azure_page, models, all, cancellable, error)
      || !check_not_empty (all, region, error)
      || !tdr_pages_fetch (ask, region, fetch_azure_page, machines, all, cancellable, error))
    return NULL;

  return tdr_azure_retail_keep_latest (all);
}

/**
 * tdr_ecb_source_fetch:
 *
 * Asks for the day's reference rates.
 */
TdrAnswer *
tdr_ecb_source_fetch (const TdrAsk  *ask,
                      const char    *region,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GBytes) bytes = get_file (ask, TDR_ENDPOINT_ECB, NULL, "/stats/eurofxref/eurofxref-daily.xml",
                                       cancellable, error);

  return bytes != NULL ? tdr_ecb_parse (bytes, error) : NULL;
}

static TdrAnswer *
fetch_google_page (const TdrAsk  *ask,
                   const char    *region,
                   const char    *token,
                   gpointer       service,
                   char         **next,
                   GCancellable  *cancellable,
                   GError       **error)
{
  guint i = GPOINTER_TO_UINT (service);
  g_autofree char *key = tdr_sigv4_encode (ask->credentials->google_key, NULL);
  g_autofree char *page = token != NULL ? tdr_sigv4_encode (token, NULL) : NULL;
  g_autofree char *query = g_strconcat ("key=", key, "&currencyCode=USD", page != NULL ? "&pageToken=" : NULL, page,
                                        NULL);
  g_autoptr (GBytes) bytes = get (ask, TDR_ENDPOINT_GOOGLE_BILLING, NULL, google_services[i].path, query,
                                  cancellable, error);

  return bytes != NULL ? google_services[i].parse (bytes, next, error) : NULL;
}

/**
 * tdr_google_billing_source_fetch:
 *
 * Asks for all of Compute Engine's SKUs, and adds machines up from their parts; then for those of Vertex AI.
 */
TdrAnswer *
tdr_google_billing_source_fetch (const TdrAsk  *ask,
                                 const char    *region,
                                 GCancellable  *cancellable,
                                 GError       **error)
{
  g_autoptr (TdrAnswer) all = tdr_answer_new ();
  g_autoptr (TdrAnswer) machines = NULL;

  if (ask->credentials->google_key == NULL)
    {
      g_set_error_literal (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SIGN_IN,
                           "google-billing asks for an API key of Google Cloud, and there is none: "
                           "type one into Preferences, or put it into the environment variable GOOGLE_API_KEY");
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (google_services); i++)
    if (!tdr_pages_fetch (ask, NULL, fetch_google_page, GUINT_TO_POINTER (i), all, cancellable, error))
      return NULL;
  machines = tdr_google_billing_sum_machines (all);
  tdr_answer_take (all, machines);

  return g_steal_pointer (&all);
}

/* Returns: (nullable): where the file of @region is; %NULL without error where the service is not sold there */
static char *
find_file (const TdrAsk  *ask,
           const char    *index_path,
           const char    *region,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GBytes) bytes = get (ask, TDR_ENDPOINT_PRICE_LIST, region, index_path, NULL, cancellable, error);

  return bytes != NULL ? tdr_price_list_parse_region_index (bytes, region, error) : NULL;
}

/* What is said of one service: @n_files is how many of its files there are, @n_unchanged how many are as they were. */
static gboolean
fetch_service (const TdrAsk  *ask,
               const char    *service,
               const char    *region,
               TdrAnswer     *answer,
               guint         *n_files,
               guint         *n_unchanged,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autofree char *index_path = g_strdup_printf ("/offers/v1.0/aws/%s/current/region_index.json", service);
  g_autoptr (GError) reason = NULL;
  g_autofree char *path = find_file (ask, index_path, region, cancellable, &reason);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TdrAnswer) part = NULL;

  if (path != NULL)
    {
      *n_files += 1;
      bytes = get_file (ask, TDR_ENDPOINT_PRICE_LIST, region, path, cancellable, &reason);
      part = bytes != NULL ? tdr_price_list_parse_bedrock (bytes, &reason) : NULL;
    }
  if (part != NULL)
    tdr_answer_take (answer, part);
  if (g_error_matches (reason, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_UNCHANGED))
    {
      *n_unchanged += 1;
      return TRUE;
    }
  if (reason == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* Where all files are as they were, so is the whole. Where some are, those must come again: what they said is not kept
 * apart from the rest. */
static TdrAnswer *
fetch_services (const TdrAsk  *ask,
                const char    *region,
                gboolean      *again,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (TdrAnswer) answer = tdr_answer_new ();
  guint n_files = 0, n_unchanged = 0;

  for (guint i = 0; i < G_N_ELEMENTS (bedrock_services); i++)
    if (!fetch_service (ask, bedrock_services[i], region, answer, &n_files, &n_unchanged, cancellable, error))
      return NULL;
  if (n_unchanged == 0)
    return g_steal_pointer (&answer);

  *again = n_unchanged < n_files || n_unchanged < tdr_validators_count (ask->known, region);
  g_set_error_literal (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_UNCHANGED, "The price list has not changed");
  return NULL;
}

/**
 * tdr_price_list_source_fetch:
 *
 * Asks for the public files of Bedrock's prices: they stand under three names.
 */
TdrAnswer *
tdr_price_list_source_fetch (const TdrAsk  *ask,
                             const char    *region,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean again = FALSE;
  TdrAnswer *answer = fetch_services (ask, region, &again, cancellable, &reason);
  TdrAsk anew = *ask;

  anew.known = NULL;
  if (again)
    return fetch_services (&anew, region, &again, cancellable, error);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));

  return answer;
}

static gboolean
feed_ec2_offer_cb (const char  *data,
                   gsize        length,
                   gpointer     parser,
                   GError     **error)
{
  return tdr_ec2_offer_parser_feed (parser, data, length, error);
}

static gboolean
feed_savings_plan_cb (const char  *data,
                      gsize        length,
                      gpointer     parser,
                      GError     **error)
{
  return tdr_savings_plan_parser_feed (parser, data, length, error);
}

static gboolean
stream_file (const TdrAsk  *ask,
             const char    *index_path,
             const char    *region,
             TdrHttpSink    sink,
             gpointer       parser,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *path = find_file (ask, index_path, region, cancellable, &reason);
  TdrQuestion question = { .endpoint = TDR_ENDPOINT_PRICE_LIST, .region = region, .path = path, .is_file = TRUE };

  if (path != NULL)
    return tdr_ask_stream (ask, &question, sink, parser, cancellable, error);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_REFUSED, "The price list has no file for the region “%s”",
                 region);

  return FALSE;
}

/**
 * tdr_ec2_offer_source_fetch:
 *
 * Reads the whole offer file of EC2 in one region as it arrives: for who has no keys.
 */
TdrAnswer *
tdr_ec2_offer_source_fetch (const TdrAsk  *ask,
                            const char    *region,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (TdrEc2OfferParser) parser = tdr_ec2_offer_parser_new ();

  if (!stream_file (ask, "/offers/v1.0/aws/AmazonEC2/current/region_index.json", region, feed_ec2_offer_cb, parser,
                    cancellable, error))
    return NULL;

  return tdr_ec2_offer_parser_finish (parser, error);
}

/**
 * tdr_savings_plan_source_fetch:
 *
 * Reads the file of one region's savings plans as it arrives.
 */
TdrAnswer *
tdr_savings_plan_source_fetch (const TdrAsk  *ask,
                               const char    *region,
                               GCancellable  *cancellable,
                               GError       **error)
{
  g_autoptr (TdrSavingsPlanParser) parser = tdr_savings_plan_parser_new (region);

  if (!stream_file (ask, "/savingsPlan/v1.0/aws/AWSComputeSavingsPlan/current/region_index.json", region,
                    feed_savings_plan_cb, parser, cancellable, error))
    return NULL;

  return tdr_savings_plan_parser_finish (parser, error);
}
