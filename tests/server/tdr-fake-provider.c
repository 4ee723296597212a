/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-fake-provider.h"

#include <string.h>

#define ALGORITHM "AWS4-HMAC-SHA256 "
#define DIGEST_LENGTH 32

struct _TdrFakeProvider {
  TdrFakeServer *server;
  char *fixtures;
  GMutex mutex;
  GHashTable *replacements;
};

typedef enum {
  GUARD_NONE,
  GUARD_AMAZON,
  GUARD_GOOGLE,
} Guard;

/* What is answered, by path and, where one path serves many questions, a word of the query or the body. */
static const struct {
  const char *path;
  const char *word;
  const char *file;
  const char *type;
  Guard guard;
  guint status;   /* 200 where it is 0 */
} routes[] = {
  { "/stats/eurofxref/eurofxref-daily.xml", NULL, "ecb.xml", "text/xml", GUARD_NONE },
  { "/api/retail/prices", "$skip=", "azure-page-2.json", "application/json", GUARD_NONE },
  { "/api/retail/prices", "Virtual%20Machines", "azure-machines.json", "application/json", GUARD_NONE },
  { "/api/retail/prices", "Foundry%20Models", "azure-page-1.json", "application/json", GUARD_NONE },
  { "/v1/services/6F81-5844-456A/skus", NULL, "google-skus.json", "application/json", GUARD_GOOGLE },
  { "/v1/services/C7E2-9256-1C43/skus", NULL, "vertex-skus.json", "application/json", GUARD_GOOGLE },
  { "/offers/v1.0/aws/AmazonBedrockFoundationModels/current/region_index.json", NULL, "index-models.json",
    "application/json", GUARD_NONE },
  { "/offers/v1.0/aws/AmazonBedrock/current/region_index.json", NULL, "index-bedrock.json", "application/json",
    GUARD_NONE },
  { "/offers/v1.0/aws/AmazonBedrockService/current/region_index.json", NULL, "index-service.json", "application/json",
    GUARD_NONE },
  { "/offers/v1.0/aws/AmazonEC2/current/region_index.json", NULL, "index-ec2.json", "application/json", GUARD_NONE },
  { "/savingsPlan/v1.0/aws/AWSComputeSavingsPlan/current/region_index.json", NULL, "index-savings.json",
    "application/json",
    GUARD_NONE },
  { "/files/models.json", NULL, "offer-models.json", "application/json", GUARD_NONE },
  { "/files/bedrock.json", NULL, "offer-bedrock.json", "application/json", GUARD_NONE },
  { "/files/ec2.json", NULL, "ec2-offer.json", "application/json", GUARD_NONE },
  { "/files/savings.json", NULL, "savings-plan.json", "application/json", GUARD_NONE },
  { "/foundation-models", NULL, "models.json", "application/json", GUARD_AMAZON },
  { "/inference-profiles", "nextToken=page-2", "profiles-page-2.json", "application/json", GUARD_AMAZON },
  { "/inference-profiles", "type=SYSTEM_DEFINED", "profiles-page.json", "application/json", GUARD_AMAZON },
  { "/inference-profiles", "type=APPLICATION", "profiles-own.json", "application/json", GUARD_AMAZON },
  { "/inference-profiles", NULL, "profiles-page.json", "application/json", GUARD_AMAZON },
  { "/provisioned-model-throughputs", NULL, "throughputs.json", "application/json", GUARD_AMAZON },
  { "/foundation-model-availability/anthropic.claude-opus-5", NULL, "availability.json", "application/json",
    GUARD_AMAZON },
  { "/foundation-model-availability/amazon.nova-pro-v1%3A0", NULL, "availability-nova.json", "application/json",
    GUARD_AMAZON },
  { "/list-foundation-model-agreement-offers/anthropic.claude-opus-5", NULL, "agreement-offers.json",
    "application/json",
    GUARD_AMAZON },
  { "/DescribeSavingsPlansOfferingRates", "page-2", "savings-plan-rates-2.json", "application/json", GUARD_AMAZON },
  { "/DescribeSavingsPlansOfferingRates", NULL, "savings-plan-rates.json", "application/json", GUARD_AMAZON },
  { "/", "DryRun=true", "dry-run.xml", "text/xml", GUARD_AMAZON, 412 },
  { "/", "Action=DescribeSpotPriceHistory", "spot.xml", "text/xml", GUARD_AMAZON },
  { "/", "NextToken=page-2", "capacity-blocks-2.xml", "text/xml", GUARD_AMAZON },
  { "/", "Action=DescribeCapacityBlockOfferings", "capacity-blocks.xml", "text/xml", GUARD_AMAZON },
  { "/", "Action=DescribeInstanceTypeOfferings", "offerings.xml", "text/xml", GUARD_AMAZON },
  { "/", "Action=AssumeRole", "assume-role.xml", "text/xml", GUARD_AMAZON },
  { "/", "Action=GetCallerIdentity", "caller-identity.xml", "text/xml", GUARD_AMAZON },
  { "/", "page-2", "ec2-products-2.json", "application/x-amz-json-1.1", GUARD_AMAZON },
  { "/", "AmazonEC2", "ec2-products.json", "application/x-amz-json-1.1", GUARD_AMAZON },
  { "/federation/credentials", NULL, "sso-credentials.json", "application/json", GUARD_NONE },
};

/* The signature is checked by a way of its own, not by the code that made it: docs.aws.amazon.com/IAM/latest/UserGuide/
 * reference_sigv-create-signed-request.html, read again. */
static void
chain (guchar      key[DIGEST_LENGTH],
       gsize       length,
       const char *text)
{
  GHmac *hmac = g_hmac_new (G_CHECKSUM_SHA256, key, length);
  gsize n = DIGEST_LENGTH;

  g_hmac_update (hmac, (const guchar *) text, (gssize) strlen (text));
  g_hmac_get_digest (hmac, key, &n);
  g_hmac_unref (hmac);
}

static char *
compute_signature (char       **scope,
                   const char  *to_sign)
{
  guchar key[128] = "AWS4" TDR_FAKE_SECRET_ACCESS_KEY;

  chain (key, strlen ((char *) key), scope[1]);
  for (guint i = 2; i <= 4; i++)
    chain (key, DIGEST_LENGTH, scope[i]);

  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, key, DIGEST_LENGTH, to_sign, -1);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Tender sends queries that are encoded as they are signed: they only have to be sorted. */
static char *
sort_query (const char *query)
{
  g_auto (GStrv) pairs = g_strsplit (query != NULL ? query : "", "&", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    if (strchr (pairs[i], '=') == NULL && pairs[i][0] != '\0')
      {
        char *with = g_strconcat (pairs[i], "=", NULL);

        g_free (pairs[i]);
        pairs[i] = with;
      }
  qsort (pairs, g_strv_length (pairs), sizeof (char *), compare_texts);

  return g_strjoinv ("&", pairs);
}

static char *
write_canonical (const TdrFakeRequest *request,
                 const char           *signed_headers)
{
  g_auto (GStrv) names = g_strsplit (signed_headers, ";", -1);
  g_autofree char *query = sort_query (request->query);
  g_autofree char *path = g_uri_escape_string (request->path, "/", FALSE);
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, request->body);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "%s\n%s\n%s\n", request->method, path, query);
  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (text, "%s:%s\n", names[i], (char *) g_hash_table_lookup (request->headers, names[i]));
  g_string_append_printf (text, "\n%s\n%s", signed_headers, digest);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_between (const char *text,
             const char *start,
             const char *end)
{
  const char *from = strstr (text, start), *to;

  if (from == NULL)
    return NULL;
  from += strlen (start);
  to = *end != '\0' ? strstr (from, end) : from + strlen (from);

  return to != NULL ? g_strndup (from, (gsize) (to - from)) : NULL;
}

static gboolean
is_signed (const TdrFakeRequest *request,
           const char           *authorization)
{
  g_autofree char *credential = dup_between (authorization, "Credential=", ",");
  g_autofree char *headers = dup_between (authorization, "SignedHeaders=", ",");
  g_autofree char *signature = dup_between (authorization, "Signature=", "");
  const char *date = g_hash_table_lookup (request->headers, "x-amz-date");
  const char *token = g_hash_table_lookup (request->headers, "x-amz-security-token");
  g_auto (GStrv) scope = g_strsplit (credential != NULL ? credential : "", "/", -1);
  g_autofree char *canonical = NULL, *digest = NULL, *to_sign = NULL, *expected = NULL;

  if (headers == NULL || signature == NULL || date == NULL || g_strv_length (scope) != 5
      || !g_str_equal (scope[0], TDR_FAKE_ACCESS_KEY_ID) || strstr (headers, "host") == NULL
      || !g_str_has_prefix (date, scope[1]) || !g_str_equal (scope[4], "aws4_request")
      || (token != NULL && !g_str_equal (token, TDR_FAKE_SESSION_TOKEN)))
    return FALSE;
  canonical = write_canonical (request, headers);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, canonical, -1);
  to_sign = g_strdup_printf ("AWS4-HMAC-SHA256\n%s\n%s/%s/%s/%s\n%s", date, scope[1], scope[2], scope[3], scope[4],
                             digest);
  expected = compute_signature (scope, to_sign);

  return g_str_equal (signature, expected);
}

static gboolean
is_amazon (const TdrFakeRequest *request)
{
  const char *authorization = g_hash_table_lookup (request->headers, "authorization");

  if (authorization == NULL)
    return FALSE;

  return g_str_has_prefix (authorization, ALGORITHM) ? is_signed (request, authorization)
                                                     : g_str_equal (authorization, "Bearer " TDR_FAKE_BEARER_TOKEN);
}

static gboolean
passes (const TdrFakeRequest *request,
        Guard                 guard)
{
  if (guard == GUARD_AMAZON)
    return is_amazon (request);

  return guard == GUARD_NONE || (request->query != NULL && strstr (request->query, "key=" TDR_FAKE_GOOGLE_KEY) != NULL);
}

/* What Bedrock says to an API key that it does not know, without a name. */
static gboolean
refuse_bearer (const TdrFakeRequest *request,
               TdrFakeReply         *reply)
{
  static const char words[] = "{\"Message\":\"Authentication failed: Please make sure your API Key is valid.\"}";
  const char *authorization = g_hash_table_lookup (request->headers, "authorization");

  if (authorization == NULL || !g_str_has_prefix (authorization, "Bearer "))
    return FALSE;
  reply->status = 403;
  reply->content_type = g_strdup ("application/json");
  reply->body = g_bytes_new_static (words, strlen (words));
  return TRUE;
}

static void
refuse (const TdrFakeRequest *request,
        TdrFakeReply         *reply,
        Guard                 guard)
{
  static const char google[] = "{\"error\":{\"code\":400,\"message\":\"API key not valid.\","
                               "\"status\":\"INVALID_ARGUMENT\","
                               "\"details\":[{\"reason\":\"API_KEY_INVALID\",\"domain\":\"googleapis.com\"}]}}";
  static const char amazon[] = "{\"message\":\"The request signature we calculated does not match\"}";

  if (guard == GUARD_AMAZON && refuse_bearer (request, reply))
    return;
  reply->status = guard == GUARD_GOOGLE ? 400 : 403;
  reply->content_type = g_strdup ("application/json");
  reply->error_type = guard == GUARD_GOOGLE ? NULL : g_strdup ("InvalidSignatureException:http://internal.amazon.com/");
  reply->body = guard == GUARD_GOOGLE ? g_bytes_new_static (google, strlen (google))
                                      : g_bytes_new_static (amazon, strlen (amazon));
}

static gboolean
has_word (const TdrFakeRequest *request,
          const char           *word)
{
  gsize length;
  const char *body = g_bytes_get_data (request->body, &length);

  return word == NULL || (request->query != NULL && strstr (request->query, word) != NULL)
         || (length > 0 && g_strstr_len (body, (gssize) length, word) != NULL);
}

static GBytes *
load (TdrFakeProvider *self,
      const char      *path,
      const char      *file)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *name = g_build_filename (self->fixtures, file, NULL);
  const char *of_path = g_hash_table_lookup (self->replacements, path);
  const char *replacement = of_path != NULL ? of_path : g_hash_table_lookup (self->replacements, file);
  char *text;
  gsize length;

  if (replacement != NULL)
    return g_bytes_new (replacement, strlen (replacement));

  return g_file_get_contents (name, &text, &length, NULL) ? g_bytes_new_take (text, length) : NULL;
}

/* A file that is known by its ETag is not sent again (RFC 9110, 13.1.2). */
static void
answer_file (const TdrFakeRequest *request,
             TdrFakeReply         *reply)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, reply->body);

  reply->etag = g_strdup_printf ("\"%.16s\"", digest);
  if (g_strcmp0 (g_hash_table_lookup (request->headers, "if-none-match"), reply->etag) != 0)
    return;
  reply->status = 304;
  g_clear_pointer (&reply->body, g_bytes_unref);
}

/* Whoever may ask learns that a model has no agreement; nobody learns anything where there is nothing. */
static void
answer_without_route (const TdrFakeRequest *request,
                      TdrFakeReply         *reply)
{
  static const char none[] = "{\"message\":\"There is no agreement for this model\"}";
  gboolean is_agreement = g_str_has_prefix (request->path, "/list-foundation-model-agreement-offers/");

  if (is_agreement && !passes (request, GUARD_AMAZON))
    {
      refuse (request, reply, GUARD_AMAZON);
      return;
    }
  reply->status = 404;
  reply->content_type = g_strdup ("application/json");
  reply->error_type = is_agreement ? g_strdup ("ResourceNotFoundException") : NULL;
  reply->body = is_agreement ? g_bytes_new_static (none, strlen (none)) : g_bytes_new_static ("{}", 2);
}

static void
answer (const TdrFakeRequest *request,
        TdrFakeReply         *reply,
        gpointer              user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    if (g_str_equal (routes[i].path, request->path) && has_word (request, routes[i].word))
      {
        if (!passes (request, routes[i].guard))
          {
            refuse (request, reply, routes[i].guard);
            return;
          }
        reply->body = load (user_data, routes[i].path, routes[i].file);
        reply->status = reply->body == NULL ? 404 : routes[i].status != 0 ? routes[i].status : 200;
        reply->content_type = g_strdup (routes[i].type);
        if (reply->body != NULL && routes[i].guard == GUARD_NONE)
          answer_file (request, reply);
        return;
      }

  answer_without_route (request, reply);
}

/**
 * tdr_fake_provider_new:
 * @fixtures: folder of what is answered
 */
TdrFakeProvider *
tdr_fake_provider_new (const char  *fixtures,
                       guint        port,
                       const char  *certificate,
                       GError     **error)
{
  TdrFakeProvider *self = g_new0 (TdrFakeProvider, 1);

  g_mutex_init (&self->mutex);
  self->fixtures = g_strdup (fixtures);
  self->replacements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->server = tdr_fake_server_new (port, certificate, answer, self, error);
  if (self->server == NULL)
    g_clear_pointer (&self, tdr_fake_provider_free);

  return self;
}

/**
 * tdr_fake_provider_free:
 */
void
tdr_fake_provider_free (TdrFakeProvider *self)
{
  g_clear_pointer (&self->server, tdr_fake_server_free);
  g_hash_table_unref (self->replacements);
  g_mutex_clear (&self->mutex);
  g_free (self->fixtures);
  g_free (self);
}

/**
 * tdr_fake_provider_get_server:
 *
 * Where its faults are set.
 */
TdrFakeServer *
tdr_fake_provider_get_server (TdrFakeProvider *self)
{
  return self->server;
}

/**
 * tdr_fake_provider_replace:
 * @path: of questions, or name of one file
 * @body: (nullable): what is answered from now on in its place; %NULL for the file again
 */
void
tdr_fake_provider_replace (TdrFakeProvider *self,
                           const char      *path,
                           const char      *body)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (body != NULL)
    g_hash_table_replace (self->replacements, g_strdup (path), g_strdup (body));
  else
    g_hash_table_remove (self->replacements, path);
}
