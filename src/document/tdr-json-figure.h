/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-json-reader.h"
#include "tdr-money.h"

G_BEGIN_DECLS

/* Figures as a tender's file writes them: amounts as decimal text, shares as parts of one. Each is read by the one and
 * written by the other of a pair. */
void tdr_json_reader_share (TdrJsonSource      *self,
                            TdrJsonPlace       *place,
                            const char         *member,
                            int                *ppm);
void tdr_json_reader_money (TdrJsonSource      *self,
                            TdrJsonPlace       *place,
                            const char         *member,
                            const char         *currency,
                            TdrMoney           *money);
void tdr_json_set_share    (JsonObject         *object,
                            const char         *member,
                            int                 ppm);
void tdr_json_set_number   (JsonObject         *object,
                            const char         *member,
                            double              number);
void tdr_json_set_money    (JsonObject         *object,
                            const char         *member,
                            TdrMoney            money);
void tdr_json_set_strings  (JsonObject         *object,
                            const char         *member,
                            const char *const  *strings);
void tdr_json_add_unknown  (JsonObject         *object,
                            JsonObject         *unknown);

G_END_DECLS
