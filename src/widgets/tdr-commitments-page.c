/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-commitments-page.h"

#include "tdr-commitment-view.h"

#include <glib/gi18n-lib.h>

struct _TdrCommitmentsPage
{
  TdrSheetPage parent_instance;
};

G_DEFINE_FINAL_TYPE (TdrCommitmentsPage, tdr_commitments_page, TDR_TYPE_SHEET_PAGE)

static gpointer
finish (GAsyncResult  *result,
        GError       **error)
{
  return tdr_appraisal_run_finish (result, error);
}

static void
free_result (gpointer result)
{
  tdr_appraisal_free (result);
}

static TdrSheet *
new_sheet (gconstpointer result,
           guint         workload)
{
  return tdr_commitment_view_new_sheet (result, workload);
}

static void
tdr_commitments_page_class_init (TdrCommitmentsPageClass *klass)
{
  TdrSheetPageClass *page_class = TDR_SHEET_PAGE_CLASS (klass);

  page_class->run = tdr_appraisal_run_async;
  page_class->finish = finish;
  page_class->free_result = free_result;
  page_class->new_sheet = new_sheet;
}

static void
tdr_commitments_page_init (TdrCommitmentsPage *self)
{
  tdr_sheet_page_set_empty (TDR_SHEET_PAGE (self), "tender-commitments-symbolic", _("Nothing to Commit Yet"),
                            _("Add a workload. Tender holds its load against reserved and rented capacity, and says how "
                              "much to commit."));
}
