/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-figure-row.h"

#include "tdr-format.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/* The text without what only separates digits: spaces of every width, apostrophes and the locale's own mark, for which
 * tdr_format_count () writes a comma where the locale has none. */
static char *
strip_separators (const char *text)
{
  const char *own = localeconv ()->thousands_sep, *mark = *own ? own : ",";
  GString *stripped = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_str_has_prefix (p, mark))
        continue;
      if (!g_unichar_isspace (character) && character != '\'' && character != 0x2019)
        g_string_append_unichar (stripped, character);
    }
  return g_string_free_and_steal (stripped);
}

static gboolean
read_factor (const char *suffix,
             double     *factor)
{
  static const struct { const char *suffix; double factor; } factors[] = {
    { "", 1 }, { "k", 1e3 }, { "m", 1e6 }, { "bn", 1e9 }, { "b", 1e9 }, { "g", 1e9 },
  };
  g_autofree char *lower = g_ascii_strdown (suffix, -1);

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    if (g_str_equal (factors[i].suffix, lower))
      {
        *factor = factors[i].factor;
        return TRUE;
      }
  return FALSE;
}

static int
input_cb (AdwSpinRow *row,
          double     *value)
{
  g_autofree char *text = strip_separators (gtk_editable_get_text (GTK_EDITABLE (row)));
  char *end;
  double factor, number = g_strtod (text, &end);

  /* What is no number leaves the figure as it was. GTK_INPUT_ERROR would leave whatever lies in @value. */
  if (end == text || !read_factor (end, &factor) || !isfinite (number))
    *value = adw_spin_row_get_value (row);
  else
    *value = round (number * factor);
  return TRUE;
}

static gboolean
output_cb (AdwSpinRow *row)
{
  g_autofree char *text = tdr_format_count ((gint64) adw_spin_row_get_value (row));

  if (strcmp (text, gtk_editable_get_text (GTK_EDITABLE (row))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  return TRUE;
}

void
tdr_figure_row_set_up (AdwSpinRow *row)
{
  adw_spin_row_set_numeric (row, FALSE);   /* or the separators would be refused */
  g_signal_connect (row, "input", G_CALLBACK (input_cb), NULL);
  g_signal_connect (row, "output", G_CALLBACK (output_cb), NULL);
  adw_spin_row_update (row);
}
