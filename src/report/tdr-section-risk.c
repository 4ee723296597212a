/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-section.h"

#include <glib/gi18n-lib.h>

#include "tdr-risk-view.h"

/**
 * tdr_section_add_risk:
 *
 * How far the cost over the term may be off, what moves it, and how sure the order of the offers is.
 */
void
tdr_section_add_risk (TdrSection *self)
{
  g_autoptr (TdrSheet) total = NULL;

  tdr_composer_start_page (self->composer);
  tdr_composer_add_heading (self->composer, _("Risk"));
  if (self->risk == NULL)
    {
      tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY, self->risk_problem);
      return;
    }

  total = tdr_risk_view_new_total (self->risk);
  tdr_section_add_sheet (self, total);
  for (guint i = 0; i < self->risk->n_rounds; i++)
    {
      g_autoptr (TdrSheet) sheet = tdr_risk_view_new_workload (self->risk, i);

      tdr_section_add_part (self, tdr_section_get_workload (self, i)->name, sheet);
    }
}
