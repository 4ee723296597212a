/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-cli-table.h"

#include <string.h>

#define GAP 2           /* blanks between two columns */
#define LEAST_WIDTH 12  /* to which a column may be cut */

struct _TdrCliTable {
  char *alignment;      /* one letter a column, as tdr_cli_table_new() says */
  GPtrArray *rows;      /* GStrv */
};

static guint
width_of (const char *text)
{
  return (guint) g_utf8_strlen (text, -1);
}

static void
measure (TdrCliTable *self,
         guint       *widths)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      char **row = g_ptr_array_index (self->rows, i);

      for (guint j = 0; self->alignment[j] != '\0'; j++)
        widths[j] = MAX (widths[j], width_of (row[j]));
    }
}

static guint
sum_of (const guint *widths,
        guint        columns)
{
  guint sum = (columns - 1) * GAP;

  for (guint j = 0; j < columns; j++)
    sum += widths[j];

  return sum;
}

static guint *
find_widest_flexible (TdrCliTable *self,
                      guint       *widths)
{
  guint *widest = NULL;

  for (guint j = 0; self->alignment[j] != '\0'; j++)
    if (g_ascii_isupper (self->alignment[j]) && widths[j] > LEAST_WIDTH && (widest == NULL || widths[j] > *widest))
      widest = &widths[j];

  return widest;
}

static void
shrink (TdrCliTable *self,
        guint       *widths,
        guint        indent)
{
  guint columns = (guint) strlen (self->alignment);
  guint *widest;

  while (indent + sum_of (widths, columns) > TDR_CLI_COLUMNS && (widest = find_widest_flexible (self, widths)) != NULL)
    (*widest)--;
}

static char *
fit (const char *text,
     guint       width)
{
  g_autofree char *beginning = NULL;

  if (width_of (text) <= width)
    return g_strdup (text);

  beginning = g_utf8_substring (text, 0, (glong) width - 1);
  return g_strconcat (beginning, "…", NULL);
}

static void
append_cell (GString    *line,
             const char *text,
             guint       width,
             char        alignment)
{
  g_autofree char *cell = fit (text, width);
  g_autofree char *blanks = g_strnfill (width - width_of (cell), ' ');

  g_string_append (line, alignment == 'r' ? blanks : cell);
  g_string_append (line, alignment == 'r' ? cell : blanks);
}

static void
print_row (TdrCliTable  *self,
           char        **row,
           const guint  *widths,
           guint         indent)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint j = 0; self->alignment[j] != '\0'; j++)
    {
      g_autofree char *gap = g_strnfill (j > 0 ? GAP : indent, ' ');

      g_string_append (line, gap);
      append_cell (line, row[j], widths[j], self->alignment[j]);
    }
  g_strchomp (line->str);
  g_print ("%s\n", line->str);
}

static void
free_row (gpointer row)
{
  g_strfreev (row);
}

/**
 * tdr_cli_table_new:
 * @alignment: one letter a column: "l" for words, "r" for numbers, "L" for words that are cut where the rows are wider
 *   than the terminal
 */
TdrCliTable *
tdr_cli_table_new (const char *alignment)
{
  TdrCliTable *self = g_new0 (TdrCliTable, 1);

  self->alignment = g_strdup (alignment);
  self->rows = g_ptr_array_new_with_free_func (free_row);

  return self;
}

/**
 * tdr_cli_table_free:
 * @self: (nullable) (transfer full)
 */
void
tdr_cli_table_free (TdrCliTable *self)
{
  if (self == NULL)
    return;

  g_free (self->alignment);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * tdr_cli_table_add:
 * @...: one text a column, then %NULL
 */
void
tdr_cli_table_add (TdrCliTable *self,
                   ...)
{
  g_autoptr (GStrvBuilder) row = g_strv_builder_new ();
  const char *cell;
  va_list args;

  va_start (args, self);
  while ((cell = va_arg (args, const char *)) != NULL)
    g_strv_builder_add (row, cell);
  va_end (args);

  g_ptr_array_add (self->rows, g_strv_builder_end (row));
}

/**
 * tdr_cli_table_print:
 * @indent: blanks before each row
 */
void
tdr_cli_table_print (TdrCliTable *self,
                     guint        indent)
{
  g_autofree guint *widths = g_new0 (guint, strlen (self->alignment));

  measure (self, widths);
  shrink (self, widths, indent);
  for (guint i = 0; i < self->rows->len; i++)
    print_row (self, g_ptr_array_index (self->rows, i), widths, indent);
}

/**
 * tdr_cli_print_text:
 * @indent: blanks before each line
 *
 * Prints a paragraph, broken between words.
 */
void
tdr_cli_print_text (const char *text,
                    guint       indent)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autofree char *margin = g_strnfill (indent, ' ');
  guint column = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint width = width_of (words[i]);

      if (column > 0 && column + 1 + width > TDR_CLI_COLUMNS)
        {
          g_print ("\n");
          column = 0;
        }
      g_print ("%s%s", column > 0 ? " " : margin, words[i]);
      column = (column > 0 ? column + 1 : indent) + width;
    }
  g_print ("\n");
}
