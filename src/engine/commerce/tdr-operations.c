/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-operations.h"

#include "tdr-engine-error.h"

#define MOST_QUANTITY G_GINT64_CONSTANT (1000000000000)

static const char *const item_names[] = {
  [TDR_OPERATIONS_PEOPLE] = "people",
  [TDR_OPERATIONS_ON_CALL] = "on-call",
  [TDR_OPERATIONS_STORAGE] = "storage",
  [TDR_OPERATIONS_EGRESS] = "egress",
};

G_STATIC_ASSERT (G_N_ELEMENTS (item_names) == TDR_N_OPERATIONS);

/* Round figures, so that nobody takes them for a price list. */
#define ASSUMED(what) \
  { .id = "assumption-" what, .publisher = "Tender", .address = "tender:assumption/" what, .as_of = "", \
    .note = "An assumption, not a price: replace it by your own figure", .kind = TDR_EVIDENCE_ASSUMPTION }

static const TdrEvidence assumptions[TDR_N_OPERATIONS] = {
  [TDR_OPERATIONS_PEOPLE] = ASSUMED ("people"),
  [TDR_OPERATIONS_ON_CALL] = ASSUMED ("on-call"),
  [TDR_OPERATIONS_STORAGE] = ASSUMED ("storage"),
  [TDR_OPERATIONS_EGRESS] = ASSUMED ("egress"),
};

static const struct {
  gint64 quantity;
  gint64 per;
  gint64 price_micros;
} defaults[TDR_N_OPERATIONS] = {
  [TDR_OPERATIONS_PEOPLE] = { 500, TDR_THOUSANDTHS_PER_POST, 15000 * TDR_MONEY_MICROS },   /* half a post */
  [TDR_OPERATIONS_ON_CALL] = { 1, 1, 2000 * TDR_MONEY_MICROS },
  [TDR_OPERATIONS_STORAGE] = { 1000, 1, TDR_MONEY_MICROS / 10 },
  [TDR_OPERATIONS_EGRESS] = { 100, 1, TDR_MONEY_MICROS / 10 },
};

static gboolean
refuse (TdrOperationsItem   item,
        const char         *field,
        GError            **error)
{
  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID, "operations: the %s of %s cannot be", field,
               item_names[item]);
  return FALSE;
}

/**
 * tdr_operations_item_to_string:
 *
 * The word that files use for @item.
 */
const char *
tdr_operations_item_to_string (TdrOperationsItem item)
{
  g_return_val_if_fail ((guint) item < G_N_ELEMENTS (item_names), NULL);

  return item_names[item];
}

/**
 * tdr_operations_item_from_string:
 *
 * Returns: whether @text is a word of tdr_operations_item_to_string(); @item is untouched if not
 */
gboolean
tdr_operations_item_from_string (const char        *text,
                                 TdrOperationsItem *item)
{
  for (guint i = 0; i < G_N_ELEMENTS (item_names); i++)
    if (g_strcmp0 (text, item_names[i]) == 0)
      {
        *item = (TdrOperationsItem) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tdr_operations_init_assumptions:
 *
 * What is assumed until the buyer says better, in US dollars: half a post at 15,000 a month, one rota on call at 2,000,
 * 1,000 GB kept and 100 GB sent at 0.10 each. The evidence of each is of kind %TDR_EVIDENCE_ASSUMPTION.
 */
void
tdr_operations_init_assumptions (TdrOperations *self)
{
  for (guint i = 0; i < TDR_N_OPERATIONS; i++)
    self->lines[i] = (TdrOperationsLine) {
      .quantity = defaults[i].quantity, .per = defaults[i].per,
      .price = tdr_money_new (defaults[i].price_micros, "USD"), .evidence = &assumptions[i],
    };
}

/**
 * tdr_operations_check:
 *
 * Whether the figures can be. Fails with %TDR_ENGINE_ERROR_INVALID, naming the item and the field.
 */
gboolean
tdr_operations_check (const TdrOperations  *self,
                      GError              **error)
{
  for (guint i = 0; i < TDR_N_OPERATIONS; i++)
    {
      const TdrOperationsLine *line = &self->lines[i];

      if (line->quantity < 0 || line->quantity > MOST_QUANTITY || line->per < 1)
        return refuse ((TdrOperationsItem) i, "quantity", error);
      if (!tdr_money_is_given (line->price) || line->price.micros < 0)
        return refuse ((TdrOperationsItem) i, "price", error);
    }

  return TRUE;
}

/**
 * tdr_operations_price_month:
 * @costs: (out): of each item, rounded once
 * @total: (out): their sum
 *
 * What operations cost a month, whatever its length. Fails with %TDR_ENGINE_ERROR_INVALID, %TDR_ENGINE_ERROR_CURRENCY
 * or %TDR_ENGINE_ERROR_OVERFLOW.
 */
gboolean
tdr_operations_price_month (const TdrOperations  *self,
                            TdrMoney              costs[TDR_N_OPERATIONS],
                            TdrMoney             *total,
                            GError              **error)
{
  if (!tdr_operations_check (self, error))
    return FALSE;

  *total = tdr_money_new (0, self->lines[0].price.currency);
  for (guint i = 0; i < TDR_N_OPERATIONS; i++)
    if (!tdr_money_extend (self->lines[i].price, self->lines[i].quantity, self->lines[i].per, &costs[i], error)
        || !tdr_money_add (*total, costs[i], total, error))
      return FALSE;

  return TRUE;
}
