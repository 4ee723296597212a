/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-requirements-page.h"

struct _TdrRequirementsPage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TdrRequirementsPage, tdr_requirements_page, ADW_TYPE_BIN)

static void
tdr_requirements_page_class_init (TdrRequirementsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/requirements-page.ui");
}

static void
tdr_requirements_page_init (TdrRequirementsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
