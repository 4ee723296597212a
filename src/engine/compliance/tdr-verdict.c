/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-verdict.h"

#include "tdr-certification.h"
#include "tdr-handling.h"
#include "tdr-processor.h"
#include "tdr-residency.h"

static const char *const outcome_names[] = {
  [TDR_OUTCOME_PASS] = "pass",
  [TDR_OUTCOME_UNKNOWN] = "unknown",
  [TDR_OUTCOME_FAIL] = "fail",
};

static const char *const route_kind_names[] = {
  [TDR_ROUTE_IN_REGION] = "in-region",
  [TDR_ROUTE_GEO] = "geo",
  [TDR_ROUTE_DATA_ZONE] = "data-zone",
  [TDR_ROUTE_GLOBAL] = "global",
  [TDR_ROUTE_UNSPECIFIED] = "unspecified",
};

/**
 * tdr_verdict_reach:
 * @requirement: what the buyer needs; its level does not matter here
 * @subject: the offer, as far as compliance goes
 * @attestations: (array length=n_attestations): all that are known, of whatever service
 *
 * Holds one requirement against one offer. What is not known does not pass.
 *
 * Returns: (transfer full): the verdict, to be cleared with tdr_verdict_clear(); its status and evidence belong to the
 *   attestation or route
 */
TdrVerdict
tdr_verdict_reach (const TdrRequirement        *requirement,
                   const TdrComplianceSubject  *subject,
                   const TdrAttestation *const *attestations,
                   guint                        n_attestations)
{
  switch (requirement->kind)
    {
    case TDR_REQUIREMENT_RESIDENCY:
      return tdr_residency_judge (requirement->argument, subject);

    case TDR_REQUIREMENT_IN_REGION:
      return tdr_residency_judge_in_region (subject);

    case TDR_REQUIREMENT_CERTIFICATION:
      return tdr_certification_judge (requirement->argument, subject, attestations, n_attestations);

    case TDR_REQUIREMENT_HANDLING:
      return tdr_handling_judge (requirement, subject, attestations, n_attestations);

    case TDR_REQUIREMENT_PROCESSOR:
      return tdr_processor_judge (subject);

    default:
      g_assert_not_reached ();
    }
}

/**
 * tdr_verdict_clear:
 *
 * Frees what @self owns.
 */
void
tdr_verdict_clear (TdrVerdict *self)
{
  g_clear_pointer (&self->reason, g_free);
}

/**
 * tdr_outcome_to_string:
 *
 * The word that files and JSON use for @outcome.
 */
const char *
tdr_outcome_to_string (TdrOutcome outcome)
{
  g_return_val_if_fail ((guint) outcome < G_N_ELEMENTS (outcome_names), NULL);

  return outcome_names[outcome];
}

/**
 * tdr_route_kind_to_string:
 *
 * The word that files and JSON use for @kind.
 */
const char *
tdr_route_kind_to_string (TdrRouteKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (route_kind_names), NULL);

  return route_kind_names[kind];
}

/**
 * tdr_route_kind_from_string:
 *
 * Reads the word that tdr_route_kind_to_string() writes.
 *
 * Returns: whether @text is such a word; @kind is untouched if not
 */
gboolean
tdr_route_kind_from_string (const char   *text,
                            TdrRouteKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (route_kind_names); i++)
    if (g_strcmp0 (text, route_kind_names[i]) == 0)
      {
        *kind = (TdrRouteKind) i;
        return TRUE;
      }

  return FALSE;
}
