/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "tdr-tender-model.h"

G_BEGIN_DECLS

/**
 * TdrModelLoaded:
 * @model: (transfer none): as its config.json describes it
 */
typedef void (*TdrModelLoaded) (GtkWidget      *parent,
                                TdrTenderModel *model);

void tdr_model_loader_ask  (GtkWidget       *parent,
                            TdrModelLoaded   loaded);
void tdr_model_loader_load (GtkWidget       *parent,
                            GFile           *file,
                            TdrModelLoaded   loaded);

G_END_DECLS
