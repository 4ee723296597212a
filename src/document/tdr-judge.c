/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-judge.h"

#include <string.h>

/* All that a verdict depends on, beside the tender. */
typedef struct {
  gconstpointer texts[7];
  TdrRouteKind route;
} Subject;

struct _TdrJudge {
  const TdrTender *tender;
  const TdrAttestation *const *attestations;
  guint n_attestations;
  GHashTable *rulings;       /* Subject → TdrRuling */
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

/* The catalogue keeps one copy of each text, so equal subjects have equal addresses; were they not, the same ruling would
 * merely be reached twice. */
static guint
hash_subject (gconstpointer data)
{
  const Subject *subject = data;
  guint hash = (guint) subject->route;

  for (guint i = 0; i < G_N_ELEMENTS (subject->texts); i++)
    hash = hash * 31 + g_direct_hash (subject->texts[i]);

  return hash;
}

static gboolean
are_equal_subjects (gconstpointer a,
                    gconstpointer b)
{
  const Subject *subject_a = a;
  const Subject *subject_b = b;

  return subject_a->route == subject_b->route
         && memcmp (subject_a->texts, subject_b->texts, sizeof subject_a->texts) == 0;
}

static const TdrRuling *
judge (TdrJudge                   *self,
       const TdrComplianceSubject *subject)
{
  const TdrRoute *route = subject->route;
  const Subject key = {
    .texts = { subject->service, subject->region, route->jurisdictions, route->destinations, route->evidence,
               subject->processor, subject->platform_provider },
    .route = route->kind,
  };
  TdrRuling *ruling = g_hash_table_lookup (self->rulings, &key);

  if (ruling == NULL)
    {
      ruling = rule (self, subject);
      g_hash_table_insert (self->rulings, g_memdup2 (&key, sizeof key), ruling);
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
  self->rulings = g_hash_table_new_full (hash_subject, are_equal_subjects, g_free, free_ruling);

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
