/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-appraisal.h"

#define MICROS G_GINT64_CONSTANT (1000000)
#define NANO 1e-9

#define MILLION_REQUESTS "\"requests_per_month\": 1000000"
#define GPT_5_MINI "\"gpt-5-mini\""

/* A tender of one workload: members of its assumptions, of its load, and its candidates. */
TdrTender    *appraisal_fixture_parse (const char  *assumptions,
                                       const char  *load,
                                       const char  *candidates,
                                       GError     **error);
TdrAppraisal *appraise_load           (const char  *assumptions,
                                       const char  *load,
                                       const char  *candidates);
TdrAppraisal *appraise                (const char  *assumptions,
                                       const char  *candidates);
