/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-sigv4.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include <string.h>

typedef struct {
  char *method;
  char *path;
  char *query;
  GArray *headers;
  GBytes *body;
  GPtrArray *strings;
} Parsed;

static void
parsed_free (Parsed *parsed)
{
  g_free (parsed->method);
  g_free (parsed->path);
  g_free (parsed->query);
  g_array_unref (parsed->headers);
  g_clear_pointer (&parsed->body, g_bytes_unref);
  g_ptr_array_unref (parsed->strings);
  g_free (parsed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Parsed, parsed_free)

static char *
read_text (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
parse_request_line (Parsed     *parsed,
                    const char *line)
{
  const char *target = strchr (line, ' ') + 1;
  const char *end = g_strrstr (line, " HTTP/1.1");
  g_autofree char *whole = g_strndup (target, (gsize) (end - target));
  char *query = strchr (whole, '?');

  if (query != NULL)
    {
      parsed->query = g_strdup (query + 1);
      *query = '\0';
    }
  parsed->path = g_strdup (whole);
  parsed->method = g_strndup (line, (gsize) (target - 1 - line));
}

static void
parse_header (Parsed     *parsed,
              const char *line)
{
  char *copy = g_strdup (line);
  char *colon = strchr (copy, ':');

  g_ptr_array_add (parsed->strings, copy);
  *colon = '\0';
  g_array_append_val (parsed->headers, ((TdrSigv4Header) { .name = copy, .value = colon + 1 }));
}

static void
parse_continuation (Parsed     *parsed,
                    const char *line)
{
  TdrSigv4Header *last = &g_array_index (parsed->headers, TdrSigv4Header, parsed->headers->len - 1);
  char *joined = g_strconcat (last->value, "\n", line, NULL);

  g_ptr_array_add (parsed->strings, joined);
  last->value = joined;
}

static Parsed *
parse_request (const char *text)
{
  Parsed *parsed = g_new0 (Parsed, 1);
  const char *body = strstr (text, "\n\n");
  g_autofree char *head = body != NULL ? g_strndup (text, (gsize) (body - text)) : g_strdup (text);
  g_auto (GStrv) lines = g_strsplit (head, "\n", -1);

  parsed->headers = g_array_new (FALSE, FALSE, sizeof (TdrSigv4Header));
  parsed->strings = g_ptr_array_new_with_free_func (g_free);
  parsed->body = body != NULL ? g_bytes_new (body + 2, strlen (body + 2)) : NULL;
  parse_request_line (parsed, lines[0]);
  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      if (lines[i][0] == ' ')
        parse_continuation (parsed, lines[i]);
      else
        parse_header (parsed, lines[i]);
    }

  return parsed;
}

static void
assert_case (const char *folder)
{
  g_autofree char *context_text = read_text (folder, "context.json");
  g_autofree char *request_text = read_text (folder, "request.txt");
  g_autofree char *canonical = read_text (folder, "header-canonical-request.txt");
  g_autofree char *to_sign = read_text (folder, "header-string-to-sign.txt");
  g_autofree char *signature = read_text (folder, "header-signature.txt");
  g_autoptr (JsonNode) root = json_from_string (context_text, NULL);
  JsonObject *context = json_node_get_object (root);
  JsonObject *credentials = json_object_get_object_member (context, "credentials");
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (json_object_get_string_member (context, "timestamp"),
                                                             NULL);
  g_autoptr (Parsed) parsed = parse_request (request_text);
  TdrAwsKeys keys = {
    .access_key_id = json_object_get_string_member (credentials, "access_key_id"),
    .secret_access_key = json_object_get_string_member (credentials, "secret_access_key"),
    .session_token = json_object_get_string_member_with_default (credentials, "token", NULL),
  };
  TdrSigv4Request request = {
    .method = parsed->method,
    .path = parsed->path,
    .query = parsed->query,
    .headers = (TdrSigv4Header *) parsed->headers->data,
    .n_headers = parsed->headers->len,
    .body = parsed->body,
    .time = g_date_time_to_unix (time),
    .region = json_object_get_string_member (context, "region"),
    .service = json_object_get_string_member (context, "service"),
    .keep_path = !json_object_get_boolean_member (context, "normalize"),
    .sign_body = json_object_get_boolean_member (context, "sign_body"),
    .omit_token = json_object_get_boolean_member_with_default (context, "omit_session_token", FALSE),
  };
  g_autoptr (TdrSigv4) signed_request = tdr_sigv4_sign (&request, &keys);

  g_assert_cmpstr (signed_request->canonical_request, ==, canonical);
  g_assert_cmpstr (signed_request->string_to_sign, ==, to_sign);
  g_assert_cmpstr (signed_request->signature, ==, signature);
}

static void
test_published_case (gconstpointer data)
{
  assert_case (data);
}

static void
test_suite_absent (void)
{
  g_test_skip ("the published signing cases are not here; set TDR_SIGV4_SUITE");
}

static void
add_published_cases (void)
{
  const char *root = g_getenv ("TDR_SOURCE_ROOT");
  g_autofree char *beside = g_build_filename (root != NULL ? root : ".", "..", "shared", "sigv4", NULL);
  const char *suite = g_getenv ("TDR_SIGV4_SUITE") != NULL ? g_getenv ("TDR_SIGV4_SUITE") : beside;
  g_autoptr (GDir) folder = g_dir_open (suite, 0, NULL);
  guint n_cases = 0;

  for (const char *name = folder != NULL ? g_dir_read_name (folder)
       : NULL; name != NULL; name = g_dir_read_name (folder))
    {
      g_autofree char *path = g_build_filename (suite, name, NULL);
      g_autofree char *test_path = g_strconcat ("/sources/sigv4/published/", name, NULL);

      if (!g_file_test (path, G_FILE_TEST_IS_DIR))
        continue;
      g_test_add_data_func_full (test_path, g_steal_pointer (&path), test_published_case, g_free);
      n_cases++;
    }
  if (n_cases == 0)
    g_test_add_func ("/sources/sigv4/published", test_suite_absent);
}

/* The path on the wire holds %3A for a colon: signed, that is %253A. */
static void
test_double_encoding (void)
{
  static const TdrSigv4Header headers[] = { { "Host", "bedrock.us-east-1.amazonaws.com" } };
  static const TdrAwsKeys keys = { "AKIDEXAMPLE", "secret", NULL };
  TdrSigv4Request request = {
    .method = "GET",
    .path = "/foundation-models/amazon.nova-pro-v1%3A0",
    .headers = headers,
    .n_headers = G_N_ELEMENTS (headers),
    .region = "us-east-1",
    .service = "bedrock",
  };
  g_autoptr (TdrSigv4) signed_request = tdr_sigv4_sign (&request, &keys);

  g_assert_true (g_str_has_prefix (signed_request->canonical_request,
                                   "GET\n/foundation-models/amazon.nova-pro-v1%253A0\n\n"
                                   "host:bedrock.us-east-1.amazonaws.com\nx-amz-date:19700101T000000Z\n"));
}

/* The example worked in Amazon's General Reference, "Deriving the signing key" and "Complete signature example": IAM
 * ListUsers of 30 August 2015. */
static void
test_worked_example (void)
{
  static const TdrSigv4Header headers[] = {
    { "Content-Type", "application/x-www-form-urlencoded; charset=utf-8" },
    { "Host", "iam.amazonaws.com" },
  };
  static const TdrAwsKeys keys = { "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", NULL };
  TdrSigv4Request request = {
    .method = "GET",
    .path = "/",
    .query = "Action=ListUsers&Version=2010-05-08",
    .headers = headers,
    .n_headers = G_N_ELEMENTS (headers),
    .time = 1440938160,   /* 2015-08-30T12:36:00Z */
    .region = "us-east-1",
    .service = "iam",
  };
  g_autoptr (TdrSigv4) signed_request = tdr_sigv4_sign (&request, &keys);

  g_assert_cmpstr (signed_request->signature, ==, "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
  g_assert_cmpstr (signed_request->authorization, ==,
                   "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
                   "SignedHeaders=content-type;host;x-amz-date, "
                   "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
}

/* Whatever is signed, a part of the request that changes must change the signature. */
static void
test_every_part_counts (void)
{
  static const TdrSigv4Header headers[] = { { "Host", "a.example" } }, other_headers[] = { { "Host", "b.example" } };
  static const TdrAwsKeys keys = { "A", "secret", NULL }, other_keys = { "A", "secrets", NULL };
  static const TdrAwsKeys token_keys = { "A", "secret", "token" };
  g_autoptr (GBytes) body = g_bytes_new_static ("x", 1);
  TdrSigv4Request base = { .method = "GET", .path = "/p", .headers = headers, .n_headers = 1, .region = "r",
                           .service = "s" };
  TdrSigv4Request changed[7];
  g_autoptr (TdrSigv4) plain = tdr_sigv4_sign (&base, &keys);
  g_autoptr (TdrSigv4) by_secret = tdr_sigv4_sign (&base, &other_keys);
  g_autoptr (TdrSigv4) by_token = tdr_sigv4_sign (&base, &token_keys);

  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    changed[i] = base;
  changed[0].method = "POST";
  changed[1].path = "/q";
  changed[2].query = "a";
  changed[3].headers = other_headers;
  changed[4].body = body;
  changed[5].region = "t";
  changed[6].time = 1;
  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      g_autoptr (TdrSigv4) other = tdr_sigv4_sign (&changed[i], &keys);

      g_assert_cmpstr (other->signature, !=, plain->signature);
    }
  g_assert_cmpstr (by_secret->signature, !=, plain->signature);
  g_assert_cmpstr (by_token->signature, !=, plain->signature);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_published_cases ();
  g_test_add_func ("/sources/sigv4/double-encoding", test_double_encoding);
  g_test_add_func ("/sources/sigv4/worked-example", test_worked_example);
  g_test_add_func ("/sources/sigv4/every-part-counts", test_every_part_counts);

  return g_test_run ();
}
