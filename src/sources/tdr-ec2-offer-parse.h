/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-answer.h"

G_BEGIN_DECLS

typedef struct _TdrEc2OfferParser TdrEc2OfferParser;

TdrEc2OfferParser *tdr_ec2_offer_parser_new    (void);
void               tdr_ec2_offer_parser_free   (TdrEc2OfferParser  *self);
gboolean           tdr_ec2_offer_parser_feed   (TdrEc2OfferParser  *self,
                                                const char         *data,
                                                gsize               length,
                                                GError            **error);
guint              tdr_ec2_offer_parser_get_n_facts
                                               (const TdrEc2OfferParser *self);
TdrAnswer         *tdr_ec2_offer_parser_finish (TdrEc2OfferParser  *self,
                                                GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrEc2OfferParser, tdr_ec2_offer_parser_free)

G_END_DECLS
