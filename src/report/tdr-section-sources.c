/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-section.h"

#include <glib/gi18n-lib.h>

static void
add_source (TdrSection *self,
            TdrTable   *table,
            guint       number)
{
  const TdrEvidence *evidence = tdr_source_list_get (self->sources, number);
  g_autofree char *label = g_strdup_printf ("[%u]", number);
  g_autofree char *notes = tdr_source_list_dup_notes (self->sources, number);

  tdr_table_add_row (table, FALSE);
  tdr_table_add_cell (table, label, NULL);
  tdr_table_add_cell (table, evidence->publisher, NULL);
  tdr_table_add_cell (table, evidence->address, notes);
  tdr_table_add_cell (table, evidence->as_of, NULL);
  tdr_table_add_cell (table, tdr_source_kind_to_words (evidence->kind), NULL);
}

static gboolean
is_cited (TdrSection        *self,
          const TdrEvidence *evidence)
{
  for (guint i = 1; i <= tdr_source_list_get_n (self->sources); i++)
    if (tdr_source_list_get (self->sources, i) == evidence)
      return TRUE;

  return FALSE;
}

/* Of the contradictions only those that touch a source of this report. They are found before the list is set, so that
 * the other source has a number too. */
static void
fill_contradictions (TdrSection *self,
                     TdrTable   *table)
{
  guint n_contradictions;
  const TdrContradiction *const *contradictions =
    tdr_catalog_get_contradictions (tdr_evaluation_get_catalog (self->evaluation), &n_contradictions);

  for (guint i = 0; i < n_contradictions; i++)
    {
      const TdrContradiction *it = contradictions[i];
      g_autofree char *chosen = NULL;
      g_autofree char *other = NULL;

      if (!is_cited (self, it->chosen_evidence) && !is_cited (self, it->other_evidence))
        continue;
      chosen = tdr_section_dup_reference (self, it->chosen_evidence);
      other = tdr_section_dup_reference (self, it->other_evidence);
      tdr_table_add_row (table, FALSE);
      tdr_table_add_cell (table, it->subject, NULL);
      tdr_table_add_cell (table, it->chosen, chosen);
      tdr_table_add_cell (table, it->other, other);
    }
}

/**
 * tdr_section_add_sources:
 *
 * Every source that the report refers to, with its date and kind, and where sources disagree.
 */
void
tdr_section_add_sources (TdrSection *self)
{
  g_autoptr (TdrTable) sources = tdr_table_new ();
  g_autoptr (TdrTable) contradictions = tdr_table_new ();

  tdr_table_add_column (contradictions, C_("column", "Subject"), 1.4);
  tdr_table_add_column (contradictions, C_("column", "Figure used"), 1);
  tdr_table_add_column (contradictions, C_("column", "Other figure"), 1);
  fill_contradictions (self, contradictions);

  tdr_table_add_figures (sources, C_("column", "No."));
  tdr_table_add_column (sources, C_("column", "Publisher"), 1);
  tdr_table_add_column (sources, C_("column", "Address"), 2.2);
  tdr_table_add_column (sources, C_("column", "As of"), 0.7);
  tdr_table_add_column (sources, C_("column", "Kind"), 0.7);
  for (guint i = 1; i <= tdr_source_list_get_n (self->sources); i++)
    add_source (self, sources, i);

  tdr_composer_start_page (self->composer);
  tdr_composer_add_heading (self->composer, _("Sources"));
  tdr_table_compose (sources, self->composer);
  if (tdr_table_get_n_rows (contradictions) == 0)
    return;
  tdr_composer_add_subheading (self->composer, _("Where sources disagree"), 0);
  tdr_table_compose (contradictions, self->composer);
}
