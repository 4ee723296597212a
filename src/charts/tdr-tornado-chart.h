/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-frame.h"

G_BEGIN_DECLS

TdrFrame *tdr_tornado_chart_lay_out (const TdrChart *chart,
                                     PangoContext   *text,
                                     double          width,
                                     double          height) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
