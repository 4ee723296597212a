/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award-edit.h"

#include <glib/gi18n-lib.h>

TdrTender *
tdr_award_edit_new_tender (const TdrTender *tender)
{
  TdrTender *copy = tdr_tender_copy (tender);

  if (!copy->award)
    copy->award = tdr_award_terms_new ();
  if (copy->award->criteria->len == 0)
    g_ptr_array_add (copy->award->criteria, tdr_tender_criterion_new_default ());
  return copy;
}

char *
tdr_award_edit_dup_id (const TdrAwardTerms *terms)
{
  for (guint number = terms->criteria->len + 1;; number++)
    {
      g_autofree char *id = g_strdup_printf ("criterion-%u", number);

      if (!tdr_award_edit_find (terms, id))
        return g_steal_pointer (&id);
    }
}

TdrTenderCriterion *
tdr_award_edit_find (const TdrAwardTerms *terms,
                     const char          *id)
{
  for (guint i = 0; i < terms->criteria->len; i++)
    {
      TdrTenderCriterion *criterion = g_ptr_array_index (terms->criteria, i);

      if (g_str_equal (criterion->id, id))
        return criterion;
    }
  return NULL;
}

void
tdr_award_edit_remove (TdrAwardTerms *terms,
                       const char    *id)
{
  g_autofree char *own_id = g_strdup (id);   /* @id may be of what is about to go */

  for (guint i = terms->ratings->len; i > 0; i--)
    if (g_str_equal (((TdrTenderRating *) g_ptr_array_index (terms->ratings, i - 1))->criterion, own_id))
      g_ptr_array_remove_index (terms->ratings, i - 1);
  g_ptr_array_remove (terms->criteria, tdr_award_edit_find (terms, own_id));
}

int
tdr_award_edit_sum_weights (const TdrAwardTerms *terms)
{
  int sum = 0;

  for (guint i = 0; i < terms->criteria->len; i++)
    sum += ((TdrTenderCriterion *) g_ptr_array_index (terms->criteria, i))->weight;
  return sum;
}

TdrTenderRating *
tdr_award_edit_find_rating (const TdrAwardTerms *terms,
                            const char          *criterion,
                            const char          *plan,
                            const char          *workload)
{
  for (guint i = 0; i < terms->ratings->len; i++)
    {
      TdrTenderRating *rating = g_ptr_array_index (terms->ratings, i);

      if (g_str_equal (rating->criterion, criterion) && g_str_equal (rating->plan, plan)
          && g_strcmp0 (rating->workload, workload) == 0)
        return rating;
    }
  return NULL;
}

const char *
tdr_award_edit_name_rule (TdrNormalisation normalisation)
{
  switch (normalisation)
    {
    case TDR_NORMALISE_RATIO:
      return _("Less is better: 100 × lowest ÷ this");
    case TDR_NORMALISE_LINEAR:
      return _("Less is better: 100 for the lowest, 0 for the highest, in between in proportion");
    case TDR_NORMALISE_POINTS:
    default:
      return _("Points from 0 to 100");
    }
}
