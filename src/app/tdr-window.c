/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-window.h"

#include "tdr-actions.h"
#include "tdr-award-page.h"
#include "tdr-commitments-page.h"
#include "tdr-compare-page.h"
#include "tdr-files.h"
#include "tdr-format.h"
#include "tdr-offers-page.h"
#include "tdr-plan-words.h"
#include "tdr-prices-page.h"
#include "tdr-requirements-page.h"
#include "tdr-risk-page.h"
#include "tdr-sidebar-row.h"
#include "tdr-status-bar.h"
#include "tdr-workloads-page.h"

#include <glib/gi18n-lib.h>

struct _TdrWindow
{
  AdwApplicationWindow parent_instance;

  TdrDocument *document;
  GSettings *settings;
  TdrPriceBook *book;          /* %NULL until it is set */
  gboolean may_close;

  AdwToastOverlay *toasts;
  AdwNavigationSplitView *split_view;
  AdwNavigationPage *content_page;
  GtkListBox *sidebar;
  TdrSidebarRow *workloads_row;
  TdrSidebarRow *requirements_row;
  TdrSidebarRow *offers_row;
  AdwWindowTitle *title;
  AdwBanner *recovery;
  AdwBanner *problem;
  GtkStack *pages;
  GMenu *examples;
  GMenu *recent;
};

typedef enum {
  PROP_DOCUMENT = 1,
} TdrWindowProperty;

static GParamSpec *props[PROP_DOCUMENT + 1];

G_DEFINE_FINAL_TYPE (TdrWindow, tdr_window, ADW_TYPE_APPLICATION_WINDOW)

static GtkWidget *
make_section_heading (const char *section)
{
  GtkWidget *label = gtk_label_new (section);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "section-heading");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
update_row_header (GtkListBoxRow *row,
                   GtkListBoxRow *before,
                   gpointer       user_data)
{
  const char *section = tdr_sidebar_row_get_section (TDR_SIDEBAR_ROW (row));

  gtk_list_box_row_set_header (row, section ? make_section_heading (section) : NULL);
}

static void
update_title (TdrWindow *self)
{
  g_autofree char *title = tdr_document_dup_title (self->document);
  g_autofree char *subtitle = NULL;
  const char *buyer = tdr_document_get_tender (self->document)->buyer;
  gboolean edited = tdr_document_get_edited (self->document);

  if (buyer && *buyer && edited)
    /* Translators: a buyer's name, and that the tender has been changed since it was saved. */
    subtitle = g_strdup_printf (_("%s · edited"), buyer);
  else
    subtitle = g_strdup (edited ? _("edited") : buyer);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle ? subtitle : "");
  adw_navigation_page_set_title (self->content_page, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static guint
count_requirements (const TdrTender *tender)
{
  guint count = 0;

  for (guint i = 0; i < tender->requirements->len; i++)
    if (((TdrTenderRequirement *) g_ptr_array_index (tender->requirements, i))->level != TDR_LEVEL_OFF)
      count++;
  return count;
}

static void
show_count (TdrSidebarRow *row,
            guint          count)
{
  g_autofree char *text = count > 0 ? tdr_format_count (count) : NULL;

  tdr_sidebar_row_set_count (row, text, text);
}

static void
update_counts (TdrWindow *self)
{
  const TdrTender *tender = tdr_document_get_tender (self->document);

  show_count (self->workloads_row, tender->workloads->len);
  show_count (self->requirements_row, count_requirements (tender));
}

static void
changed_cb (TdrWindow *self)
{
  update_title (self);
  update_counts (self);
}

static void
show_offer_counts (TdrWindow     *self,
                   TdrEvaluation *evaluation)
{
  guint n_offers = tdr_evaluation_count_offers (evaluation);
  g_autofree char *passing = tdr_format_count (tdr_evaluation_count_passing (evaluation));
  g_autofree char *offers = tdr_format_count (n_offers);
  /* Translators: offers that meet every must-have, and offers in all. */
  g_autofree char *counts = g_strdup_printf (_("%s / %s"), passing, offers);
  g_autofree char *words = tdr_plan_words_dup_passing (evaluation);

  tdr_sidebar_row_set_count (self->offers_row, n_offers > 0 ? counts : NULL, words);
}

static void
evaluated_cb (TdrWindow *self)
{
  TdrEvaluation *evaluation = tdr_document_get_evaluation (self->document);

  if (evaluation)
    show_offer_counts (self, evaluation);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", evaluation != NULL);
}

static void
problem_cb (TdrWindow *self)
{
  tdr_window_set_problem (self, tdr_document_get_problem (self->document));
}

static void
history_cb (TdrWindow *self)
{
  gboolean can_undo, can_redo;

  g_object_get (self->document, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", can_redo);
}

static GType
get_page_type (const char *name)
{
  const struct { const char *name; GType type; } pages[] = {
    { "workloads", TDR_TYPE_WORKLOADS_PAGE },
    { "requirements", TDR_TYPE_REQUIREMENTS_PAGE },
    { "offers", TDR_TYPE_OFFERS_PAGE },
    { "prices", TDR_TYPE_PRICES_PAGE },
    { "compare", TDR_TYPE_COMPARE_PAGE },
    { "commitments", TDR_TYPE_COMMITMENTS_PAGE },
    { "risk", TDR_TYPE_RISK_PAGE },
    { "award", TDR_TYPE_AWARD_PAGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (name, pages[i].name))
      return pages[i].type;
  g_assert_not_reached ();
}

static void
show_prices (TdrWindow *self,
             GtkWidget *page)
{
  if (self->book && TDR_IS_PRICES_PAGE (page))
    tdr_prices_page_set_book (TDR_PRICES_PAGE (page), self->book);
}

/* A page is made when it is first shown: the first frame does not wait for the others. */
static TdrPage *
ensure_page (TdrWindow *self)
{
  AdwBin *place = ADW_BIN (gtk_stack_get_visible_child (self->pages));

  if (!adw_bin_get_child (place))
    adw_bin_set_child (place, g_object_new (get_page_type (gtk_stack_get_visible_child_name (self->pages)), "document",
                                            self->document, NULL));
  show_prices (self, adw_bin_get_child (place));
  return TDR_PAGE (adw_bin_get_child (place));
}

/* Selects the row of the page on show, however it came to be shown. */
static void
page_shown_cb (TdrWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->pages);
  GtkListBoxRow *row;

  if (!self->document)
    return;
  ensure_page (self);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)); i++)
    if (g_strcmp0 (tdr_sidebar_row_get_page (TDR_SIDEBAR_ROW (row)), name) == 0)
      gtk_list_box_select_row (self->sidebar, row);
}

static void
row_activated_cb (TdrWindow     *self,
                  GtkListBoxRow *row)
{
  tdr_window_show_page (self, tdr_sidebar_row_get_page (TDR_SIDEBAR_ROW (row)));
}

static void
recover_cb (TdrWindow *self)
{
  adw_banner_set_revealed (self->recovery, FALSE);
  tdr_files_recover (self);
}

static void
close_cb (TdrWindow *self)
{
  self->may_close = TRUE;
  tdr_document_discard (self->document);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
close_request_cb (TdrWindow *self)
{
  if (self->may_close || !tdr_document_get_edited (self->document))
    return FALSE;
  tdr_files_ask_to_leave (self, close_cb);
  return TRUE;
}

static gboolean
drop_cb (TdrWindow    *self,
         const GValue *value)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = gdk_file_list_get_files (list);

  if (!files)
    return FALSE;
  tdr_files_open (self, files->data);
  return TRUE;
}

static void
bind_settings (TdrWindow *self)
{
  self->settings = g_settings_new ("io.github.tender_desktop.Tender");
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "page", self->pages, "visible-child-name", G_SETTINGS_BIND_DEFAULT);
}

static void
set_up_document (TdrWindow *self)
{
  self->document = tdr_document_new ();
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
  g_signal_connect_object (self->document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::title", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::edited", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::evaluation", G_CALLBACK (evaluated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::can-undo", G_CALLBACK (history_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::can-redo", G_CALLBACK (history_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  evaluated_cb (self);
  history_cb (self);
}

static void
set_up_drop (TdrWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
tdr_window_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  switch ((TdrWindowProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, TDR_WINDOW (object)->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tdr_window_dispose (GObject *object)
{
  TdrWindow *self = TDR_WINDOW (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_WINDOW);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (tdr_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TdrWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, TdrWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, TdrWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TdrWindow, workloads_row);
  gtk_widget_class_bind_template_child (widget_class, TdrWindow, requirements_row);
  gtk_widget_class_bind_template_child (widget_class, TdrWindow, offers_row);
  gtk_widget_class_bind_template_child (widget_class, TdrWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TdrWindow, recovery);
  gtk_widget_class_bind_template_child (widget_class, TdrWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, TdrWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TdrWindow, examples);
  gtk_widget_class_bind_template_child (widget_class, TdrWindow, recent);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, recover_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
}

static void
tdr_window_class_init (TdrWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tdr_window_get_property;
  object_class->dispose = tdr_window_dispose;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, TDR_TYPE_DOCUMENT,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (TDR_TYPE_SIDEBAR_ROW);
  g_type_ensure (TDR_TYPE_STATUS_BAR);
  tdr_actions_install (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
say_first_frame_cb (GdkFrameClock *clock,
                    gpointer       user_data)
{
  g_signal_handlers_disconnect_by_func (clock, say_first_frame_cb, NULL);
  g_print ("first frame\n");
}

static void
realized_cb (GtkWidget *widget)
{
  g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (say_first_frame_cb), NULL);
}

static void
tdr_window_init (TdrWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->sidebar, update_row_header, NULL, NULL);
  bind_settings (self);
  set_up_document (self);
  page_shown_cb (self);
  set_up_drop (self);
  tdr_files_fill_examples (self->examples);
  tdr_files_follow_recent (self->recent);
  adw_banner_set_revealed (self->recovery, tdr_files_can_recover ());
  /* tests/bench holds a stopwatch. */
  if (g_getenv ("TDR_MEASURE"))
    g_signal_connect (self, "realize", G_CALLBACK (realized_cb), NULL);
}

/* A window with an empty tender. */
TdrWindow *
tdr_window_new (AdwApplication *application)
{
  return g_object_new (TDR_TYPE_WINDOW, "application", application, NULL);
}

/* What the window shows. */
TdrDocument *
tdr_window_get_document (TdrWindow *self)
{
  g_return_val_if_fail (TDR_IS_WINDOW (self), NULL);

  return self->document;
}

/* Turns to the page @name. */
void
tdr_window_show_page (TdrWindow  *self,
                      const char *name)
{
  g_return_if_fail (TDR_IS_WINDOW (self));

  gtk_stack_set_visible_child_name (self->pages, name);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* Shows what is known of prices from @book. */
void
tdr_window_set_price_book (TdrWindow    *self,
                           TdrPriceBook *book)
{
  g_return_if_fail (TDR_IS_WINDOW (self));

  if (g_set_object (&self->book, book))
    ensure_page (self);
}

/* Turns to the offers, with the caret in their search. */
void
tdr_window_focus_search (TdrWindow *self)
{
  g_return_if_fail (TDR_IS_WINDOW (self));

  tdr_window_show_page (self, "offers");
  tdr_offers_page_focus_search (TDR_OFFERS_PAGE (ensure_page (self)));
}

/* Says @words for a while, beside a button (nullable) for @action with @target (nullable, floating is taken). */
void
tdr_window_add_toast (TdrWindow  *self,
                      const char *words,
                      const char *button,
                      const char *action,
                      GVariant   *target)
{
  AdwToast *toast;

  g_return_if_fail (TDR_IS_WINDOW (self));

  toast = adw_toast_new (words);
  adw_toast_set_use_markup (toast, FALSE);
  if (button)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
      adw_toast_set_action_target_value (toast, target);
    }
  tdr_window_show_toast (self, toast);
}

/* Shows @toast, which is taken. */
void
tdr_window_show_toast (TdrWindow *self,
                       AdwToast  *toast)
{
  g_return_if_fail (TDR_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Says what went wrong, under @heading. */
void
tdr_window_report (TdrWindow    *self,
                   const char   *heading,
                   const GError *error)
{
  AdwDialog *dialog;

  g_return_if_fail (TDR_IS_WINDOW (self));

  dialog = adw_alert_dialog_new (heading, error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* Keeps saying @problem above the pages, until it is %NULL. */
void
tdr_window_set_problem (TdrWindow  *self,
                        const char *problem)
{
  g_return_if_fail (TDR_IS_WINDOW (self));

  if (problem)
    adw_banner_set_title (self->problem, problem);
  adw_banner_set_revealed (self->problem, problem != NULL);
}
