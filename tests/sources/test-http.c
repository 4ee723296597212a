/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-http.h"

#include "tdr-fake-server.h"
#include "tdr-source-error.h"

#include <string.h>

#define SLOWNESS 8
#define ETAG "\"v1\""
#define NOW 1790000000

typedef struct {
  TdrFakeServer *server;
  TdrHttp *http;
  GArray *waits;
} Fixture;

static gint64
fake_now (gpointer data)
{
  return NOW;
}

static gboolean
fake_wait (double        seconds,
           GCancellable *cancellable,
           gpointer      data)
{
  g_array_append_val ((GArray *) data, seconds);
  return !g_cancellable_is_cancelled (cancellable);
}

static char *
tls_file (const char *name)
{
  return g_build_filename (g_getenv ("TDR_SOURCE_ROOT"), "tests", "fixtures", "tls", name, NULL);
}

static void
answer (const TdrFakeRequest *request,
        TdrFakeReply         *reply,
        gpointer              user_data)
{
  reply->content_type = g_strdup ("application/json");
  reply->etag = g_strdup (ETAG);
  reply->status = g_strcmp0 (g_hash_table_lookup (request->headers, "if-none-match"), ETAG) == 0 ? 304 : 200;
  if (g_str_equal (request->path, "/denied"))
    {
      reply->status = 403;
      reply->error_type = g_strdup ("AccessDeniedException:http://internal.amazon.com/coral/com.amazon.bedrock/");
    }
  if (g_str_equal (request->path, "/aws-throttle"))
    reply->status = 400;
  reply->gzip = g_str_equal (request->path, "/packed");
  reply->body = g_str_equal (request->method, "POST") ? g_bytes_ref (request->body)
                : g_bytes_new_static ("{\"a\":1}", 7);
}

static TdrHttp *
new_http (GArray     *waits,
          const char *authority)
{
  g_autofree char *path = tls_file (authority);
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (path, NULL);
  g_autoptr (GProxyResolver) direct = g_simple_proxy_resolver_new (NULL, NULL);
  static TdrClock clock = { fake_now, fake_wait, NULL };
  double patience = g_getenv ("TDR_SLOW") != NULL ? SLOWNESS : 1;     /* sanitizers take their time */
  TdrHttpOptions options = {
    .clock = &clock,
    .seed = 1,
    .silence_seconds = 0.5 * patience,
    .total_seconds = 1.0 * patience,
    .max_bytes = 1024 * 1024,
    .max_tries = 3,
    .tls_database = database,
    .proxy_resolver = direct,
  };

  clock.data = waits;
  return tdr_http_new (&options);
}

static void
set_up_with (Fixture    *fixture,
             const char *certificate)
{
  g_autofree char *path = tls_file (certificate);
  g_autoptr (GError) error = NULL;

  fixture->server = tdr_fake_server_new (0, path, answer, NULL, &error);
  g_assert_no_error (error);
  fixture->waits = g_array_new (FALSE, FALSE, sizeof (double));
  fixture->http = new_http (fixture->waits, "ca.pem");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  set_up_with (fixture, "server.pem");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  tdr_http_free (fixture->http);
  tdr_fake_server_free (fixture->server);
  g_array_unref (fixture->waits);
}

static TdrHttpResponse *
get (Fixture       *fixture,
     const char    *path,
     const char    *etag,
     GCancellable  *cancellable,
     GError       **error)
{
  g_autofree char *address = g_strconcat (tdr_fake_server_get_address (fixture->server), path, NULL);
  TdrHttpRequest request = { .address = address, .etag = etag };

  return tdr_http_send (fixture->http, &request, cancellable, error);
}

static void
assert_body (TdrHttpResponse *response,
             const char      *text)
{
  g_assert_cmpmem (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body), text, strlen (text));
}

static void
test_answers (Fixture       *fixture,
              gconstpointer  data)
{
  static const char *const paths[] = { "/plain", "/packed?key=%2F" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdrHttpResponse) response = get (fixture, paths[i], NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (response->status, ==, 200);
      g_assert_cmpstr (response->etag, ==, ETAG);
      assert_body (response, "{\"a\":1}");
    }
}

static void
test_post (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("question", 8);
  TdrHttpRequest request = {
    .method = "POST",
    .address = tdr_fake_server_get_address (fixture->server),
    .body = body,
    .content_type = "text/plain",
  };
  g_autoptr (TdrHttpResponse) response = tdr_http_send (fixture->http, &request, NULL, NULL);

  assert_body (response, "question");
}

static void
test_not_modified (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (TdrHttpResponse) response = get (fixture, "/plain", ETAG, NULL, NULL);

  g_assert_cmpuint (response->status, ==, 304);
}

/* A refusal is an answer: it is not asked again. */
static void
test_denied (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (TdrHttpResponse) response = NULL;

  tdr_fake_server_set_fault (fixture->server, TDR_FAULT_NONE, 0);
  response = get (fixture, "/denied", NULL, NULL, NULL);
  g_assert_cmpuint (response->status, ==, 403);
  g_assert_cmpstr (response->error_type, ==, "AccessDeniedException");
  g_assert_cmpuint (tdr_fake_server_get_n_requests (fixture->server), ==, 1);
}

/* libsoup asks once more by itself where a connection that it used before is gone: each case has a new one. */
static void
reconnect (Fixture *fixture)
{
  tdr_http_free (fixture->http);
  fixture->http = new_http (fixture->waits, "ca.pem");
}

/* Amazon's JSON 1.1 services say "too many requests" with status 400. */
static void
test_throttled_by_400 (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *address = g_strconcat (tdr_fake_server_get_address (fixture->server), "/aws-throttle", NULL);
  TdrHttpRequest request = { .address = address, .throttle_mark = "\"a\"" };
  TdrHttpRequest other = { .address = address, .throttle_mark = "ThrottlingException" };
  g_autoptr (TdrHttpResponse) refusal = NULL;
  g_autoptr (GError) error = NULL;

  tdr_fake_server_set_fault (fixture->server, TDR_FAULT_NONE, 0);
  g_assert_null (tdr_http_send (fixture->http, &request, NULL, &error));
  g_assert_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_THROTTLED);
  g_assert_cmpuint (tdr_fake_server_get_n_requests (fixture->server), ==, 3);
  refusal = tdr_http_send (fixture->http, &other, NULL, NULL);
  g_assert_cmpuint (refusal->status, ==, 400);
}

static void
test_faults (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct {
    TdrFault fault;
    int code;
    guint n_requests;
    const char *message;
  } cases[] = {
    { TDR_FAULT_SILENCE, TDR_SOURCE_ERROR_TIMED_OUT, 1, "localhost fell silent: try again later" },
    { TDR_FAULT_DRIP, TDR_SOURCE_ERROR_TIMED_OUT, 1, "localhost did not finish in time: try again later" },
    { TDR_FAULT_BOMB, TDR_SOURCE_ERROR_TOO_LARGE, 1, "The answer of localhost is larger than 1.0*MiB*" },
    { TDR_FAULT_GARBAGE, TDR_SOURCE_ERROR_NOT_UNDERSTOOD, 1, "localhost did not answer in HTTP*" },
    { TDR_FAULT_REDIRECT_LOOP, TDR_SOURCE_ERROR_REFUSED, 21, "localhost redirects without end*" },
    { TDR_FAULT_RESET, TDR_SOURCE_ERROR_SERVER, 3, "localhost broke the connection: try again later*" },
    { TDR_FAULT_TRUNCATE, TDR_SOURCE_ERROR_SERVER, 3, "localhost broke the connection: try again later*" },
    { TDR_FAULT_SERVER_ERROR, TDR_SOURCE_ERROR_SERVER, 3, "localhost failed with status 500: try again later" },
    { TDR_FAULT_THROTTLE, TDR_SOURCE_ERROR_THROTTLED, 3,
      "localhost has had too many requests and asks to wait until 2026-09-21T14:13:22Z" },
    { TDR_FAULT_THROTTLE_LONG, TDR_SOURCE_ERROR_THROTTLED, 1,
      "localhost has had too many requests and asks to wait until 2026-09-21T15:13:20Z" },
    { TDR_FAULT_HUGE_HEADERS, TDR_SOURCE_ERROR_SERVER, 3, "localhost broke the connection*(Header too big)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdrHttpResponse) response = NULL;

      reconnect (fixture);
      tdr_fake_server_set_fault (fixture->server, cases[i].fault, G_MAXUINT);
      response = get (fixture, "/plain?key=SECRET", NULL, NULL, &error);
      g_assert_null (response);
      g_assert_error (error, TDR_SOURCE_ERROR, cases[i].code);
      g_assert_true (g_pattern_match_simple (cases[i].message, error->message));
      g_assert_cmpuint (tdr_fake_server_get_n_requests (fixture->server), ==, cases[i].n_requests);
    }
}

/* What passes by itself is not told: the third try has the answer. */
static void
test_recovers (Fixture       *fixture,
               gconstpointer  data)
{
  static const TdrFault faults[] = { TDR_FAULT_SERVER_ERROR, TDR_FAULT_RESET, TDR_FAULT_THROTTLE, TDR_FAULT_TRUNCATE };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdrHttpResponse) response = NULL;

      reconnect (fixture);
      tdr_fake_server_set_fault (fixture->server, faults[i], 2);
      response = get (fixture, "/plain", NULL, NULL, &error);
      g_assert_no_error (error);
      assert_body (response, "{\"a\":1}");
      g_assert_cmpuint (tdr_fake_server_get_n_requests (fixture->server), ==, 3);
    }
}

/* First wait between 0.25 and 0.5 s, second between 0.5 and 1 s; Retry-After: 2 makes both 2 s. */
static void
test_waits (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (TdrHttpResponse) plain = NULL, asked = NULL;
  double *waits;

  tdr_fake_server_set_fault (fixture->server, TDR_FAULT_SERVER_ERROR, 2);
  plain = get (fixture, "/plain", NULL, NULL, NULL);
  tdr_fake_server_set_fault (fixture->server, TDR_FAULT_THROTTLE, 2);
  asked = get (fixture, "/plain", NULL, NULL, NULL);
  g_assert_cmpuint (fixture->waits->len, ==, 4);
  waits = (double *) (gpointer) fixture->waits->data;
  g_assert_true (waits[0] >= 0.25 && waits[0] <= 0.5);
  g_assert_true (waits[1] >= 0.5 && waits[1] <= 1.0);
  g_assert_cmpfloat (waits[2], ==, 2.0);
  g_assert_cmpfloat (waits[3], ==, 2.0);
}

static gpointer
cancel_when_asked (gpointer data)
{
  Fixture *fixture = ((gpointer *) data)[0];

  while (tdr_fake_server_get_n_requests (fixture->server) == 0)
    g_thread_yield ();
  g_cancellable_cancel (((gpointer *) data)[1]);
  return NULL;
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gpointer both[] = { fixture, cancellable };
  GThread *thread;

  tdr_fake_server_set_fault (fixture->server, TDR_FAULT_SILENCE, G_MAXUINT);
  thread = g_thread_new ("cancel", cancel_when_asked, both);
  g_assert_null (get (fixture, "/plain", NULL, cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
refuse_cb (const char  *data,
           gsize        length,
           gpointer     user_data,
           GError     **error)
{
  g_set_error_literal (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD, "not what was expected");
  return FALSE;
}

static gboolean
collect_cb (const char  *data,
            gsize        length,
            gpointer     user_data,
            GError     **error)
{
  g_string_append_len (user_data, data, (gssize) length);
  return TRUE;
}

/* A stream hands over what it gets, stops when its reader says so, and does not start again in the middle. */
static void
test_stream (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) refused = NULL, broken = NULL;
  TdrHttpRequest request = { .address = tdr_fake_server_get_address (fixture->server) };
  g_autoptr (TdrHttpResponse) response = tdr_http_stream (fixture->http, &request, collect_cb, text, NULL, NULL);

  g_assert_cmpuint (g_bytes_get_size (response->body), ==, 0);
  g_assert_cmpstr (text->str, ==, "{\"a\":1}");

  g_assert_null (tdr_http_stream (fixture->http, &request, refuse_cb, NULL, NULL, &refused));
  g_assert_cmpstr (refused->message, ==, "not what was expected");

  tdr_fake_server_set_fault (fixture->server, TDR_FAULT_TRUNCATE, 1);
  g_string_truncate (text, 0);
  g_assert_null (tdr_http_stream (fixture->http, &request, collect_cb, text, NULL, &broken));
  g_assert_error (broken, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_SERVER);
  g_assert_cmpuint (tdr_fake_server_get_n_requests (fixture->server), ==, 1);
}

/* A signature is not handed on to where a redirect points, nor is the token of a single sign-on. */
static void
test_signed_is_not_redirected (Fixture       *fixture,
                               gconstpointer  data)
{
  static const char *const headers[][3] = { { "Authorization", "Bearer x" }, { "x-amz-sso_bearer_token", "x" } };

  tdr_fake_server_set_fault (fixture->server, TDR_FAULT_REDIRECT_LOOP, G_MAXUINT);
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      TdrHttpRequest request = { .address = tdr_fake_server_get_address (fixture->server), .headers = headers[i] };
      g_autoptr (TdrHttpResponse) response = tdr_http_send (fixture->http, &request, NULL, NULL);

      g_assert_cmpuint (response->status, ==, 302);
      g_assert_cmpuint (tdr_fake_server_get_n_requests (fixture->server), ==, i + 1);
    }
}

static void
test_untrusted (gconstpointer data)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;

  set_up_with (&fixture, data);
  g_assert_null (get (&fixture, "/plain", NULL, NULL, &error));
  g_assert_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_UNTRUSTED);
  g_assert_true (g_str_has_prefix (error->message, "localhost could not prove who it is: check the address"));
  tear_down (&fixture, NULL);
}

static void
test_offline (Fixture       *fixture,
              gconstpointer  data)
{
  static const TdrHttpRequest nowhere = { .address = "https://nowhere.invalid/?key=SECRET" };
  g_autoptr (GError) error = NULL;

  g_assert_null (tdr_http_send (fixture->http, &nowhere, NULL, &error));
  g_assert_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_OFFLINE);
  g_assert_null (strstr (error->message, "SECRET"));
}

int
main (int    argc,
      char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/sources/http/answers", test_answers },
    { "/sources/http/post", test_post },
    { "/sources/http/not-modified", test_not_modified },
    { "/sources/http/denied", test_denied },
    { "/sources/http/throttled-by-400", test_throttled_by_400 },
    { "/sources/http/faults", test_faults },
    { "/sources/http/recovers", test_recovers },
    { "/sources/http/waits", test_waits },
    { "/sources/http/cancel", test_cancel },
    { "/sources/http/stream", test_stream },
    { "/sources/http/signed-is-not-redirected", test_signed_is_not_redirected },
    { "/sources/http/offline", test_offline },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_data_func ("/sources/http/wrong-host", "wrong-host.pem", test_untrusted);
  g_test_add_data_func ("/sources/http/unknown-authority", "unknown.pem", test_untrusted);

  return g_test_run ();
}
