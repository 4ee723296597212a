/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award-view.h"

#include <glib/gi18n-lib.h>

#include "tdr-format.h"

#define MOST_BARS 10      /* what fits a screen, and more than anybody compares at once */

/* Tones of the criteria in their order; more than these share grey. */
static const TdrTone tones[] = {
  TDR_TONE_BLUE, TDR_TONE_TEAL, TDR_TONE_ORANGE, TDR_TONE_PURPLE, TDR_TONE_GREEN, TDR_TONE_SKY,
};

/* One decimal, so that points stand below each other. */
static char *
dup_points (double points)
{
  return g_strdup_printf ("%.1f", points);
}

/* What each bid has of @criterion: its points if nothing else had a weight, times the weight it has. The engine has the
 * one formula of points. Returns whether the engine could score it. */
static gboolean
compute_parts (const TdrAwardResult *result,
               const TdrAwardRound  *round,
               guint                 criterion,
               TdrScore             *scores)
{
  g_autofree TdrCriterion *criteria = g_new0 (TdrCriterion, result->n_criteria);
  g_autofree TdrBid *bids = g_new0 (TdrBid, round->n_bids);

  for (guint i = 0; i < result->n_criteria; i++)
    criteria[i] = (TdrCriterion) { i == criterion ? TDR_WEIGHTS_SUM : 0, result->criteria[i]->normalisation };
  for (guint i = 0; i < round->n_bids; i++)
    bids[i] = (TdrBid) { round->bids[i].eligible, round->bids[i].ratings };

  return tdr_score_compute (criteria, result->n_criteria, bids, round->n_bids, scores, NULL);
}

static int
compare_bids (gconstpointer a,
              gconstpointer b)
{
  const TdrAwardBid *first = *(const TdrAwardBid *const *) a, *second = *(const TdrAwardBid *const *) b;

  if (first->score.known != second->score.known)
    return second->score.known - first->score.known;
  if (first->score.known)
    return (second->score.points > first->score.points) - (second->score.points < first->score.points);

  return (second->score.most > first->score.most) - (second->score.most < first->score.most);
}

/* (element-type TdrAwardBid): those that passed the gates, the most points first. */
static GPtrArray *
list_bids (const TdrAwardRound *round)
{
  GPtrArray *bids = g_ptr_array_new ();

  for (guint i = 0; i < round->n_bids; i++)
    if (round->bids[i].eligible)
      g_ptr_array_add (bids, &round->bids[i]);
  g_ptr_array_sort (bids, compare_bids);

  return bids;
}

static char *
dup_summary (const TdrAwardBid *bid)
{
  g_autofree char *least = dup_points (bid->score.least);
  g_autofree char *most = dup_points (bid->score.most);

  if (bid->score.known)
    return dup_points (bid->score.points);

  /* Translators: points of an offer that is not rated on every criterion: between these two */
  return g_strdup_printf (_("not rated in full: %s to %s points"), least, most);
}

static TdrChartMark *
add_bar (TdrChart          *chart,
         const TdrAwardBid *bid)
{
  g_autofree char *title = tdr_plan_dup_title (bid->plan);
  g_autofree char *subtitle = tdr_plan_dup_subtitle (bid->plan);
  g_autofree char *summary = dup_summary (bid);
  TdrChartMark *mark = tdr_chart_add_mark (chart, title, summary);

  mark->best = bid->score.rank == 1;
  tdr_chart_mark_set_detail (mark, subtitle);

  return mark;
}

/* What is not known stays without a bar: nothing is not the same as no points. */
static void
set_parts (TdrChart             *chart,
           const TdrAwardResult *result,
           const TdrAwardRound  *round,
           GPtrArray            *bids)
{
  g_autofree TdrScore *scores = g_new0 (TdrScore, round->n_bids);

  for (guint i = 0; i < result->n_criteria; i++)
    {
      if (result->criteria[i]->weight == 0 || !compute_parts (result, round, i, scores))
        continue;
      for (guint j = 0; j < tdr_chart_get_n_marks (chart); j++)
        {
          const TdrAwardBid *bid = g_ptr_array_index (bids, j);
          double points = scores[bid - round->bids].points * result->criteria[i]->weight / TDR_WEIGHTS_SUM;
          g_autofree char *text = dup_points (points);

          if (bid->score.known)
            tdr_chart_mark_set_value (g_ptr_array_index (chart->marks, j), i, points, text);
        }
    }
}

static char *
dup_lead (const TdrAwardRound *round,
          GPtrArray           *bids)
{
  const TdrAwardBid *best = g_ptr_array_index (bids, 0);
  const TdrAwardBid *next = bids->len > 1 ? g_ptr_array_index (bids, 1) : NULL;
  g_autofree char *title = tdr_plan_dup_title (best->plan);
  g_autofree char *points = dup_points (best->score.points);
  g_autofree char *rival = next != NULL ? tdr_plan_dup_title (next->plan) : NULL;
  g_autofree char *behind = NULL;

  if (round->ties > 1)
    /* Translators: how many offers, points */
    return g_strdup_printf (ngettext ("%u offer shares the first place, with %s of 100 points.",
                                      "%u offers share the first place, with %s of 100 points each.", round->ties),
                            round->ties, points);
  if (next == NULL || !next->score.known)
    /* Translators: an offer, points */
    return g_strdup_printf (_("%s has the most points: %s of 100."), title, points);

  behind = dup_points (best->score.points - next->score.points);
  /* Translators: an offer, its points, how many more that is, the second offer */
  return g_strdup_printf (_("%s has the most points: %s of 100, %s more than %s."), title, points, behind, rival);
}

static char *
dup_finding (const TdrAwardResult *result,
             const TdrAwardRound  *round,
             GPtrArray            *bids)
{
  if (result->score_problem != NULL)
    return g_strdup (result->score_problem);
  if (bids->len == 0)
    return g_strdup (_("No offer passes every must-have."));
  if (round->best == TDR_NO_BID)
    return g_strdup (_("No offer is rated on every criterion yet: rate them, and the points follow."));

  return dup_lead (round, bids);
}

/**
 * tdr_award_view_new_chart:
 *
 * The points of the bids for a workload, made up of the criteria.
 */
TdrChart *
tdr_award_view_new_chart (const TdrAwardResult *result,
                          guint                 workload)
{
  const TdrAwardRound *round = &result->rounds[workload];
  g_autoptr (GPtrArray) bids = list_bids (round);
  g_autofree char *finding = dup_finding (result, round, bids);
  TdrChart *chart = tdr_chart_new (TDR_CHART_BARS, _("Scores"), C_("column", "Offer"), _("Points of 100"));

  tdr_chart_set_finding (chart, finding);
  for (guint i = 0; i < result->n_criteria; i++)
    tdr_chart_add_series (chart, result->criteria[i]->name,
                          i < G_N_ELEMENTS (tones) ? tones[i] : TDR_TONE_GREY);
  for (guint i = 0; result->score_problem == NULL && i < MIN (bids->len, MOST_BARS); i++)
    add_bar (chart, g_ptr_array_index (bids, i));
  set_parts (chart, result, round, bids);

  return chart;
}
