/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-quote.h"

G_BEGIN_DECLS

const char *tdr_quote_read_text  (TdrJsonSource *source,
                                  TdrJsonPlace  *place,
                                  const char    *member,
                                  GStringChunk  *texts);
void        tdr_quote_read_terms (TdrJsonSource *source,
                                  TdrJsonPlace  *place,
                                  TdrQuote      *quote);

G_END_DECLS
