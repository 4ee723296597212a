/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-requirements-page.h"

#include "tdr-chart-card.h"
#include "tdr-choice-dialog.h"
#include "tdr-line.h"
#include "tdr-plan-words.h"
#include "tdr-requirement-row.h"
#include "tdr-requirement-view.h"
#include "tdr-requirement-words.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_PLACES "EU"

struct _TdrRequirementsPage
{
  TdrPage parent_instance;

  GPtrArray *rows;           /* of TdrRequirementRow, owned by the groups */
  TdrRequirementRow *shown;  /* (nullable): whose evidence the panel shows */
  GListStore *lines;

  AdwPreferencesGroup *places;
  AdwPreferencesGroup *certifications;
  AdwPreferencesGroup *handling;
  GtkWidget *no_certifications;
  TdrChartCard *funnel;
  GtkWidget *panel;
  GtkLabel *panel_title;
  GtkLabel *panel_note;
  GtkListBox *panel_lines;
};

G_DEFINE_FINAL_TYPE (TdrRequirementsPage, tdr_requirements_page, TDR_TYPE_PAGE)

/* There is one residency requirement, whatever its places; any other is told from its argument. */
static gboolean
is_of_row (const TdrTenderRequirement *requirement,
           TdrRequirementRow          *row)
{
  return requirement->kind == tdr_requirement_row_get_kind (row)
         && (requirement->kind == TDR_REQUIREMENT_RESIDENCY
             || g_strcmp0 (requirement->argument, tdr_requirement_row_get_argument (row)) == 0);
}

static TdrTenderRequirement *
find_requirement (const TdrTender   *tender,
                  TdrRequirementRow *row,
                  guint             *index)
{
  for (guint i = 0; i < tender->requirements->len; i++)
    if (is_of_row (g_ptr_array_index (tender->requirements, i), row))
      {
        if (index)
          *index = i;
        return g_ptr_array_index (tender->requirements, i);
      }
  return NULL;
}

/* A copy of the tender to change, and in it the row's requirement, added if it was not there. */
static TdrTender *
begin_edit (TdrRequirementsPage   *self,
            TdrRequirementRow     *row,
            TdrTenderRequirement **requirement)
{
  TdrTender *tender = tdr_tender_copy (tdr_page_get_tender (TDR_PAGE (self)));

  *requirement = find_requirement (tender, row, NULL);
  if (!*requirement)
    {
      *requirement = tdr_tender_requirement_new (tdr_requirement_row_get_kind (row), TDR_LEVEL_OFF,
                                                 tdr_requirement_row_get_argument (row));
      g_ptr_array_add (tender->requirements, *requirement);
    }
  return tender;
}

static void
level_chosen_cb (TdrRequirementsPage *self,
                 TdrRequirementRow   *row)
{
  TdrTenderRequirement *requirement;
  TdrTender *tender = begin_edit (self, row, &requirement);

  requirement->level = tdr_requirement_row_get_level (row);
  tdr_page_apply (TDR_PAGE (self), tender, NULL);
}

static TdrRequirementRow *
find_residency_row (TdrRequirementsPage *self)
{
  return g_ptr_array_index (self->rows, 0);
}

static void
places_chosen_cb (TdrRequirementsPage *self,
                  TdrChoiceDialog     *dialog)
{
  g_auto (GStrv) codes = tdr_choice_dialog_dup_chosen (dialog);
  TdrTenderRequirement *requirement;
  TdrTender *tender;

  if (!codes[0])
    return;
  tender = begin_edit (self, find_residency_row (self), &requirement);
  g_free (requirement->argument);
  requirement->argument = g_strjoinv (";", codes);
  tdr_page_apply (TDR_PAGE (self), tender, "residency");
}

static void
edit_places_cb (TdrRequirementsPage *self,
                TdrRequirementRow   *row)
{
  guint n_places;
  const TdrPlace *known = tdr_requirement_words_get_places (&n_places);
  g_auto (GStrv) chosen = g_strsplit (tdr_requirement_row_get_argument (row), ";", -1);
  g_autofree const char **codes = g_new0 (const char *, n_places + 1);
  g_autofree const char **names = g_new0 (const char *, n_places + 1);
  AdwDialog *dialog;

  for (guint i = 0; i < n_places; i++)
    {
      codes[i] = known[i].code;
      names[i] = _(known[i].name);
    }
  dialog = tdr_choice_dialog_new (_("Where Data May Be"), codes, names, (const char *const *) chosen);
  g_signal_connect_object (dialog, "chosen-changed", G_CALLBACK (places_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static char **
dup_frameworks (const TdrTender *tender)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < tender->requirements->len; i++)
    {
      const TdrTenderRequirement *requirement = g_ptr_array_index (tender->requirements, i);

      if (requirement->kind == TDR_REQUIREMENT_CERTIFICATION)
        g_strv_builder_add (names, requirement->argument);
    }
  return g_strv_builder_end (names);
}

static void
drop_frameworks (TdrTender  *tender,
                 char      **kept)
{
  for (guint i = tender->requirements->len; i > 0; i--)
    {
      const TdrTenderRequirement *requirement = g_ptr_array_index (tender->requirements, i - 1);

      if (requirement->kind == TDR_REQUIREMENT_CERTIFICATION
          && !g_strv_contains ((const char *const *) kept, requirement->argument))
        g_ptr_array_remove_index (tender->requirements, i - 1);
    }
}

static void
frameworks_chosen_cb (TdrRequirementsPage *self,
                      TdrChoiceDialog     *dialog)
{
  g_auto (GStrv) chosen = tdr_choice_dialog_dup_chosen (dialog);
  TdrTender *tender = tdr_tender_copy (tdr_page_get_tender (TDR_PAGE (self)));
  g_auto (GStrv) before = dup_frameworks (tender);

  drop_frameworks (tender, chosen);
  for (guint i = 0; chosen[i]; i++)
    if (!g_strv_contains ((const char *const *) before, chosen[i]))
      g_ptr_array_add (tender->requirements,
                       tdr_tender_requirement_new (TDR_REQUIREMENT_CERTIFICATION, TDR_LEVEL_MUST, chosen[i]));
  tdr_page_apply (TDR_PAGE (self), tender, "frameworks");
}

static void
add_framework_cb (TdrRequirementsPage *self)
{
  TdrEvaluation *evaluation = tdr_page_get_evaluation (TDR_PAGE (self));
  g_auto (GStrv) chosen = dup_frameworks (tdr_page_get_tender (TDR_PAGE (self)));
  const char *const *names;
  AdwDialog *dialog;

  if (!evaluation)
    return;
  names = tdr_catalog_get_frameworks (tdr_evaluation_get_catalog (evaluation));
  dialog = tdr_choice_dialog_new (_("Frameworks"), names, names, (const char *const *) chosen);
  g_signal_connect_object (dialog, "chosen-changed", G_CALLBACK (frameworks_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static const char *
get_reading_kind (TdrAttestationReading reading)
{
  switch (reading)
    {
    case TDR_READING_YES:
      return "success";
    case TDR_READING_NO:
      return "error";
    case TDR_READING_UNKNOWN:
      return "neutral";
    default:
      g_return_val_if_reached ("");
    }
}

static void
append_attestation (GListStore           *lines,
                    const TdrAttestation *attestation)
{
  g_autofree char *evidence = tdr_plan_words_dup_evidence (attestation->evidence);
  g_autofree char *detail = attestation->regions && *attestation->regions
                              ? g_strdup_printf ("%s\n%s", attestation->regions, evidence)
                              : g_strdup (evidence);

  tdr_line_append (lines, attestation->service, detail, attestation->status, get_reading_kind (attestation->reading));
}

static void
fill_lines (TdrRequirementsPage *self,
            TdrCatalog          *catalog)
{
  const char *item = tdr_requirement_row_get_argument (self->shown);
  TdrRequirementKind kind = tdr_requirement_row_get_kind (self->shown);
  const TdrAttestation *const *attestations;
  guint n_attestations;

  g_list_store_remove_all (self->lines);
  if (kind != TDR_REQUIREMENT_CERTIFICATION && kind != TDR_REQUIREMENT_HANDLING)
    return;
  attestations = tdr_catalog_get_attestations (catalog, &n_attestations);
  for (guint i = 0; i < n_attestations; i++)
    if (g_strcmp0 (attestations[i]->item, item) == 0)
      append_attestation (self->lines, attestations[i]);
}

static const char *
get_panel_note (TdrRequirementsPage *self)
{
  switch (tdr_requirement_row_get_kind (self->shown))
    {
    case TDR_REQUIREMENT_RESIDENCY:
    case TDR_REQUIREMENT_IN_REGION:
      return _("Judged from the list of regions to which a route may send requests. An offer whose list is not "
               "known does not pass.");
    case TDR_REQUIREMENT_PROCESSOR:
      return _("Judged from who processes the data of each offer.");
    case TDR_REQUIREMENT_CERTIFICATION:
    case TDR_REQUIREMENT_HANDLING:
      return g_list_model_get_n_items (G_LIST_MODEL (self->lines)) > 0
               ? _("Each service’s status as its source gives it. Only what is confirmed passes.")
               : _("The catalogue says nothing about this, so no offer passes.");
    default:
      g_return_val_if_reached ("");
    }
}

static void
show_evidence (TdrRequirementsPage *self)
{
  TdrEvaluation *evaluation = tdr_page_get_evaluation (TDR_PAGE (self));
  gboolean has_lines;

  gtk_widget_set_visible (self->panel, self->shown && evaluation);
  if (!self->shown || !evaluation)
    return;
  fill_lines (self, tdr_evaluation_get_catalog (evaluation));
  has_lines = g_list_model_get_n_items (G_LIST_MODEL (self->lines)) > 0;
  gtk_widget_set_visible (GTK_WIDGET (self->panel_lines), has_lines);
  gtk_label_set_label (self->panel_title, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->shown)));
  gtk_label_set_label (self->panel_note, get_panel_note (self));
}

static void
show_row (TdrRequirementsPage *self,
          TdrRequirementRow   *row)
{
  if (self->shown)
    gtk_widget_remove_css_class (GTK_WIDGET (self->shown), "shown");
  self->shown = row;
  gtk_widget_add_css_class (GTK_WIDGET (row), "shown");
  show_evidence (self);
}

static void
row_activated_cb (TdrRequirementsPage *self,
                  TdrRequirementRow   *row)
{
  show_row (self, row);
}

static void
add_row (TdrRequirementsPage *self,
         AdwPreferencesGroup *group,
         TdrRequirementKind   kind,
         const char          *argument)
{
  GtkWidget *row = tdr_requirement_row_new (kind, argument);

  g_signal_connect_object (row, "level-chosen", G_CALLBACK (level_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "edit", G_CALLBACK (edit_places_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (group, row);
}

static void
remove_row (TdrRequirementsPage *self,
            guint                index)
{
  TdrRequirementRow *row = g_ptr_array_index (self->rows, index);

  if (row == self->shown)
    self->shown = NULL;
  g_ptr_array_remove_index (self->rows, index);
  adw_preferences_group_remove (self->certifications, GTK_WIDGET (row));
}

static gboolean
has_framework_row (TdrRequirementsPage *self,
                   const char          *framework)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      TdrRequirementRow *row = g_ptr_array_index (self->rows, i);

      if (tdr_requirement_row_get_kind (row) == TDR_REQUIREMENT_CERTIFICATION
          && g_strcmp0 (tdr_requirement_row_get_argument (row), framework) == 0)
        return TRUE;
    }
  return FALSE;
}

/* One row for each framework that the tender names; rows of those that stay are kept. */
static void
sync_framework_rows (TdrRequirementsPage *self,
                     const TdrTender     *tender)
{
  g_auto (GStrv) frameworks = dup_frameworks (tender);

  for (guint i = self->rows->len; i > 0; i--)
    {
      TdrRequirementRow *row = g_ptr_array_index (self->rows, i - 1);

      if (tdr_requirement_row_get_kind (row) == TDR_REQUIREMENT_CERTIFICATION
          && !g_strv_contains ((const char *const *) frameworks, tdr_requirement_row_get_argument (row)))
        remove_row (self, i - 1);
    }
  for (guint i = 0; frameworks[i]; i++)
    if (!has_framework_row (self, frameworks[i]))
      add_row (self, self->certifications, TDR_REQUIREMENT_CERTIFICATION, frameworks[i]);
  gtk_widget_set_visible (self->no_certifications, frameworks[0] == NULL);
}

static void
tender_changed (TdrPage *page)
{
  TdrRequirementsPage *self = TDR_REQUIREMENTS_PAGE (page);
  const TdrTender *tender = tdr_page_get_tender (page);

  sync_framework_rows (self, tender);
  for (guint i = 0; i < self->rows->len; i++)
    {
      TdrRequirementRow *row = g_ptr_array_index (self->rows, i);
      const TdrTenderRequirement *requirement = find_requirement (tender, row, NULL);

      if (requirement && requirement->kind == TDR_REQUIREMENT_RESIDENCY)
        tdr_requirement_row_set_argument (row, requirement->argument);
      tdr_requirement_row_set_level (row, requirement ? requirement->level : TDR_LEVEL_OFF);
    }
}

static void
show_effects (TdrRequirementsPage *self,
              TdrEvaluation       *evaluation)
{
  const TdrTender *tender = tdr_evaluation_get_tender (evaluation);

  for (guint i = 0; i < self->rows->len; i++)
    {
      TdrRequirementRow *row = g_ptr_array_index (self->rows, i);
      TdrRequirementEffect effect;
      guint index;

      if (find_requirement (tender, row, &index))
        effect = *tdr_evaluation_get_effect (evaluation, index);
      else
        effect = tdr_evaluation_find_effect (evaluation, tdr_requirement_row_get_kind (row),
                                             tdr_requirement_row_get_argument (row));
      tdr_requirement_row_set_effect (row, &effect);
    }
}

/* The panel begins with the first must: a page without it looks as if there were no evidence. */
static void
choose_shown (TdrRequirementsPage *self)
{
  for (guint i = 0; i < self->rows->len && !self->shown; i++)
    if (tdr_requirement_row_get_level (g_ptr_array_index (self->rows, i)) == TDR_LEVEL_MUST)
      show_row (self, g_ptr_array_index (self->rows, i));
}

static void
evaluated (TdrPage *page)
{
  TdrRequirementsPage *self = TDR_REQUIREMENTS_PAGE (page);
  TdrEvaluation *evaluation = tdr_page_get_evaluation (page);

  choose_shown (self);
  if (evaluation)
    {
      g_autoptr (TdrChart) funnel = tdr_requirement_view_new_funnel (evaluation);

      show_effects (self, evaluation);
      tdr_chart_card_set_chart (self->funnel, funnel);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->funnel), evaluation != NULL);
  show_evidence (self);
}

static void
tdr_requirements_page_dispose (GObject *object)
{
  TdrRequirementsPage *self = TDR_REQUIREMENTS_PAGE (object);

  self->shown = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), TDR_TYPE_REQUIREMENTS_PAGE);
  g_clear_object (&self->lines);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tdr_requirements_page_parent_class)->dispose (object);
}

static void
tdr_requirements_page_class_init (TdrRequirementsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TdrPageClass *page_class = TDR_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdr_requirements_page_dispose;
  page_class->tender_changed = tender_changed;
  page_class->evaluated = evaluated;
  g_type_ensure (TDR_TYPE_CHART_CARD);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tender_desktop/Tender/ui/requirements-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdrRequirementsPage, places);
  gtk_widget_class_bind_template_child (widget_class, TdrRequirementsPage, certifications);
  gtk_widget_class_bind_template_child (widget_class, TdrRequirementsPage, no_certifications);
  gtk_widget_class_bind_template_child (widget_class, TdrRequirementsPage, handling);
  gtk_widget_class_bind_template_child (widget_class, TdrRequirementsPage, funnel);
  gtk_widget_class_bind_template_child (widget_class, TdrRequirementsPage, panel);
  gtk_widget_class_bind_template_child (widget_class, TdrRequirementsPage, panel_title);
  gtk_widget_class_bind_template_child (widget_class, TdrRequirementsPage, panel_note);
  gtk_widget_class_bind_template_child (widget_class, TdrRequirementsPage, panel_lines);
  gtk_widget_class_bind_template_callback (widget_class, add_framework_cb);
}

static void
tdr_requirements_page_init (TdrRequirementsPage *self)
{
  const char *const *promises = tdr_requirement_words_get_promises ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->lines = g_list_store_new (TDR_TYPE_LINE);
  tdr_line_bind (self->panel_lines, self->lines);
  add_row (self, self->places, TDR_REQUIREMENT_RESIDENCY, DEFAULT_PLACES);
  add_row (self, self->places, TDR_REQUIREMENT_IN_REGION, NULL);
  for (guint i = 0; promises[i]; i++)
    add_row (self, self->handling, TDR_REQUIREMENT_HANDLING, promises[i]);
  add_row (self, self->handling, TDR_REQUIREMENT_PROCESSOR, NULL);
}
