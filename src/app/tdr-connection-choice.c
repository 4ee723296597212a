/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-connection-choice.h"

#include <string.h>

#define USUAL_REGION "us-east-1"

static const char *
or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

/**
 * tdr_connection_choice_read:
 * @self: (out): to be cleared
 */
void
tdr_connection_choice_read (TdrConnectionChoice *self,
                            GSettings           *settings)
{
  *self = (TdrConnectionChoice) {
    .regions = g_settings_get_strv (settings, "regions"),
    .endpoints = g_settings_get_strv (settings, "endpoints"),
    .profile = g_settings_get_string (settings, "aws-profile"),
    .authority = g_settings_get_string (settings, "authority"),
  };
}

/**
 * tdr_connection_choice_get_settings:
 *
 * Returns: what was chosen, borrowed
 */
TdrConnectionSettings
tdr_connection_choice_get_settings (const TdrConnectionChoice *self)
{
  return (TdrConnectionSettings) {
    .endpoints = (const char *const *) self->endpoints,
    .profile = or_null (self->profile),
    .authority = or_null (self->authority),
    .keyring = TDR_KEYRING_IF_THERE,
  };
}

/**
 * tdr_connection_choice_get_region:
 *
 * Returns: a region of Amazon in which permissions can be tried: the first that was chosen, whose names have hyphens
 */
const char *
tdr_connection_choice_get_region (const TdrConnectionChoice *self)
{
  for (guint i = 0; self->regions[i] != NULL; i++)
    if (strchr (self->regions[i], '-') != NULL)
      return self->regions[i];

  return USUAL_REGION;
}

/**
 * tdr_connection_choice_clear:
 */
void
tdr_connection_choice_clear (TdrConnectionChoice *self)
{
  g_clear_pointer (&self->regions, g_strfreev);
  g_clear_pointer (&self->endpoints, g_strfreev);
  g_clear_pointer (&self->profile, g_free);
  g_clear_pointer (&self->authority, g_free);
}
