/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-connection.h"

G_BEGIN_DECLS

/**
 * TdrConnectionChoice:
 *
 * What a person has chosen in Preferences of how providers are asked, as of the moment it was read: it may go to another
 * thread.
 */
typedef struct {
  char **regions;
  char **endpoints;
  char *profile;
  char *authority;
} TdrConnectionChoice;

void                  tdr_connection_choice_read         (TdrConnectionChoice       *self,
                                                          GSettings                 *settings);
TdrConnectionSettings tdr_connection_choice_get_settings (const TdrConnectionChoice *self);
const char           *tdr_connection_choice_get_region   (const TdrConnectionChoice *self);
void                  tdr_connection_choice_clear        (TdrConnectionChoice       *self);

G_END_DECLS
