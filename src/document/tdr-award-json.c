/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award-json.h"

#include "tdr-award-words.h"
#include "tdr-json-writer.h"

#define JSON_FORMAT 1
#define BID_DEPTH 4   /* the text, its workloads, one of them, its bids: a bid stands on one line */
#define HUNDREDTHS 100.0

static void
write_criteria (TdrJsonWriter        *writer,
                const TdrAwardResult *self)
{
  tdr_json_writer_begin_list (writer, "criteria");
  for (guint i = 0; i < self->n_criteria; i++)
    {
      const TdrTenderCriterion *criterion = self->criteria[i];

      tdr_json_writer_begin_object (writer, NULL);
      tdr_json_writer_string (writer, "id", criterion->id);
      tdr_json_writer_string (writer, "name", criterion->name);
      tdr_json_writer_number (writer, "weight", criterion->weight / HUNDREDTHS);
      tdr_json_writer_string (writer, "normalisation", tdr_normalisation_to_string (criterion->normalisation));
      tdr_json_writer_end_object (writer);
    }
  tdr_json_writer_end_list (writer);
}

static void
write_number_or_null (TdrJsonWriter *writer,
                      const char    *name,
                      gboolean       known,
                      double         number)
{
  if (known)
    tdr_json_writer_number (writer, name, number);
  else
    tdr_json_writer_null (writer, name);
}

static void
write_ratings (TdrJsonWriter        *writer,
               const TdrAwardResult *self,
               const TdrAwardBid    *bid)
{
  tdr_json_writer_begin_list (writer, "ratings");
  for (guint i = 0; i < self->n_criteria; i++)
    {
      tdr_json_writer_begin_object (writer, NULL);
      tdr_json_writer_string (writer, "criterion", self->criteria[i]->id);
      write_number_or_null (writer, "value", bid->ratings[i].known, bid->ratings[i].value);
      tdr_json_writer_string (writer, "rationale", bid->rationales[i]);
      tdr_json_writer_end_object (writer);
    }
  tdr_json_writer_end_list (writer);
}

static void
write_exit (TdrJsonWriter        *writer,
            const TdrAwardResult *self,
            const TdrAwardBid    *bid)
{
  if (!bid->has_exit)
    {
      tdr_json_writer_null (writer, "exit");
      return;
    }

  tdr_json_writer_begin_object (writer, "exit");
  if (tdr_award_result_has_requalification (self))
    tdr_json_writer_money (writer, "requalification", bid->exit.requalification);
  else
    tdr_json_writer_null (writer, "requalification");
  tdr_json_writer_money (writer, "unused_commitment", bid->exit.unused_commitment);
  tdr_json_writer_money (writer, "notice", bid->exit.notice);
  tdr_json_writer_money (writer, "egress", bid->exit.egress);
  tdr_json_writer_money (writer, "switching_fee", bid->exit.switching_fee);
  tdr_json_writer_money (writer, "total", bid->exit.total);
  tdr_json_writer_end_object (writer);
}

static void
write_bid (TdrJsonWriter        *writer,
           const TdrAwardResult *self,
           const TdrAwardBid    *bid)
{
  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_string (writer, "plan", bid->plan->id);
  tdr_json_writer_boolean (writer, "eligible", bid->eligible);
  if (bid->has_cost)
    {
      tdr_json_writer_money (writer, "cost", bid->cost);
      tdr_json_writer_money (writer, "committed", bid->committed);
    }
  else
    {
      tdr_json_writer_null (writer, "cost");
      tdr_json_writer_null (writer, "committed");
    }
  write_exit (writer, self, bid);
  write_ratings (writer, self, bid);
  write_number_or_null (writer, "points", bid->score.known, bid->score.points);
  tdr_json_writer_number (writer, "least_points", bid->score.least);
  tdr_json_writer_number (writer, "most_points", bid->score.most);
  tdr_json_writer_integer (writer, "rank", bid->score.rank);
  tdr_json_writer_boolean (writer, "may_win", bid->score.may_win);
  tdr_json_writer_end_object (writer);
}

static void
write_bid_id (TdrJsonWriter       *writer,
              const char          *name,
              const TdrAwardRound *round,
              guint                bid)
{
  tdr_json_writer_string (writer, name, bid != TDR_NO_BID ? round->bids[bid].plan->id : NULL);
}

static void
write_flip (TdrJsonWriter        *writer,
            const TdrAwardResult *self,
            const TdrAwardRound  *round)
{
  if (!round->has_flip)
    {
      tdr_json_writer_null (writer, "flip");
      return;
    }

  tdr_json_writer_begin_object (writer, "flip");
  tdr_json_writer_string (writer, "criterion", self->criteria[round->flip.criterion]->id);
  tdr_json_writer_number (writer, "weight", round->flip.weight / HUNDREDTHS);
  write_bid_id (writer, "rival", round, round->flip.rival);
  tdr_json_writer_end_object (writer);
}

static void
write_round (TdrJsonWriter        *writer,
             const TdrAwardResult *self,
             guint                 workload)
{
  const TdrAwardRound *round = &self->rounds[workload];
  const TdrTenderWorkload *own = g_ptr_array_index (tdr_evaluation_get_tender (self->evaluation)->workloads, workload);

  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_string (writer, "id", own->id);
  tdr_json_writer_string (writer, "name", own->name);
  write_bid_id (writer, "best", round, round->best);
  tdr_json_writer_integer (writer, "sharing_first_place", round->ties);
  write_flip (writer, self, round);
  write_bid_id (writer, "awarded", round, round->awarded);
  tdr_json_writer_begin_list (writer, "bids");
  for (guint i = 0; i < round->n_bids; i++)
    write_bid (writer, self, &round->bids[i]);
  tdr_json_writer_end_list (writer);
  tdr_json_writer_end_object (writer);
}

static void
write_period (TdrJsonWriter             *writer,
              const TdrInstrumentPeriod *period)
{
  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_money (writer, "list", period->list);
  tdr_json_writer_money (writer, "discount", period->discount);
  tdr_json_writer_money (writer, "commitment", period->commitment);
  tdr_json_writer_money (writer, "counted", period->counted);
  tdr_json_writer_money (writer, "shortfall", period->shortfall);
  tdr_json_writer_money (writer, "true_up", period->true_up);
  tdr_json_writer_money (writer, "paid", period->paid);
  tdr_json_writer_end_object (writer);
}

static void
write_instruments (TdrJsonWriter        *writer,
                   const TdrAwardResult *self)
{
  const TdrAwardTerms *terms = tdr_evaluation_get_tender (self->evaluation)->award;

  tdr_json_writer_begin_list (writer, "instruments");
  for (guint i = 0; i < self->problem.n_instruments; i++)
    {
      const TdrTenderInstrument *own = g_ptr_array_index (terms->instruments, i);
      const TdrInstrumentPeriod *periods = self->award->price->periods + (gsize) i * TDR_MAX_INSTRUMENT_PERIODS;

      tdr_json_writer_begin_object (writer, NULL);
      tdr_json_writer_string (writer, "name", own->name);
      tdr_json_writer_boolean (writer, "signed", self->award->signs[i]);
      tdr_json_writer_begin_list (writer, "periods");
      for (guint period = 0; self->award->signs[i] && period < own->instrument.terms.n_periods; period++)
        write_period (writer, &periods[period]);
      tdr_json_writer_end_list (writer);
      tdr_json_writer_end_object (writer);
    }
  tdr_json_writer_end_list (writer);
}

static void
write_concentration (TdrJsonWriter        *writer,
                     const TdrAwardResult *self,
                     TdrDimension          dimension)
{
  const TdrConcentration *concentration = self->concentration[dimension];

  tdr_json_writer_begin_object (writer, NULL);
  tdr_json_writer_string (writer, "dimension", tdr_dimension_to_string (dimension));
  tdr_json_writer_begin_list (writer, "shares");
  for (guint i = 0; i < concentration->n_groups; i++)
    {
      const TdrGroupSpend *group = &concentration->groups[i];

      tdr_json_writer_begin_object (writer, NULL);
      tdr_json_writer_string (writer, "group", tdr_award_result_get_group (self, dimension, group->group));
      tdr_json_writer_money (writer, "cost", group->amount);
      tdr_json_writer_number (writer, "share", tdr_concentration_share (concentration, group->amount));
      tdr_json_writer_end_object (writer);
    }
  tdr_json_writer_end_list (writer);
  tdr_json_writer_number (writer, "unknown_share", tdr_concentration_share (concentration, concentration->unknown));
  tdr_json_writer_number (writer, "hhi_least", concentration->hhi_least);
  tdr_json_writer_number (writer, "hhi_most", concentration->hhi_most);
  tdr_json_writer_end_object (writer);
}

static void
write_price (TdrJsonWriter        *writer,
             const TdrAwardResult *self)
{
  const TdrAwardPrice *price = self->award->price;

  tdr_json_writer_money (writer, "list", price->list);
  tdr_json_writer_money (writer, "discount", price->discount);
  tdr_json_writer_money (writer, "true_up", price->true_up);
  tdr_json_writer_money (writer, "total", price->total);
  tdr_json_writer_money (writer, "bound", self->award->bound);
  tdr_json_writer_number (writer, "gap", self->award->gap);
  tdr_json_writer_money (writer, "upfront", price->upfront);
  tdr_json_writer_money (writer, "committed", price->committed);
  tdr_json_writer_money (writer, "without_limits", self->unlimited_total);
  write_instruments (writer, self);
  tdr_json_writer_begin_list (writer, "concentration");
  for (guint dimension = 0; dimension < TDR_N_DIMENSIONS; dimension++)
    write_concentration (writer, self, (TdrDimension) dimension);
  tdr_json_writer_end_list (writer);
}

static gboolean
is_in_conflict (const TdrAward *award,
                guint           limit)
{
  for (guint i = 0; i < award->n_conflicts; i++)
    if (award->conflicts[i] == limit)
      return TRUE;

  return FALSE;
}

static void
write_limits (TdrJsonWriter        *writer,
              const TdrAwardResult *self)
{
  tdr_json_writer_begin_list (writer, "limits");
  for (guint i = 0; i < self->problem.n_limits; i++)
    {
      g_autofree char *text = tdr_award_words_dup_limit (self, i);

      tdr_json_writer_begin_object (writer, NULL);
      tdr_json_writer_string (writer, "kind", tdr_award_limit_kind_to_string (self->problem.limits[i].kind));
      tdr_json_writer_string (writer, "text", text);
      tdr_json_writer_boolean (writer, "in_conflict", is_in_conflict (self->award, i));
      tdr_json_writer_end_object (writer);
    }
  tdr_json_writer_end_list (writer);
}

static void
write_award (TdrJsonWriter        *writer,
             const TdrAwardResult *self)
{
  g_autofree char *finding = tdr_award_words_dup_finding (self);
  g_autofree char *proof = tdr_award_words_dup_proof (self);

  tdr_json_writer_begin_object (writer, "award");
  tdr_json_writer_string (writer, "status", self->award != NULL ? tdr_award_status_to_string (self->award->status)
                                                                : "nothing");
  tdr_json_writer_string (writer, "finding", finding);
  tdr_json_writer_string (writer, "proof", proof);
  if (self->award != NULL)
    write_limits (writer, self);
  if (self->award != NULL && self->award->price != NULL)
    write_price (writer, self);
  tdr_json_writer_end_object (writer);
}

/**
 * tdr_award_result_to_json:
 * @length: (out) (nullable): bytes
 *
 * The whole result for programs, as data/schema/award.schema.json describes it. The same inputs give the same bytes.
 */
char *
tdr_award_result_to_json (const TdrAwardResult *self,
                          gsize                *length)
{
  const TdrTender *tender = tdr_evaluation_get_tender (self->evaluation);
  TdrJsonWriter writer;

  tdr_json_writer_init (&writer, BID_DEPTH);
  tdr_json_writer_begin_object (&writer, NULL);
  tdr_json_writer_integer (&writer, "format", JSON_FORMAT);
  tdr_json_writer_string (&writer, "program", "tender " TDR_VERSION);
  tdr_json_writer_string (&writer, "digest", tdr_evaluation_get_digest (self->evaluation));
  tdr_json_writer_string (&writer, "currency", tender->currency);
  tdr_json_writer_integer (&writer, "term_months", tender->term_months);
  write_criteria (&writer, self);
  tdr_json_writer_string (&writer, "score_problem", self->score_problem);
  tdr_json_writer_begin_list (&writer, "workloads");
  for (guint i = 0; i < self->n_rounds; i++)
    write_round (&writer, self, i);
  tdr_json_writer_end_list (&writer);
  write_award (&writer, self);
  tdr_json_writer_end_object (&writer);

  return tdr_json_writer_end (&writer, length);
}
