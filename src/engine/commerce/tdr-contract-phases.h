/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-contract.h"

G_BEGIN_DECLS

/* The steps of tdr_contract_price_month(), in the order of TdrCharge. */
gboolean tdr_contract_check_month          (const TdrContractMonth  *month,
                                            GError                 **error);
gboolean tdr_contract_charge_usage         (const TdrContract       *self,
                                            const TdrContractMonth  *month,
                                            TdrBill                 *bill,
                                            GError                 **error);
gboolean tdr_contract_charge_savings_plans (const TdrContract       *self,
                                            const TdrContractMonth  *month,
                                            TdrBill                 *bill,
                                            GError                 **error);
gboolean tdr_contract_charge_limits        (const TdrContract       *self,
                                            const TdrContractMonth  *month,
                                            TdrBill                 *bill,
                                            GError                 **error);
gboolean tdr_contract_charge_fees          (const TdrContract       *self,
                                            const TdrContractMonth  *month,
                                            TdrBill                 *bill,
                                            GError                 **error);
gboolean tdr_contract_charge_bands         (const TdrContract       *self,
                                            const TdrPriceTerm      *term,
                                            guint                    month,
                                            gint64                   quantity,
                                            TdrBill                 *bill,
                                            GError                 **error);
gboolean tdr_contract_charge_upfront       (const TdrContract       *self,
                                            const TdrPriceTerm      *term,
                                            guint                    month,
                                            TdrMoney                 amount,
                                            gint64                   units,
                                            TdrBill                 *bill,
                                            GError                 **error);
gboolean tdr_contract_charge_amount        (const TdrContract       *self,
                                            const TdrPriceTerm      *term,
                                            TdrMoney                 amount,
                                            TdrBill                 *bill,
                                            GError                 **error);
gboolean tdr_contract_limit_term           (const TdrContract       *self,
                                            const TdrPriceTerm      *term,
                                            guint                    first_line,
                                            TdrBill                 *bill,
                                            GError                 **error);

G_END_DECLS
