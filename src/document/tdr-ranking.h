/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-plan.h"

G_BEGIN_DECLS

void tdr_ranking_sort (GPtrArray *plans);

G_END_DECLS
