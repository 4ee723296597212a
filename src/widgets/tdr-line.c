/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-line.h"

#include "tdr-badge.h"

struct _TdrLine
{
  GObject parent_instance;

  char *title;
  char *detail;
  char *end;
  char *badge_kind;
};

G_DEFINE_FINAL_TYPE (TdrLine, tdr_line, G_TYPE_OBJECT)

static void
tdr_line_finalize (GObject *object)
{
  TdrLine *self = TDR_LINE (object);

  g_free (self->title);
  g_free (self->detail);
  g_free (self->end);
  g_free (self->badge_kind);

  G_OBJECT_CLASS (tdr_line_parent_class)->finalize (object);
}

static void
tdr_line_class_init (TdrLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tdr_line_finalize;
}

static void
tdr_line_init (TdrLine *self)
{
}

static GtkWidget *
make_end (TdrLine *self)
{
  GtkWidget *label;

  if (self->badge_kind)
    return tdr_badge_new (self->end, self->badge_kind);
  label = gtk_label_new (self->end);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  TdrLine *self = TDR_LINE (item);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), self->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), self->detail ? self->detail : "");
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  if (self->end)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_end (self));
  return row;
}

/* A line: @detail, @end and @badge_kind (all nullable) are the quiet text below, the text at the end, and the tint of
 * the badge that the latter is then. */
TdrLine *
tdr_line_new (const char *title,
              const char *detail,
              const char *end,
              const char *badge_kind)
{
  TdrLine *self = g_object_new (TDR_TYPE_LINE, NULL);

  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  self->end = g_strdup (end);
  self->badge_kind = g_strdup (badge_kind);
  return self;
}

/* Adds a line to @lines. */
void
tdr_line_append (GListStore *lines,
                 const char *title,
                 const char *detail,
                 const char *end,
                 const char *badge_kind)
{
  g_autoptr (TdrLine) line = tdr_line_new (title, detail, end, badge_kind);

  g_list_store_append (lines, line);
}

/* Makes @list show @lines. */
void
tdr_line_bind (GtkListBox *list,
               GListStore *lines)
{
  gtk_list_box_bind_model (list, G_LIST_MODEL (lines), make_row, NULL, NULL);
}
