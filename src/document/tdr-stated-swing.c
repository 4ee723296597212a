/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-stated-swing.h"

#define POINTS_PPM 20000    /* rates are moved by two points */
#define PART_PPM 200000     /* shares and amounts by a fifth of themselves: nobody said how far they may be off */

/* The share of a month whose distance from a whole one is @part of what it was. */
static int
scale_distance (int    share_ppm,
                gint64 part_ppm,
                int    most)
{
  gint64 distance = (gint64) (share_ppm - TDR_PPM) * part_ppm / TDR_PPM;

  return (int) CLAMP (TDR_PPM + distance, 0, most);
}

static void
scale_season (TdrDemand *demand,
              gint64     part_ppm)
{
  for (guint i = 0; i < TDR_MONTHS_PER_YEAR; i++)
    demand->season_ppm[i] = scale_distance (demand->season_ppm[i], part_ppm, TDR_MAX_SEASON_PPM);
}

static void
scale_ramp (TdrDemand *demand,
            gint64     part_ppm)
{
  for (guint i = 0; i < demand->n_ramp; i++)
    demand->ramp_ppm[i] = scale_distance (demand->ramp_ppm[i], part_ppm, TDR_PPM);
}

/* 0 where nobody stated it. */
static gint64
get_figure (const TdrAssumptions *assumptions,
            guint                 figure)
{
  switch (figure)
    {
    case TDR_STATED_DISCOUNT: return assumptions->rate.yearly_ppm;
    case TDR_STATED_TAX: return assumptions->tax.rate_ppm;
    case TDR_STATED_RECOVERY: return assumptions->tax.recoverable_ppm;
    case TDR_STATED_SEASON: return tdr_demand_has_season (&assumptions->demand) ? TDR_PPM : 0;
    case TDR_STATED_RAMP: return assumptions->demand.n_ramp > 0 ? TDR_PPM : 0;
    case TDR_STATED_REQUALIFICATION: return assumptions->requalification.micros;
    default: return assumptions->operations.lines[figure - TDR_STATED_OPERATIONS].price.micros;
    }
}

static void
set_figure (TdrAssumptions *assumptions,
            guint           figure,
            gint64          value)
{
  switch (figure)
    {
    case TDR_STATED_DISCOUNT: assumptions->rate.yearly_ppm = (int) value; break;
    case TDR_STATED_TAX: assumptions->tax.rate_ppm = (int) value; break;
    case TDR_STATED_RECOVERY: assumptions->tax.recoverable_ppm = (int) value; break;
    case TDR_STATED_SEASON: scale_season (&assumptions->demand, value); break;
    case TDR_STATED_RAMP: scale_ramp (&assumptions->demand, value); break;
    case TDR_STATED_REQUALIFICATION: assumptions->requalification.micros = value; break;
    default: assumptions->operations.lines[figure - TDR_STATED_OPERATIONS].price.micros = value;
    }
}

static void
fill_range (TdrStatedSwing       *self,
            const TdrAssumptions *planned)
{
  gint64 value = get_figure (planned, self->figure);
  gboolean is_rate = self->figure == TDR_STATED_DISCOUNT || self->figure == TDR_STATED_TAX;
  gint64 step = is_rate ? POINTS_PPM : (gint64) (value / (TDR_PPM / (double) PART_PPM));

  self->low = is_rate ? MIN (value, MAX (value - step, 0)) : value - step;
  self->high = self->figure <= TDR_STATED_RECOVERY ? MIN (value + step, TDR_PPM) : value + step;
}

/* Whether the figure is in any cost: tax that nobody pays, and a cost that nobody gave, move nothing. */
static gboolean
is_stated (const TdrAssumptions *planned,
           guint                 figure)
{
  if (figure == TDR_STATED_RECOVERY)
    return planned->tax.rate_ppm > 0 && planned->tax.recoverable_ppm > 0;

  return figure == TDR_STATED_DISCOUNT || get_figure (planned, figure) > 0;
}

static gboolean
is_in (guint          figure,
       const TdrPlan *plan)
{
  if (figure >= TDR_STATED_OPERATIONS)
    return plan->offer == NULL;

  return figure != TDR_STATED_REQUALIFICATION || (plan->offer != NULL && plan->offer->end_of_life != NULL);
}

static gboolean
is_of_demand (guint figure)
{
  return figure == TDR_STATED_SEASON || figure == TDR_STATED_RAMP;
}

/* What the demand is, and what it takes to qualify a successor, stand in the invoices; everything else beside them. */
static gboolean
is_invoiced (guint figure)
{
  return is_of_demand (figure) || figure == TDR_STATED_REQUALIFICATION;
}

/* A bid that does not say what it would cost then cannot be chosen then: its value has no currency. */
static gboolean
value_today (const TdrTermCost    *planned,
             const TdrTermDemand  *demand,
             guint                 figure,
             TdrMoney             *value,
             GError              **error)
{
  TdrTermCost cost;

  *value = planned->present_value;
  if (!is_in (figure, planned->plan))
    return TRUE;
  if (figure == TDR_STATED_DISCOUNT)
    return tdr_cash_flow_present_value (&planned->flow, demand->assumptions->rate, value, error);
  if (!is_invoiced (figure))
    return tdr_term_cost_value_anew (planned, demand, value, error);
  if (!tdr_term_cost_compute (planned->plan, demand, planned->total.currency, &cost, error))
    return FALSE;

  *value = cost.known ? cost.present_value : (TdrMoney) { 0 };
  return TRUE;
}

/* Of equals the first as planned. */
static gboolean
price_end (const TdrAppraisalRound  *round,
           guint                     figure,
           gint64                    value,
           TdrMoney                 *of_best,
           const TdrPlan           **best,
           GError                  **error)
{
  TdrAssumptions moved = *round->demand.assumptions;
  TdrTermDemand demand = round->demand;
  TdrMoney least = { 0 };

  set_figure (&moved, figure, value);
  demand.assumptions = &moved;
  if (is_of_demand (figure) && !tdr_term_demand_assume (&demand, &moved, error))
    return FALSE;
  for (guint i = 0; i < round->n_ranked; i++)
    {
      TdrMoney today;

      if (!value_today (&round->costs[i], &demand, figure, &today, error))
        return FALSE;
      if (i == 0)
        *of_best = today;
      if (tdr_money_is_given (today) && (!tdr_money_is_given (least) || today.micros < least.micros))
        {
          least = today;
          *best = round->costs[i].plan;
        }
    }

  return TRUE;
}

static gboolean
moves_something (const TdrStatedSwing *self)
{
  if (!tdr_money_is_given (self->at_low) || !tdr_money_is_given (self->at_high))
    return FALSE;

  return tdr_money_compare (self->at_low, self->at_high) != 0 || self->best_at_low != self->best_at_high;
}

static gint64
width_of (const TdrStatedSwing *self)
{
  return ABS (self->at_high.micros - self->at_low.micros);
}

static int
compare_swings (gconstpointer a,
                gconstpointer b)
{
  const TdrStatedSwing *first = a, *second = b;

  if (width_of (first) != width_of (second))
    return width_of (first) > width_of (second) ? -1 : 1;

  return (first->figure > second->figure) - (first->figure < second->figure);
}

/**
 * tdr_stated_swings_new:
 *
 * Prices the plans of a workload anew with each stated figure at both ends, one at a time: the discount rate and the tax
 * two points lower and higher, what is recovered of the tax, season, ramp and every amount a fifth. A figure that moves
 * nothing is left out, and one at whose end it is not known what the best costs. Fails like tdr_term_cost_compute().
 *
 * Returns: (transfer full) (element-type TdrStatedSwing): what moves the best most first; the plans are the appraisal's
 */
GArray *
tdr_stated_swings_new (const TdrAppraisal  *appraisal,
                       guint                workload,
                       GError             **error)
{
  const TdrAppraisalRound *round = &appraisal->rounds[workload];
  g_autoptr (GArray) swings = g_array_new (FALSE, FALSE, sizeof (TdrStatedSwing));

  for (guint figure = 0; round->n_ranked > 0 && figure < TDR_N_STATED_FIGURES; figure++)
    {
      TdrStatedSwing swing = { .figure = figure };

      if (!is_stated (appraisal->assumptions, figure))
        continue;
      fill_range (&swing, appraisal->assumptions);
      if (!price_end (round, figure, swing.low, &swing.at_low, &swing.best_at_low, error)
          || !price_end (round, figure, swing.high, &swing.at_high, &swing.best_at_high, error))
        return NULL;
      if (moves_something (&swing))
        g_array_append_val (swings, swing);
    }

  g_array_sort (swings, compare_swings);
  return g_steal_pointer (&swings);
}

/**
 * tdr_stated_figure_is_share:
 *
 * Whether the ends of its swing are millionths of one, not of money.
 */
gboolean
tdr_stated_figure_is_share (guint figure)
{
  return figure <= TDR_STATED_RAMP;
}
