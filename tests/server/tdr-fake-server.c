/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-fake-server.h"

#include <libsoup/soup.h>

#include <string.h>

#define DRIP_MILLISECONDS 20
#define BOMB_BYTES ((gsize) 80 * 1024 * 1024)
#define HUGE_HEADER_BYTES ((gsize) 4 * 1024 * 1024)
#define DEEP_LEVELS ((gsize) 2 * 1000 * 1000)

static const char *const fault_names[] = {
  [TDR_FAULT_NONE] = "none",
  [TDR_FAULT_RESET] = "reset",
  [TDR_FAULT_TRUNCATE] = "truncate",
  [TDR_FAULT_SILENCE] = "silence",
  [TDR_FAULT_DRIP] = "drip",
  [TDR_FAULT_GARBAGE] = "garbage",
  [TDR_FAULT_BOMB] = "bomb",
  [TDR_FAULT_REDIRECT_LOOP] = "redirect-loop",
  [TDR_FAULT_THROTTLE] = "throttle",
  [TDR_FAULT_THROTTLE_LONG] = "throttle-long",
  [TDR_FAULT_SERVER_ERROR] = "server-error",
  [TDR_FAULT_HUGE_HEADERS] = "huge-headers",
  [TDR_FAULT_DEEP] = "deep",
  [TDR_FAULT_CUT] = "cut",
  [TDR_FAULT_EXPIRED_TOKEN] = "expired-token",
  [TDR_FAULT_CLOCK_SKEW] = "clock-skew",
  [TDR_FAULT_DENIED] = "denied",
};

struct _TdrFakeServer {
  TdrFakeHandler handler;
  gpointer user_data;

  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  SoupServer *server;
  GPtrArray *held;
  char *address;

  GMutex mutex;
  TdrFault fault;
  guint n_faults_left;
  guint n_requests;
};

static TdrFault
next_fault (TdrFakeServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->n_requests++;
  if (self->n_faults_left == 0)
    return TDR_FAULT_NONE;
  self->n_faults_left--;
  return self->fault;
}

static void
set_text (SoupServerMessage *message,
          guint              status,
          const char        *type,
          const char        *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, text, strlen (text));
}

static GBytes *
compress (const char *data,
          gsize       length)
{
  g_autoptr (GConverter) gzip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, gzip);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
set_packed (SoupServerMessage *message,
            GBytes            *packed)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Content-Encoding", "gzip");
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, g_bytes_get_data (packed, NULL),
                                    g_bytes_get_size (packed));
}

/* Packed once, and before it is asked for: what takes a moment to make would look like silence. */
static GOnce bomb = G_ONCE_INIT;

static gpointer
make_bomb (gpointer data)
{
  g_autofree char *zeros = g_malloc0 (BOMB_BYTES);

  return compress (zeros, BOMB_BYTES);
}

static void
send_bomb (SoupServerMessage *message)
{
  set_packed (message, g_once (&bomb, make_bomb, NULL));
}

static void
send_huge_header (SoupServerMessage *message)
{
  g_autofree char *value = g_strnfill (HUGE_HEADER_BYTES, 'a');

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "X-Huge", value);
  set_text (message, SOUP_STATUS_OK, "application/json", "{}");
}

static void
send_deep (SoupServerMessage *message)
{
  g_autofree char *brackets = g_strnfill (DEEP_LEVELS, '[');

  set_text (message, SOUP_STATUS_OK, "application/json", brackets);
}

static void
send_throttle (SoupServerMessage *message,
               const char        *seconds)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", seconds);
  set_text (message, 429, "application/json", "{\"message\":\"Too many requests\"}");
}

static void
send_aws_error (SoupServerMessage *message,
                const char        *type,
                const char        *text)
{
  g_autofree char *body = g_strdup_printf ("{\"__type\":\"%s\",\"message\":\"%s\"}", type, text);

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "x-amzn-errortype", type);
  set_text (message, SOUP_STATUS_FORBIDDEN, "application/json", body);
}

/* An error that nobody takes is leaked by the module that writes to TLS connections. */
static gboolean
drip_cb (gpointer data)
{
  GIOStream *connection = data;
  g_autoptr (GError) error = NULL;

  return g_output_stream_write (g_io_stream_get_output_stream (connection), " ", 1, NULL, &error) == 1;
}

/* Raw bytes: the connection is taken away from the server. */
static void
break_connection (TdrFakeServer     *self,
                  SoupServerMessage *message,
                  TdrFault           fault)
{
  g_autoptr (GIOStream) connection = soup_server_message_steal_connection (message);
  GOutputStream *out = g_io_stream_get_output_stream (connection);
  const char *head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{\"only\":";

  if (fault == TDR_FAULT_GARBAGE)
    head = "!!! not HTTP\r\n\r\n";
  if (fault != TDR_FAULT_RESET)
    g_output_stream_write_all (out, head, strlen (head), NULL, NULL, NULL);
  if (fault == TDR_FAULT_DRIP)
    {
      g_autoptr (GSource) drip = g_timeout_source_new (DRIP_MILLISECONDS);

      g_source_set_callback (drip, drip_cb, g_object_ref (connection), g_object_unref);
      g_source_attach (drip, self->context);
    }
  if (fault == TDR_FAULT_DRIP || fault == TDR_FAULT_SILENCE)
    g_ptr_array_add (self->held, g_steal_pointer (&connection));
  else
    g_io_stream_close (connection, NULL, NULL);
}

/* Returns: whether the fault took the place of an answer */
static gboolean
apply_fault (TdrFakeServer     *self,
             SoupServerMessage *message,
             TdrFault           fault,
             const char        *path)
{
  switch (fault)
    {
    case TDR_FAULT_RESET:
    case TDR_FAULT_TRUNCATE:
    case TDR_FAULT_SILENCE:
    case TDR_FAULT_DRIP:
    case TDR_FAULT_GARBAGE:
      break_connection (self, message, fault);
      return TRUE;
    case TDR_FAULT_BOMB:
      send_bomb (message);
      return TRUE;
    case TDR_FAULT_REDIRECT_LOOP:
      soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, path);
      return TRUE;
    case TDR_FAULT_THROTTLE:
      send_throttle (message, "2");
      return TRUE;
    case TDR_FAULT_THROTTLE_LONG:
      send_throttle (message, "3600");
      return TRUE;
    case TDR_FAULT_SERVER_ERROR:
      set_text (message, SOUP_STATUS_INTERNAL_SERVER_ERROR, "text/plain", "fault");
      return TRUE;
    case TDR_FAULT_HUGE_HEADERS:
      send_huge_header (message);
      return TRUE;
    case TDR_FAULT_DEEP:
      send_deep (message);
      return TRUE;
    case TDR_FAULT_EXPIRED_TOKEN:
      send_aws_error (message, "ExpiredTokenException", "The security token included in the request is expired");
      return TRUE;
    case TDR_FAULT_CLOCK_SKEW:
      send_aws_error (message, "InvalidSignatureException", "Signature expired: 20000101T000000Z is now earlier than");
      return TRUE;
    case TDR_FAULT_DENIED:
      send_aws_error (message, "AccessDeniedException", "The user is not authorized to perform this action");
      return TRUE;
    case TDR_FAULT_CUT:
    case TDR_FAULT_NONE:
    default:
      return FALSE;
    }
}

static GHashTable *
copy_headers (SoupMessageHeaders *headers)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  SoupMessageHeadersIter iter;
  const char *name, *value;

  soup_message_headers_iter_init (&iter, headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    g_hash_table_replace (copy, g_ascii_strdown (name, -1), g_strdup (value));

  return copy;
}

/* What is large is not copied. */
static void
send_whole (SoupServerMessage *message,
            TdrFakeReply      *reply)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_set_content_type (headers, reply->content_type, NULL);
  if (reply->is_packed)
    soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), reply->body);
}

static void
send_reply (SoupServerMessage *message,
            TdrFakeReply      *reply,
            TdrFault           fault)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gsize length = 0;
  const char *data = reply->body != NULL ? g_bytes_get_data (reply->body, &length) : NULL;

  soup_server_message_set_status (message, reply->status != 0 ? reply->status : SOUP_STATUS_NOT_FOUND, NULL);
  if (reply->etag != NULL)
    soup_message_headers_replace (headers, "ETag", reply->etag);
  if (reply->error_type != NULL)
    soup_message_headers_replace (headers, "x-amzn-errortype", reply->error_type);
  if (fault == TDR_FAULT_CUT)
    length /= 2;
  if (data != NULL && reply->gzip)
    {
      g_autoptr (GBytes) packed = compress (data, length);

      set_packed (message, packed);
    }
  else if (data != NULL && fault == TDR_FAULT_CUT)
    soup_server_message_set_response (message, reply->content_type, SOUP_MEMORY_COPY, data, length);
  else if (data != NULL)
    send_whole (message, reply);
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  TdrFakeServer *self = user_data;
  GUri *uri = soup_server_message_get_uri (message);
  TdrFault fault = next_fault (self);
  g_autoptr (GHashTable) headers = copy_headers (soup_server_message_get_request_headers (message));
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  TdrFakeRequest request = {
    .method = soup_server_message_get_method (message),
    .path = g_uri_get_path (uri),
    .query = g_uri_get_query (uri),
    .body = body,
    .headers = headers,
  };
  TdrFakeReply reply = { .status = 0 };

  if (apply_fault (self, message, fault, path))
    return;
  if (fault == TDR_FAULT_CUT)
    g_hash_table_remove (headers, "if-none-match");     /* what is not sent cannot be cut */
  self->handler (&request, &reply, self->user_data);
  send_reply (message, &reply, fault);
  g_clear_pointer (&reply.content_type, g_free);
  g_clear_pointer (&reply.etag, g_free);
  g_clear_pointer (&reply.error_type, g_free);
  g_clear_pointer (&reply.body, g_bytes_unref);
}

static gpointer
run_thread (gpointer data)
{
  TdrFakeServer *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_ptr_array_set_size (self->held, 0);
  g_main_context_pop_thread_default (self->context);

  return NULL;
}

static gboolean
listen_on (TdrFakeServer  *self,
           guint           port,
           const char     *certificate,
           GError        **error)
{
  SoupServerListenOptions options = SOUP_SERVER_LISTEN_IPV4_ONLY | (certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0);
  g_autoptr (GTlsCertificate) tls = NULL;
  GSList *uris;

  if (certificate != NULL && (tls = g_tls_certificate_new_from_file (certificate, error)) == NULL)
    return FALSE;
  /* Answers name their paths as they were sent: a Bedrock id keeps its %3A. */
  self->server = soup_server_new ("raw-paths", TRUE, "tls-certificate", tls, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  if (!soup_server_listen_local (self->server, port, options, error))
    return FALSE;
  uris = soup_server_get_uris (self->server);
  self->address = g_strdup_printf ("%s://localhost:%d", certificate != NULL ? "https" : "http",
                                   g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return TRUE;
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

/**
 * tdr_fake_server_new:
 * @port: 0 for any that is free
 * @certificate: (nullable): file with certificate and key; %NULL for plain HTTP
 * @handler: called in the server's thread
 *
 * Starts a server on this machine, in a thread of its own.
 */
TdrFakeServer *
tdr_fake_server_new (guint            port,
                     const char      *certificate,
                     TdrFakeHandler   handler,
                     gpointer         user_data,
                     GError         **error)
{
  TdrFakeServer *self = g_new0 (TdrFakeServer, 1);
  gboolean listens;

  g_mutex_init (&self->mutex);
  self->handler = handler;
  self->user_data = user_data;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  g_main_context_push_thread_default (self->context);
  listens = listen_on (self, port, certificate, error);
  g_main_context_pop_thread_default (self->context);
  if (!listens)
    {
      tdr_fake_server_free (self);
      return NULL;
    }
  self->thread = g_thread_new ("fake-server", run_thread, self);

  return self;
}

/**
 * tdr_fake_server_free:
 */
void
tdr_fake_server_free (TdrFakeServer *self)
{
  g_main_context_invoke (self->thread != NULL ? self->context : NULL, quit_cb, self->loop);
  g_clear_pointer (&self->thread, g_thread_join);
  g_clear_object (&self->server);
  g_ptr_array_unref (self->held);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_free (self->address);
  g_free (self);
}

/**
 * tdr_fake_server_get_address:
 *
 * "https://localhost:PORT"
 */
const char *
tdr_fake_server_get_address (TdrFakeServer *self)
{
  return self->address;
}

/**
 * tdr_fake_server_set_fault:
 * @n_times: for how many requests from now on
 */
void
tdr_fake_server_set_fault (TdrFakeServer *self,
                           TdrFault       fault,
                           guint          n_times)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (fault == TDR_FAULT_BOMB)
    g_once (&bomb, make_bomb, NULL);
  self->fault = fault;
  self->n_faults_left = n_times;
  self->n_requests = 0;
}

/**
 * tdr_fake_server_get_n_requests:
 *
 * How many requests came since the last tdr_fake_server_set_fault().
 */
guint
tdr_fake_server_get_n_requests (TdrFakeServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_requests;
}

/**
 * tdr_fault_to_string:
 */
const char *
tdr_fault_to_string (TdrFault fault)
{
  return fault_names[fault];
}

/**
 * tdr_fault_from_string:
 */
gboolean
tdr_fault_from_string (const char *text,
                       TdrFault   *fault)
{
  for (guint i = 0; i < G_N_ELEMENTS (fault_names); i++)
    if (g_strcmp0 (text, fault_names[i]) == 0)
      {
        *fault = (TdrFault) i;
        return TRUE;
      }

  return FALSE;
}
