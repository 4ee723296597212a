/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "tdr-attestation.h"
#include "tdr-requirement.h"

G_BEGIN_DECLS

typedef enum {
  TDR_OUTCOME_PASS,
  TDR_OUTCOME_UNKNOWN,
  TDR_OUTCOME_FAIL,
} TdrOutcome;

/**
 * TdrRouteKind:
 * @TDR_ROUTE_IN_REGION: processed in the region asked
 * @TDR_ROUTE_GEO: in any of the regions of a geographic inference profile
 * @TDR_ROUTE_DATA_ZONE: in any region of an Azure data zone
 * @TDR_ROUTE_GLOBAL: anywhere
 * @TDR_ROUTE_UNSPECIFIED: the source does not say
 */
typedef enum {
  TDR_ROUTE_IN_REGION,
  TDR_ROUTE_GEO,
  TDR_ROUTE_DATA_ZONE,
  TDR_ROUTE_GLOBAL,
  TDR_ROUTE_UNSPECIFIED,
} TdrRouteKind;

/**
 * TdrRoute:
 * @kind: how requests are routed
 * @jurisdictions: (nullable): every jurisdiction where a request may be processed, sorted, separated by ";" ("DE;ES;FR"
 *   by country, "EU" where only the union is promised); %NULL if the destinations are not known; "*" for anywhere
 * @destinations: (nullable): the destination regions themselves, as the provider lists them
 * @evidence: (nullable): of the destinations
 *
 * Where a request may be processed. From the list of destinations, never from a profile's prefix: a "us." profile
 * called from Canada may process in Canada, and the other way round.
 */
typedef struct {
  TdrRouteKind kind;
  const char *jurisdictions;
  const char *destinations;
  const TdrEvidence *evidence;
} TdrRoute;

/**
 * TdrVerdict:
 * @reason: (owned): one sentence for a person
 * @status: (nullable): the attestation's own word, if one was used
 * @evidence: (nullable): what the verdict rests on
 *
 * Whether one offer meets one requirement.
 */
typedef struct {
  TdrOutcome outcome;
  char *reason;
  const char *status;
  const TdrEvidence *evidence;
} TdrVerdict;

/**
 * TdrComplianceSubject:
 * @service: the cloud service, as attestations name it
 * @region: region asked, or %NULL
 * @route: where requests may be processed
 * @processor: (nullable): who processes the data, %NULL if unknown
 * @platform_provider: the cloud provider
 *
 * What a requirement is held against.
 */
typedef struct {
  const char *service;
  const char *region;
  const TdrRoute *route;
  const char *processor;
  const char *platform_provider;
} TdrComplianceSubject;

TdrVerdict  tdr_verdict_reach      (const TdrRequirement       *requirement,
                                    const TdrComplianceSubject *subject,
                                    const TdrAttestation *const*attestations,
                                    guint                       n_attestations) G_GNUC_WARN_UNUSED_RESULT;
void        tdr_verdict_clear      (TdrVerdict                 *self);
const char *tdr_outcome_to_string  (TdrOutcome                  outcome);
const char *tdr_route_kind_to_string   (TdrRouteKind            kind);
gboolean    tdr_route_kind_from_string (const char             *text,
                                        TdrRouteKind           *kind);

G_END_DECLS
