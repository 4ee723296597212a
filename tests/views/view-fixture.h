/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-evaluation.h"

/* Two workloads under European residency, held against the shipped facts. */
TdrTender     *view_fixture_new_tender (void);
TdrEvaluation *view_fixture_evaluate   (const TdrTender *tender);
