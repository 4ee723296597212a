/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-page.h"
#include "tdr-sheet.h"

G_BEGIN_DECLS

/**
 * TdrSheetPage:
 *
 * A page whose content is computed from the evaluation in a thread and shown as a sheet for one workload. A newer
 * evaluation cancels what is under way.
 */
#define TDR_TYPE_SHEET_PAGE (tdr_sheet_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (TdrSheetPage, tdr_sheet_page, TDR, SHEET_PAGE, TdrPage)

/**
 * TdrSheetPageClass:
 * @run: begins to compute
 * @finish: (transfer full): what came of it
 * @free_result: frees that
 * @new_sheet: shows it for one workload
 */
struct _TdrSheetPageClass
{
  TdrPageClass parent_class;

  void      (*run)         (TdrEvaluation        *evaluation,
                            GCancellable         *cancellable,
                            GAsyncReadyCallback   callback,
                            gpointer              user_data);
  gpointer  (*finish)      (GAsyncResult         *result,
                            GError              **error);
  void      (*free_result) (gpointer              result);
  TdrSheet *(*new_sheet)   (gconstpointer         result,
                            guint                 workload);
};

void tdr_sheet_page_set_empty (TdrSheetPage *self,
                               const char   *icon_name,
                               const char   *title,
                               const char   *description);

G_END_DECLS
