/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-source-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DATE_LENGTH 10          /* of "2026-10-31" */

struct _TdrSourceList {
  GPtrArray *sources;           /* (element-type TdrEvidence): borrowed */
  GPtrArray *notes;             /* (element-type GPtrArray): of each source, borrowed texts */
  GHashTable *numbers;          /* what a source says to its number */
};

static const char *const kind_words[] = {
  [TDR_EVIDENCE_LIST] = NC_("evidence", "provider’s own"),
  [TDR_EVIDENCE_QUOTED] = NC_("evidence", "quoted to the buyer"),
  [TDR_EVIDENCE_MEASURED] = NC_("evidence", "measured"),
  [TDR_EVIDENCE_MODELLED] = NC_("evidence", "computed"),
  [TDR_EVIDENCE_SECONDARY] = NC_("evidence", "secondary"),
  [TDR_EVIDENCE_UNCONFIRMED] = NC_("evidence", "unconfirmed"),
  [TDR_EVIDENCE_ASSUMPTION] = NC_("evidence", "assumption"),
};

static char *
make_key (const TdrEvidence *evidence)
{
  return g_strdup_printf ("%s\n%s\n%s\n%u", evidence->publisher, evidence->address, evidence->as_of, evidence->kind);
}

/* Facts of one source may each carry a note of their own. */
static void
keep_note (TdrSourceList *self,
           guint          number,
           const char    *note)
{
  GPtrArray *notes = g_ptr_array_index (self->notes, number - 1);

  if (note == NULL || *note == '\0' || g_ptr_array_find_with_equal_func (notes, note, g_str_equal, NULL))
    return;

  g_ptr_array_add (notes, (char *) note);
}

/* "2026-10-31" and what begins so; a vague date has no place in a range. */
static gboolean
is_date (const char *text)
{
  if (text == NULL || strlen (text) < DATE_LENGTH)
    return FALSE;
  for (guint i = 0; i < DATE_LENGTH; i++)
    if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;

  return TRUE;
}

/**
 * tdr_source_list_new:
 *
 * A list without sources.
 */
TdrSourceList *
tdr_source_list_new (void)
{
  TdrSourceList *self = g_new0 (TdrSourceList, 1);

  self->sources = g_ptr_array_new ();
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * tdr_source_list_free:
 *
 * Frees the list, not the evidence.
 */
void
tdr_source_list_free (TdrSourceList *self)
{
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->notes);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

/**
 * tdr_source_list_cite:
 * @evidence: (transfer none): which must outlive the list
 *
 * Refers to a source.
 *
 * Returns: its number, from 1
 */
guint
tdr_source_list_cite (TdrSourceList     *self,
                      const TdrEvidence *evidence)
{
  g_autofree char *key = make_key (evidence);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));

  if (number == 0)
    {
      g_ptr_array_add (self->sources, (TdrEvidence *) evidence);
      g_ptr_array_add (self->notes, g_ptr_array_new ());
      number = self->sources->len;
      g_hash_table_insert (self->numbers, g_steal_pointer (&key), GUINT_TO_POINTER (number));
    }
  keep_note (self, number, evidence->note);

  return number;
}

/**
 * tdr_source_list_get_n:
 *
 * How many sources there are.
 */
guint
tdr_source_list_get_n (const TdrSourceList *self)
{
  return self->sources->len;
}

/**
 * tdr_source_list_get:
 *
 * Source number @number, from 1.
 */
const TdrEvidence *
tdr_source_list_get (const TdrSourceList *self,
                     guint                number)
{
  g_return_val_if_fail (number > 0 && number <= self->sources->len, NULL);

  return g_ptr_array_index (self->sources, number - 1);
}

/**
 * tdr_source_list_dup_notes:
 *
 * What a reader must know before trusting the facts that were cited from a source, each note once.
 *
 * Returns: (nullable): %NULL where there is nothing
 */
char *
tdr_source_list_dup_notes (const TdrSourceList *self,
                           guint                number)
{
  const GPtrArray *notes = g_ptr_array_index (self->notes, number - 1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", (const char *) g_ptr_array_index (notes, i));

  return words->len > 0 ? g_string_free_and_steal (g_steal_pointer (&words)) : NULL;
}

/**
 * tdr_source_list_dup_range:
 *
 * From when to when the sources are: "2026-08-01 to 2026-10-31", of those that give a day.
 *
 * Returns: (nullable): %NULL where none does
 */
char *
tdr_source_list_dup_range (const TdrSourceList *self)
{
  const char *first = NULL, *last = NULL;

  for (guint i = 0; i < self->sources->len; i++)
    {
      const TdrEvidence *evidence = g_ptr_array_index (self->sources, i);

      if (!is_date (evidence->as_of))
        continue;
      if (first == NULL || strncmp (evidence->as_of, first, DATE_LENGTH) < 0)
        first = evidence->as_of;
      if (last == NULL || strncmp (evidence->as_of, last, DATE_LENGTH) > 0)
        last = evidence->as_of;
    }
  if (first == NULL)
    return NULL;
  if (strncmp (first, last, DATE_LENGTH) == 0)
    return g_strndup (first, DATE_LENGTH);

  /* Translators: from one date to another */
  return g_strdup_printf (_("%.10s to %.10s"), first, last);
}

/**
 * tdr_source_kind_to_words:
 *
 * What kind of evidence it is, for a person.
 */
const char *
tdr_source_kind_to_words (TdrEvidenceKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_words), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "evidence", kind_words[kind]);
}
