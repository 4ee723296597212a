/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-plan.h"

G_BEGIN_DECLS

GPtrArray *tdr_ranking_of (GArray *plans) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
