/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-json-reader.h"

#include "tdr-source-error.h"

#include <string.h>

/* What is told, as a text: brackets, k:name, s:string, n:number, and t, f, 0 for the words. */
static gboolean
write_event_cb (TdrJsonEvent   event,
                const char    *text,
                gsize          length,
                gpointer       user_data,
                GError       **error)
{
  static const char *const marks[] = {
    [TDR_JSON_BEGIN_OBJECT] = "{", [TDR_JSON_END_OBJECT] = "}", [TDR_JSON_BEGIN_ARRAY] = "[",
    [TDR_JSON_END_ARRAY] = "]", [TDR_JSON_KEY] = "k:", [TDR_JSON_STRING] = "s:", [TDR_JSON_NUMBER] = "n:",
    [TDR_JSON_TRUE] = "t", [TDR_JSON_FALSE] = "f", [TDR_JSON_NULL] = "0",
  };
  GString *told = user_data;

  g_string_append (told, marks[event]);
  g_string_append_len (told, text, (gssize) length);
  g_string_append_c (told, ' ');
  return TRUE;
}

static char *
read_in_pieces (const char  *text,
                gsize        length,
                gsize        piece,
                GError     **error)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (TdrJsonReader) reader = tdr_json_reader_new (write_event_cb, told);

  for (gsize i = 0; i < length; i += piece)
    {
      /* A copy of its own, so that a reader that looks beyond its piece is caught by the sanitizer. */
      g_autofree char *copy = g_memdup2 (text + i, MIN (piece, length - i));

      if (!tdr_json_reader_feed (reader, copy, MIN (piece, length - i), error))
        return NULL;
    }
  if (!tdr_json_reader_finish (reader, error))
    return NULL;

  return g_string_free_and_steal (g_steal_pointer (&told));
}

static void
test_good (void)
{
  static const struct {
    const char *text;
    const char *told;
  } cases[] = {
    { "{}", "{ } " },
    { "[]", "[ ] " },
    { " [ ] ", "[ ] " },
    { "[1,2]", "[ n:1 n:2 ] " },
    { "{\"a\":{\"b\":[true,false,null]}}", "{ k:a { k:b [ t f 0 ] } } " },
    { "\"\"", "s: " },
    { "\"0123456789abcdefghijklmnopqrstuvwxyz\"", "s:0123456789abcdefghijklmnopqrstuvwxyz " },
    { "\"a\\\"b\\\\c\\/d\\b\\f\\n\\r\\t\"", "s:a\"b\\c/d\b\f\n\r\t " },
    { "\"\\u0041\\u00e9\\u20AC\\ud83d\\ude00\"", "s:A\303\251\342\202\254\360\237\230\200 " },
    { "\"\303\251\342\202\254\360\237\230\200\364\217\277\277\"",
      "s:\303\251\342\202\254\360\237\230\200\364\217\277\277 " },
    { "0", "n:0 " },
    { "-0", "n:-0 " },
    { "-12.50e+3", "n:-12.50e+3 " },
    { "1E400", "n:1E400 " },
    { "[0.0000000000]", "[ n:0.0000000000 ] " },
    { "\t\r\n true \n", "t " },
    { "{\"\":1,\"\":2}", "{ k: n:1 k: n:2 } " },
    { "{\n                                        \"a\" :\n \"b\"}", "{ k:a s:b } " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize piece = 1; piece <= strlen (cases[i].text); piece++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *told = read_in_pieces (cases[i].text, strlen (cases[i].text), piece, &error);

        g_assert_no_error (error);
        g_assert_cmpstr (told, ==, cases[i].told);
      }
}

static void
test_bad (void)
{
  static const struct {
    const char *text;
    const char *reason;
  } cases[] = {
    { "", "it ends too early" },
    { " ", "it ends too early" },
    { "[", "it ends too early" },
    { "{\"a\":1", "it ends too early" },
    { "\"a", "it ends too early" },
    { "\"\\ud83d", "it ends too early" },
    { "tru", "an unknown word" },
    { "nul1", "an unknown word" },
    { "True", "a value is missing" },
    { "[1,]", "a value is missing" },
    { "[,1]", "a value is missing" },
    { "]", "a value is missing" },
    { "{1:2}", "a name is missing" },
    { "{\"a\":1,}", "a name is missing" },
    { "{\"a\" 1}", "a colon is missing" },
    { "[1 2]", "a comma or the end" },
    { "[1}", "a comma or the end" },
    { "{\"a\":1]", "a comma or the end" },
    { "{} {}", "something follows its end" },
    { "1 2", "something follows its end" },
    { "01", "a number that is none" },
    { "1.", "a number that is none" },
    { "[-]", "a number that is none" },
    { "1e", "a number that is none" },
    { "+1", "a value is missing" },
    { "1.2.3", "a number that is none" },
    { "NaN", "a value is missing" },
    { "'a'", "a value is missing" },
    { "\"a\nb\"", "a control character" },
    { "\"\\x\"", "an unknown escape" },
    { "\"\\u12g4\"", "an escape without four digits" },
    { "\"\\u0000\"", "a zero in a text" },
    { "\"\\ud83d\"", "half of a surrogate pair" },
    { "\"\\ud83dx\"", "half of a surrogate pair" },
    { "\"\\ud83d\\n\"", "half of a surrogate pair" },
    { "\"\\ude00\"", "half of a surrogate pair" },
    { "\"\\ud83d\\u0041\"", "half of a surrogate pair" },
    { "\"\200\"", "a text is not UTF-8" },
    { "\"\300\257\"", "a text is not UTF-8" },           /* an overlong slash */
    { "\"\340\200\257\"", "a text is not UTF-8" },
    { "\"\355\240\200\"", "a text is not UTF-8" },       /* a surrogate in UTF-8 */
    { "\"\364\220\200\200\"", "a text is not UTF-8" },   /* beyond U+10FFFF */
    { "\"\303\"", "a text is not UTF-8" },
    { "\"\342\202a\"", "a text is not UTF-8" },
    { "\377", "a value is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize piece = 1; piece <= MAX (strlen (cases[i].text), 1); piece++)
      {
        g_autoptr (GError) error = NULL;

        g_assert_null (read_in_pieces (cases[i].text, strlen (cases[i].text), piece, &error));
        g_assert_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD);
        g_assert_nonnull (strstr (error->message, cases[i].reason));
      }
}

static void
test_limits (void)
{
  static const gsize million = 2 * 1000 * 1000;
  g_autofree char *deep = g_strnfill (million, '[');
  g_autofree char *wide = g_strnfill (million, 'x');
  g_autofree char *closing = g_strnfill (TDR_JSON_MAX_DEPTH, ']');
  g_autofree char *opening = g_strnfill (TDR_JSON_MAX_DEPTH, '[');
  g_autofree char *deepest = g_strconcat (opening, closing, NULL);
  g_autofree char *told = NULL;
  g_autoptr (GError) too_deep = NULL, too_long = NULL, too_long_in_pieces = NULL, none = NULL;

  wide[0] = '"';
  wide[million - 1] = '"';
  g_assert_null (read_in_pieces (deep, million, million, &too_deep));
  g_assert_nonnull (strstr (too_deep->message, "nested too deeply"));
  g_assert_null (read_in_pieces (wide, million, million, &too_long));
  g_assert_nonnull (strstr (too_long->message, "longer than a mebibyte"));
  g_assert_null (read_in_pieces (wide, million, 4096, &too_long_in_pieces));
  g_assert_nonnull (strstr (too_long_in_pieces->message, "longer than a mebibyte"));
  told = read_in_pieces (deepest, strlen (deepest), 7, &none);
  g_assert_no_error (none);
}

static gboolean
refuse_cb (TdrJsonEvent   event,
           const char    *text,
           gsize          length,
           gpointer       user_data,
           GError       **error)
{
  if (event != TDR_JSON_NUMBER)
    return TRUE;

  g_set_error_literal (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_TOO_LARGE, "enough");
  return FALSE;
}

static void
test_handler_stops (void)
{
  g_autoptr (TdrJsonReader) reader = tdr_json_reader_new (refuse_cb, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (tdr_json_reader_feed (reader, "[1,2]", 5, &error));
  g_assert_error (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_TOO_LARGE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sources/json-reader/good", test_good);
  g_test_add_func ("/sources/json-reader/bad", test_bad);
  g_test_add_func ("/sources/json-reader/limits", test_limits);
  g_test_add_func ("/sources/json-reader/handler-stops", test_handler_stops);

  return g_test_run ();
}
