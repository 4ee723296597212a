/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-json-reader.h"

#include "tdr-json-string.h"
#include "tdr-source-error.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* JSON as RFC 8259 has it and no more, in pieces of any size, in memory that does not grow with the text. */
typedef enum {
  WANT_VALUE,
  WANT_VALUE_OR_END,
  WANT_KEY,
  WANT_KEY_OR_END,
  WANT_COLON,
  WANT_COMMA_OR_END,
  WANT_NOTHING,
} Want;

typedef enum {
  IN_NOTHING,
  IN_STRING,
  IN_NUMBER,
  IN_LITERAL,
} Inside;

struct _TdrJsonReader {
  TdrJsonHandler handler;
  gpointer user_data;

  char stack[TDR_JSON_MAX_DEPTH];
  guint depth;
  Want want;
  Inside inside;
  gboolean is_key;
  gboolean failed;
  gsize n_bytes_before;

  TdrJsonString string;
};

static gboolean
fail (TdrJsonReader  *self,
      const char     *reason,
      GError        **error)
{
  self->failed = TRUE;
  g_set_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD,
               "The answer is not good JSON: %s, near byte %" G_GSIZE_FORMAT, reason, self->n_bytes_before);
  return FALSE;
}

static gboolean
tell (TdrJsonReader  *self,
      TdrJsonEvent    event,
      const char     *text,
      gsize           length,
      GError        **error)
{
  self->failed = !self->handler (event, text, length, self->user_data, error);
  return !self->failed;
}

static void
value_ended (TdrJsonReader *self)
{
  self->inside = IN_NOTHING;
  self->want = self->depth > 0 ? WANT_COMMA_OR_END : WANT_NOTHING;
}

static inline gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static inline const char *
skip_space (const char *p,
            const char *end)
{
#ifdef __SSE2__
  const __m128i space = _mm_set1_epi8 (' '), newline = _mm_set1_epi8 ('\n');

  if (p < end && !is_space (*p))
    return p;
  for (; end - p >= 16; p += 16)
    {
      __m128i bytes = _mm_loadu_si128 ((const __m128i *) (const void *) p);
      int mask = _mm_movemask_epi8 (_mm_or_si128 (_mm_cmpeq_epi8 (bytes, space), _mm_cmpeq_epi8 (bytes, newline)));

      if (mask != 0xffff)
        {
          p += __builtin_ctz (~(unsigned) mask);
          break;
        }
    }
#endif
  while (p < end && is_space (*p))
    p++;

  return p;
}

static gboolean
end_string (TdrJsonReader  *self,
            GError        **error)
{
  TdrJsonEvent event = self->is_key ? TDR_JSON_KEY : TDR_JSON_STRING;
  gboolean good;

  if (self->is_key)
    {
      self->inside = IN_NOTHING;
      self->want = WANT_COLON;
    }
  else
    value_ended (self);
  good = tell (self, event, self->string.text, self->string.length, error);
  g_string_truncate (self->string.token, 0);

  return good;
}

static const char *
read_string (TdrJsonReader  *self,
             const char     *start,
             const char     *end,
             GError        **error)
{
  gboolean ended = FALSE;
  const char *p = tdr_json_string_read (&self->string, start, end, &ended);

  if (p == NULL)
    {
      fail (self, self->string.reason, error);
      return NULL;
    }

  return !ended || end_string (self, error) ? p : NULL;
}

static const char *
skip_digits (const char *p,
             const char *end)
{
  while (p < end && g_ascii_isdigit (*p))
    p++;

  return p;
}

static gboolean
is_number (const char *p,
           gsize       length)
{
  const char *end = p + length, *digits;

  if (p < end && *p == '-')
    p++;
  digits = p;
  p = skip_digits (p, end);
  if (p == digits || (*digits == '0' && p - digits > 1))
    return FALSE;
  if (p < end && *p == '.')
    {
      digits = ++p;
      if ((p = skip_digits (p, end)) == digits)
        return FALSE;
    }
  if (p < end && (*p == 'e' || *p == 'E'))
    {
      if (++p < end && (*p == '+' || *p == '-'))
        p++;
      digits = p;
      if ((p = skip_digits (p, end)) == digits)
        return FALSE;
    }

  return p == end;
}

static gboolean
end_literal (TdrJsonReader  *self,
             GError        **error)
{
  static const struct {
    const char *word;
    TdrJsonEvent event;
  } words[] = { { "true", TDR_JSON_TRUE }, { "false", TDR_JSON_FALSE }, { "null", TDR_JSON_NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (self->string.token->str, words[i].word))
      {
        g_string_truncate (self->string.token, 0);
        value_ended (self);
        return tell (self, words[i].event, NULL, 0, error);
      }

  return fail (self, "an unknown word", error);
}

static gboolean
end_number (TdrJsonReader  *self,
            GError        **error)
{
  gboolean good;

  if (!is_number (self->string.token->str, self->string.token->len))
    return fail (self, "a number that is none", error);

  value_ended (self);
  good = tell (self, TDR_JSON_NUMBER, self->string.token->str, self->string.token->len, error);
  g_string_truncate (self->string.token, 0);

  return good;
}

static gboolean
end_word (TdrJsonReader  *self,
          GError        **error)
{
  return self->inside == IN_NUMBER ? end_number (self, error) : end_literal (self, error);
}

/* Numbers and words end at the first byte that cannot be theirs. */
static const char *
read_word (TdrJsonReader  *self,
           const char     *start,
           const char     *end,
           GError        **error)
{
  const char *p = start;

  while (p < end && (g_ascii_isalnum (*p) || *p == '+' || *p == '-' || *p == '.'))
    p++;
  if (!tdr_json_string_append (&self->string, start, (gsize) (p - start)))
    {
      fail (self, self->string.reason, error);
      return NULL;
    }
  if (p < end && !end_word (self, error))
    return NULL;

  return p;
}

static gboolean
begin_container (TdrJsonReader  *self,
                 char            bracket,
                 GError        **error)
{
  if (self->depth == TDR_JSON_MAX_DEPTH)
    return fail (self, "it is nested too deeply", error);

  self->stack[self->depth++] = bracket;
  self->want = bracket == '{' ? WANT_KEY_OR_END : WANT_VALUE_OR_END;
  return tell (self, bracket == '{' ? TDR_JSON_BEGIN_OBJECT : TDR_JSON_BEGIN_ARRAY, NULL, 0, error);
}

static gboolean
end_container (TdrJsonReader  *self,
               char            bracket,
               GError        **error)
{
  gboolean is_object = self->stack[self->depth - 1] == '{';

  if (bracket != (is_object ? '}' : ']'))
    return fail (self, "a comma or the end of what was begun is missing", error);

  self->depth--;
  value_ended (self);
  return tell (self, is_object ? TDR_JSON_END_OBJECT : TDR_JSON_END_ARRAY, NULL, 0, error);
}

static gboolean
begin_string (TdrJsonReader *self,
              gboolean       is_key)
{
  self->inside = IN_STRING;
  self->is_key = is_key;
  return TRUE;
}

/* Returns: the first byte of the value that is not yet read, %NULL on error */
static const char *
begin_value (TdrJsonReader  *self,
             const char     *p,
             GError        **error)
{
  if (*p == '"')
    return begin_string (self, FALSE) ? p + 1 : NULL;
  if (*p == '{' || *p == '[')
    return begin_container (self, *p, error) ? p + 1 : NULL;
  if (*p == ']' && self->want == WANT_VALUE_OR_END)
    return end_container (self, *p, error) ? p + 1 : NULL;
  if (*p == '-' || g_ascii_isdigit (*p))
    self->inside = IN_NUMBER;
  else if (g_ascii_islower (*p))
    self->inside = IN_LITERAL;
  else
    {
      fail (self, "a value is missing", error);
      return NULL;
    }

  return p;
}

static const char *
read_structure (TdrJsonReader  *self,
                const char     *p,
                GError        **error)
{
  switch (self->want)
    {
    case WANT_VALUE:
    case WANT_VALUE_OR_END:
      return begin_value (self, p, error);
    case WANT_KEY:
    case WANT_KEY_OR_END:
      if (*p == '"')
        return begin_string (self, TRUE) ? p + 1 : NULL;
      if (*p == '}' && self->want == WANT_KEY_OR_END)
        return end_container (self, *p, error) ? p + 1 : NULL;
      fail (self, "a name is missing", error);
      return NULL;
    case WANT_COLON:
      if (*p == ':')
        {
          self->want = WANT_VALUE;
          return p + 1;
        }
      fail (self, "a colon is missing", error);
      return NULL;
    case WANT_COMMA_OR_END:
      if (*p == ',')
        {
          self->want = self->stack[self->depth - 1] == '{' ? WANT_KEY : WANT_VALUE;
          return p + 1;
        }
      return end_container (self, *p, error) ? p + 1 : NULL;
    case WANT_NOTHING:
    default:
      fail (self, "something follows its end", error);
      return NULL;
    }
}

static const char *
read_piece (TdrJsonReader  *self,
            const char     *p,
            const char     *end,
            GError        **error)
{
  switch (self->inside)
    {
    case IN_STRING:
      return read_string (self, p, end, error);
    case IN_NUMBER:
    case IN_LITERAL:
      return read_word (self, p, end, error);
    case IN_NOTHING:
    default:
      p = skip_space (p, end);
      return p < end ? read_structure (self, p, error) : p;
    }
}

/**
 * tdr_json_reader_new:
 */
TdrJsonReader *
tdr_json_reader_new (TdrJsonHandler handler,
                     gpointer       user_data)
{
  TdrJsonReader *self = g_new0 (TdrJsonReader, 1);

  self->handler = handler;
  self->user_data = user_data;
  self->string.token = g_string_new (NULL);

  return self;
}

/**
 * tdr_json_reader_free:
 */
void
tdr_json_reader_free (TdrJsonReader *self)
{
  g_string_free (self->string.token, TRUE);
  g_free (self);
}

/**
 * tdr_json_reader_feed:
 *
 * Reads the next piece. Once it has failed it must not be fed again.
 *
 * Returns: %FALSE with %TDR_SOURCE_ERROR_NOT_UNDERSTOOD, or the handler's error
 */
gboolean
tdr_json_reader_feed (TdrJsonReader  *self,
                      const char     *data,
                      gsize           length,
                      GError        **error)
{
  const char *end = data + length;
  gsize before = self->n_bytes_before;

  g_return_val_if_fail (!self->failed, FALSE);

  for (const char *p = data; p < end;)
    {
      self->n_bytes_before = before + (gsize) (p - data);
      p = read_piece (self, p, end, error);
      if (p == NULL)
        return FALSE;
    }
  self->n_bytes_before = before + length;

  return TRUE;
}

/**
 * tdr_json_reader_finish:
 *
 * Says that there is no more: whatever is open is an error.
 */
gboolean
tdr_json_reader_finish (TdrJsonReader  *self,
                        GError        **error)
{
  g_return_val_if_fail (!self->failed, FALSE);

  if ((self->inside == IN_NUMBER || self->inside == IN_LITERAL) && !end_word (self, error))
    return FALSE;
  if (self->inside != IN_NOTHING || self->want != WANT_NOTHING)
    return fail (self, "it ends too early", error);

  return TRUE;
}

/**
 * tdr_json_reader_get_depth:
 *
 * How many objects and arrays are open; their own end is told after they are closed.
 */
guint
tdr_json_reader_get_depth (TdrJsonReader *self)
{
  return self->depth;
}
