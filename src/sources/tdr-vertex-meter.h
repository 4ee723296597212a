/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrVertexMeter:
 * @model: (nullable): id of the model; %NULL for what is understood and of no use here
 * @scope: (nullable): as the catalogue's prices have it
 * @deployment: "on-demand", "batch", "priority", "flex"
 * @meter: "input", "output", "cache-read"; for long prompts "long-input" …
 *
 * What a description of a SKU of Vertex AI is about.
 */
typedef struct {
  const char *model;
  const char *scope;
  const char *deployment;
  const char *meter;
} TdrVertexMeter;

gboolean tdr_vertex_meter_parse (const char     *description,
                                 TdrVertexMeter *meter);

G_END_DECLS
