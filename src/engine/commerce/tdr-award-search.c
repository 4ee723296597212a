/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-award-search.h"

#include "tdr-award-program.h"
#include "tdr-engine-error.h"

#include <math.h>

/* Awards that the solver's tolerance let in and exact arithmetic throws out again, one after the other: more than this
 * many mean limits that differ by less than a tolerance. */
#define MOST_FORBIDDEN 100

/* The solver's bound is a double: nearer than this it proves the exact sum. */
#define PROVED_GAP 1e-8

/* A bound above the exact sum by more than rounding would mean that the program is not the problem. */
#define MOST_DISAGREEMENT 1e-6

static const char *const status_names[] = {
  [TDR_AWARD_OPTIMAL] = "optimal",
  [TDR_AWARD_STOPPED] = "stopped",
  [TDR_AWARD_CONFLICT] = "conflict",
  [TDR_AWARD_UNDECIDED] = "undecided",
};

typedef struct {
  const TdrAwardProblem *problem;
  TdrProgramStop stop;
  gpointer stop_data;
} Search;

static void
read_choice (const TdrAwardProgram *program,
             const double          *values,
             TdrAward              *award)
{
  const TdrAwardProblem *problem = program->problem;

  for (guint i = 0; i < problem->n_offers; i++)
    if (values[program->offers[i]] > 0.5)
      award->chosen[problem->offers[i].workload] = i;
  for (guint i = 0; i < problem->n_instruments; i++)
    award->signs[i] = values[program->signs[i]] > 0.5;
}

static gboolean
breaks_any (const TdrAwardPrice *price,
            const gboolean      *kept,
            guint                n_limits)
{
  for (guint i = 0; i < n_limits; i++)
    if (kept[i] && price->broken[i])
      return TRUE;

  return FALSE;
}

/* The solver's sum is a double; what is reported is the exact one. */
static gboolean
fill_proof (TdrAward                  *award,
            const TdrAwardProgram     *program,
            const TdrProgramSolution  *solution,
            GError                   **error)
{
  double total = (double) award->price->total.micros;
  double claimed = solution->bound * program->micros_per_unit;
  double bound = MIN (claimed, total);

  if (claimed > total + MOST_DISAGREEMENT * (double) award->price->list.micros)
    {
      g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                           "The solver’s bound lies above the exact cost, so it proves nothing: report this tender");
      return FALSE;
    }
  if (!tdr_money_round (MAX (bound, 0), award->price->total.currency,
                        "The award costs more than 9.2 trillion: lower the costs", &award->bound, error))
    return FALSE;

  award->gap = bound > 0 ? (total - bound) / bound : 0;
  if (solution->status == TDR_PROGRAM_OPTIMAL && award->gap <= PROVED_GAP)
    {
      award->status = TDR_AWARD_OPTIMAL;
      award->bound = award->price->total;
      award->gap = 0;
    }

  return TRUE;
}

static TdrAward *
new_award (const TdrAwardProblem *problem,
           TdrAwardStatus         status)
{
  TdrAward *award = g_new0 (TdrAward, 1);

  award->status = status;
  award->chosen = g_new0 (guint, problem->n_workloads);
  award->signs = g_new0 (gboolean, problem->n_instruments);

  return award;
}

/* Solves with the limits that are kept. An award that breaks one of them by less than the solver can see is ruled out,
 * and the search goes on. */
static TdrAward *
find_with (const Search    *search,
           const gboolean  *kept,
           GError         **error)
{
  const TdrAwardProblem *problem = search->problem;
  g_autoptr (TdrAwardProgram) program = tdr_award_program_new (problem, kept, error);

  if (program == NULL)
    return NULL;

  for (guint forbidden = 0; forbidden <= MOST_FORBIDDEN; forbidden++)
    {
      g_autoptr (TdrProgramSolution) solution =
        tdr_integer_program_solve (program->program, search->stop, search->stop_data, error);
      g_autoptr (TdrAward) award = NULL;

      if (solution == NULL)
        return NULL;
      if (solution->values == NULL)
        {
          award = new_award (problem, solution->status == TDR_PROGRAM_INFEASIBLE ? TDR_AWARD_CONFLICT
                                                                                 : TDR_AWARD_UNDECIDED);
          return g_steal_pointer (&award);
        }

      award = new_award (problem, TDR_AWARD_STOPPED);
      award->nodes = solution->nodes;
      read_choice (program, solution->values, award);
      award->price = tdr_award_price_new (problem, award->chosen, award->signs, error);
      if (award->price == NULL)
        return NULL;
      if (!breaks_any (award->price, kept, problem->n_limits))
        return fill_proof (award, program, solution, error) ? g_steal_pointer (&award) : NULL;

      tdr_award_program_forbid (program, award->chosen);
    }

  g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                       "The limits lie too close to too many awards: move one by a cent");
  return NULL;
}

/* A deletion filter (Chinneck and Dravnieks, "Locating minimal infeasible constraint sets in linear programs", ORSA
 * Journal on Computing 3, 1991): a limit without which there still is no award is none of the conflict. */
static gboolean
find_conflicts (const Search  *search,
                TdrAward      *award,
                GError       **error)
{
  const TdrAwardProblem *problem = search->problem;
  g_autofree gboolean *kept = g_new0 (gboolean, problem->n_limits);

  for (guint i = 0; i < problem->n_limits; i++)
    kept[i] = TRUE;
  award->conflicts = g_new0 (guint, problem->n_limits);

  for (guint i = 0; i < problem->n_limits; i++)
    {
      g_autoptr (TdrAward) without = NULL;

      kept[i] = FALSE;
      without = find_with (search, kept, error);
      if (without == NULL)
        return FALSE;
      if (without->status == TDR_AWARD_CONFLICT)
        continue;

      kept[i] = TRUE;
      award->conflicts[award->n_conflicts++] = i;
    }

  return TRUE;
}

static void
forget_choice (TdrAward *award)
{
  g_clear_pointer (&award->chosen, g_free);
  g_clear_pointer (&award->signs, g_free);
}

/**
 * tdr_award_find:
 * @stop: (nullable): asked now and then whether to stop with what has been found so far
 *
 * Chooses one offer for each workload, and which optional instruments to sign, at least total cost within the limits.
 * Solved as an integer program; the result is priced and held against the limits in whole millionths. Where no award
 * keeps the limits, names a smallest set of them that conflict. Fails with %TDR_ENGINE_ERROR_INVALID,
 * %TDR_ENGINE_ERROR_CURRENCY or %TDR_ENGINE_ERROR_OVERFLOW.
 */
TdrAward *
tdr_award_find (const TdrAwardProblem  *problem,
                TdrProgramStop          stop,
                gpointer                stop_data,
                GError                **error)
{
  const Search search = { problem, stop, stop_data };
  g_autofree gboolean *kept = g_new0 (gboolean, problem->n_limits);
  g_autoptr (TdrAward) award = NULL;

  if (!tdr_award_problem_check (problem, error))
    return NULL;

  for (guint i = 0; i < problem->n_limits; i++)
    kept[i] = TRUE;
  award = find_with (&search, kept, error);
  if (award == NULL)
    return NULL;

  if (award->price == NULL)
    forget_choice (award);
  if (award->status == TDR_AWARD_CONFLICT && !find_conflicts (&search, award, error))
    return NULL;

  return g_steal_pointer (&award);
}

/**
 * tdr_award_free:
 *
 * Frees @self.
 */
void
tdr_award_free (TdrAward *self)
{
  g_clear_pointer (&self->price, tdr_award_price_free);
  g_free (self->chosen);
  g_free (self->signs);
  g_free (self->conflicts);
  g_free (self);
}

/**
 * tdr_award_status_to_string:
 *
 * The word that JSON uses for @status.
 */
const char *
tdr_award_status_to_string (TdrAwardStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (status_names), NULL);

  return status_names[status];
}
