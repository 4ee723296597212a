/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrAzureMeter:
 * @model: "gpt-5.4-mini"; %NULL for provisioned units, which serve every model
 * @meter: "input", "output", "cache-read", "cache-write", "long-…", "capacity-unit"
 * @deployment: "on-demand", "batch", "priority", "flex", "custom-model", "provisioned"
 * @scope: "global", "data-zone", "regional"; "unspecified" where the name does not say
 * @says_million: whether the name says that the price is for a million tokens
 *
 * What the name of a meter means. All strings are constants.
 */
typedef struct {
  const char *model;
  const char *meter;
  const char *deployment;
  const char *scope;
  gboolean says_million;
} TdrAzureMeter;

gboolean tdr_azure_meter_parse (const char    *name,
                                TdrAzureMeter *meter) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
