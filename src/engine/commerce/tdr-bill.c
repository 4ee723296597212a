/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-bill.h"

#include "tdr-engine-error.h"

static gboolean
has_room (guint        n_lines,
          guint        most,
          GError     **error)
{
  if (n_lines < most)
    return TRUE;

  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
               "A month has more than %u lines: join terms or bands", most);
  return FALSE;
}

static gboolean
extend_line (TdrBillLine         *line,
             TdrInvoiceRounding   rounding,
             GError             **error)
{
  if (!tdr_money_extend (line->list_price, line->quantity, line->per, &line->list_cost, error)
      || !tdr_money_extend (line->price, line->quantity, line->per, &line->cost, error))
    return FALSE;

  if (rounding == TDR_ROUND_CENTS)
    {
      line->list_cost = tdr_money_round_cents (line->list_cost);
      line->cost = tdr_money_round_cents (line->cost);
    }
  return TRUE;
}

/* A fee is an amount in itself; what else a percentage counts would not be read as a quantity. */
static TdrCostLine
cost_line (const TdrBillLine *line)
{
  gboolean is_fee = line->meter == TDR_METER_FEE;

  return (TdrCostLine) {
    .meter = line->meter,
    .quantity = is_fee ? 1 : line->quantity,
    .per = is_fee ? 1 : line->per,
    .price = is_fee ? line->cost : line->price,
    .cost = line->cost,
    .label = line->term->label,
    .evidence = line->term->evidence,
  };
}

/**
 * tdr_bill_init:
 *
 * Nothing charged yet.
 */
void
tdr_bill_init (TdrBill    *self,
               const char *currency)
{
  TdrMoney nothing = tdr_money_new (0, currency);

  self->n_lines = 0;
  self->known = TRUE;
  self->missing = 0;
  self->reason = NULL;
  self->list_total = self->total = self->in_advance = self->effective = nothing;
  self->capacity_units = 0;
}

/**
 * tdr_bill_append:
 * @line: with its quantity and prices; its costs are worked out here
 *
 * Adds a line to the bill and to its sums. Fails with %TDR_ENGINE_ERROR_OVERFLOW, %TDR_ENGINE_ERROR_CURRENCY, or with
 * %TDR_ENGINE_ERROR_INVALID where there are too many lines.
 */
gboolean
tdr_bill_append (TdrBill             *self,
                 const TdrBillLine   *line,
                 TdrInvoiceRounding   rounding,
                 GError             **error)
{
  TdrBillLine *added = &self->lines[self->n_lines];

  if (!has_room (self->n_lines, TDR_BILL_MAX_LINES, error))
    return FALSE;

  *added = *line;
  if (!extend_line (added, rounding, error)
      || !tdr_money_add (self->list_total, added->list_cost, &self->list_total, error)
      || !tdr_money_add (self->total, added->cost, &self->total, error)
      || !tdr_money_add (self->effective, added->cost, &self->effective, error)
      || (added->in_advance && !tdr_money_add (self->in_advance, added->cost, &self->in_advance, error)))
    return FALSE;

  self->n_lines++;
  return TRUE;
}

/**
 * tdr_bill_make_unknown:
 * @reason: a sentence without its full stop; static
 *
 * The first reason stays.
 */
void
tdr_bill_make_unknown (TdrBill    *self,
                       const char *reason)
{
  self->known = FALSE;
  if (self->reason == NULL)
    self->reason = reason;
}

/**
 * tdr_bill_miss_meter:
 *
 * A price is needed and there is none.
 */
void
tdr_bill_miss_meter (TdrBill  *self,
                     TdrMeter  meter)
{
  self->known = FALSE;
  self->missing |= 1u << meter;
}

/**
 * tdr_bill_to_cost:
 * @cost: (out): the same as what an offer of the catalogue costs; a fee is once its amount
 *
 * Fails with %TDR_ENGINE_ERROR_INVALID where it has more lines than a cost can hold.
 */
gboolean
tdr_bill_to_cost (const TdrBill  *self,
                  TdrCost        *cost,
                  GError        **error)
{
  *cost = (TdrCost) {
    .known = self->known, .missing = self->missing, .reason = self->reason, .total = self->total,
    .capacity_units = self->capacity_units,
  };

  for (guint i = 0; i < self->n_lines; i++)
    {
      if (!has_room (cost->n_lines, TDR_COST_MAX_LINES, error))
        return FALSE;
      cost->lines[cost->n_lines++] = cost_line (&self->lines[i]);
    }

  return TRUE;
}
