/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-http-exchange.h"

#include "tdr-source-error.h"

#include <libsoup/soup.h>

#include <string.h>

#define USER_AGENT "Tender/" TDR_VERSION " "
#define MAX_ERROR_BYTES ((gsize) 64 * 1024)
#define CHUNK_BYTES ((gsize) 256 * 1024)

struct _TdrHttpExchange {
  TdrHttpOptions options;
  SoupSession *session;
  GMainContext *context;
  TdrHttpProgress progress;
  gpointer progress_data;
};

/* One try: what it needs, how it goes, what came of it. */
typedef struct {
  TdrHttpExchange *exchange;
  SoupMessage *message;
  TdrHttpSink sink;
  gpointer sink_data;

  GCancellable *cancellable;
  GInputStream *stream;
  GSource *silence;
  char *buffer;
  gsize received;

  GByteArray *body;
  gboolean done;
  const char *late;
  GError *error;
} Attempt;

static const char *
host_of (Attempt *attempt)
{
  return g_uri_get_host (soup_message_get_uri (attempt->message));
}

static void
stop (Attempt *attempt,
      GError  *error)
{
  if (attempt->error == NULL)
    attempt->error = error;
  else
    g_error_free (error);
  attempt->done = TRUE;
}

static gboolean
silence_passed_cb (gpointer data)
{
  Attempt *attempt = data;

  attempt->late = "fell silent";
  g_cancellable_cancel (attempt->cancellable);

  return G_SOURCE_REMOVE;
}

static gboolean
total_passed_cb (gpointer data)
{
  Attempt *attempt = data;

  attempt->late = "did not finish in time";
  g_cancellable_cancel (attempt->cancellable);

  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *outer,
              GCancellable *inner)
{
  g_cancellable_cancel (inner);
}

static GSource *
add_timer (Attempt     *attempt,
           double       seconds,
           GSourceFunc  callback)
{
  GSource *timer = g_timeout_source_new ((guint) (seconds * 1000));

  g_source_set_callback (timer, callback, attempt, NULL);
  g_source_attach (timer, attempt->exchange->context);
  return timer;
}

static void
heard (Attempt *attempt)
{
  g_source_set_ready_time (attempt->silence,
                           g_get_monotonic_time ()
                           + (gint64) (attempt->exchange->options.silence_seconds * G_USEC_PER_SEC));
}

static gboolean
is_wanted (Attempt *attempt)
{
  return attempt->sink != NULL && soup_message_get_status (attempt->message) == SOUP_STATUS_OK;
}

static gboolean
take (Attempt  *attempt,
      gsize     length,
      GError  **error)
{
  const TdrHttpOptions *options = &attempt->exchange->options;
  gsize most = is_wanted (attempt) ? options->stream_max_bytes : options->max_bytes;
  gsize limit = soup_message_get_status (attempt->message) == SOUP_STATUS_OK ? most : MAX_ERROR_BYTES;

  attempt->received += length;
  if (attempt->received > limit)
    {
      g_autofree char *size = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_TOO_LARGE,
                   "The answer of %s is larger than %s: it was not read further", host_of (attempt), size);
      return FALSE;
    }
  if (attempt->exchange->progress != NULL)
    attempt->exchange->progress (attempt->received, attempt->exchange->progress_data);
  if (is_wanted (attempt))
    return attempt->sink (attempt->buffer, length, attempt->sink_data, error);

  g_byte_array_append (attempt->body, (const guchar *) attempt->buffer, (guint) length);
  return TRUE;
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  Attempt *attempt = data;
  GError *error = NULL;
  gssize length = g_input_stream_read_finish (attempt->stream, result, &error);

  if (length < 0 || (length > 0 && !take (attempt, (gsize) length, &error)))
    {
      stop (attempt, error);
      return;
    }
  if (length == 0)
    {
      attempt->done = TRUE;
      return;
    }
  heard (attempt);
  g_input_stream_read_async (attempt->stream, attempt->buffer, CHUNK_BYTES, G_PRIORITY_DEFAULT, attempt->cancellable,
                             read_cb, attempt);
}

static void
sent_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  Attempt *attempt = data;
  GError *error = NULL;

  attempt->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  if (attempt->stream == NULL)
    {
      stop (attempt, error);
      return;
    }
  heard (attempt);
  g_input_stream_read_async (attempt->stream, attempt->buffer, CHUNK_BYTES, G_PRIORITY_DEFAULT, attempt->cancellable,
                             read_cb, attempt);
}

static void
run_attempt (Attempt *attempt)
{
  TdrHttpExchange *exchange = attempt->exchange;
  g_autoptr (GSource) total = NULL;

  g_main_context_push_thread_default (exchange->context);
  attempt->silence = add_timer (attempt, exchange->options.silence_seconds, silence_passed_cb);
  total = add_timer (attempt,
                     attempt->sink != NULL ? exchange->options.stream_seconds : exchange->options.total_seconds,
                     total_passed_cb);
  soup_session_send_async (exchange->session, attempt->message, G_PRIORITY_DEFAULT, attempt->cancellable, sent_cb,
                           attempt);
  while (!attempt->done)
    g_main_context_iteration (exchange->context, TRUE);
  g_source_destroy (attempt->silence);
  g_source_destroy (total);
  g_clear_object (&attempt->stream);
  g_main_context_pop_thread_default (exchange->context);
}

static void
attempt_clear (Attempt *attempt)
{
  g_clear_pointer (&attempt->silence, g_source_unref);
  g_clear_pointer (&attempt->body, g_byte_array_unref);
  g_clear_object (&attempt->message);
  g_clear_object (&attempt->cancellable);
  g_clear_error (&attempt->error);
  g_free (attempt->buffer);
}

static SoupMessage *
new_message (const TdrHttpRequest  *request,
             GError               **error)
{
  g_autoptr (SoupMessage) message = soup_message_new (request->method != NULL ? request->method : "GET",
                                                      request->address);
  SoupMessageHeaders *headers;

  if (message == NULL)
    {
      g_set_error_literal (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SETTING, "The address of a source is not valid");
      return NULL;
    }
  headers = soup_message_get_request_headers (message);
  for (guint i = 0; request->headers != NULL && request->headers[i] != NULL; i += 2)
    soup_message_headers_replace (headers, request->headers[i], request->headers[i + 1]);
  if (request->etag != NULL)
    soup_message_headers_replace (headers, "If-None-Match", request->etag);
  if (request->last_modified != NULL)
    soup_message_headers_replace (headers, "If-Modified-Since", request->last_modified);
  if (request->body != NULL)
    soup_message_set_request_body_from_bytes (message, request->content_type, request->body);
  if (request->headers != NULL && request->headers[0] != NULL)
    soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);

  return g_steal_pointer (&message);
}

/* What libsoup and GIO say, as one code for each thing a person can do. The address's query may hold a key, so that
 * only the host is named. */
static TdrSourceError
classify (const GError *error)
{
  if (error->domain == G_RESOLVER_ERROR
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return TDR_SOURCE_ERROR_OFFLINE;
  if (error->domain == G_TLS_ERROR && error->code != G_TLS_ERROR_EOF)
    return TDR_SOURCE_ERROR_UNTRUSTED;
  if (g_error_matches (error, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_TOO_MANY_REDIRECTS)
      || g_error_matches (error, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_REDIRECT_NO_LOCATION)
      || g_error_matches (error, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_REDIRECT_BAD_URI))
    return TDR_SOURCE_ERROR_REFUSED;
  if (error->domain == SOUP_SESSION_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT))
    return TDR_SOURCE_ERROR_NOT_UNDERSTOOD;

  return TDR_SOURCE_ERROR_SERVER;
}

static const char *
describe (TdrSourceError code)
{
  switch (code)
    {
    case TDR_SOURCE_ERROR_OFFLINE:
      return "cannot be reached: check the network and the proxy";
    case TDR_SOURCE_ERROR_UNTRUSTED:
      return "could not prove who it is: check the address, the proxy and this computer's clock";
    case TDR_SOURCE_ERROR_REFUSED:
      return "redirects without end";
    case TDR_SOURCE_ERROR_NOT_UNDERSTOOD:
      return "did not answer in HTTP";
    case TDR_SOURCE_ERROR_SERVER:
      return "broke the connection: try again later";
    case TDR_SOURCE_ERROR_TIMED_OUT:
    case TDR_SOURCE_ERROR_SIGN_IN:
    case TDR_SOURCE_ERROR_PERMISSION:
    case TDR_SOURCE_ERROR_THROTTLED:
    case TDR_SOURCE_ERROR_TOO_LARGE:
    case TDR_SOURCE_ERROR_SETTING:
    case TDR_SOURCE_ERROR_UNCHANGED:
    default:
      return "failed";
    }
}

/* Our own errors, the sink's and a cancel pass as they are. */
static void
translate_error (Attempt      *attempt,
                 GCancellable *outer)
{
  g_autoptr (GError) error = NULL;
  TdrSourceError code;

  if (attempt->error == NULL)
    return;
  if (attempt->late != NULL && !g_cancellable_is_cancelled (outer))
    {
      g_clear_error (&attempt->error);
      attempt->error = g_error_new (TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_TIMED_OUT, "%s %s: try again later",
                                    host_of (attempt), attempt->late);
      return;
    }
  if (g_error_matches (attempt->error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || (attempt->error->domain != G_IO_ERROR && attempt->error->domain != G_TLS_ERROR
          && attempt->error->domain != G_RESOLVER_ERROR && attempt->error->domain != SOUP_SESSION_ERROR))
    return;

  error = g_steal_pointer (&attempt->error);
  code = classify (error);
  attempt->error = g_error_new (TDR_SOURCE_ERROR, code, "%s %s (%s)", host_of (attempt), describe (code),
                                error->message);
}

static char *
dup_header (Attempt    *attempt,
            const char *name)
{
  return g_strdup (soup_message_headers_get_one (soup_message_get_response_headers (attempt->message), name));
}

static void
fill_answer (Attempt       *attempt,
             TdrHttpAnswer *answer)
{
  *answer = (TdrHttpAnswer) {
    .status = attempt->error == NULL ? soup_message_get_status (attempt->message) : 0,
    .delivered = attempt->received > 0 && is_wanted (attempt),
    .body = g_byte_array_free_to_bytes (g_steal_pointer (&attempt->body)),
    .etag = dup_header (attempt, "ETag"),
    .last_modified = dup_header (attempt, "Last-Modified"),
    .error_type = dup_header (attempt, "x-amzn-errortype"),
    .retry_after = dup_header (attempt, "Retry-After"),
    .error = g_steal_pointer (&attempt->error),
  };
  if (answer->error_type != NULL)
    g_strdelimit (answer->error_type, ":", '\0');
}

/**
 * tdr_http_exchange_new:
 * @options: without defaults: every limit is set
 */
TdrHttpExchange *
tdr_http_exchange_new (const TdrHttpOptions *options)
{
  TdrHttpExchange *self = g_new0 (TdrHttpExchange, 1);

  self->options = *options;
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  self->session = soup_session_new_with_options ("user-agent", USER_AGENT, NULL);
  if (options->tls_database != NULL)
    soup_session_set_tls_database (self->session, options->tls_database);
  if (options->proxy_resolver != NULL)
    soup_session_set_proxy_resolver (self->session, options->proxy_resolver);
  g_main_context_pop_thread_default (self->context);

  return self;
}

/**
 * tdr_http_exchange_free:
 */
void
tdr_http_exchange_free (TdrHttpExchange *self)
{
  g_main_context_push_thread_default (self->context);
  soup_session_abort (self->session);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_clear_object (&self->session);
  g_main_context_pop_thread_default (self->context);
  g_main_context_unref (self->context);
  g_free (self);
}

/**
 * tdr_http_exchange_set_progress:
 */
void
tdr_http_exchange_set_progress (TdrHttpExchange *self,
                                TdrHttpProgress  progress,
                                gpointer         user_data)
{
  self->progress = progress;
  self->progress_data = user_data;
}

/**
 * tdr_http_exchange_try:
 * @answer: (out): to be cleared by the caller
 *
 * Sends @request once and waits for the whole answer, the first of both time limits, or the cancel.
 */
void
tdr_http_exchange_try (TdrHttpExchange      *self,
                       const TdrHttpRequest *request,
                       TdrHttpSink           sink,
                       gpointer              user_data,
                       GCancellable         *cancellable,
                       TdrHttpAnswer        *answer)
{
  Attempt attempt = { .exchange = self, .sink = sink, .sink_data = user_data };
  gulong handler = 0;

  *answer = (TdrHttpAnswer) { .status = 0 };
  attempt.message = new_message (request, &answer->error);
  if (attempt.message == NULL)
    return;

  attempt.cancellable = g_cancellable_new ();
  attempt.buffer = g_malloc (CHUNK_BYTES);
  attempt.body = g_byte_array_new ();
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), attempt.cancellable, NULL);
  run_attempt (&attempt);
  g_cancellable_disconnect (cancellable, handler);
  translate_error (&attempt, cancellable);
  fill_answer (&attempt, answer);
  attempt_clear (&attempt);
}

/**
 * tdr_http_exchange_parse_date:
 *
 * Returns: the HTTP date @text as seconds since 1970, or -1 if it is none
 */
gint64
tdr_http_exchange_parse_date (const char *text)
{
  g_autoptr (GDateTime) date = soup_date_time_new_from_http_string (text);

  return date != NULL ? g_date_time_to_unix (date) : -1;
}

/**
 * tdr_http_answer_clear:
 */
void
tdr_http_answer_clear (TdrHttpAnswer *answer)
{
  g_clear_pointer (&answer->body, g_bytes_unref);
  g_clear_pointer (&answer->etag, g_free);
  g_clear_pointer (&answer->last_modified, g_free);
  g_clear_pointer (&answer->error_type, g_free);
  g_clear_pointer (&answer->retry_after, g_free);
  g_clear_error (&answer->error);
}
