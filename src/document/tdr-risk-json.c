/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-risk-json.h"

#include "tdr-json-writer.h"

#define JSON_FORMAT 1
#define FLAT_FROM 4   /* the text, its workloads, one of them, its lists: an entry stands on one line */

static void
write_amounts (TdrJsonWriter  *writer,
               const TdrMoney *amounts)
{
  static const char *const names[TDR_N_RISK_SHARES] = { "p10", "p50", "p90" };

  for (guint i = 0; i < TDR_N_RISK_SHARES; i++)
    tdr_json_writer_money (writer, names[i], amounts[i]);
}

static void
write_plan (TdrJsonWriter      *writer,
            const TdrRiskRound *round,
            guint               position)
{
  const TdrRiskPlan *plan = &round->plans[position];

  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_string (writer, "plan", plan->cost->plan->id);
  write_amounts (writer, plan->amounts);
  tdr_json_writer_money (writer, "mean", plan->mean);
  tdr_json_writer_money (writer, "expected_regret", plan->expected_regret);
  tdr_json_writer_money (writer, "greatest_regret", plan->greatest_regret);
  tdr_json_writer_number (writer, "chance_cheapest", plan->chance_cheapest);
  tdr_json_writer_begin_list (writer, "chance_cheaper");
  for (guint i = 0; i < round->n_plans; i++)
    tdr_json_writer_number (writer, NULL, round->chance_cheaper[(gsize) position * round->n_plans + i]);
  tdr_json_writer_end_list (writer);
  tdr_json_writer_end_object (writer);
}

static void
write_factor (TdrJsonWriter      *writer,
              const TdrRiskRound *round,
              guint               column)
{
  tdr_json_writer_string (writer, "factor", tdr_uncertain_factor_to_string (tdr_risk_get_factor (column)));
  tdr_json_writer_string (writer, "of_plan",
                          column < TDR_N_FACTORS ? NULL : round->plans[column - TDR_N_FACTORS].cost->plan->id);
}

static void
write_tornado (TdrJsonWriter      *writer,
               const TdrRiskRound *round)
{
  tdr_json_writer_begin_list (writer, "tornado");
  for (guint i = 0; round->tornado != NULL && i < round->tornado->len; i++)
    {
      const TdrTornadoBar *bar = &g_array_index (round->tornado, TdrTornadoBar, i);

      /* Speeds of machines that only other workloads have move nothing here. */
      if (bar->column >= TDR_N_FACTORS + round->n_plans)
        continue;
      tdr_json_writer_begin_object (writer, NULL);
      write_factor (writer, round, bar->column);
      tdr_json_writer_money (writer, "at_low", bar->at_low);
      tdr_json_writer_money (writer, "at_high", bar->at_high);
      tdr_json_writer_end_object (writer);
    }
  tdr_json_writer_end_list (writer);
}

static void
write_tipping (TdrJsonWriter      *writer,
               const TdrRiskRound *round)
{
  tdr_json_writer_begin_list (writer, "tipping_points");
  for (guint i = 0; round->tipping != NULL && i < round->tipping->len; i++)
    {
      const TdrTippingPoint *point = &g_array_index (round->tipping, TdrTippingPoint, i);

      tdr_json_writer_begin_object (writer, NULL);
      write_factor (writer, round, point->column);
      tdr_json_writer_number (writer, "value", point->value);
      tdr_json_writer_string (writer, "winner", round->plans[point->winner].cost->plan->id);
      tdr_json_writer_boolean (writer, "exact", point->exact);
      tdr_json_writer_end_object (writer);
    }
  tdr_json_writer_end_list (writer);
}

static const char *
stated_word (guint figure)
{
  static const char *const words[] = { "discount_rate", "tax_rate", "tax_recovered", "season", "ramp", "requalification" };

  return figure < TDR_STATED_OPERATIONS ? words[figure]
                                        : tdr_operations_item_to_string (figure - TDR_STATED_OPERATIONS);
}

static void
write_end (TdrJsonWriter        *writer,
           const TdrStatedSwing *swing,
           const char           *name,
           gint64                value)
{
  if (tdr_stated_figure_is_share (swing->figure))
    tdr_json_writer_number (writer, name, (double) value / TDR_PPM);
  else
    tdr_json_writer_money (writer, name, tdr_money_new (value, swing->at_low.currency));
}

static void
write_stated (TdrJsonWriter      *writer,
              const TdrRiskRound *round)
{
  tdr_json_writer_begin_list (writer, "stated");
  for (guint i = 0; i < round->stated->len; i++)
    {
      const TdrStatedSwing *swing = &g_array_index (round->stated, TdrStatedSwing, i);

      tdr_json_writer_begin_object (writer, NULL);
      tdr_json_writer_string (writer, "figure", stated_word (swing->figure));
      write_end (writer, swing, "low", swing->low);
      write_end (writer, swing, "high", swing->high);
      tdr_json_writer_money (writer, "at_low", swing->at_low);
      tdr_json_writer_money (writer, "at_high", swing->at_high);
      tdr_json_writer_string (writer, "best_at_low", swing->best_at_low->id);
      tdr_json_writer_string (writer, "best_at_high", swing->best_at_high->id);
      tdr_json_writer_end_object (writer);
    }
  tdr_json_writer_end_list (writer);
}

static void
write_months (TdrJsonWriter      *writer,
              const TdrRiskRound *round,
              guint               months)
{
  tdr_json_writer_begin_list (writer, "months");
  for (guint i = 0; round->months != NULL && i < months; i++)
    {
      tdr_json_writer_begin_object (writer, NULL);
      write_amounts (writer, &round->months[i * TDR_N_RISK_SHARES]);
      tdr_json_writer_end_object (writer);
    }
  tdr_json_writer_end_list (writer);
}

static void
write_use (TdrJsonWriter    *writer,
           const TdrRiskUse *commitment)
{
  if (commitment->option == NULL)
    {
      tdr_json_writer_null (writer, "commitment");
      return;
    }

  tdr_json_writer_begin_object (writer, "commitment");
  tdr_json_writer_string (writer, "plan", commitment->option->base->id);
  tdr_json_writer_string (writer, "overflow", commitment->option->overflow->id);
  tdr_json_writer_integer (writer, "last_month", commitment->last_month);
  tdr_json_writer_number (writer, "least_use", commitment->option->break_even_utilisation);
  tdr_json_writer_number (writer, "chance_under", commitment->use.chance_under);
  tdr_json_writer_number (writer, "expected_use", commitment->use.expected_use);
  tdr_json_writer_number (writer, "expected_overflow", commitment->use.expected_overflow);
  tdr_json_writer_end_object (writer);
}

static void
write_not_drawn (TdrJsonWriter           *writer,
                 const TdrAppraisalRound *appraised)
{
  g_autoptr (GPtrArray) plans = tdr_appraisal_round_list_without_volume (appraised);

  tdr_json_writer_begin_list (writer, "not_drawn");
  for (guint i = 0; i < plans->len; i++)
    tdr_json_writer_string (writer, NULL, ((const TdrPlan *) g_ptr_array_index (plans, i))->id);
  tdr_json_writer_end_list (writer);
}

static void
write_round (TdrJsonWriter   *writer,
             const TdrRisk   *self,
             const TdrTender *tender,
             guint            workload)
{
  const TdrTenderWorkload *own = g_ptr_array_index (tender->workloads, workload);
  const TdrRiskRound *round = &self->rounds[workload];

  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_string (writer, "id", own->id);
  tdr_json_writer_string (writer, "name", own->name);
  tdr_json_writer_begin_list (writer, "plans");
  for (guint i = 0; i < round->n_plans; i++)
    write_plan (writer, round, i);
  tdr_json_writer_end_list (writer);
  write_not_drawn (writer, &self->appraisal->rounds[workload]);
  write_tornado (writer, round);
  write_tipping (writer, round);
  write_stated (writer, round);
  write_months (writer, round, tender->term_months);
  write_use (writer, &round->commitment);
  tdr_json_writer_end_object (writer);
}

static void
write_total (TdrJsonWriter *writer,
             const TdrRisk *self)
{
  TdrMoney budget = self->appraisal->assumptions->budget;

  if (!self->has_total)
    tdr_json_writer_null (writer, "total");
  else
    {
      tdr_json_writer_begin_object (writer, "total");
      write_amounts (writer, self->amounts);
      tdr_json_writer_end_object (writer);
    }
  if (self->has_total && tdr_money_is_given (budget))
    {
      tdr_json_writer_money (writer, "budget", budget);
      tdr_json_writer_number (writer, "chance_over_budget", self->chance_over_budget);
    }
  else
    {
      tdr_json_writer_null (writer, "budget");
      tdr_json_writer_null (writer, "chance_over_budget");
    }
}

/**
 * tdr_risk_to_json:
 * @workload_id: (nullable): of the only workload to write; %NULL: all
 * @length: (out) (nullable): bytes
 *
 * How far costs may be off, for programs, as data/schema/risk.schema.json describes it. The same inputs give the same
 * bytes.
 */
char *
tdr_risk_to_json (const TdrRisk *self,
                  const char    *workload_id,
                  gsize         *length)
{
  TdrEvaluation *evaluation = self->appraisal->evaluation;
  const TdrTender *tender = tdr_evaluation_get_tender (evaluation);
  TdrJsonWriter writer;

  tdr_json_writer_init (&writer, FLAT_FROM);
  tdr_json_writer_begin_object (&writer, NULL);
  tdr_json_writer_integer (&writer, "format", JSON_FORMAT);
  tdr_json_writer_string (&writer, "program", "tender " TDR_VERSION);
  tdr_json_writer_string (&writer, "digest", tdr_evaluation_get_digest (evaluation));
  tdr_json_writer_string (&writer, "currency", tender->currency);
  tdr_json_writer_integer (&writer, "term_months", tender->term_months);
  tdr_json_writer_integer (&writer, "draws", self->n_draws);
  tdr_json_writer_integer (&writer, "seed", (gint64) self->seed);
  write_total (&writer, self);
  tdr_json_writer_begin_list (&writer, "workloads");
  for (guint i = 0; i < self->n_rounds; i++)
    if (tdr_tender_is_workload (tender, i, workload_id))
      write_round (&writer, self, tender, i);
  tdr_json_writer_end_list (&writer);
  tdr_json_writer_end_object (&writer);

  return tdr_json_writer_end (&writer, length);
}
