/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-frame.h"
#include "tdr-scale.h"

G_BEGIN_DECLS

void tdr_guides_add (TdrFrame       *frame,
                     const TdrChart *chart,
                     const TdrScale *x_scale,
                     const TdrScale *y_scale);

G_END_DECLS
