/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-frame.h"
#include "tdr-scale.h"

G_BEGIN_DECLS

double tdr_axis_measure_y (const TdrFrame *frame,
                           const TdrScale *scale);
void   tdr_axis_add_y     (TdrFrame       *frame,
                           const TdrScale *scale,
                           const char     *title);
void   tdr_axis_add_x     (TdrFrame       *frame,
                           const TdrScale *scale,
                           const char     *title);
void   tdr_axis_add_names (TdrFrame       *frame,
                           const TdrScale *scale,
                           const TdrChart *chart);

G_END_DECLS
