/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-compare-page.h"

struct _TdrComparePage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TdrComparePage, tdr_compare_page, ADW_TYPE_BIN)

static void
tdr_compare_page_class_init (TdrComparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/compare-page.ui");
}

static void
tdr_compare_page_init (TdrComparePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
