/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-contract.h"

G_BEGIN_DECLS

/* An amount as it stands in a source: no test converts it to millionths by hand. */
static inline TdrMoney
money (const char *text,
       const char *currency)
{
  g_autoptr (GError) error = NULL;
  TdrMoney amount;

  g_assert_true (tdr_money_parse (text, currency, &amount, &error));
  return amount;
}

#define USD(text) money (text, "USD")

/* @per is left at what is usual for the meter. */
static inline TdrPriceTerm
term (TdrCharge   charge,
      TdrMeter    meter,
      const char *price)
{
  return (TdrPriceTerm) { .charge = charge, .meter = meter, .n_bands = 1, .bands = { { 0, USD (price) } } };
}

static inline TdrContract
contract (const TdrPriceTerm *terms,
          guint               n_terms)
{
  return (TdrContract) { .terms = terms, .n_terms = n_terms, .currency = "USD" };
}

static inline void
assert_money (TdrMoney    amount,
              const char *expected)
{
  g_autofree char *text = tdr_money_to_string (amount, 0);

  g_assert_cmpstr (text, ==, expected);
}

static inline void
price (const TdrContract      *offered,
       const TdrContractMonth *month,
       TdrBill                *bill)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tdr_contract_check (offered, &error));
  g_assert_no_error (error);
  g_assert_true (tdr_contract_price_month (offered, month, bill, &error));
  g_assert_no_error (error);
}

G_END_DECLS
