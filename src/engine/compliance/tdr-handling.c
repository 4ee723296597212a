/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-handling.h"

#include "tdr-statement.h"

static char *
tell_status (const char         *promise,
             const char         *service,
             const TdrStatement *statement)
{
  const char *status = statement->attestation->status;

  switch (statement->outcome)
    {
    case TDR_OUTCOME_PASS:
      return g_strdup_printf ("%s promises %s: its status is “%s”", service, promise, status);

    case TDR_OUTCOME_FAIL:
      return g_strdup_printf ("%s does not promise %s: its status is “%s”", service, promise, status);

    case TDR_OUTCOME_UNKNOWN:
    default:
      return g_strdup_printf ("That %s promises %s is not confirmed: its status is “%s”", service, promise, status);
    }
}

static char *
tell (const char         *promise,
      const char         *service,
      const TdrStatement *statement)
{
  switch (statement->basis)
    {
    case TDR_STATEMENT_NONE:
      return g_strdup_printf ("Whether %s promises %s is not known", service, promise);

    case TDR_STATEMENT_OUTSIDE:
      return g_strdup_printf ("%s promises %s for “%s”, and requests may be processed in %s", service, promise,
                              statement->attestation->regions, statement->outside);

    case TDR_STATEMENT_UNCLEAR:
      return g_strdup_printf ("%s promises %s for “%s”, and whether that covers this route is not known", service,
                              promise, statement->attestation->regions);

    case TDR_STATEMENT_CONFLICT:
      return g_strdup_printf ("Sources disagree whether %s promises %s", service, promise);

    case TDR_STATEMENT_STATUS:
    default:
      return tell_status (promise, service, statement);
    }
}

/**
 * tdr_handling_judge:
 * @requirement: of the kind %TDR_REQUIREMENT_HANDLING
 *
 * Passes only where the subject's own service is known to keep the promise on this route.
 */
TdrVerdict
tdr_handling_judge (const TdrRequirement        *requirement,
                    const TdrComplianceSubject  *subject,
                    const TdrAttestation *const *attestations,
                    guint                        n_attestations)
{
  g_auto (TdrStatement) statement = tdr_statement_find (requirement->argument, subject, attestations, n_attestations);
  g_autofree char *promise = tdr_requirement_dup_text (requirement);
  const TdrAttestation *attestation = statement.attestation;

  return (TdrVerdict) {
    .outcome = statement.outcome,
    .reason = tell (promise, subject->service != NULL ? subject->service : "this service", &statement),
    .status = attestation != NULL ? attestation->status : NULL,
    .evidence = attestation != NULL ? attestation->evidence : NULL,
  };
}
