/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-sigv4.h"

#include <string.h>

/* Signature Version 4 as docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html gives it,
 * checked against awslabs/aws-c-auth tests/aws-signing-test-suite/v4. */
#define ALGORITHM "AWS4-HMAC-SHA256"
#define SCOPE_END "aws4_request"
#define KEY_PREFIX "AWS4"
#define DIGEST_LENGTH 32

typedef struct {
  char *name;
  char *value;
} Field;

static void
field_free (Field *field)
{
  g_free (field->name);
  g_free (field->value);
  g_free (field);
}

static Field *
field_new (char *name,
           char *value)
{
  Field *field = g_new (Field, 1);

  *field = (Field) { .name = name, .value = value };
  return field;
}

static int
compare_fields (gconstpointer a,
                gconstpointer b)
{
  const Field *first = *(Field *const *) a, *second = *(Field *const *) b;
  int order = strcmp (first->name, second->name);

  return order != 0 ? order : strcmp (first->value, second->value);
}

static char *
hash (gconstpointer data,
      gsize         length)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);
}

static void
hmac (const guchar *key,
      gsize         key_length,
      const char   *text,
      guchar        digest[DIGEST_LENGTH])
{
  g_autoptr (GHmac) state = g_hmac_new (G_CHECKSUM_SHA256, key, key_length);
  gsize length = DIGEST_LENGTH;

  g_hmac_update (state, (const guchar *) text, (gssize) strlen (text));
  g_hmac_get_digest (state, digest, &length);
}

/* RFC 3986, 5.2.4, and runs of slashes made one. */
static char *
normalize_path (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new ("/");
  guint n_parts = g_strv_length (parts);
  gboolean closed = n_parts > 0 && parts[n_parts - 1][0] == '\0';

  for (guint i = 0; i < n_parts; i++)
    {
      if (g_str_equal (parts[i], "..") && kept->len > 0)
        g_ptr_array_set_size (kept, (int) kept->len - 1);
      else if (parts[i][0] != '\0' && !g_str_equal (parts[i], ".") && !g_str_equal (parts[i], ".."))
        g_ptr_array_add (kept, parts[i]);
    }
  for (guint i = 0; i < kept->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "/" : "", (char *) g_ptr_array_index (kept, i));
  if (closed && kept->len > 0)
    g_string_append_c (text, '/');

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
canonical_path (const TdrSigv4Request *request)
{
  g_autofree char *path = request->keep_path ? g_strdup (request->path) : normalize_path (request->path);

  return tdr_sigv4_encode (path, "/");
}

static char *
decode_then_encode (const char *text)
{
  g_autofree char *plain = g_uri_unescape_string (text, NULL);

  return tdr_sigv4_encode (plain != NULL ? plain : text, NULL);
}

static char *
canonical_query (const char *query)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) pairs = g_strsplit (query != NULL ? query : "", "&", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *value = strchr (pairs[i], '=');

      if (pairs[i][0] == '\0')
        continue;
      if (value != NULL)
        *value++ = '\0';
      g_ptr_array_add (fields,
                       field_new (decode_then_encode (pairs[i]), decode_then_encode (value != NULL ? value : "")));
    }
  g_ptr_array_sort (fields, compare_fields);
  for (guint i = 0; i < fields->len; i++)
    {
      const Field *field = g_ptr_array_index (fields, i);

      g_string_append_printf (text, "%s%s=%s", i > 0 ? "&" : "", field->name, field->value);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
trim_value (const char *value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit_set (value, " \t\r\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* A header that comes twice is one with both values, in the order they came. */
static void
add_header (GPtrArray  *fields,
            const char *name,
            const char *value)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *trimmed = trim_value (value);

  for (guint i = 0; i < fields->len; i++)
    {
      Field *field = g_ptr_array_index (fields, i);

      if (g_str_equal (field->name, lower))
        {
          g_autofree char *before = g_steal_pointer (&field->value);

          field->value = g_strconcat (before, ",", trimmed, NULL);
          return;
        }
    }
  g_ptr_array_add (fields, field_new (g_steal_pointer (&lower), g_steal_pointer (&trimmed)));
}

static GPtrArray *
list_headers (const TdrSigv4Request *request,
              const TdrAwsKeys      *keys,
              const TdrSigv4        *self)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);

  for (guint i = 0; i < request->n_headers; i++)
    add_header (fields, request->headers[i].name, request->headers[i].value);
  add_header (fields, "x-amz-date", self->date);
  if (keys->session_token != NULL && !request->omit_token)
    add_header (fields, "x-amz-security-token", keys->session_token);
  if (request->sign_body)
    add_header (fields, "x-amz-content-sha256", self->body_digest);
  g_ptr_array_sort (fields, compare_fields);

  return g_steal_pointer (&fields);
}

static char *
signed_names (GPtrArray *fields)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ";" : "", ((Field *) g_ptr_array_index (fields, i))->name);

  return g_string_free_and_steal (g_steal_pointer (&names));
}

static char *
canonical_request (const TdrSigv4Request *request,
                   GPtrArray             *fields,
                   const char            *names,
                   const char            *body_digest)
{
  g_autofree char *path = canonical_path (request);
  g_autofree char *query = canonical_query (request->query);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s\n%s\n", request->method, path, query);
  for (guint i = 0; i < fields->len; i++)
    {
      const Field *field = g_ptr_array_index (fields, i);

      g_string_append_printf (text, "%s:%s\n", field->name, field->value);
    }
  g_string_append_printf (text, "\n%s\n%s", names, body_digest);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);

  return g_date_time_format (date, "%Y%m%dT%H%M%SZ");
}

static char *
sign_text (const TdrAwsKeys      *keys,
           const TdrSigv4Request *request,
           const char            *day,
           const char            *text)
{
  g_autofree char *secret = g_strconcat (KEY_PREFIX, keys->secret_access_key, NULL);
  guchar key[DIGEST_LENGTH];
  g_autofree char *signature = NULL;

  hmac ((const guchar *) secret, strlen (secret), day, key);
  hmac (key, sizeof key, request->region, key);
  hmac (key, sizeof key, request->service, key);
  hmac (key, sizeof key, SCOPE_END, key);
  signature = g_compute_hmac_for_string (G_CHECKSUM_SHA256, key, sizeof key, text, -1);
  explicit_bzero (key, sizeof key);
  explicit_bzero (secret, strlen (secret));

  return g_steal_pointer (&signature);
}

/**
 * tdr_sigv4_encode:
 * @unescaped: (nullable): bytes to leave alone besides letters, digits and "-._~"
 *
 * Percent-encodes as the signature wants it: every other byte, in capitals, a space as %20.
 */
char *
tdr_sigv4_encode (const char *text,
                  const char *unescaped)
{
  g_autoptr (GString) encoded = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p) || strchr ("-._~", *p) != NULL || (unescaped != NULL && strchr (unescaped, *p) != NULL))
        g_string_append_c (encoded, *p);
      else
        g_string_append_printf (encoded, "%%%02X", (guchar) *p);
    }

  return g_string_free_and_steal (g_steal_pointer (&encoded));
}

/**
 * tdr_sigv4_sign:
 *
 * Signs @request by its headers. The caller sends what is signed: the headers given, X-Amz-Date, Authorization, and
 * where they apply X-Amz-Security-Token and X-Amz-Content-Sha256.
 *
 * Returns: (transfer full): the signature and its working
 */
TdrSigv4 *
tdr_sigv4_sign (const TdrSigv4Request *request,
                const TdrAwsKeys      *keys)
{
  g_autoptr (TdrSigv4) self = g_new0 (TdrSigv4, 1);
  g_autoptr (GPtrArray) fields = NULL;
  g_autofree char *names = NULL, *request_digest = NULL, *day = NULL, *scope = NULL;
  gsize length = 0;
  gconstpointer body = request->body != NULL ? g_bytes_get_data (request->body, &length) : NULL;

  self->date = format_time (request->time);
  self->body_digest = hash (body != NULL ? body : "", length);
  fields = list_headers (request, keys, self);
  names = signed_names (fields);
  self->canonical_request = canonical_request (request, fields, names, self->body_digest);

  day = g_strndup (self->date, strlen ("YYYYMMDD"));
  scope = g_strjoin ("/", day, request->region, request->service, SCOPE_END, NULL);
  request_digest = hash (self->canonical_request, strlen (self->canonical_request));
  self->string_to_sign = g_strjoin ("\n", ALGORITHM, self->date, scope, request_digest, NULL);
  self->signature = sign_text (keys, request, day, self->string_to_sign);
  self->authorization = g_strdup_printf (ALGORITHM " Credential=%s/%s, SignedHeaders=%s, Signature=%s",
                                         keys->access_key_id, scope, names, self->signature);

  return g_steal_pointer (&self);
}

/**
 * tdr_sigv4_free:
 */
void
tdr_sigv4_free (TdrSigv4 *self)
{
  g_free (self->canonical_request);
  g_free (self->string_to_sign);
  g_free (self->signature);
  g_free (self->date);
  g_free (self->body_digest);
  g_free (self->authorization);
  g_free (self);
}
