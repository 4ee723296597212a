/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-export.h"

#include <glib/gi18n-lib.h>

void
tdr_export_choose (TdrWindow *window)
{
}
