/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-frame.h"

G_BEGIN_DECLS

void tdr_legend_add (TdrFrame       *frame,
                     const TdrChart *chart,
                     double          x);

G_END_DECLS
