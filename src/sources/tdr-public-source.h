/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-ask.h"

G_BEGIN_DECLS

TdrAnswer *tdr_ecb_source_fetch            (const TdrAsk  *ask,
                                            const char    *region,
                                            GCancellable  *cancellable,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_azure_retail_source_fetch   (const TdrAsk  *ask,
                                            const char    *region,
                                            GCancellable  *cancellable,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_google_billing_source_fetch (const TdrAsk  *ask,
                                            const char    *region,
                                            GCancellable  *cancellable,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_price_list_source_fetch     (const TdrAsk  *ask,
                                            const char    *region,
                                            GCancellable  *cancellable,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_ec2_offer_source_fetch      (const TdrAsk  *ask,
                                            const char    *region,
                                            GCancellable  *cancellable,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_savings_plan_source_fetch   (const TdrAsk  *ask,
                                            const char    *region,
                                            GCancellable  *cancellable,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
