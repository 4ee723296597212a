/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-json-string.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define MAX_TOKEN_BYTES ((gsize) 1024 * 1024)
#define FIRST_SURROGATE 0xd800u
#define FIRST_LOW_SURROGATE 0xdc00u
#define LAST_SURROGATE 0xdfffu
#define TOO_LONG "a text is longer than a mebibyte"
#define HALF_PAIR "half of a surrogate pair"
#define NOT_UTF8 "a text is not UTF-8"

static const char *
fail (TdrJsonString *self,
      const char    *reason)
{
  self->reason = reason;
  return NULL;
}

/* The first byte that a string cannot simply go on with: a quote, a backslash, a control character, or beyond ASCII. */
static inline const char *
skip_plain (const char *p,
            const char *end)
{
#ifdef __SSE2__
  const __m128i quote = _mm_set1_epi8 ('"'), backslash = _mm_set1_epi8 ('\\'), space = _mm_set1_epi8 (' ');

  for (; end - p >= 16; p += 16)
    {
      __m128i bytes = _mm_loadu_si128 ((const __m128i *) (const void *) p);
      /* As signed numbers, control characters and all bytes beyond ASCII are below the space. */
      __m128i stops = _mm_or_si128 (_mm_cmplt_epi8 (bytes, space),
                                    _mm_or_si128 (_mm_cmpeq_epi8 (bytes, quote), _mm_cmpeq_epi8 (bytes, backslash)));
      int mask = _mm_movemask_epi8 (stops);

      if (mask != 0)
        return p + __builtin_ctz ((unsigned) mask);
    }
#endif
  while (p < end && (guchar) *p >= ' ' && (guchar) *p < 0x80 && *p != '"' && *p != '\\')
    p++;

  return p;
}

/* The Unicode Standard, table 3-7, "Well-Formed UTF-8 Byte Sequences". */
static gboolean
begin_sequence (TdrJsonString *self,
                guchar         lead)
{
  self->low = 0x80;
  self->high = 0xbf;
  if (lead >= 0xc2 && lead <= 0xdf)
    self->n_continuations = 1;
  else if (lead >= 0xe0 && lead <= 0xef)
    self->n_continuations = 2;
  else if (lead >= 0xf0 && lead <= 0xf4)
    self->n_continuations = 3;
  else
    return FALSE;

  if (lead == 0xe0)
    self->low = 0xa0;
  else if (lead == 0xed)
    self->high = 0x9f;
  else if (lead == 0xf0)
    self->low = 0x90;
  else if (lead == 0xf4)
    self->high = 0x8f;

  return TRUE;
}

static const char *
continue_sequence (TdrJsonString *self,
                   const char    *p,
                   const char    *end)
{
  for (; self->n_continuations > 0 && p < end; p++, self->n_continuations--)
    {
      if ((guchar) *p < self->low || (guchar) *p > self->high)
        return fail (self, NOT_UTF8);
      self->low = 0x80;
      self->high = 0xbf;
    }

  return p;
}

static const char *
end_string (TdrJsonString *self,
            const char    *start,
            const char    *p)
{
  self->text = start;
  self->length = (gsize) (p - start);
  if (self->token->len > 0)
    {
      if (!tdr_json_string_append (self, start, self->length))
        return NULL;
      self->text = self->token->str;
      self->length = self->token->len;
    }

  return self->length <= MAX_TOKEN_BYTES ? p + 1 : fail (self, TOO_LONG);
}

/* Reads up to the end of the string, an escape, or the end of the piece. */
static const char *
read_plain (TdrJsonString *self,
            const char    *start,
            const char    *end,
            gboolean      *ended)
{
  const char *p = start;

  while (p < end)
    {
      if (self->n_continuations > 0 && (p = continue_sequence (self, p, end)) == NULL)
        return NULL;
      p = skip_plain (p, end);
      if (p == end)
        break;
      if (self->n_continuations > 0)
        return fail (self, NOT_UTF8);
      if (*p == '"' || *p == '\\')
        break;
      if ((guchar) *p < ' ')
        return fail (self, "a control character in a text");
      if (!begin_sequence (self, (guchar) *p++))
        return fail (self, NOT_UTF8);
    }
  if (self->high_surrogate != 0 && (p > start || *p == '"'))
    return fail (self, HALF_PAIR);
  if (p < end && *p == '"')
    {
      *ended = TRUE;
      return end_string (self, start, p);
    }
  if (!tdr_json_string_append (self, start, (gsize) (p - start)))
    return NULL;
  if (p < end)
    {
      self->state = TDR_JSON_STRING_ESCAPE;
      p++;
    }

  return p;
}

static const char *
read_escape (TdrJsonString *self,
             const char    *p)
{
  static const char names[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
  const char *found = *p != '\0' ? strchr (names, *p) : NULL;

  if (*p == 'u')
    {
      self->state = TDR_JSON_STRING_UNICODE;
      self->n_digits = 0;
      self->code_unit = 0;
      return p + 1;
    }
  if (found == NULL)
    return fail (self, "an unknown escape");
  if (self->high_surrogate != 0)
    return fail (self, HALF_PAIR);

  self->state = TDR_JSON_STRING_PLAIN;
  return tdr_json_string_append (self, meanings + (found - names), 1) ? p + 1 : NULL;
}

static gboolean
end_unicode (TdrJsonString *self)
{
  gboolean is_high = self->code_unit >= FIRST_SURROGATE && self->code_unit < FIRST_LOW_SURROGATE;
  gboolean is_low = self->code_unit >= FIRST_LOW_SURROGATE && self->code_unit <= LAST_SURROGATE;
  gunichar character = self->code_unit;
  char bytes[6];

  self->state = TDR_JSON_STRING_PLAIN;
  if ((self->high_surrogate != 0) != is_low)
    return fail (self, HALF_PAIR) != NULL;
  if (is_high)
    {
      self->high_surrogate = self->code_unit;
      return TRUE;
    }
  if (is_low)
    character = 0x10000 + ((self->high_surrogate - FIRST_SURROGATE) << 10) + (self->code_unit - FIRST_LOW_SURROGATE);
  self->high_surrogate = 0;
  if (character == 0)
    return fail (self, "a zero in a text") != NULL;

  return tdr_json_string_append (self, bytes, (gsize) g_unichar_to_utf8 (character, bytes));
}

static const char *
read_unicode (TdrJsonString *self,
              const char    *p)
{
  int digit = g_ascii_xdigit_value (*p);

  if (digit < 0)
    return fail (self, "an escape without four digits");
  self->code_unit = self->code_unit * 16 + (guint32) digit;
  if (++self->n_digits == 4 && !end_unicode (self))
    return NULL;

  return p + 1;
}

/**
 * tdr_json_string_append:
 *
 * Keeps text for when the string ends. Returns: %FALSE with the reason set if that is too much
 */
gboolean
tdr_json_string_append (TdrJsonString *self,
                        const char    *text,
                        gsize          length)
{
  if (self->token->len + length > MAX_TOKEN_BYTES)
    return fail (self, TOO_LONG) != NULL;

  g_string_append_len (self->token, text, (gssize) length);
  return TRUE;
}

/**
 * tdr_json_string_read:
 * @start: behind the opening quote, or where the last piece stopped
 * @ended: (out): set to %TRUE behind the closing quote
 *
 * Returns: the first byte that is not read, %NULL with the reason set
 */
const char *
tdr_json_string_read (TdrJsonString *self,
                      const char    *start,
                      const char    *end,
                      gboolean      *ended)
{
  const char *p = start;

  while (p != NULL && p < end && !*ended)
    {
      if (self->state == TDR_JSON_STRING_PLAIN)
        p = read_plain (self, p, end, ended);
      else if (self->state == TDR_JSON_STRING_ESCAPE)
        p = read_escape (self, p);
      else
        p = read_unicode (self, p);
    }

  return p;
}
