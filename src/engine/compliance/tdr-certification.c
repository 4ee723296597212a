/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-certification.h"

#include "tdr-statement.h"

/* The catalogue reads the status; that only "in scope" is a yes is decided here. */
static gboolean
is_overread (const TdrStatement *statement)
{
  return statement->outcome == TDR_OUTCOME_PASS
         && tdr_attestation_reading_of_certification (statement->attestation->status) != TDR_READING_YES;
}

static char *
tell_status (const char         *framework,
             const char         *service,
             const TdrStatement *statement)
{
  const TdrAttestation *attestation = statement->attestation;

  switch (statement->outcome)
    {
    case TDR_OUTCOME_PASS:
      if (attestation->regions != NULL && *attestation->regions != '\0')
        return g_strdup_printf ("%s is in scope of %s (%s)", service, framework, attestation->regions);
      return g_strdup_printf ("%s is in scope of %s", service, framework);

    case TDR_OUTCOME_FAIL:
      return g_strdup_printf ("%s is not in scope of %s: its status is “%s”", service, framework, attestation->status);

    case TDR_OUTCOME_UNKNOWN:
    default:
      return g_strdup_printf ("That %s is in scope of %s is not confirmed: its status is “%s”", service, framework,
                              attestation->status);
    }
}

static char *
tell (const char         *framework,
      const char         *service,
      const TdrStatement *statement)
{
  switch (statement->basis)
    {
    case TDR_STATEMENT_NONE:
      return g_strdup_printf ("Nothing is known about %s for %s", framework, service);

    case TDR_STATEMENT_OUTSIDE:
      return g_strdup_printf ("%s is in scope of %s for “%s”, and requests may be processed in %s", service,
                              framework, statement->attestation->regions, statement->outside);

    case TDR_STATEMENT_UNCLEAR:
      return g_strdup_printf ("%s is in scope of %s for “%s”, and whether that covers this route is not known",
                              service, framework, statement->attestation->regions);

    case TDR_STATEMENT_CONFLICT:
      return g_strdup_printf ("Sources disagree whether %s is in scope of %s", service, framework);

    case TDR_STATEMENT_STATUS:
    default:
      return tell_status (framework, service, statement);
    }
}

/**
 * tdr_certification_judge:
 * @framework: as attestations name it
 *
 * Passes only where the subject's own service has the status "in scope", and where the statement is for some regions,
 * only if every region in which a request may be processed is one of them.
 */
TdrVerdict
tdr_certification_judge (const char                  *framework,
                         const TdrComplianceSubject  *subject,
                         const TdrAttestation *const *attestations,
                         guint                        n_attestations)
{
  g_auto (TdrStatement) statement = tdr_statement_find (framework, subject, attestations, n_attestations);
  const TdrAttestation *attestation = statement.attestation;

  if (is_overread (&statement))
    statement.outcome = TDR_OUTCOME_UNKNOWN;

  return (TdrVerdict) {
    .outcome = statement.outcome,
    .reason = tell (framework != NULL ? framework : "an unnamed certification",
                    subject->service != NULL ? subject->service : "this service", &statement),
    .status = attestation != NULL ? attestation->status : NULL,
    .evidence = attestation != NULL ? attestation->evidence : NULL,
  };
}
