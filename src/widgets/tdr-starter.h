/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "tdr-tender.h"

G_BEGIN_DECLS

/**
 * TdrStarter:
 *
 * A workload to begin with: a template that comes with the program. Immutable.
 */
#define TDR_TYPE_STARTER (tdr_starter_get_type ())
G_DECLARE_FINAL_TYPE (TdrStarter, tdr_starter, TDR, STARTER, GObject)

GListModel              *tdr_starter_list         (void) G_GNUC_WARN_UNUSED_RESULT;
const TdrTenderWorkload *tdr_starter_get_workload (TdrStarter *self);

G_END_DECLS
