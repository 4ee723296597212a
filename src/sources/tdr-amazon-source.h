/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-ask.h"

G_BEGIN_DECLS

TdrAnswer *tdr_bedrock_source_fetch           (const TdrAsk  *ask,
                                               const char    *region,
                                               GCancellable  *cancellable,
                                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_ec2_source_fetch               (const TdrAsk  *ask,
                                               const char    *region,
                                               GCancellable  *cancellable,
                                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_ec2_products_source_fetch      (const TdrAsk  *ask,
                                               const char    *region,
                                               GCancellable  *cancellable,
                                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;
TdrAnswer *tdr_savings_plan_rates_source_fetch
                                              (const TdrAsk  *ask,
                                               const char    *region,
                                               GCancellable  *cancellable,
                                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
