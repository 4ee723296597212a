/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-access-check.h"

#include "tdr-source-error.h"
#include "tdr-xml.h"

#include <glib/gi18n.h>

#define FORM "application/x-www-form-urlencoded; charset=utf-8"

/* A model that Amazon itself makes, so that it has no agreement; where a region does not have it the refusal says so. */
#define SOME_MODEL "amazon.nova-pro-v1%3A0"

/* What is asked for is looked at only after whether one may ask: docs.aws.amazon.com/IAM/latest/UserGuide,
 * access_resources. So this name is an answer; another one need not be. */
#define NOT_THERE "ResourceNotFoundException"

/* EC2 says whether one may ask, and asks nothing: docs.aws.amazon.com/AWSEC2/latest/APIReference, "DryRun" of each
 * action. */
#define EC2_DRY_RUN "DryRunOperation"
#define EC2_ACTION(name) "Action=" name "&Version=2016-11-15&DryRun=true"

/* The smallest question for every permission that the sources need. */
static const struct {
  const char *permission;
  const char *purpose;
  TdrQuestion question;
} probes[] = {
  { "bedrock:ListFoundationModels", N_("Models on Bedrock"),
    { .endpoint = TDR_ENDPOINT_BEDROCK, .path = "/foundation-models" } },
  { "bedrock:ListInferenceProfiles", N_("Routes over several regions"),
    { .endpoint = TDR_ENDPOINT_BEDROCK, .path = "/inference-profiles", .query = "maxResults=1&type=SYSTEM_DEFINED" } },
  { "bedrock:GetFoundationModelAvailability", N_("What your account may use"),
    { .endpoint = TDR_ENDPOINT_BEDROCK, .path = "/foundation-model-availability/" SOME_MODEL, .refusal = NOT_THERE } },
  { "bedrock:ListFoundationModelAgreementOffers", N_("Price cards of the marketplace"),
    { .endpoint = TDR_ENDPOINT_BEDROCK, .path = "/list-foundation-model-agreement-offers/" SOME_MODEL,
      .query = "offerType=ALL", .refusal = NOT_THERE } },
  { "bedrock:ListProvisionedModelThroughputs", N_("Provisioned throughput you have bought"),
    { .endpoint = TDR_ENDPOINT_BEDROCK, .path = "/provisioned-model-throughputs", .query = "maxResults=1" } },
  { "pricing:GetProducts", N_("On-demand and reserved prices of machines"),
    { .endpoint = TDR_ENDPOINT_PRICING, .method = "POST", .path = "/", .target = "AWSPriceListService.GetProducts",
      .content_type = "application/x-amz-json-1.1",
      .body = "{\"ServiceCode\":\"AmazonEC2\",\"FormatVersion\":\"aws_v1\",\"MaxResults\":1}" } },
  { "savingsplans:DescribeSavingsPlansOfferingRates", N_("Rates of savings plans"),
    { .endpoint = TDR_ENDPOINT_SAVINGS_PLANS, .method = "POST", .path = "/DescribeSavingsPlansOfferingRates",
      .content_type = "application/json", .body = "{\"products\":[\"EC2\"],\"maxResults\":1}" } },
  { "ec2:DescribeInstanceTypeOfferings", N_("Which machines a region has"),
    { .endpoint = TDR_ENDPOINT_EC2, .method = "POST", .path = "/", .content_type = FORM, .refusal = EC2_DRY_RUN,
      .body = EC2_ACTION ("DescribeInstanceTypeOfferings") "&LocationType=region&MaxResults=5" } },
  { "ec2:DescribeSpotPriceHistory", N_("Spot prices"),
    { .endpoint = TDR_ENDPOINT_EC2, .method = "POST", .path = "/", .content_type = FORM, .refusal = EC2_DRY_RUN,
      .body = EC2_ACTION ("DescribeSpotPriceHistory") "&InstanceType.1=p5.48xlarge&MaxResults=1" } },
  { "ec2:DescribeCapacityBlockOfferings", N_("Prices of capacity blocks"),
    { .endpoint = TDR_ENDPOINT_EC2, .method = "POST", .path = "/", .content_type = FORM, .refusal = EC2_DRY_RUN,
      .body = EC2_ACTION ("DescribeCapacityBlockOfferings")
              "&CapacityDurationHours=24&InstanceCount=1&InstanceType=p5.48xlarge" } },
};

static void
result_free (TdrAccessResult *result)
{
  g_free (result->reason);
  g_free (result);
}

/**
 * tdr_access_to_string:
 *
 * "works", "missing" or "unknown"
 */
const char *
tdr_access_to_string (TdrAccess access)
{
  static const char *const names[] = {
    [TDR_ACCESS_WORKS] = "works", [TDR_ACCESS_MISSING] = "missing", [TDR_ACCESS_UNKNOWN] = "unknown",
  };

  g_return_val_if_fail (access < G_N_ELEMENTS (names), NULL);
  return names[access];
}

static void
read_identity (TdrIdentity *self,
               GBytes      *answer)
{
  g_autoptr (TdrXmlTable) table = tdr_xml_table_parse (answer, "GetCallerIdentityResponse", "GetCallerIdentityResult",
                                                       NULL);
  GHashTable *who = table != NULL && table->rows->len > 0 ? table->rows->pdata[0] : NULL;

  self->account = who != NULL ? g_strdup (g_hash_table_lookup (who, "Account")) : NULL;
  self->arn = who != NULL ? g_strdup (g_hash_table_lookup (who, "Arn")) : NULL;
  if (self->arn == NULL || self->account == NULL)
    self->problem = g_strdup ("sts answered what is not understood");
}

/**
 * tdr_access_check_identify:
 *
 * Asks Amazon who one is: STS GetCallerIdentity, for which no permission is needed. A key of Bedrock alone has no
 * identity that can be asked for. Blocks.
 *
 * Returns: (transfer full): who, or in it why that is not known
 */
TdrIdentity *
tdr_access_check_identify (const TdrAsk *ask,
                           const char   *region,
                           GCancellable *cancellable)
{
  TdrQuestion question = { .endpoint = TDR_ENDPOINT_STS, .region = region, .method = "POST", .path = "/",
                           .body = "Action=GetCallerIdentity&Version=2011-06-15", .content_type = FORM };
  TdrIdentity *self = g_new0 (TdrIdentity, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = tdr_ask_send (ask, &question, cancellable, &error);

  self->origin = g_strdup (ask->credentials->origin);
  self->bedrock_origin = g_strdup (ask->credentials->bearer_origin);
  self->expires = ask->credentials->expires;
  if (answer != NULL)
    read_identity (self, answer);
  else
    self->problem = g_strdup (error->message);

  return self;
}

/**
 * tdr_identity_free:
 */
void
tdr_identity_free (TdrIdentity *self)
{
  g_free (self->origin);
  g_free (self->bedrock_origin);
  g_free (self->account);
  g_free (self->arn);
  g_free (self->problem);
  g_free (self);
}

static TdrAccess
judge (const GError *error)
{
  if (error == NULL)
    return TDR_ACCESS_WORKS;

  return g_error_matches (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_PERMISSION) ? TDR_ACCESS_MISSING
                                                                                : TDR_ACCESS_UNKNOWN;
}

static TdrAccessResult *
try_one (const TdrAsk *ask,
         const char   *region,
         guint         i,
         GCancellable *cancellable)
{
  TdrQuestion question = probes[i].question;
  TdrAccessResult *result = g_new0 (TdrAccessResult, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = NULL;

  question.region = region;
  question.permission = probes[i].permission;
  answer = tdr_ask_send (ask, &question, cancellable, &error);
  *result = (TdrAccessResult) {
    .permission = probes[i].permission, .purpose = probes[i].purpose,
    .access = judge (error),
  };
  if (result->access != TDR_ACCESS_WORKS)
    result->reason = g_strdup (error->message);

  return result;
}

/**
 * tdr_access_check_run:
 * @region: in which region of Amazon
 * @progress: (nullable): told how far it is
 *
 * Tries every permission that the sources need, with the smallest question for each. Blocks.
 *
 * Returns: (transfer full) (element-type TdrAccessResult): in the policy's order; %NULL if it was cancelled
 */
GPtrArray *
tdr_access_check_run (const TdrAsk       *ask,
                      const char         *region,
                      TdrAccessProgress   progress,
                      gpointer            user_data,
                      GCancellable       *cancellable,
                      GError            **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) result_free);

  for (guint i = 0; i < G_N_ELEMENTS (probes); i++)
    {
      if (progress != NULL)
        progress (i, G_N_ELEMENTS (probes), user_data);
      g_ptr_array_add (results, try_one (ask, region, i, cancellable));
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }

  return g_steal_pointer (&results);
}

/**
 * tdr_access_check_dup_policy:
 *
 * The policy that allows what the sources ask and nothing else: docs.aws.amazon.com/IAM/latest/UserGuide,
 * reference_policies_grammar. Lists belong to no resource, and nothing is changed. The first action is for whoever signs
 * in with a key of Bedrock alone.
 *
 * Returns: JSON
 */
char *
tdr_access_check_dup_policy (void)
{
  g_autoptr (GString) text = g_string_new ("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n"
                                           "      \"Sid\": \"TenderReadsPrices\",\n      \"Effect\": \"Allow\",\n"
                                           "      \"Action\": [\n        \"bedrock:CallWithBearerToken\"");

  for (guint i = 0; i < G_N_ELEMENTS (probes); i++)
    g_string_append_printf (text, ",\n        \"%s\"", probes[i].permission);
  g_string_append (text, "\n      ],\n      \"Resource\": \"*\"\n    }\n  ]\n}\n");

  return g_string_free_and_steal (g_steal_pointer (&text));
}
