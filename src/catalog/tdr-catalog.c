/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-catalog.h"

G_DEFINE_QUARK (tdr-catalog-error-quark, tdr_catalog_error)
