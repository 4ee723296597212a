/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-requirement-row.h"

#include "tdr-badge.h"
#include "tdr-format.h"
#include "tdr-requirement-words.h"

#include <glib/gi18n-lib.h>

struct _TdrRequirementRow
{
  AdwActionRow parent_instance;

  TdrRequirementKind kind;
  char *argument;
  gboolean showing;   /* the level is being shown, not chosen */

  TdrBadge *effect;
  GtkWidget *edit;
  GtkDropDown *level;
};

typedef enum {
  SIGNAL_LEVEL_CHOSEN,
  SIGNAL_EDIT,
} TdrRequirementRowSignal;

static guint signals[SIGNAL_EDIT + 1];

G_DEFINE_FINAL_TYPE (TdrRequirementRow, tdr_requirement_row, ADW_TYPE_ACTION_ROW)

static void
show_words (TdrRequirementRow *self)
{
  g_autofree char *title = tdr_requirement_words_dup_title (self->kind, self->argument);
  /* Translators: the name of a requirement. */
  g_autofree char *level = g_strdup_printf (_("Level of “%s”"), title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), tdr_requirement_words_explain (self->kind, self->argument));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->level), GTK_ACCESSIBLE_PROPERTY_LABEL, level, -1);
}

static void
level_selected_cb (TdrRequirementRow *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[SIGNAL_LEVEL_CHOSEN], 0);
}

static void
edit_clicked_cb (TdrRequirementRow *self)
{
  g_signal_emit (self, signals[SIGNAL_EDIT], 0);
}

static void
tdr_requirement_row_dispose (GObject *object)
{
  TdrRequirementRow *self = TDR_REQUIREMENT_ROW (object);

  self->showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_REQUIREMENT_ROW);
  g_clear_pointer (&self->argument, g_free);

  G_OBJECT_CLASS (tdr_requirement_row_parent_class)->dispose (object);
}

static void
tdr_requirement_row_class_init (TdrRequirementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_requirement_row_dispose;
  g_type_ensure (TDR_TYPE_BADGE);

  /**
   * TdrRequirementRow::level-chosen:
   *
   * The user chose another level.
   */
  signals[SIGNAL_LEVEL_CHOSEN] = g_signal_new ("level-chosen", TDR_TYPE_REQUIREMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 0);

  /**
   * TdrRequirementRow::edit:
   *
   * The user wants to change the requirement's argument.
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", TDR_TYPE_REQUIREMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/requirement-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrRequirementRow, effect);
  gtk_widget_class_bind_template_child (widget_class, TdrRequirementRow, edit);
  gtk_widget_class_bind_template_child (widget_class, TdrRequirementRow, level);
  gtk_widget_class_bind_template_callback (widget_class, level_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_clicked_cb);
}

static void
tdr_requirement_row_init (TdrRequirementRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A row for the requirement of @kind and @argument (nullable), which is off. */
GtkWidget *
tdr_requirement_row_new (TdrRequirementKind  kind,
                         const char         *argument)
{
  TdrRequirementRow *self = g_object_new (TDR_TYPE_REQUIREMENT_ROW, NULL);

  self->kind = kind;
  self->argument = g_strdup (argument);
  gtk_widget_set_visible (self->edit, kind == TDR_REQUIREMENT_RESIDENCY);
  show_words (self);
  return GTK_WIDGET (self);
}

/* The kind of requirement that the row shows. */
TdrRequirementKind
tdr_requirement_row_get_kind (TdrRequirementRow *self)
{
  g_return_val_if_fail (TDR_IS_REQUIREMENT_ROW (self), TDR_REQUIREMENT_RESIDENCY);

  return self->kind;
}

/* (nullable): the requirement's argument. */
const char *
tdr_requirement_row_get_argument (TdrRequirementRow *self)
{
  g_return_val_if_fail (TDR_IS_REQUIREMENT_ROW (self), NULL);

  return self->argument;
}

/* The level that is chosen. */
TdrRequirementLevel
tdr_requirement_row_get_level (TdrRequirementRow *self)
{
  g_return_val_if_fail (TDR_IS_REQUIREMENT_ROW (self), TDR_LEVEL_OFF);

  return (TdrRequirementLevel) gtk_drop_down_get_selected (self->level);
}

/* Shows another argument. */
void
tdr_requirement_row_set_argument (TdrRequirementRow *self,
                                  const char        *argument)
{
  g_return_if_fail (TDR_IS_REQUIREMENT_ROW (self));

  if (g_set_str (&self->argument, argument))
    show_words (self);
}

/* Shows @level, as the document has it. */
void
tdr_requirement_row_set_level (TdrRequirementRow   *self,
                               TdrRequirementLevel  level)
{
  g_return_if_fail (TDR_IS_REQUIREMENT_ROW (self));

  self->showing = TRUE;
  gtk_drop_down_set_selected (self->level, level);
  self->showing = FALSE;
}

/* Shows what the requirement does, or would do, to the market; %NULL if that is not known. */
void
tdr_requirement_row_set_effect (TdrRequirementRow          *self,
                                const TdrRequirementEffect *effect)
{
  gboolean must;
  g_autofree char *count = NULL, *words = NULL;

  g_return_if_fail (TDR_IS_REQUIREMENT_ROW (self));

  must = tdr_requirement_row_get_level (self) == TDR_LEVEL_MUST;
  if (effect)
    {
      count = tdr_format_count (effect->rules_out);
      /* Translators: how many offers a requirement rules out, or would if it were a must-have. */
      words = g_strdup_printf (must ? _("rules out %s") : _("would rule out %s"), count);
    }
  tdr_badge_set_label (self->effect, words);
  tdr_badge_set_kind (self->effect, must && effect && effect->rules_out > 0 ? "error" : "neutral");
}
