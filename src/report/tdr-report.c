/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-report.h"

#include <glib/gi18n-lib.h>

#include "tdr-cost-view.h"
#include "tdr-file.h"
#include "tdr-section.h"

#define MOST_AWARD_SECONDS 20.0   /* for the search, which needs a fraction of one */

/* In the order of the document. */
static void (*const sections[]) (TdrSection *self) = {
  tdr_section_add_cover,
  tdr_section_add_decision,
  tdr_section_add_need,
  tdr_section_add_exclusions,
  tdr_section_add_comparison,
  tdr_section_add_costs,
  tdr_section_add_term,
  tdr_section_add_risk,
  tdr_section_add_award,
  tdr_section_add_sources,
};

/* What follows from an evaluation, or why it does not. */
typedef struct {
  TdrAppraisal *appraisal;
  TdrRisk *risk;
  TdrAwardResult *award;
  GError *appraisal_problem;
  GError *risk_problem;
  GError *award_problem;
} Results;

static void
results_clear (Results *self)
{
  g_clear_pointer (&self->risk, tdr_risk_free);
  g_clear_pointer (&self->appraisal, tdr_appraisal_free);
  g_clear_pointer (&self->award, tdr_award_result_free);
  g_clear_error (&self->appraisal_problem);
  g_clear_error (&self->risk_problem);
  g_clear_error (&self->award_problem);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Results, results_clear)

/* The risk takes its appraisal with it, even where it cannot be drawn: it gets one of its own. */
static TdrRisk *
draw (TdrEvaluation  *evaluation,
      GCancellable   *cancellable,
      GError        **error)
{
  TdrAppraisal *appraisal = tdr_appraisal_new (evaluation, cancellable, error);

  return appraisal != NULL ? tdr_risk_new (appraisal, cancellable, error) : NULL;
}

/* Fails only when cancelled: what cannot be worked out is said in its section. */
static gboolean
work_out (Results        *self,
          TdrEvaluation  *evaluation,
          GCancellable   *cancellable,
          GError        **error)
{
  self->appraisal = tdr_appraisal_new (evaluation, cancellable, &self->appraisal_problem);
  self->risk = draw (evaluation, cancellable, &self->risk_problem);
  self->award = tdr_award_result_new (evaluation, self->appraisal, MOST_AWARD_SECONDS, cancellable, &self->award_problem);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Dates of all prices that the comparison rests on. */
static char *
dup_price_range (TdrEvaluation *evaluation)
{
  g_autoptr (TdrSourceList) prices = tdr_source_list_new ();

  for (guint workload = 0; workload < tdr_evaluation_get_tender (evaluation)->workloads->len; workload++)
    {
      g_autoptr (GPtrArray) plans = tdr_cost_view_list_ranked (evaluation, workload);

      for (guint i = 0; i < plans->len; i++)
        {
          const TdrPlan *plan = g_ptr_array_index (plans, i);

          for (guint j = 0; j < plan->cost->n_lines; j++)
            if (plan->cost->lines[j].evidence != NULL)
              tdr_source_list_cite (prices, plan->cost->lines[j].evidence);
        }
    }

  return tdr_source_list_dup_range (prices);
}

static char *
dup_running_head (const TdrTender *tender)
{
  if (tender->reference == NULL || *tender->reference == '\0')
    return g_strdup (tender->title);

  /* Translators: title and reference of a document, at the top of every page */
  return g_strdup_printf (_("%s · %s"), tender->title, tender->reference);
}

static TdrComposer *
compose (TdrEvaluation           *evaluation,
         const Results           *results,
         const TdrReportOptions  *options,
         const TdrComposer       *counted,
         GCancellable            *cancellable,
         GError                 **error)
{
  const TdrTender *tender = tdr_evaluation_get_tender (evaluation);
  g_autofree char *head = dup_running_head (tender);
  g_autofree char *range = dup_price_range (evaluation);
  g_autoptr (TdrSourceList) sources = tdr_source_list_new ();
  g_autoptr (TdrComposer) composer = NULL;
  TdrPdfMetadata metadata = {
    .title = tender->title,
    .author = tender->buyer != NULL ? tender->buyer : "",
    .subject = _("Comparison of offers for AI capacity"),
    .keywords = tender->reference != NULL ? tender->reference : "",
    .creator = "Tender " TDR_VERSION,
    .date = tdr_evaluation_get_price_date (evaluation),
    /* Translators: the language of this translation, as in BCP 47: "de", "pt-BR" */
    .language = _("en"),
  };
  TdrSection section = {
    .evaluation = evaluation, .tender = tender, .sources = sources, .price_range = range,
    .appraisal = results->appraisal, .risk = results->risk, .award = results->award,
    .appraisal_problem = results->appraisal_problem != NULL ? results->appraisal_problem->message : NULL,
    .risk_problem = results->risk_problem != NULL ? results->risk_problem->message : NULL,
    .award_problem = results->award_problem != NULL ? results->award_problem->message : NULL,
  };

  composer = tdr_composer_new (options->paper, &metadata, head, counted != NULL ? counted->page : 0);
  section.composer = composer;
  section.contents = counted != NULL ? counted->headings : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      sections[i] (&section);
    }

  return g_steal_pointer (&composer);
}

/**
 * tdr_report_make_pdf:
 *
 * Makes the report, twice: once to count its pages, and once to say their number.
 *
 * Returns: (transfer full) (nullable): the file's bytes: the same for the same evaluation, options and locale
 */
GBytes *
tdr_report_make_pdf (TdrEvaluation           *evaluation,
                     const TdrReportOptions  *options,
                     GCancellable            *cancellable,
                     GError                 **error)
{
  g_auto (Results) results = { 0 };
  g_autoptr (TdrComposer) counted = NULL;
  g_autoptr (TdrComposer) composer = NULL;

  if (!work_out (&results, evaluation, cancellable, error))
    return NULL;
  counted = compose (evaluation, &results, options, NULL, cancellable, error);
  if (counted == NULL)
    return NULL;
  composer = compose (evaluation, &results, options, counted, cancellable, error);
  if (composer == NULL)
    return NULL;

  return tdr_composer_finish (composer, error);
}

/**
 * tdr_report_write_pdf:
 * @path: of the file, which is replaced only when the new one is complete and on the disk
 *
 * Writes the report: the same bytes, whoever asks for it.
 *
 * Returns: whether it was written; if not, @path is as it was
 */
gboolean
tdr_report_write_pdf (TdrEvaluation           *evaluation,
                      const TdrReportOptions  *options,
                      const char              *path,
                      GCancellable            *cancellable,
                      GError                 **error)
{
  g_autoptr (GBytes) pdf = tdr_report_make_pdf (evaluation, options, cancellable, error);
  gconstpointer data;
  gsize size;

  if (pdf == NULL)
    return FALSE;
  data = g_bytes_get_data (pdf, &size);

  return tdr_file_replace (path, data, size, error);
}
