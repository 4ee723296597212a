/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-bill.h"

#include "tdr-engine-error.h"

static gboolean
has_room (guint    n_lines,
          guint    most,
          GError **error)
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

  if (rounding == TDR_ROUND_MINOR)
    {
      line->list_cost = tdr_money_round_minor (line->list_cost);
      line->cost = tdr_money_round_minor (line->cost);
    }
  return TRUE;
}

static gboolean
take (TdrBill            *self,
      const TdrBillLine  *line,
      GError            **error)
{
  if (!has_room (self->n_lines, TDR_BILL_MAX_LINES, error)
      || !tdr_money_add (self->list_total, line->list_cost, &self->list_total, error)
      || !tdr_money_add (self->total, line->cost, &self->total, error)
      || !tdr_money_add (self->effective, line->effective, &self->effective, error)
      || (line->in_advance && !tdr_money_add (self->in_advance, line->cost, &self->in_advance, error)))
    return FALSE;

  self->lines[self->n_lines++] = *line;
  return TRUE;
}

/* The part of one of so many months, such that all of them add up to the whole exactly. */
static gboolean
part_of_month (TdrMoney   whole,
               guint      months,
               guint      position,
               TdrMoney  *part,
               GError   **error)
{
  TdrMoney until_now, until_before;

  if (!tdr_money_extend (whole, position + 1, months, &until_now, error)
      || !tdr_money_extend (whole, position, months, &until_before, error))
    return FALSE;

  until_before.micros = -until_before.micros;
  return tdr_money_add (until_now, until_before, part, error);
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
    .price = is_fee ? line->effective : line->price,
    .cost = line->effective,
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
  TdrBillLine added = *line;

  if (!extend_line (&added, rounding, error))
    return FALSE;

  added.effective = added.cost;
  return take (self, &added, error);
}

/**
 * tdr_bill_append_spread:
 * @line: the whole of it
 * @months: that it is paid for, 1 or more
 * @position: of this month among them, from 0; it is paid in the first
 *
 * Adds a line of what is paid once for many months. Fails like tdr_bill_append().
 */
gboolean
tdr_bill_append_spread (TdrBill             *self,
                        const TdrBillLine   *line,
                        guint                months,
                        guint                position,
                        TdrInvoiceRounding   rounding,
                        GError             **error)
{
  TdrBillLine added = *line;

  if (!extend_line (&added, rounding, error) || !part_of_month (added.cost, months, position, &added.effective, error))
    return FALSE;

  if (position > 0)
    {
      added.quantity = 0;
      added.list_cost = added.cost = tdr_money_new (0, added.cost.currency);
    }
  return take (self, &added, error);
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
 * @cost: (out): its effective costs, like what an offer of the catalogue costs, whose upfront payments are spread too; a
 *   fee is once its amount
 *
 * Fails with %TDR_ENGINE_ERROR_INVALID where it has more lines than a cost can hold.
 */
gboolean
tdr_bill_to_cost (const TdrBill  *self,
                  TdrCost        *cost,
                  GError        **error)
{
  *cost = (TdrCost) {
    .known = self->known, .missing = self->missing, .reason = self->reason, .total = self->effective,
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
