/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-ask.h"

#include "tdr-json.h"
#include "tdr-source-error.h"
#include "tdr-xml.h"

#include <string.h>

#define STATUS_OK 200
#define STATUS_NOT_MODIFIED 304
#define STATUS_UNAUTHORIZED 401
#define STATUS_FORBIDDEN 403
#define MAX_HEADERS 8

/* Amazon's names for "we do not know you"; an end in "Exception" is cut before. */
static const char *const sign_in_types[] = {
  "AuthFailure", "ExpiredToken", "IncompleteSignature", "InvalidClientTokenId", "InvalidSignature",
  "MissingAuthenticationToken", "RequestExpired", "SignatureDoesNotMatch", "UnrecognizedClient", "InvalidToken",
};

static const char *const permission_types[] = { "AccessDenied", "UnauthorizedOperation", "NotAuthorized" };

typedef struct {
  const char *list[2 * MAX_HEADERS + 1];
  guint n;
} Headers;

static void
add_header (Headers    *headers,
            const char *name,
            const char *value)
{
  g_assert (headers->n + 2 < G_N_ELEMENTS (headers->list));

  headers->list[headers->n++] = name;
  headers->list[headers->n++] = value;
}

/* "AccessDeniedException" and "AccessDenied" are the same, of different services. */
static gboolean
is_among (const char        *type,
          const char *const *types,
          guint              n_types)
{
  for (guint i = 0; type != NULL && i < n_types; i++)
    if (g_str_has_prefix (type, types[i]))
      return TRUE;

  return FALSE;
}

/* Returns: (nullable): the error's name, wherever the service puts it */
static char *
dup_error_type (const TdrHttpResponse *response)
{
  g_autoptr (JsonObject) object = tdr_json_parse_object (response->body, NULL);
  const char *type = tdr_json_get_string (object, "__type");
  g_autoptr (TdrXmlTable) table = NULL;

  if (response->error_type != NULL)
    return g_strdup (response->error_type);
  if (type != NULL)
    return g_strdup (strrchr (type, '#') != NULL ? strrchr (type, '#') + 1 : type);
  if (object != NULL)
    return g_strdup (tdr_json_get_string (tdr_json_get_object (object, "error"), "status"));
  table = tdr_xml_table_parse (response->body, "Response", "Error", NULL);

  return table != NULL && table->rows->len > 0 ? g_strdup (g_hash_table_lookup (table->rows->pdata[0], "Code")) : NULL;
}

/* What a server says may repeat what it was sent: of its words only a name is passed on, and whether it is about
 * time. */
static gboolean
speaks_of (const TdrHttpResponse *response,
           const char            *words)
{
  gsize length;
  const char *text = g_bytes_get_data (response->body, &length);

  return length > 0 && g_strstr_len (text, (gssize) length, words) != NULL;
}

static gboolean
goes_by_bearer (const TdrAsk      *self,
                const TdrQuestion *question)
{
  return question->endpoint == TDR_ENDPOINT_BEDROCK && self->credentials->bearer_token != NULL;
}

/* Returns: where that is from with which the question was asked */
static const char *
get_origin (const TdrAsk      *self,
            const TdrQuestion *question)
{
  if (goes_by_bearer (self, question))
    return self->credentials->bearer_origin;

  return tdr_endpoint_get_signing_name (question->endpoint) != NULL ? self->credentials->origin
                                                                   : self->credentials->google_origin;
}

static gboolean
set_sign_in_error (const TdrAsk           *self,
                   const TdrQuestion      *question,
                   const TdrHttpResponse  *response,
                   GError                **error)
{
  const char *service = tdr_endpoint_to_string (question->endpoint), *origin = get_origin (self, question);

  if (speaks_of (response, "Signature expired") || speaks_of (response, "not yet current"))
    g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SIGN_IN,
                 "%s refuses the signature because of its time: set this computer's clock", service);
  else
    g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SIGN_IN,
                 "%s does not accept the keys from %s: sign in again", service, origin != NULL ? origin : "nowhere");
  return FALSE;
}

/* Bedrock's own words for an API key that has ended, with a status 403 that has no name. */
static gboolean
does_not_know_us (const TdrHttpResponse *response,
                  const char            *type)
{
  return response->status == STATUS_UNAUTHORIZED || is_among (type, sign_in_types, G_N_ELEMENTS (sign_in_types))
         || speaks_of (response, "API_KEY_INVALID") || speaks_of (response, "make sure your API Key is valid");
}

static gboolean
does_not_allow (const TdrHttpResponse *response,
                const TdrQuestion     *question,
                const char            *type)
{
  return is_among (type, permission_types, G_N_ELEMENTS (permission_types))
         || (response->status == STATUS_FORBIDDEN && question->permission != NULL && !does_not_know_us (response, type));
}

static gboolean
check_status (const TdrAsk           *self,
              const TdrQuestion      *question,
              const TdrHttpResponse  *response,
              GError                **error)
{
  const char *service = tdr_endpoint_to_string (question->endpoint);
  g_autofree char *type = response->status != STATUS_OK ? dup_error_type (response) : NULL;

  if (response->status == STATUS_OK || (question->refusal != NULL && g_strcmp0 (type, question->refusal) == 0))
    return TRUE;
  if (response->status == STATUS_NOT_MODIFIED && question->is_file)
    g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_UNCHANGED, "%s: nothing has changed", service);
  else if (does_not_allow (response, question, type))
    g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_PERMISSION,
                 "No permission for %s: ask your administrator for it",
                 question->permission != NULL ? question->permission : service);
  else if (does_not_know_us (response, type))
    return set_sign_in_error (self, question, response, error);
  else
    g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_REFUSED, "%s refused the request with status %u%s%.60s",
                 service,
                 response->status, type != NULL ? ", " : "", type != NULL ? type : "");

  return FALSE;
}

/* A key of Bedrock alone opens Bedrock and nothing else. */
static gboolean
check_keys (const TdrAsk       *self,
            const TdrQuestion  *question,
            GError            **error)
{
  if (tdr_endpoint_get_signing_name (question->endpoint) == NULL || self->credentials->keys.access_key_id != NULL
      || goes_by_bearer (self, question))
    return TRUE;

  if (self->credentials->problem != NULL)
    g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SIGN_IN, "%s asks for keys of Amazon. %s",
                 tdr_endpoint_to_string (question->endpoint), self->credentials->problem);
  else
    g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SIGN_IN,
                 "%s asks for keys of Amazon, and there are none%s: sign in, give a profile, or type keys into Preferences",
                 tdr_endpoint_to_string (question->endpoint),
                 self->credentials->bearer_token != NULL ? " but a key for Bedrock alone" : "");
  return FALSE;
}

static TdrSigv4 *
sign (const TdrAsk      *self,
      const TdrQuestion *question,
      const char        *host,
      GBytes            *body)
{
  g_autofree char *region = tdr_endpoint_get_signing_region (question->endpoint, question->region);
  TdrSigv4Header headers[3] = { { "Host", host } };
  TdrSigv4Request request = {
    .method = question->method != NULL ? question->method : "GET",
    .path = question->path,
    .query = question->query,
    .headers = headers,
    .n_headers = 1,
    .body = body,
    .time = self->clock->now (self->clock->data),
    .region = region,
    .service = tdr_endpoint_get_signing_name (question->endpoint),
  };

  if (question->content_type != NULL)
    headers[request.n_headers++] = (TdrSigv4Header) { "Content-Type", question->content_type };
  if (question->target != NULL)
    headers[request.n_headers++] = (TdrSigv4Header) { "X-Amz-Target", question->target };

  return tdr_sigv4_sign (&request, &self->credentials->keys);
}

/* The port is part of the Host header, and of what is signed, where it is not the scheme's own. */
static char *
dup_host (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  int port = g_uri_get_port (uri);

  return port > 0 ? g_strdup_printf ("%s:%d", g_uri_get_host (uri), port) : g_strdup (g_uri_get_host (uri));
}

static const char *
region_of (const TdrQuestion *question)
{
  return question->region != NULL ? question->region : TDR_NO_REGION;
}

static void
add_conditions (const TdrAsk      *self,
                const TdrQuestion *question,
                TdrHttpRequest    *request)
{
  const TdrValidator *known = question->is_file && self->known != NULL
                              ? tdr_validators_find (self->known, region_of (question), request->address) : NULL;

  if (known == NULL)
    return;
  request->etag = known->etag;
  request->last_modified = known->last_modified;
}

static void
note_validator (const TdrAsk          *self,
                const TdrQuestion     *question,
                const char            *address,
                const TdrHttpResponse *response)
{
  TdrValidator validator = { region_of (question), address, response->etag, response->last_modified };

  if (question->is_file && self->seen != NULL && response->status == STATUS_OK
      && (response->etag != NULL || response->last_modified != NULL))
    tdr_validators_add (self->seen, &validator);
}

static TdrHttpResponse *
exchange (const TdrAsk       *self,
          const TdrQuestion  *question,
          TdrHttpSink         sink,
          gpointer            user_data,
          GCancellable       *cancellable,
          GError            **error)
{
  g_autofree char *base = tdr_endpoints_get (self->endpoints, question->endpoint, question->region);
  g_autofree char *address = g_strconcat (base, question->path, question->query != NULL ? "?" : NULL, question->query,
                                          NULL);
  g_autofree char *host = dup_host (base), *bearer = NULL;
  g_autoptr (GBytes) body = question->body != NULL ? g_bytes_new (question->body, strlen (question->body)) : NULL;
  g_autoptr (TdrSigv4) signature = NULL;
  Headers headers = { .n = 0 };
  TdrHttpResponse *response;
  TdrHttpRequest request = { .method = question->method, .address = address, .body = body,
                             .content_type = question->content_type, .throttle_mark = "Throttling" };

  if (question->target != NULL)
    add_header (&headers, "X-Amz-Target", question->target);
  if (goes_by_bearer (self, question))
    {
      bearer = g_strconcat ("Bearer ", self->credentials->bearer_token, NULL);
      add_header (&headers, "Authorization", bearer);
    }
  else if (tdr_endpoint_get_signing_name (question->endpoint) != NULL)
    {
      signature = sign (self, question, host, body);
      add_header (&headers, "X-Amz-Date", signature->date);
      add_header (&headers, "Authorization", signature->authorization);
      if (self->credentials->keys.session_token != NULL)
        add_header (&headers, "X-Amz-Security-Token", self->credentials->keys.session_token);
    }
  request.headers = headers.list;
  add_conditions (self, question, &request);
  response = tdr_http_stream (self->http, &request, sink, user_data, cancellable, error);
  if (response != NULL)
    note_validator (self, question, address, response);

  return response;
}

/**
 * tdr_ask_send:
 *
 * Asks a service, signed where it wants that.
 *
 * Returns: (transfer full): the body of an answer with status 200, or of the refusal that is one; %NULL with a
 *   #TdrSourceError
 */
GBytes *
tdr_ask_send (const TdrAsk       *self,
              const TdrQuestion  *question,
              GCancellable       *cancellable,
              GError            **error)
{
  g_autoptr (TdrHttpResponse) response = NULL;

  if (!check_keys (self, question, error))
    return NULL;
  response = exchange (self, question, NULL, NULL, cancellable, error);

  return response != NULL && check_status (self, question, response, error) ? g_bytes_ref (response->body) : NULL;
}

/**
 * tdr_ask_stream:
 *
 * Like tdr_ask_send(), with the body given to @sink as it arrives.
 */
gboolean
tdr_ask_stream (const TdrAsk       *self,
                const TdrQuestion  *question,
                TdrHttpSink         sink,
                gpointer            user_data,
                GCancellable       *cancellable,
                GError            **error)
{
  g_autoptr (TdrHttpResponse) response = NULL;

  if (!check_keys (self, question, error))
    return FALSE;
  response = exchange (self, question, sink, user_data, cancellable, error);

  return response != NULL && check_status (self, question, response, error);
}
