/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tdr-tender.h"

G_BEGIN_DECLS

/* Makes @chooser offer the workloads of @tender. What is selected stays so while it is there. */
void tdr_workload_chooser_sync (GtkDropDown     *chooser,
                                const TdrTender *tender);

G_END_DECLS
