/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-http.h"

#include "tdr-http-exchange.h"
#include "tdr-source-error.h"

#define DEFAULT_SILENCE_SECONDS 30.0
#define DEFAULT_TOTAL_SECONDS 300.0
#define DEFAULT_MAX_BYTES ((gsize) 64 * 1024 * 1024)
#define DEFAULT_STREAM_SECONDS 3600.0
#define DEFAULT_STREAM_MAX_BYTES ((gsize) 4 * 1024 * 1024 * 1024)
#define DEFAULT_MAX_TRIES 4
#define FIRST_DELAY_SECONDS 0.5
#define LONGEST_DELAY_SECONDS 20.0
#define LONGEST_RETRY_AFTER_SECONDS 60.0
#define STATUS_BAD_REQUEST 400
#define STATUS_TOO_MANY_REQUESTS 429
#define STATUS_SERVER_ERROR 500

struct _TdrHttp {
  TdrHttpOptions options;
  TdrHttpExchange *exchange;
  GRand *random;
};

/* Only the host is ever named: the address's query may hold a key. */
static char *
dup_host (const TdrHttpRequest *request)
{
  g_autoptr (GUri) uri = g_uri_parse (request->address, G_URI_FLAGS_NONE, NULL);

  return g_strdup (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : "The source");
}

static gint64
now (TdrHttp *self)
{
  return self->options.clock->now (self->options.clock->data);
}

static gboolean
is_throttled (const TdrHttpRequest *request,
              const TdrHttpAnswer  *answer)
{
  gsize length = 0;
  const char *body = answer->body != NULL ? g_bytes_get_data (answer->body, &length) : NULL;

  if (answer->status == STATUS_BAD_REQUEST && request->throttle_mark != NULL && length > 0)
    return g_strstr_len (body, (gssize) length, request->throttle_mark) != NULL;

  return answer->status == STATUS_TOO_MANY_REQUESTS;
}

static gboolean
may_help_again (const TdrHttpRequest *request,
                const TdrHttpAnswer  *answer)
{
  if (answer->delivered)
    return FALSE;
  if (answer->error != NULL)
    return g_error_matches (answer->error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SERVER);

  return is_throttled (request, answer) || answer->status >= STATUS_SERVER_ERROR;
}

/* Retry-After is a number of seconds or a date (RFC 9110, 10.2.3). */
static double
retry_after_seconds (TdrHttp             *self,
                     const TdrHttpAnswer *answer)
{
  guint64 seconds;
  gint64 date;

  if (answer->retry_after == NULL || answer->error != NULL)
    return 0;
  if (g_ascii_string_to_unsigned (answer->retry_after, 10, 0, G_MAXINT32, &seconds, NULL))
    return (double) seconds;
  date = tdr_http_exchange_parse_date (answer->retry_after);

  return date >= 0 ? (double) MAX (0, date - now (self)) : 0;
}

/* Exponential, and between half and all of it by chance, so that many programs that were refused together do not come
 * back together (aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter, "equal jitter"). */
static double
backoff_seconds (TdrHttp *self,
                 guint    n_tries)
{
  double delay = MIN (LONGEST_DELAY_SECONDS, FIRST_DELAY_SECONDS * (double) (1u << MIN (n_tries - 1, 10)));

  return delay / 2 + g_rand_double (self->random) * delay / 2;
}

static GError *
new_throttled_error (TdrHttp    *self,
                     const char *host,
                     double      seconds)
{
  g_autofree char *until = tdr_clock_format (now (self) + (gint64) seconds);

  if (seconds > 0)
    return g_error_new (TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_THROTTLED,
                        "%s has had too many requests and asks to wait until %s", host, until);

  return g_error_new (TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_THROTTLED,
                      "%s has had too many requests: try again later", host);
}

/* A status that says "not now" is no answer: it becomes an error once there is no further try. */
static void
give_up (TdrHttp              *self,
         const TdrHttpRequest *request,
         TdrHttpAnswer        *answer)
{
  g_autofree char *host = dup_host (request);

  if (answer->error == NULL && is_throttled (request, answer))
    answer->error = new_throttled_error (self, host, retry_after_seconds (self, answer));
  else if (answer->error == NULL)
    answer->error = g_error_new (TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SERVER, "%s failed with status %u: try again later",
                                 host, answer->status);
}

/* Returns: whether there shall be another try, after having waited for it */
static gboolean
wait_for_next_try (TdrHttp       *self,
                   TdrHttpAnswer *answer,
                   guint          n_tries,
                   GCancellable  *cancellable)
{
  const TdrClock *clock = self->options.clock;
  double asked = retry_after_seconds (self, answer);

  if (asked > LONGEST_RETRY_AFTER_SECONDS || n_tries >= self->options.max_tries)
    return FALSE;
  if (clock->wait (MAX (asked, backoff_seconds (self, n_tries)), cancellable, clock->data))
    return TRUE;

  g_clear_error (&answer->error);
  g_cancellable_set_error_if_cancelled (cancellable, &answer->error);
  return FALSE;
}

static TdrHttpResponse *
new_response (TdrHttpAnswer *answer)
{
  TdrHttpResponse *response = g_new (TdrHttpResponse, 1);

  *response = (TdrHttpResponse) {
    .status = answer->status,
    .body = g_steal_pointer (&answer->body),
    .etag = g_steal_pointer (&answer->etag),
    .last_modified = g_steal_pointer (&answer->last_modified),
    .error_type = g_steal_pointer (&answer->error_type),
  };
  return response;
}

/**
 * tdr_http_new:
 *
 * Belongs to the thread that asks with it: threads have one each.
 */
TdrHttp *
tdr_http_new (const TdrHttpOptions *options)
{
  TdrHttp *self = g_new0 (TdrHttp, 1);
  TdrHttpOptions *own = &self->options;

  if (options != NULL)
    *own = *options;
  own->clock = own->clock != NULL ? own->clock : &tdr_clock_system;
  own->silence_seconds = own->silence_seconds > 0 ? own->silence_seconds : DEFAULT_SILENCE_SECONDS;
  own->total_seconds = own->total_seconds > 0 ? own->total_seconds : DEFAULT_TOTAL_SECONDS;
  own->max_bytes = own->max_bytes > 0 ? own->max_bytes : DEFAULT_MAX_BYTES;
  own->stream_seconds = own->stream_seconds > 0 ? own->stream_seconds : DEFAULT_STREAM_SECONDS;
  own->stream_max_bytes = own->stream_max_bytes > 0 ? own->stream_max_bytes : DEFAULT_STREAM_MAX_BYTES;
  own->max_tries = own->max_tries > 0 ? own->max_tries : DEFAULT_MAX_TRIES;
  self->random = g_rand_new_with_seed (own->seed);
  self->exchange = tdr_http_exchange_new (own);

  return self;
}

/**
 * tdr_http_free:
 */
void
tdr_http_free (TdrHttp *self)
{
  tdr_http_exchange_free (self->exchange);
  g_rand_free (self->random);
  g_free (self);
}

/**
 * tdr_http_set_progress:
 * @progress: (nullable): called with each piece that arrives
 */
void
tdr_http_set_progress (TdrHttp         *self,
                       TdrHttpProgress  progress,
                       gpointer         user_data)
{
  tdr_http_exchange_set_progress (self->exchange, progress, user_data);
}

/**
 * tdr_http_stream:
 * @sink: (nullable): takes the body of an answer with status 200, piece by piece
 *
 * Asks, and waits for the answer. Tries again on 429, 5xx and broken connections, waiting longer each time or as long
 * as the server says; not once the sink has been given anything.
 *
 * Returns: (transfer full): the answer; %NULL with a #TdrSourceError, %G_IO_ERROR_CANCELLED, or the sink's error
 */
TdrHttpResponse *
tdr_http_stream (TdrHttp               *self,
                 const TdrHttpRequest  *request,
                 TdrHttpSink            sink,
                 gpointer               user_data,
                 GCancellable          *cancellable,
                 GError               **error)
{
  TdrHttpResponse *response = NULL;
  TdrHttpAnswer answer;

  for (guint n_tries = 1;; n_tries++)
    {
      tdr_http_exchange_try (self->exchange, request, sink, user_data, cancellable, &answer);
      if (!may_help_again (request, &answer))
        break;
      if (!wait_for_next_try (self, &answer, n_tries, cancellable))
        {
          give_up (self, request, &answer);
          break;
        }
      tdr_http_answer_clear (&answer);
    }

  if (answer.error != NULL)
    g_propagate_error (error, g_steal_pointer (&answer.error));
  else
    response = new_response (&answer);
  tdr_http_answer_clear (&answer);

  return response;
}

/**
 * tdr_http_send:
 *
 * Like tdr_http_stream(), with the whole body in the response.
 */
TdrHttpResponse *
tdr_http_send (TdrHttp               *self,
               const TdrHttpRequest  *request,
               GCancellable          *cancellable,
               GError               **error)
{
  return tdr_http_stream (self, request, NULL, NULL, cancellable, error);
}

/**
 * tdr_http_response_free:
 */
void
tdr_http_response_free (TdrHttpResponse *response)
{
  g_bytes_unref (response->body);
  g_free (response->etag);
  g_free (response->last_modified);
  g_free (response->error_type);
  g_free (response);
}
