/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-judge.h"

struct _TdrJudge {
  const TdrTender *tender;
  const TdrAttestation *const *attestations;
  guint n_attestations;
  GHashTable *rulings;       /* subject in one text → TdrRuling */
};

static void
free_ruling (gpointer data)
{
  TdrRuling *ruling = data;

  for (guint i = 0; i < ruling->n_verdicts; i++)
    tdr_verdict_clear (&ruling->verdicts[i]);
  g_free (ruling->verdicts);
  g_free (ruling);
}

/* A fail decides before an unknown, and the first of each before the later ones. */
static void
weigh (TdrRuling       *ruling,
       const TdrTender *tender)
{
  ruling->outcome = TDR_OUTCOME_PASS;
  ruling->deciding = ruling->n_verdicts;

  for (guint i = 0; i < ruling->n_verdicts; i++)
    {
      const TdrTenderRequirement *requirement = g_ptr_array_index (tender->requirements, i);

      if (requirement->level == TDR_LEVEL_MUST && ruling->verdicts[i].outcome > ruling->outcome)
        {
          ruling->outcome = ruling->verdicts[i].outcome;
          ruling->deciding = i;
        }
    }
}

static TdrRuling *
rule (TdrJudge                   *self,
      const TdrComplianceSubject *subject)
{
  TdrRuling *ruling = g_new0 (TdrRuling, 1);

  ruling->n_verdicts = self->tender->requirements->len;
  ruling->verdicts = g_new0 (TdrVerdict, ruling->n_verdicts);
  for (guint i = 0; i < ruling->n_verdicts; i++)
    {
      const TdrTenderRequirement *own = g_ptr_array_index (self->tender->requirements, i);
      TdrRequirement requirement = { own->kind, own->level, own->argument };

      ruling->verdicts[i] = tdr_verdict_reach (&requirement, subject, self->attestations, self->n_attestations);
    }
  weigh (ruling, self->tender);

  return ruling;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static const TdrRuling *
judge (TdrJudge                   *self,
       const TdrComplianceSubject *subject)
{
  const TdrRoute *route = subject->route;
  g_autofree char *key = g_strdup_printf ("%s|%s|%d|%s|%s|%p|%s|%s", or_empty (subject->service),
                                          or_empty (subject->region), (int) route->kind, or_empty (route->jurisdictions),
                                          or_empty (route->destinations), (gconstpointer) route->evidence,
                                          or_empty (subject->processor), or_empty (subject->platform_provider));
  TdrRuling *ruling = g_hash_table_lookup (self->rulings, key);

  if (ruling == NULL)
    {
      ruling = rule (self, subject);
      g_hash_table_insert (self->rulings, g_steal_pointer (&key), ruling);
    }

  return ruling;
}

/**
 * tdr_judge_new:
 * @tender: must outlive the judge
 * @catalog: likewise
 */
TdrJudge *
tdr_judge_new (const TdrTender *tender,
               TdrCatalog      *catalog)
{
  TdrJudge *self = g_new0 (TdrJudge, 1);

  self->tender = tender;
  self->attestations = tdr_catalog_get_attestations (catalog, &self->n_attestations);
  self->rulings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_ruling);

  return self;
}

/**
 * tdr_judge_free:
 * @self: (nullable) (transfer full)
 */
void
tdr_judge_free (TdrJudge *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->rulings);
  g_free (self);
}

/**
 * tdr_judge_offer:
 */
const TdrRuling *
tdr_judge_offer (TdrJudge       *self,
                 const TdrOffer *offer)
{
  TdrComplianceSubject subject = {
    .service = offer->service,
    .region = offer->region,
    .route = &offer->route,
    .processor = offer->processor,
    .platform_provider = offer->provider,
  };

  return judge (self, &subject);
}

/**
 * tdr_judge_instance:
 *
 * Who rents a machine runs the model there, so nobody but the cloud provider processes the data.
 */
const TdrRuling *
tdr_judge_instance (TdrJudge               *self,
                    const TdrInstanceOffer *instance)
{
  TdrComplianceSubject subject = {
    .service = instance->service,
    .region = instance->region,
    .route = &instance->route,
    .processor = instance->provider,
    .platform_provider = instance->provider,
  };

  return judge (self, &subject);
}
