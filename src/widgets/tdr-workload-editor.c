/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-workload-editor.h"

#include "tdr-candidates.h"
#include "tdr-choice-dialog.h"
#include "tdr-figure-row.h"
#include "tdr-format.h"
#include "tdr-model-loader.h"
#include "tdr-people-dialog.h"
#include "tdr-week-preset.h"
#include "tdr-week-view.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define PPM_PER_PERCENT (TDR_PPM / 100)

typedef enum {
  FIELD_COUNT,     /* gint64 */
  FIELD_PERCENT,   /* int, in millionths */
  FIELD_SECONDS,   /* double */
  FIELD_MILLISECONDS,
} FieldType;

/* A row of the form, named as in the template, and the figure of the workload that it shows. */
typedef struct {
  const char *row;
  FieldType type;
  gsize offset;
} Field;

static const Field fields[] = {
  { "requests", FIELD_COUNT, G_STRUCT_OFFSET (TdrWorkload, requests_per_month) },
  { "growth", FIELD_PERCENT, G_STRUCT_OFFSET (TdrWorkload, growth_ppm) },
  { "input", FIELD_COUNT, G_STRUCT_OFFSET (TdrWorkload, input_tokens) },
  { "output", FIELD_COUNT, G_STRUCT_OFFSET (TdrWorkload, output_tokens) },
  { "cached", FIELD_PERCENT, G_STRUCT_OFFSET (TdrWorkload, cached_ppm) },
  { "per_prefix", FIELD_COUNT, G_STRUCT_OFFSET (TdrWorkload, requests_per_prefix) },
  { "batch", FIELD_PERCENT, G_STRUCT_OFFSET (TdrWorkload, batch_ppm) },
  { "first_token", FIELD_SECONDS, G_STRUCT_OFFSET (TdrWorkload, first_token_seconds) },
  { "token_interval", FIELD_MILLISECONDS, G_STRUCT_OFFSET (TdrWorkload, token_interval_seconds) },
};

struct _TdrWorkloadEditor
{
  AdwBin parent_instance;

  TdrDocument *document;
  char *id;
  gboolean showing;   /* the form is being filled, not typed into */

  AdwEntryRow *name;
  AdwEntryRow *note;
  AdwSpinRow *rows[G_N_ELEMENTS (fields)];
  AdwComboRow *week_preset;
  TdrWeekView *week;
  AdwActionRow *candidates;
};

typedef enum {
  SIGNAL_DUPLICATE,
  SIGNAL_REMOVE,
} TdrWorkloadEditorSignal;

static guint signals[SIGNAL_REMOVE + 1];

G_DEFINE_FINAL_TYPE (TdrWorkloadEditor, tdr_workload_editor, ADW_TYPE_BIN)

static TdrTenderWorkload *
find_workload (TdrWorkloadEditor *self,
               const TdrTender   *tender)
{
  for (guint i = 0; i < tender->workloads->len; i++)
    {
      TdrTenderWorkload *workload = g_ptr_array_index (tender->workloads, i);

      if (g_strcmp0 (workload->id, self->id) == 0)
        return workload;
    }
  return NULL;
}

/* A copy of the tender to change, or %NULL where there is nothing to edit or the change comes from the document. */
static TdrTender *
begin_edit (TdrWorkloadEditor  *self,
            TdrTenderWorkload **workload)
{
  g_autoptr (TdrTender) tender = NULL;

  if (self->showing || !self->document || !self->id)
    return NULL;
  tender = tdr_tender_copy (tdr_document_get_tender (self->document));
  *workload = find_workload (self, tender);
  return *workload ? g_steal_pointer (&tender) : NULL;
}

static void
end_edit (TdrWorkloadEditor *self,
          TdrTender         *tender,
          const char        *field)
{
  g_autofree char *merge = g_strconcat ("workload/", self->id, "/", field, NULL);

  tdr_document_apply (self->document, tender, merge);
}

static double
read_field (const TdrWorkload *figures,
            const Field       *field)
{
  gconstpointer place = G_STRUCT_MEMBER_P (figures, field->offset);

  switch (field->type)
    {
    case FIELD_COUNT:
      return (double) *(const gint64 *) place;
    case FIELD_PERCENT:
      return *(const int *) place / (double) PPM_PER_PERCENT;
    case FIELD_SECONDS:
      return *(const double *) place;
    case FIELD_MILLISECONDS:
      return *(const double *) place * 1000;
    default:
      g_return_val_if_reached (0);
    }
}

static void
write_field (TdrWorkload *figures,
             const Field *field,
             double       value)
{
  gpointer place = G_STRUCT_MEMBER_P (figures, field->offset);

  switch (field->type)
    {
    case FIELD_COUNT:
      *(gint64 *) place = (gint64) value;
      break;
    case FIELD_PERCENT:
      *(int *) place = (int) lround (value * PPM_PER_PERCENT);
      break;
    case FIELD_SECONDS:
      *(double *) place = value;
      break;
    case FIELD_MILLISECONDS:
      *(double *) place = value / 1000;
      break;
    default:
      g_return_if_reached ();
    }
}

static void
figure_changed_cb (TdrWorkloadEditor *self,
                   GParamSpec        *pspec,
                   AdwSpinRow        *row)
{
  TdrTenderWorkload *workload;
  TdrTender *tender = begin_edit (self, &workload);

  if (!tender)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (self->rows[i] == row)
      {
        write_field (&workload->figures, &fields[i], adw_spin_row_get_value (row));
        end_edit (self, tender, fields[i].row);
        return;
      }
  g_assert_not_reached ();
}

static void
name_changed_cb (TdrWorkloadEditor *self)
{
  TdrTenderWorkload *workload;
  TdrTender *tender = begin_edit (self, &workload);

  if (!tender)
    return;
  g_set_str (&workload->name, gtk_editable_get_text (GTK_EDITABLE (self->name)));
  end_edit (self, tender, "name");
}

static void
note_changed_cb (TdrWorkloadEditor *self)
{
  TdrTenderWorkload *workload;
  TdrTender *tender = begin_edit (self, &workload);

  if (!tender)
    return;
  g_set_str (&workload->note, gtk_editable_get_text (GTK_EDITABLE (self->note)));
  end_edit (self, tender, "note");
}

static void
week_selected_cb (TdrWorkloadEditor *self)
{
  TdrWeekPreset preset = adw_combo_row_get_selected (self->week_preset);
  TdrTenderWorkload *workload;
  TdrTender *tender = preset < TDR_WEEK_OWN ? begin_edit (self, &workload) : NULL;

  if (!tender)
    return;
  tdr_week_preset_fill (preset, workload->figures.week);
  end_edit (self, tender, "week");
}

static void
week_edited_cb (TdrWorkloadEditor *self)
{
  TdrTenderWorkload *workload;
  TdrTender *tender = begin_edit (self, &workload);

  if (!tender)
    return;
  memcpy (workload->figures.week, tdr_week_view_get_week (self->week), sizeof workload->figures.week);
  end_edit (self, tender, "week");
}

static void
people_chosen_cb (TdrWorkloadEditor *self,
                  gint64             requests,
                  gint64             input_tokens,
                  gint64             output_tokens)
{
  TdrTenderWorkload *workload;
  TdrTender *tender = begin_edit (self, &workload);

  if (!tender)
    return;
  workload->figures.requests_per_month = requests;
  workload->figures.input_tokens = input_tokens;
  workload->figures.output_tokens = output_tokens;
  tdr_document_apply (self->document, tender, NULL);
}

static void
people_clicked_cb (TdrWorkloadEditor *self)
{
  AdwDialog *dialog = tdr_people_dialog_new ();

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (people_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
candidates_chosen_cb (TdrWorkloadEditor *self,
                      TdrChoiceDialog   *dialog)
{
  TdrTenderWorkload *workload;
  TdrTender *tender = begin_edit (self, &workload);

  if (!tender)
    return;
  g_strfreev (workload->candidates);
  workload->candidates = tdr_choice_dialog_dup_chosen (dialog);
  end_edit (self, tender, "candidates");
}

static void
candidates_activated_cb (TdrWorkloadEditor *self)
{
  TdrTenderWorkload *workload;
  TdrEvaluation *evaluation = tdr_document_get_evaluation (self->document);
  g_autoptr (GPtrArray) models = NULL;
  const char *const *names;
  AdwDialog *dialog;

  workload = find_workload (self, tdr_document_get_tender (self->document));
  if (!workload || !evaluation)
    return;
  models = tdr_candidates_list (tdr_document_get_tender (self->document),
                                tdr_catalog_get_model_ids (tdr_evaluation_get_catalog (evaluation)));
  names = (const char *const *) models->pdata;
  dialog = tdr_choice_dialog_new (_("Models to Compare"), names, names, (const char *const *) workload->candidates);
  g_signal_connect_object (dialog, "chosen-changed", G_CALLBACK (candidates_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* The model joins those that are compared; where any is, it is one of them. */
static void
model_loaded_cb (GtkWidget      *widget,
                 TdrTenderModel *model)
{
  TdrWorkloadEditor *self = TDR_WORKLOAD_EDITOR (widget);
  TdrTenderWorkload *workload;
  TdrTender *tender = begin_edit (self, &workload);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (!tender)
    return;
  tdr_tender_models_put (tender->models, model);
  if (workload->candidates[0] && !g_strv_contains ((const char *const *) workload->candidates, model->id))
    {
      g_strv_builder_addv (names, (const char **) workload->candidates);
      g_strv_builder_add (names, model->id);
      g_strfreev (workload->candidates);
      workload->candidates = g_strv_builder_end (names);
    }
  end_edit (self, tender, "model");
}

static void
add_model_cb (TdrWorkloadEditor *self)
{
  tdr_model_loader_ask (GTK_WIDGET (self), model_loaded_cb);
}

static void
duplicate_cb (TdrWorkloadEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_DUPLICATE], 0);
}

static void
remove_cb (TdrWorkloadEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

/* A text is set only where it differs: setting it moves the caret of who is typing. */
static void
show_text (AdwEntryRow *row,
           const char  *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
}

static void
show_candidates (TdrWorkloadEditor  *self,
                 char              **candidates)
{
  g_autofree char *names = candidates && *candidates ? g_strjoinv (", ", candidates) : NULL;

  adw_action_row_set_subtitle (self->candidates, names ? names : _("Every model in the catalogue that writes text"));
}

static void
show_workload (TdrWorkloadEditor       *self,
               const TdrTenderWorkload *workload)
{
  self->showing = TRUE;
  show_text (self->name, workload->name);
  show_text (self->note, workload->note);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    adw_spin_row_set_value (self->rows[i], read_field (&workload->figures, &fields[i]));
  adw_combo_row_set_selected (self->week_preset, tdr_week_preset_find (workload->figures.week));
  tdr_week_view_set_week (self->week, workload->figures.week);
  show_candidates (self, workload->candidates);
  self->showing = FALSE;
}

static void
tdr_workload_editor_dispose (GObject *object)
{
  TdrWorkloadEditor *self = TDR_WORKLOAD_EDITOR (object);

  self->showing = TRUE;
  g_clear_object (&self->document);
  g_clear_pointer (&self->id, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_WORKLOAD_EDITOR);

  G_OBJECT_CLASS (tdr_workload_editor_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tender_desktop/Tender/ui/workload-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrWorkloadEditor, name);
  gtk_widget_class_bind_template_child (widget_class, TdrWorkloadEditor, note);
  gtk_widget_class_bind_template_child (widget_class, TdrWorkloadEditor, week_preset);
  gtk_widget_class_bind_template_child (widget_class, TdrWorkloadEditor, week);
  gtk_widget_class_bind_template_child (widget_class, TdrWorkloadEditor, candidates);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_widget_class_bind_template_child_full (widget_class, fields[i].row, FALSE,
                                               G_STRUCT_OFFSET (TdrWorkloadEditor, rows) + i * sizeof (AdwSpinRow *));
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, week_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, week_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, people_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, candidates_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_model_cb);
  gtk_widget_class_bind_template_callback (widget_class, duplicate_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
tdr_workload_editor_class_init (TdrWorkloadEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdr_workload_editor_dispose;
  g_type_ensure (TDR_TYPE_WEEK_VIEW);

  /**
   * TdrWorkloadEditor::duplicate:
   *
   * The workload shall be there twice.
   */
  signals[SIGNAL_DUPLICATE] = g_signal_new ("duplicate", TDR_TYPE_WORKLOAD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);

  /**
   * TdrWorkloadEditor::remove:
   *
   * The workload shall go.
   */
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", TDR_TYPE_WORKLOAD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
fill_week_presets (TdrWorkloadEditor *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (TdrWeekPreset preset = 0; preset < TDR_N_WEEK_PRESETS; preset++)
    gtk_string_list_append (names, tdr_week_preset_get_name (preset));
  adw_combo_row_set_model (self->week_preset, G_LIST_MODEL (names));
}

static void
tdr_workload_editor_init (TdrWorkloadEditor *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_week_presets (self);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (adw_spin_row_get_digits (self->rows[i]) == 0)
        tdr_figure_row_set_up (self->rows[i]);
      g_signal_connect_object (self->rows[i], "notify::value", G_CALLBACK (figure_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  self->showing = FALSE;
}

/* Shows the workload @id of @document, as it is now; shows nothing new if there is none. */
void
tdr_workload_editor_show (TdrWorkloadEditor *self,
                          TdrDocument       *document,
                          const char        *id)
{
  const TdrTenderWorkload *workload;

  g_return_if_fail (TDR_IS_WORKLOAD_EDITOR (self));

  g_set_object (&self->document, document);
  g_set_str (&self->id, id);
  workload = find_workload (self, tdr_document_get_tender (document));
  if (workload)
    show_workload (self, workload);
}
