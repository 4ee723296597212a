/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-amazon-source.h"

#include "tdr-bedrock-parse.h"
#include "tdr-ec2-parse.h"
#include "tdr-pages.h"
#include "tdr-price-list-parse.h"
#include "tdr-savings-plan-parse.h"
#include "tdr-source-error.h"

#include <string.h>

#define JSON_1_1 "application/x-amz-json-1.1"
#define FORM "application/x-www-form-urlencoded; charset=utf-8"
#define EC2_VERSION "2016-11-15"
#define BLOCK_HOURS "168"     /* a week: the same rate holds for 1 to 182 days */
#define SPOT_HISTORY_SECONDS (6 * 60 * 60)

/* Machines of each family with accelerators, asked one by one: docs.aws.amazon.com/ec2/latest/instancetypes. */
static const char *const machine_types[] = {
  "g5.xlarge", "g5.12xlarge", "g5.48xlarge", "g6.xlarge", "g6.12xlarge", "g6.48xlarge", "g6e.xlarge", "g6e.12xlarge",
  "g6e.48xlarge", "inf2.xlarge", "inf2.8xlarge", "inf2.24xlarge", "inf2.48xlarge", "p4d.24xlarge", "p4de.24xlarge",
  "p5.4xlarge", "p5.48xlarge", "p5e.48xlarge", "p5en.48xlarge", "p6-b200.48xlarge", "trn1.2xlarge", "trn1.32xlarge",
  "trn1n.32xlarge", "trn2.3xlarge", "trn2.48xlarge",
};

/* Capacity blocks are sold for these. docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-blocks-how.html */
static const char *const block_types[] = {
  "p4d.24xlarge", "p5.4xlarge", "p5.48xlarge", "p5e.48xlarge", "p5en.48xlarge", "p6-b200.48xlarge", "trn1.32xlarge",
  "trn2.3xlarge", "trn2.48xlarge",
};

static GBytes *
get_bedrock (const TdrAsk  *ask,
             const char    *region,
             const char    *path,
             const char    *query,
             const char    *permission,
             GCancellable  *cancellable,
             GError       **error)
{
  TdrQuestion question = { .endpoint = TDR_ENDPOINT_BEDROCK, .region = region, .path = path, .query = query,
                           .permission = permission };

  return tdr_ask_send (ask, &question, cancellable, error);
}

static char *
page_query (const char *base,
            const char *token)
{
  g_autofree char *encoded = token != NULL ? tdr_sigv4_encode (token, NULL) : NULL;

  return g_strconcat (base, encoded != NULL ? "&nextToken=" : NULL, encoded, NULL);
}

static TdrAnswer *
fetch_profiles (const TdrAsk  *ask,
                const char    *region,
                const char    *token,
                gpointer       type,
                char         **next,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autofree char *base = g_strconcat ("maxResults=1000&type=", type, NULL);
  g_autofree char *query = page_query (base, token);
  g_autoptr (GBytes) bytes = get_bedrock (ask, region, "/inference-profiles", query, "bedrock:ListInferenceProfiles",
                                          cancellable, error);

  return bytes != NULL ? tdr_bedrock_parse_profiles (bytes, region, next, error) : NULL;
}

static TdrAnswer *
fetch_throughputs (const TdrAsk  *ask,
                   const char    *region,
                   const char    *token,
                   gpointer       user_data,
                   char         **next,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autofree char *query = page_query ("maxResults=1000", token);
  g_autoptr (GBytes) bytes = get_bedrock (ask, region, "/provisioned-model-throughputs", query,
                                          "bedrock:ListProvisionedModelThroughputs", cancellable, error);

  return bytes != NULL ? tdr_bedrock_parse_throughputs (bytes, region, next, error) : NULL;
}

/* Models that are not sold in the marketplace have no agreement, and say so by an error: that is no failure. */
static gboolean
fetch_of_model (const TdrAsk  *ask,
                const char    *region,
                const char    *model,
                TdrAnswer     *answer,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autofree char *id = tdr_sigv4_encode (model, NULL);
  g_autofree char *availability_path = g_strconcat ("/foundation-model-availability/", id, NULL);
  g_autofree char *offers_path = g_strconcat ("/list-foundation-model-agreement-offers/", id, NULL);
  g_autoptr (GError) none = NULL;
  g_autoptr (GBytes) availability = get_bedrock (ask, region, availability_path, NULL,
                                                 "bedrock:GetFoundationModelAvailability", cancellable, error);
  g_autoptr (GBytes) offers = availability != NULL
                              ? get_bedrock (ask, region, offers_path, "offerType=ALL",
                                             "bedrock:ListFoundationModelAgreementOffers", cancellable, &none) : NULL;
  g_autoptr (TdrAnswer) available
    = availability != NULL ? tdr_bedrock_parse_availability (availability, region, error) : NULL;
  g_autoptr (TdrAnswer) card = offers != NULL ? tdr_bedrock_parse_offers (offers, error) : NULL;

  if (available == NULL || (offers != NULL && card == NULL))
    return FALSE;
  tdr_answer_take (answer, available);
  if (card != NULL)
    tdr_answer_take (answer, card);
  if (none == NULL || g_error_matches (none, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_REFUSED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&none));
  return FALSE;
}

static gboolean
fetch_of_each_model (const TdrAsk  *ask,
                     const char    *region,
                     TdrAnswer     *models,
                     TdrAnswer     *answer,
                     GCancellable  *cancellable,
                     GError       **error)
{
  for (guint i = 0; i < tdr_answer_get_n (models); i++)
    if (!fetch_of_model (ask, region, tdr_answer_get (models, i)->subject, answer, cancellable, error))
      return FALSE;

  return TRUE;
}

/**
 * tdr_bedrock_source_fetch:
 *
 * Asks Bedrock in one region for its models, the routes to them, what may be used, what is bought, and its price cards.
 * Profiles of one's own are told only when they are asked for.
 */
TdrAnswer *
tdr_bedrock_source_fetch (const TdrAsk  *ask,
                          const char    *region,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (TdrAnswer) answer = tdr_answer_new ();
  g_autoptr (GBytes) bytes = get_bedrock (ask, region, "/foundation-models", NULL, "bedrock:ListFoundationModels",
                                          cancellable, error);
  g_autoptr (TdrAnswer) models = bytes != NULL ? tdr_bedrock_parse_models (bytes, region, error) : NULL;
  char system[] = "SYSTEM_DEFINED", application[] = "APPLICATION";

  if (models == NULL
      || !tdr_pages_fetch (ask, region, fetch_profiles, system, answer, cancellable, error)
      || !tdr_pages_fetch (ask, region, fetch_profiles, application, answer, cancellable, error)
      || !tdr_pages_fetch (ask, region, fetch_throughputs, NULL, answer, cancellable, error)
      || !fetch_of_each_model (ask, region, models, answer, cancellable, error))
    return NULL;
  tdr_answer_take (answer, models);

  return g_steal_pointer (&answer);
}

static GBytes *
post_ec2 (const TdrAsk  *ask,
          const char    *region,
          const char    *action,
          const char    *parameters,
          const char    *token,
          const char    *permission,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autofree char *encoded = token != NULL ? tdr_sigv4_encode (token, NULL) : NULL;
  g_autofree char *body = g_strconcat ("Action=", action, "&Version=" EC2_VERSION, parameters,
                                       encoded != NULL ? "&NextToken=" : "", encoded, NULL);
  TdrQuestion question = { .endpoint = TDR_ENDPOINT_EC2, .region = region, .method = "POST", .path = "/", .body = body,
                           .content_type = FORM, .permission = permission };

  return tdr_ask_send (ask, &question, cancellable, error);
}

static TdrAnswer *
fetch_spot (const TdrAsk  *ask,
            const char    *region,
            const char    *token,
            gpointer       user_data,
            char         **next,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *start = tdr_clock_format (ask->clock->now (ask->clock->data) - SPOT_HISTORY_SECONDS);
  g_autofree char *encoded_start = tdr_sigv4_encode (start, NULL);
  g_autoptr (GString) parameters = g_string_new ("&MaxResults=1000&ProductDescription.1=Linux%2FUNIX");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (machine_types); i++)
    g_string_append_printf (parameters, "&InstanceType.%u=%s", i + 1, machine_types[i]);
  g_string_append_printf (parameters, "&StartTime=%s", encoded_start);
  bytes = post_ec2 (ask, region, "DescribeSpotPriceHistory", parameters->str, token, "ec2:DescribeSpotPriceHistory",
                    cancellable, error);

  return bytes != NULL ? tdr_ec2_parse_spot (bytes, region, next, error) : NULL;
}

static TdrAnswer *
fetch_blocks (const TdrAsk  *ask,
              const char    *region,
              const char    *token,
              gpointer       machine,
              char         **next,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *parameters = g_strconcat ("&CapacityDurationHours=" BLOCK_HOURS "&InstanceCount=1",
                                             "&InstanceType=", machine, NULL);
  g_autoptr (GBytes) bytes = post_ec2 (ask, region, "DescribeCapacityBlockOfferings", parameters, token,
                                       "ec2:DescribeCapacityBlockOfferings", cancellable, error);

  return bytes != NULL ? tdr_ec2_parse_capacity_blocks (bytes, region, next, error) : NULL;
}

static TdrAnswer *
fetch_offerings (const TdrAsk  *ask,
                 const char    *region,
                 const char    *token,
                 gpointer       user_data,
                 char         **next,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GBytes) bytes = post_ec2 (ask, region, "DescribeInstanceTypeOfferings",
                                       "&LocationType=region&MaxResults=1000",
                                       token, "ec2:DescribeInstanceTypeOfferings", cancellable, error);

  return bytes != NULL ? tdr_ec2_parse_offerings (bytes, region, next, error) : NULL;
}

static gboolean
is_offered (TdrAnswer  *answer,
            const char *machine)
{
  for (guint i = 0; i < tdr_answer_get_n (answer); i++)
    if (tdr_answer_get (answer, i)->kind == TDR_FACT_OFFERING
        && g_str_equal (tdr_answer_get (answer, i)->subject, machine))
      return TRUE;

  return FALSE;
}

/**
 * tdr_ec2_source_fetch:
 *
 * Asks EC2 in one region which machines it offers, and for the spot prices and capacity blocks of those.
 */
TdrAnswer *
tdr_ec2_source_fetch (const TdrAsk  *ask,
                      const char    *region,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (TdrAnswer) answer = tdr_answer_new ();

  if (!tdr_pages_fetch (ask, region, fetch_offerings, NULL, answer, cancellable, error)
      || !tdr_pages_fetch (ask, region, fetch_spot, NULL, answer, cancellable, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (block_types); i++)
    if (is_offered (answer, block_types[i])
        && !tdr_pages_fetch (ask, region, fetch_blocks, (gpointer) block_types[i], answer, cancellable, error))
      return NULL;

  return g_steal_pointer (&answer);
}

static TdrAnswer *
fetch_products (const TdrAsk  *ask,
                const char    *region,
                const char    *token,
                gpointer       machine,
                char         **next,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autofree char *escaped = token != NULL ? g_strescape (token, NULL) : NULL;
  g_autofree char *body = g_strdup_printf (
    "{\"ServiceCode\":\"AmazonEC2\",\"FormatVersion\":\"aws_v1\",\"MaxResults\":100,\"Filters\":["
    "{\"Type\":\"TERM_MATCH\",\"Field\":\"regionCode\",\"Value\":\"%s\"},"
    "{\"Type\":\"TERM_MATCH\",\"Field\":\"instanceType\",\"Value\":\"%s\"},"
    "{\"Type\":\"TERM_MATCH\",\"Field\":\"operatingSystem\",\"Value\":\"Linux\"},"
    "{\"Type\":\"TERM_MATCH\",\"Field\":\"tenancy\",\"Value\":\"Shared\"}]%s%s%s}",
    region, (char *) machine, escaped != NULL ? ",\"NextToken\":\"" : "", escaped != NULL ? escaped : "",
    escaped != NULL ? "\"" : "");
  TdrQuestion question = { .endpoint = TDR_ENDPOINT_PRICING, .region = region, .method = "POST", .path = "/",
                           .target = "AWSPriceListService.GetProducts", .body = body, .content_type = JSON_1_1,
                           .permission = "pricing:GetProducts" };
  g_autoptr (GBytes) bytes = tdr_ask_send (ask, &question, cancellable, error);

  return bytes != NULL ? tdr_price_list_parse_products (bytes, next, error) : NULL;
}

/**
 * tdr_ec2_products_source_fetch:
 *
 * Asks for the prices of each machine with accelerators in one region.
 */
TdrAnswer *
tdr_ec2_products_source_fetch (const TdrAsk  *ask,
                               const char    *region,
                               GCancellable  *cancellable,
                               GError       **error)
{
  g_autoptr (TdrAnswer) answer = tdr_answer_new ();

  for (guint i = 0; i < G_N_ELEMENTS (machine_types); i++)
    if (!tdr_pages_fetch (ask, region, fetch_products, (gpointer) machine_types[i], answer, cancellable, error))
      return NULL;

  return g_steal_pointer (&answer);
}

static TdrAnswer *
fetch_rates (const TdrAsk  *ask,
             const char    *region,
             const char    *token,
             gpointer       user_data,
             char         **next,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree char *escaped = token != NULL ? g_strescape (token, NULL) : NULL;
  g_autoptr (GString) types = g_string_new (NULL);
  g_autofree char *body = NULL;
  TdrQuestion question = { .endpoint = TDR_ENDPOINT_SAVINGS_PLANS, .region = region, .method = "POST",
                           .path = "/DescribeSavingsPlansOfferingRates", .content_type = "application/json",
                           .permission = "savingsplans:DescribeSavingsPlansOfferingRates" };
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (machine_types); i++)
    g_string_append_printf (types, "%s\"%s\"", i > 0 ? "," : "", machine_types[i]);
  body = g_strdup_printf ("{\"products\":[\"EC2\"],\"maxResults\":1000,\"filters\":["
                          "{\"name\":\"region\",\"values\":[\"%s\"]},{\"name\":\"tenancy\",\"values\":[\"shared\"]},"
                          "{\"name\":\"productDescription\",\"values\":[\"Linux/UNIX\"]},"
                          "{\"name\":\"instanceType\",\"values\":[%s]}]%s%s%s}",
                          region, types->str, escaped != NULL ? ",\"nextToken\":\"" : "",
                          escaped != NULL ? escaped : "",
                          escaped != NULL ? "\"" : "");
  question.body = body;
  bytes = tdr_ask_send (ask, &question, cancellable, error);

  return bytes != NULL ? tdr_savings_plan_parse_rates (bytes, next, error) : NULL;
}

/**
 * tdr_savings_plan_rates_source_fetch:
 *
 * Asks for the rates of savings plans in one region.
 */
TdrAnswer *
tdr_savings_plan_rates_source_fetch (const TdrAsk  *ask,
                                     const char    *region,
                                     GCancellable  *cancellable,
                                     GError       **error)
{
  g_autoptr (TdrAnswer) answer = tdr_answer_new ();

  if (!tdr_pages_fetch (ask, region, fetch_rates, NULL, answer, cancellable, error))
    return NULL;

  return g_steal_pointer (&answer);
}
