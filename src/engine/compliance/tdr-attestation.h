/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "tdr-evidence.h"

G_BEGIN_DECLS

/**
 * TdrAttestationReading:
 * @TDR_READING_UNKNOWN: the status as given settles nothing ("provider only", "partial", "conflicting" …)
 * @TDR_READING_YES: the service meets the item: for certifications only the status "in scope"
 * @TDR_READING_NO: the service does not ("not in scope", "not offered" …)
 */
typedef enum {
  TDR_READING_UNKNOWN,
  TDR_READING_YES,
  TDR_READING_NO,
} TdrAttestationReading;

/**
 * TdrAttestation:
 * @item: the framework or promise, as a requirement's argument names it
 * @service: the cloud service that it is about
 * @regions: the part of the service that it holds for, as given, or %NULL for all of it
 * @region_codes: (nullable): what @regions comes down to, separated by ";": region codes ("us-east-1"), prefixes that
 *   end in a hyphen or an asterisk ("us-gov-", "usgov*"), or "*" for everywhere; %NULL beside a @regions that we cannot
 *   read this way, which makes a yes unknown; %NULL for both means everywhere
 * @status: as its source gives it, kept word for word
 * @detail: what the source says beside it
 *
 * One statement about one service.
 */
typedef struct {
  const char *item;
  const char *service;
  const char *regions;
  const char *region_codes;
  const char *status;
  const char *detail;
  TdrAttestationReading reading;
  const TdrEvidence *evidence;
} TdrAttestation;

TdrAttestationReading tdr_attestation_reading_of_certification (const char           *status);
gboolean              tdr_attestation_covers_region            (const TdrAttestation *self,
                                                                const char           *region);

G_END_DECLS
