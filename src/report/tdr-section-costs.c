/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-section.h"

#include <glib/gi18n-lib.h>

#include "tdr-chip-view.h"
#include "tdr-cost-view.h"
#include "tdr-format.h"

#define MOST_BARS 10
#define ROOM_FOR_FINDING 45.0   /* between a heading and its chart */
#define LEAST_CHIPS 2           /* fewer are no comparison */

/* The figures behind a chart, for who cannot see it and for who wants to check it. */
static void
add_chart_table (TdrSection     *self,
                 const TdrChart *chart)
{
  g_autoptr (TdrChartTable) figures = tdr_chart_table_new (chart);
  g_autoptr (TdrTable) table = tdr_table_new ();

  for (guint i = 0; i < figures->n_columns; i++)
    if (figures->numeric[i])
      tdr_table_add_figures (table, figures->heads[i]);
    else
      tdr_table_add_column (table, figures->heads[i], 1);
  for (guint i = 0; i < figures->rows->len; i++)
    {
      char **cells = g_ptr_array_index (figures->rows, i);

      tdr_table_add_row (table, tdr_chart_get_mark (chart, i)->best);
      for (guint j = 0; j < figures->n_columns; j++)
        tdr_table_add_cell (table, cells[j], j == 0 ? tdr_chart_get_mark (chart, i)->detail : NULL);
    }
  tdr_table_compose (table, self->composer);
}

static void
add_chart (TdrSection     *self,
           const TdrChart *chart,
           const char     *title)
{
  tdr_composer_add_subheading (self->composer, title,
                               ROOM_FOR_FINDING + tdr_composer_measure_chart (self->composer, chart));
  if (chart->finding != NULL)
    tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY, chart->finding);
  tdr_composer_skip (self->composer, 4);
  tdr_composer_add_chart (self->composer, chart);
  add_chart_table (self, chart);
}

/* What the quantity of a line counts, in the reader's language. */
static const char *
name_of_unit (TdrMeter meter)
{
  static const char *const units[] = { N_("tokens"), N_("unit hours"), N_("instance hours") };
  const char *unit = tdr_meter_get_unit (meter);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (unit, units[i]))
      return _(units[i]);

  return unit;
}

static void
add_line (TdrSection        *self,
          TdrTable          *table,
          const TdrPlan     *plan,
          const TdrCostLine *line)
{
  g_autofree char *quantity = tdr_format_count (line->quantity);
  g_autofree char *price = tdr_format_price (line->price);
  g_autofree char *cost = tdr_format_amount (line->cost, 2);
  g_autofree char *reference = tdr_section_dup_reference (self, line->evidence);
  g_autofree char *rate = NULL;

  /* Translators: a price of tokens: 3.00 USD per million */
  rate = line->per == TDR_TOKENS_PER_RATE ? g_strdup_printf (_("%s per million"), price) : g_strdup (price);
  tdr_table_add_row (table, FALSE);
  tdr_table_add_cell (table, tdr_format_meter (line->meter), NULL);
  tdr_table_add_cell (table, quantity, NULL);
  tdr_table_add_cell (table, name_of_unit (line->meter), NULL);
  tdr_table_add_cell (table, rate, NULL);
  tdr_table_add_cell (table, cost, NULL);
  tdr_table_add_cell (table, reference, tdr_section_get_price_age (self, plan, line->evidence));
}

/* Quantity × price = cost, line by line: whoever doubts the sum can make it again. */
static void
add_winner_lines (TdrSection    *self,
                  const TdrPlan *winner)
{
  g_autoptr (TdrTable) table = tdr_table_new ();
  g_autofree char *title = tdr_plan_dup_title (winner);
  g_autofree char *heading = NULL;
  g_autofree char *total = tdr_format_amount (winner->cost->total, 2);

  /* Translators: an offer */
  heading = g_strdup_printf (_("How the cost of %s is made up"), title);
  tdr_table_add_column (table, C_("column", "Meter"), 1.4);
  tdr_table_add_figures (table, C_("column", "Quantity"));
  tdr_table_add_column (table, C_("column", "Unit"), 0.8);
  tdr_table_add_figures (table, C_("column", "Price"));
  tdr_table_add_figures (table, self->tender->currency);
  tdr_table_add_column (table, C_("column", "Source"), 0.5);
  for (guint i = 0; i < winner->cost->n_lines; i++)
    add_line (self, table, winner, &winner->cost->lines[i]);
  tdr_table_add_row (table, TRUE);
  tdr_table_add_cell (table, C_("row", "Total"), NULL);
  for (guint i = 0; i < 3; i++)
    tdr_table_add_cell (table, "", NULL);
  tdr_table_add_cell (table, total, NULL);
  tdr_composer_add_subheading (self->composer, heading, 0);
  tdr_table_compose (table, self->composer);
}

static void
add_workload (TdrSection *self,
              guint       workload)
{
  const TdrPlan *winner = tdr_evaluation_get_winner (self->evaluation, workload);
  g_autoptr (TdrChart) costs = tdr_cost_view_new_chart (self->evaluation, workload, MOST_BARS);
  g_autoptr (TdrChart) chips = tdr_chip_view_new_chart (self->evaluation, workload);

  if (tdr_chart_get_n_marks (costs) > 0)
    add_chart (self, costs, tdr_section_get_workload (self, workload)->name);
  else
    {
      tdr_composer_add_subheading (self->composer, tdr_section_get_workload (self, workload)->name, 0);
      tdr_composer_add_paragraph (self->composer, TDR_TEXT_BODY, _("No offer with a known price meets every must."));
    }
  if (winner != NULL)
    add_winner_lines (self, winner);
  if (tdr_chart_get_n_marks (chips) >= LEAST_CHIPS)
    add_chart (self, chips, chips->title);
}

/**
 * tdr_section_add_costs:
 *
 * Cost as charts, each with its finding and its figures, and how the winner's cost is made up.
 */
void
tdr_section_add_costs (TdrSection *self)
{
  tdr_composer_start_page (self->composer);
  tdr_composer_add_heading (self->composer, _("Cost"));
  for (guint i = 0; i < self->tender->workloads->len; i++)
    add_workload (self, i);
}
