/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-json-writer.h"
#include "tdr-plan.h"

G_BEGIN_DECLS

void tdr_plan_write_json     (const TdrPlan     *self,
                              TdrJsonWriter     *writer,
                              GHashTable        *evidence);
void tdr_cost_write_json     (const TdrCost     *self,
                              TdrJsonWriter     *writer,
                              const char        *name,
                              GHashTable        *evidence);
void tdr_exchange_rate_write_json (const TdrExchangeRate *self,
                                   TdrJsonWriter         *writer);
void tdr_route_write_json    (const TdrRoute    *self,
                              TdrJsonWriter     *writer,
                              const char        *name,
                              GHashTable        *evidence);
void tdr_evidence_write_json (GHashTable        *evidence,
                              TdrJsonWriter     *writer,
                              const char        *name);

G_END_DECLS
