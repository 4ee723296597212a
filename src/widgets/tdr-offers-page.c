/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-offers-page.h"

struct _TdrOffersPage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (TdrOffersPage, tdr_offers_page, ADW_TYPE_BIN)

static void
tdr_offers_page_class_init (TdrOffersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/offers-page.ui");
}

static void
tdr_offers_page_init (TdrOffersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
