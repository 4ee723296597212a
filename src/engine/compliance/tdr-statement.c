/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-statement.h"

#include <string.h>

/* Regions where a request may be processed, or %NULL where that is not known by region. */
static char **
split_destinations (const TdrComplianceSubject *subject)
{
  const char *regions = subject->route->destinations;

  if (subject->route->kind == TDR_ROUTE_GLOBAL)
    regions = "any region";
  else if (regions == NULL && subject->route->kind == TDR_ROUTE_IN_REGION)
    regions = subject->region;

  return regions != NULL ? g_strsplit (regions, ";", -1) : NULL;
}

/* Only what holds everywhere holds in a region without a name. */
static gboolean
holds_everywhere (const TdrAttestation *attestation)
{
  return tdr_attestation_covers_region (attestation, "");
}

/* A yes holds for the part of the service that it names: wherever a request may end up must lie inside it. */
static TdrStatement
read_yes (const TdrAttestation       *attestation,
          const TdrComplianceSubject *subject)
{
  g_auto (GStrv) regions = split_destinations (subject);
  TdrStatement statement = { .basis = TDR_STATEMENT_STATUS, .attestation = attestation };

  if (holds_everywhere (attestation))
    return statement;

  if (attestation->region_codes == NULL || regions == NULL)
    {
      statement.outcome = TDR_OUTCOME_UNKNOWN;
      statement.basis = TDR_STATEMENT_UNCLEAR;
      return statement;
    }

  for (guint i = 0; regions[i] != NULL; i++)
    if (!tdr_attestation_covers_region (attestation, g_strstrip (regions[i])))
      {
        statement.outcome = TDR_OUTCOME_FAIL;
        statement.basis = TDR_STATEMENT_OUTSIDE;
        statement.outside = g_strdup (regions[i]);
        break;
      }

  return statement;
}

static TdrStatement
read_one (const TdrAttestation       *attestation,
          const TdrComplianceSubject *subject)
{
  TdrStatement statement = { .basis = TDR_STATEMENT_STATUS, .attestation = attestation };

  switch (attestation->reading)
    {
    case TDR_READING_YES:
      return read_yes (attestation, subject);

    case TDR_READING_NO:
      statement.outcome = TDR_OUTCOME_FAIL;
      return statement;

    case TDR_READING_UNKNOWN:
    default:
      statement.outcome = TDR_OUTCOME_UNKNOWN;
      return statement;
    }
}

/* A plain no outweighs a yes for other regions, so that it is still there to contradict a yes for these. */
static int
weight (const TdrStatement *statement)
{
  if (statement->basis == TDR_STATEMENT_NONE)
    return 0;

  switch (statement->outcome)
    {
    case TDR_OUTCOME_PASS:
      return 4;

    case TDR_OUTCOME_FAIL:
      return statement->basis == TDR_STATEMENT_STATUS ? 3 : 2;

    case TDR_OUTCOME_UNKNOWN:
    default:
      return 1;
    }
}

static gboolean
contradict (const TdrStatement *yes,
            const TdrStatement *no)
{
  return yes->outcome == TDR_OUTCOME_PASS && no->outcome == TDR_OUTCOME_FAIL && no->basis == TDR_STATEMENT_STATUS;
}

/* A yes beside a no settles nothing, whatever a third says. A yes for other regions is no contradiction to a yes for
 * these, and both say more than a status that settles nothing. */
static TdrStatement
weigh (TdrStatement first,
       TdrStatement second)
{
  gboolean conflict = first.basis == TDR_STATEMENT_CONFLICT || contradict (&first, &second)
                      || contradict (&second, &first);
  gboolean keep_first = conflict || weight (&first) >= weight (&second);
  TdrStatement result = keep_first ? first : second;

  tdr_statement_clear (keep_first ? &second : &first);
  if (conflict)
    {
      result.outcome = TDR_OUTCOME_UNKNOWN;
      result.basis = TDR_STATEMENT_CONFLICT;
    }

  return result;
}

/**
 * tdr_statement_find:
 * @item: as attestations name it
 * @attestations: (array length=n_attestations): of all services
 *
 * Reads every attestation of the subject's service about @item, in their order.
 */
TdrStatement
tdr_statement_find (const char                  *item,
                    const TdrComplianceSubject  *subject,
                    const TdrAttestation *const *attestations,
                    guint                        n_attestations)
{
  TdrStatement statement = { .outcome = TDR_OUTCOME_UNKNOWN, .basis = TDR_STATEMENT_NONE };

  if (item == NULL || subject->service == NULL)
    return statement;

  for (guint i = 0; i < n_attestations; i++)
    if (strcmp (attestations[i]->service, subject->service) == 0 && strcmp (attestations[i]->item, item) == 0)
      statement = weigh (statement, read_one (attestations[i], subject));

  return statement;
}

/**
 * tdr_statement_clear:
 *
 * Frees what @self owns.
 */
void
tdr_statement_clear (TdrStatement *self)
{
  g_clear_pointer (&self->outside, g_free);
}
