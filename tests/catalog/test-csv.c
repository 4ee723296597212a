/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-csv.h"

#include <string.h>

typedef struct {
  const char *name;
  const char *text;
  gsize length;              /* 0: up to its end */
  const char *records;       /* "line: field|field", one after another; "!" for a record with a problem */
} Reading;

static const Reading readings[] = {
  { "plain", "a,b\n1,2\n", 0, "1: a|b\n2: 1|2\n" },
  { "crlf", "a,b\r\n1,2\r\n", 0, "1: a|b\n2: 1|2\n" },
  { "no-end-of-line", "a,b\n1,2", 0, "1: a|b\n2: 1|2\n" },
  { "empty-fields", ",,\n", 0, "1: ||\n" },
  { "empty-lines", "a\n\n\nb\n", 0, "1: a\n4: b\n" },
  { "quoted-comma", "\"a,b\",c\n", 0, "1: a,b|c\n" },
  { "quoted-quote", "\"say \"\"hi\"\"\",c\n", 0, "1: say \"hi\"|c\n" },
  { "quoted-line-break", "\"one\ntwo\",c\nd\n", 0, "1: one\ntwo|c\n3: d\n" },
  { "byte-order-mark", "\xEF\xBB\xBF" "a,b\n", 0, "1: a|b\n" },
  { "last-field-empty", "a,\n", 0, "1: a|\n" },
  { "open-quote", "a\n\"b,c\nd\n", 0, "1: a\n2: !a quoted field is not closed before the end of the file\n" },
  { "after-quote", "\"a\"b,c\nd\n", 0, "1: !something stands between a closing quote and the comma\n2: d\n" },
  { "quote-inside", "a\"b,c\nd\n", 0, "1: !a quote stands inside a field that is not quoted\n2: d\n" },
  { "nul", "a\0b,c\nd\n", 8, "1: !it holds a NUL byte: it is not a text\n2: d\n" },
  { "not-utf8", "a\xff,c\nd\n", 0, "1: !it is not UTF-8: save the file as UTF-8\n2: d\n" },
  { "nothing", "", 0, "" },
  { "lines-only", "\n\r\n\n", 0, "" },
};

static void
test_reading (gconstpointer data)
{
  const Reading *reading = data;
  gsize length = reading->length > 0 ? reading->length : strlen (reading->text);
  g_autoptr (GBytes) bytes = g_bytes_new_static (reading->text, length);
  g_autoptr (TdrCsvReader) reader = tdr_csv_reader_new (bytes);
  g_autoptr (GString) records = g_string_new (NULL);
  const TdrCsvRow *row;

  while ((row = tdr_csv_reader_next (reader)) != NULL)
    {
      g_string_append_printf (records, "%u: ", row->line);
      for (guint i = 0; row->problem == NULL && i < row->fields->len; i++)
        g_string_append_printf (records, "%s%s", i > 0 ? "|" : "", (char *) g_ptr_array_index (row->fields, i));
      if (row->problem != NULL)
        g_string_append_printf (records, "!%s", row->problem);
      g_string_append_c (records, '\n');
    }

  g_assert_cmpstr (records->str, ==, reading->records);
}

/* A field of exactly the most bytes passes; one more does not. */
static void
test_longest_field (void)
{
  for (gsize extra = 0; extra <= 1; extra++)
    {
      g_autofree char *text = g_strnfill (TDR_CSV_MAX_FIELD + extra, 'x');
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (TdrCsvReader) reader = tdr_csv_reader_new (bytes);
      const TdrCsvRow *row = tdr_csv_reader_next (reader);

      g_assert_cmpstr (row->problem, ==, extra == 0 ? NULL : "a field is longer than 65536 bytes");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autofree char *path = g_strconcat ("/csv/", readings[i].name, NULL);

      g_test_add_data_func (path, &readings[i], test_reading);
    }
  g_test_add_func ("/csv/longest-field", test_longest_field);

  return g_test_run ();
}
