/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-section.h"

#include <glib/gi18n-lib.h>

#include "tdr-award-view.h"

static void
add_workload (TdrSection *self,
              guint       workload)
{
  g_autoptr (TdrSheet) scores = tdr_award_view_new_scores (self->award, workload);
  g_autoptr (TdrSheet) lower = tdr_award_view_new_lower_bids (self->award, workload);

  tdr_section_add_part (self, tdr_section_get_workload (self, workload)->name, scores);
  tdr_section_add_sheet (self, lower);
}

/**
 * tdr_section_add_award:
 *
 * Who gets what over all workloads within the limits, with its proof, the points, and lower bids that were not taken.
 */
void
tdr_section_add_award (TdrSection *self)
{
  g_autoptr (TdrSheet) award = NULL;

  tdr_composer_start_page (self->composer);
  tdr_composer_add_heading (self->composer, _("Scores and award"));
  if (self->award == NULL)
    {
      tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY, self->award_problem);
      return;
    }

  award = tdr_award_view_new_award (self->award);
  tdr_section_add_sheet (self, award);
  for (guint i = 0; i < self->award->n_rounds; i++)
    add_workload (self, i);
}
