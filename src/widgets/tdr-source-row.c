/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-source-row.h"

#include "tdr-badge.h"

#include <glib/gi18n-lib.h>

struct _TdrSourceRow
{
  AdwActionRow parent_instance;

  TdrSourceItem *item;
  TdrBadge *badge;
  GtkStack *stack;
  GtkButton *refresh;
};

G_DEFINE_FINAL_TYPE (TdrSourceRow, tdr_source_row, ADW_TYPE_ACTION_ROW)

/* A source that failed keeps saying what it knows: the reason stands beneath. */
static void
update (TdrSourceRow *self)
{
  g_autofree char *status = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *both = NULL;
  gboolean stale, busy;

  g_object_get (self->item, "status", &status, "problem", &problem, "stale", &stale, "busy", &busy, NULL);
  both = problem != NULL ? g_strdup_printf ("%s\n%s", status, problem) : g_strdup (status);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), both);
  gtk_stack_set_visible_child_name (self->stack, busy ? "busy" : "idle");
  if (problem != NULL)
    tdr_badge_set_label (self->badge, _("failed"));
  else
    tdr_badge_set_label (self->badge, stale ? _("stale") : NULL);
  tdr_badge_set_kind (self->badge, problem != NULL ? "error" : "warning");
}

static void
set_item (TdrSourceRow  *self,
          TdrSourceItem *item)
{
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  self->item = g_object_ref (item);
  g_object_get (item, "name", &name, NULL);
  /* Translators: a source of prices. */
  words = g_strdup_printf (_("Refresh %s"), name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->refresh), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->refresh), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->refresh), "s", tdr_source_item_get_id (item));
  g_signal_connect_object (item, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
tdr_source_row_dispose (GObject *object)
{
  TdrSourceRow *self = TDR_SOURCE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_SOURCE_ROW);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (tdr_source_row_parent_class)->dispose (object);
}

static void
tdr_source_row_class_init (TdrSourceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_source_row_dispose;
  g_type_ensure (TDR_TYPE_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/source-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrSourceRow, badge);
  gtk_widget_class_bind_template_child (widget_class, TdrSourceRow, stack);
  gtk_widget_class_bind_template_child (widget_class, TdrSourceRow, refresh);
}

static void
tdr_source_row_init (TdrSourceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A row that follows @item. */
GtkWidget *
tdr_source_row_new (TdrSourceItem *item)
{
  TdrSourceRow *self = g_object_new (TDR_TYPE_SOURCE_ROW, NULL);

  set_item (self, item);
  return GTK_WIDGET (self);
}
