/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-prices-page.h"

#include "tdr-source-row.h"

#include <glib/gi18n-lib.h>

struct _TdrPricesPage
{
  TdrPage parent_instance;

  TdrPriceBook *book;

  GtkListBox *sources;
  GtkListBox *changes;
  GtkListBox *disputes;
  GtkListBox *gaps;
};

typedef enum {
  PROP_BOOK = 1,
} TdrPricesPageProperty;

static GParamSpec *props[PROP_BOOK + 1];

G_DEFINE_FINAL_TYPE (TdrPricesPage, tdr_prices_page, TDR_TYPE_PAGE)

static GtkWidget *
make_source_row (gpointer item,
                 gpointer user_data)
{
  return tdr_source_row_new (item);
}

static GtkWidget *
make_note_row (gpointer item,
               gpointer user_data)
{
  return g_object_new (ADW_TYPE_ACTION_ROW,
                       "use-markup", FALSE,
                       "title", tdr_price_note_get_title (item),
                       "subtitle", tdr_price_note_get_subtitle (item),
                       "title-lines", 0,
                       "subtitle-lines", 0,
                       "subtitle-selectable", TRUE,
                       NULL);
}

static GtkWidget *
make_placeholder (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  return label;
}

static void
tdr_prices_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch ((TdrPricesPageProperty) prop_id)
    {
    case PROP_BOOK:
      g_value_set_object (value, TDR_PRICES_PAGE (object)->book);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tdr_prices_page_dispose (GObject *object)
{
  TdrPricesPage *self = TDR_PRICES_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_PRICES_PAGE);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (tdr_prices_page_parent_class)->dispose (object);
}

static void
tdr_prices_page_class_init (TdrPricesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = tdr_prices_page_get_property;
  G_OBJECT_CLASS (klass)->dispose = tdr_prices_page_dispose;

  props[PROP_BOOK] = g_param_spec_object ("book", NULL, NULL, TDR_TYPE_PRICE_BOOK,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/prices-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrPricesPage, sources);
  gtk_widget_class_bind_template_child (widget_class, TdrPricesPage, changes);
  gtk_widget_class_bind_template_child (widget_class, TdrPricesPage, disputes);
  gtk_widget_class_bind_template_child (widget_class, TdrPricesPage, gaps);
}

static void
tdr_prices_page_init (TdrPricesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_placeholder (self->changes,
                                make_placeholder (_("No price has changed since prices were first fetched here.")));
  gtk_list_box_set_placeholder (self->disputes, make_placeholder (_("No two sources disagree.")));
  gtk_list_box_set_placeholder (self->gaps, make_placeholder (_("Everything that was fetched is understood.")));
}

/* Shows @book from now on. */
void
tdr_prices_page_set_book (TdrPricesPage *self,
                          TdrPriceBook  *book)
{
  g_return_if_fail (TDR_IS_PRICES_PAGE (self));

  if (!g_set_object (&self->book, book))
    return;
  gtk_list_box_bind_model (self->sources, G_LIST_MODEL (tdr_price_book_get_sources (book)), make_source_row, NULL, NULL);
  gtk_list_box_bind_model (self->changes, G_LIST_MODEL (tdr_price_book_get_changes (book)), make_note_row, NULL, NULL);
  gtk_list_box_bind_model (self->disputes, G_LIST_MODEL (tdr_price_book_get_disputes (book)), make_note_row, NULL, NULL);
  gtk_list_box_bind_model (self->gaps, G_LIST_MODEL (tdr_price_book_get_gaps (book)), make_note_row, NULL, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BOOK]);
}
