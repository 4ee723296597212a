/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-risk-page.h"

#include "tdr-risk-view.h"

#include <glib/gi18n-lib.h>

struct _TdrRiskPage
{
  TdrSheetPage parent_instance;
};

G_DEFINE_FINAL_TYPE (TdrRiskPage, tdr_risk_page, TDR_TYPE_SHEET_PAGE)

static gpointer
finish (GAsyncResult  *result,
        GError       **error)
{
  return tdr_risk_run_finish (result, error);
}

static void
free_result (gpointer result)
{
  tdr_risk_free (result);
}

static TdrSheet *
new_sheet (gconstpointer result,
           guint         workload)
{
  return tdr_risk_view_new_sheet (result, workload);
}

static void
tdr_risk_page_class_init (TdrRiskPageClass *klass)
{
  TdrSheetPageClass *page_class = TDR_SHEET_PAGE_CLASS (klass);

  page_class->run = tdr_risk_run_async;
  page_class->finish = finish;
  page_class->free_result = free_result;
  page_class->new_sheet = new_sheet;
}

static void
tdr_risk_page_init (TdrRiskPage *self)
{
  tdr_sheet_page_set_empty (TDR_SHEET_PAGE (self), "tender-risk-symbolic", _("Nothing at Risk Yet"),
                            _("Add a workload. Tender draws its demand and prices many times, and says how sure the "
                              "cheapest offer is."));
}
