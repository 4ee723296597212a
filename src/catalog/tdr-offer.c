/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-offer.h"

static const char *const deployment_names[] = {
  [TDR_DEPLOYMENT_ON_DEMAND] = "on-demand",
  [TDR_DEPLOYMENT_PRIORITY] = "priority",
  [TDR_DEPLOYMENT_FLEX] = "flex",
  [TDR_DEPLOYMENT_LATENCY_OPTIMIZED] = "latency-optimized",
  [TDR_DEPLOYMENT_RESERVED] = "reserved",
  [TDR_DEPLOYMENT_PROVISIONED] = "provisioned",
  [TDR_DEPLOYMENT_SELF_HOSTED] = "self-hosted",
};

static const char *const term_names[] = {
  [TDR_TERM_ON_DEMAND] = "on-demand",
  [TDR_TERM_ONE_YEAR] = "1-year",
  [TDR_TERM_THREE_YEARS] = "3-year",
  [TDR_TERM_SPOT] = "spot",
  [TDR_TERM_CAPACITY_BLOCK] = "capacity-block",
};

/**
 * tdr_deployment_to_string:
 *
 * The word that files, ids and JSON use for @deployment.
 */
const char *
tdr_deployment_to_string (TdrDeployment deployment)
{
  g_return_val_if_fail ((guint) deployment < G_N_ELEMENTS (deployment_names), NULL);

  return deployment_names[deployment];
}

/**
 * tdr_deployment_from_string:
 *
 * Returns: whether @text is such a word; @deployment is untouched if not
 */
gboolean
tdr_deployment_from_string (const char    *text,
                            TdrDeployment *deployment)
{
  for (guint i = 0; i < G_N_ELEMENTS (deployment_names); i++)
    if (g_strcmp0 (text, deployment_names[i]) == 0)
      {
        *deployment = (TdrDeployment) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * tdr_term_to_string:
 *
 * The word that files, ids and JSON use for @term.
 */
const char *
tdr_term_to_string (TdrTerm term)
{
  g_return_val_if_fail ((guint) term < G_N_ELEMENTS (term_names), NULL);

  return term_names[term];
}

/**
 * tdr_term_from_string:
 *
 * Returns: whether @text is such a word; @term is untouched if not
 */
gboolean
tdr_term_from_string (const char *text,
                      TdrTerm    *term)
{
  for (guint i = 0; i < G_N_ELEMENTS (term_names); i++)
    if (g_strcmp0 (text, term_names[i]) == 0)
      {
        *term = (TdrTerm) i;
        return TRUE;
      }

  return FALSE;
}
