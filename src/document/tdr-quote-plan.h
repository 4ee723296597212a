/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-planner.h"

G_BEGIN_DECLS

const TdrOffer         *tdr_quote_plan_offer      (const TdrQuote          *quote,
                                                   const TdrPlanner        *planner);
const TdrInstanceOffer *tdr_quote_plan_instance   (const TdrQuote          *quote,
                                                   const TdrPlanner        *planner);
const TdrOffer         *tdr_quote_find_offer      (const TdrQuote          *quote,
                                                   TdrCatalog              *catalog);
const TdrInstanceOffer *tdr_quote_find_instance   (const TdrQuote          *quote,
                                                   TdrCatalog              *catalog);

G_END_DECLS
