/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-plot.h"

G_BEGIN_DECLS

PangoContext *chart_fixture_context (void);
gboolean      chart_fixture_shows   (const TdrFrame *frame,
                                     const char     *words);

G_END_DECLS
