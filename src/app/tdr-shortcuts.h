/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrShortcut:
 * @group: (nullable): heading of the group that begins here, to be translated
 * @title: what it does, to be translated
 * @action: detailed name
 * @accelerators: (array zero-terminated=1)
 */
typedef struct {
  const char *group;
  const char *title;
  const char *action;
  const char *accelerators[3];
} TdrShortcut;

const TdrShortcut *tdr_shortcuts_get (guint *n_shortcuts);

G_END_DECLS
