/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-attestation.h"

#include <string.h>

static gboolean
matches (const char *code,
         const char *region)
{
  size_t length = strlen (code);

  if (length > 0 && code[length - 1] == '*')
    return strncmp (code, region, length - 1) == 0;
  if (length > 0 && code[length - 1] == '-')
    return strncmp (code, region, length) == 0;

  return strcmp (code, region) == 0;
}

/**
 * tdr_attestation_reading_of_certification:
 * @status: as its source gives it
 *
 * What a certification's status means. Only the words "in scope" are a yes: that a provider has a certificate
 * ("provider only") says nothing about the service, and half of a scope is not the scope.
 */
TdrAttestationReading
tdr_attestation_reading_of_certification (const char *status)
{
  if (g_strcmp0 (status, "in scope") == 0)
    return TDR_READING_YES;
  if (g_strcmp0 (status, "not in scope") == 0 || g_strcmp0 (status, "not offered") == 0)
    return TDR_READING_NO;

  return TDR_READING_UNKNOWN;
}

/**
 * tdr_attestation_covers_region:
 *
 * Whether @self is known to hold in @region.
 */
gboolean
tdr_attestation_covers_region (const TdrAttestation *self,
                               const char           *region)
{
  g_auto (GStrv) codes = NULL;

  if (self->region_codes == NULL)
    return self->regions == NULL || *self->regions == '\0';

  codes = g_strsplit (self->region_codes, ";", -1);
  for (guint i = 0; codes[i] != NULL; i++)
    if (matches (g_strstrip (codes[i]), region))
      return TRUE;

  return FALSE;
}
