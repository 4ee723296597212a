/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrEndpoint:
 *
 * A service that Tender asks.
 */
typedef enum {
  TDR_ENDPOINT_BEDROCK,
  TDR_ENDPOINT_PRICE_LIST,
  TDR_ENDPOINT_PRICING,
  TDR_ENDPOINT_SAVINGS_PLANS,
  TDR_ENDPOINT_EC2,
  TDR_ENDPOINT_STS,
  TDR_ENDPOINT_SSO,
  TDR_ENDPOINT_AZURE_RETAIL,
  TDR_ENDPOINT_GOOGLE_BILLING,
  TDR_ENDPOINT_ECB,
} TdrEndpoint;

#define TDR_N_ENDPOINTS (TDR_ENDPOINT_ECB + 1)

typedef struct _TdrEndpoints TdrEndpoints;

TdrEndpoints *tdr_endpoints_new        (void);
void          tdr_endpoints_free       (TdrEndpoints        *self);
gboolean      tdr_endpoints_override   (TdrEndpoints        *self,
                                        const char          *assignment,
                                        GError             **error);
char         *tdr_endpoints_get        (const TdrEndpoints  *self,
                                        TdrEndpoint          endpoint,
                                        const char          *region) G_GNUC_WARN_UNUSED_RESULT;
const char   *tdr_endpoint_to_string   (TdrEndpoint          endpoint);
const char   *tdr_endpoint_get_signing_name
                                       (TdrEndpoint          endpoint);
char         *tdr_endpoint_get_signing_region
                                       (TdrEndpoint          endpoint,
                                        const char          *region) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrEndpoints, tdr_endpoints_free)

G_END_DECLS
