/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-workloads-page.h"

struct _TdrWorkloadsPage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TdrWorkloadsPage, tdr_workloads_page, ADW_TYPE_BIN)

static void
tdr_workloads_page_class_init (TdrWorkloadsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/workloads-page.ui");
}

static void
tdr_workloads_page_init (TdrWorkloadsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
