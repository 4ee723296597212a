/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TDR_MAX_SOBOL_COLUMNS 40   /* gsl_qrng_sobol has direction numbers for no more */

void tdr_sobol_fill (double  *shares,
                     guint    n_points,
                     guint    n_columns,
                     guint64  seed);

G_END_DECLS
