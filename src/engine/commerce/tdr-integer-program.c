/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-integer-program.h"

#include "tdr-engine-error.h"

#include <interfaces/highs_c_api.h>

/* Relative and absolute distance from the bound at which a solution counts as the best: none but rounding. */
#define GAP_RELATIVE 0.0
#define GAP_ABSOLUTE 1e-6

/* How far a sum may be beyond its bound and a whole column from a whole number: less than the solver's own default, so
 * that a large bound that a column switches off stays off. */
#define TOLERANCE 1e-9

struct _TdrIntegerProgram
{
  GArray *costs;      /* one a column */
  GArray *column_least;
  GArray *column_most;
  GArray *types;
  GArray *row_least;  /* one a row */
  GArray *row_most;
  GArray *row_starts;
  GArray *columns;    /* one a term */
  GArray *factors;
};

typedef struct {
  TdrProgramStop stop;
  gpointer data;
} Interruption;

static void
append (GArray *array,
        double  value)
{
  g_array_append_val (array, value);
}

static void
append_index (GArray *array,
              guint   value)
{
  HighsInt index = (HighsInt) value;

  g_array_append_val (array, index);
}

/* It writes nothing, uses one thread, and no clock and no chance decide: the same program has the same solution. */
static gboolean
choose_options (void *solver)
{
  return Highs_setBoolOptionValue (solver, "output_flag", 0) == kHighsStatusOk
         && Highs_setIntOptionValue (solver, "threads", 1) == kHighsStatusOk
         && Highs_setStringOptionValue (solver, "parallel", "off") == kHighsStatusOk
         && Highs_setIntOptionValue (solver, "random_seed", 0) == kHighsStatusOk
         && Highs_setDoubleOptionValue (solver, "mip_rel_gap", GAP_RELATIVE) == kHighsStatusOk
         && Highs_setDoubleOptionValue (solver, "mip_abs_gap", GAP_ABSOLUTE) == kHighsStatusOk
         && Highs_setDoubleOptionValue (solver, "mip_feasibility_tolerance", TOLERANCE) == kHighsStatusOk
         && Highs_setDoubleOptionValue (solver, "primal_feasibility_tolerance", TOLERANCE) == kHighsStatusOk;
}

static gboolean
pass (TdrIntegerProgram *self,
      void              *solver)
{
  return Highs_passMip (solver, (HighsInt) self->costs->len, (HighsInt) self->row_least->len,
                        (HighsInt) self->columns->len, kHighsMatrixFormatRowwise, kHighsObjSenseMinimize, 0,
                        (const double *) self->costs->data, (const double *) self->column_least->data,
                        (const double *) self->column_most->data, (const double *) self->row_least->data,
                        (const double *) self->row_most->data, (const HighsInt *) self->row_starts->data,
                        (const HighsInt *) self->columns->data, (const double *) self->factors->data,
                        (const HighsInt *) self->types->data) != kHighsStatusError;
}

static void
interrupted_cb (int                         type,
                const char                 *message,
                const HighsCallbackDataOut *out,
                HighsCallbackDataIn        *in,
                void                       *data)
{
  const Interruption *interruption = data;

  in->user_interrupt = interruption->stop (interruption->data);
}

static gboolean
watch (void         *solver,
       Interruption *interruption)
{
  return interruption->stop == NULL
         || (Highs_setCallback (solver, interrupted_cb, interruption) == kHighsStatusOk
             && Highs_startCallback (solver, kHighsCallbackMipInterrupt) == kHighsStatusOk
             && Highs_startCallback (solver, kHighsCallbackSimplexInterrupt) == kHighsStatusOk);
}

/* No program is unbounded: a column that earns something has a bound, as its function demands. */
static TdrProgramStatus
status_of (void *solver)
{
  HighsInt status = Highs_getModelStatus (solver);

  if (status == kHighsModelStatusOptimal || status == kHighsModelStatusModelEmpty)
    return TDR_PROGRAM_OPTIMAL;
  if (status == kHighsModelStatusInfeasible || status == kHighsModelStatusUnboundedOrInfeasible)
    return TDR_PROGRAM_INFEASIBLE;

  return TDR_PROGRAM_STOPPED;
}

static gboolean
has_solution (void *solver)
{
  HighsInt status = kHighsSolutionStatusNone;

  return Highs_getIntInfoValue (solver, "primal_solution_status", &status) == kHighsStatusOk
         && status == kHighsSolutionStatusFeasible;
}

static TdrProgramSolution *
read_solution (const TdrIntegerProgram *self,
               void                    *solver)
{
  TdrProgramSolution *solution = g_new0 (TdrProgramSolution, 1);

  solution->status = status_of (solver);
  Highs_getDoubleInfoValue (solver, "mip_dual_bound", &solution->bound);
  Highs_getInt64InfoValue (solver, "mip_node_count", &solution->nodes);
  if (solution->status != TDR_PROGRAM_INFEASIBLE && has_solution (solver))
    {
      solution->values = g_new0 (double, self->costs->len);
      Highs_getSolution (solver, solution->values, NULL, NULL, NULL);
    }

  return solution;
}

/**
 * tdr_integer_program_new:
 *
 * A program without columns and rows.
 */
TdrIntegerProgram *
tdr_integer_program_new (void)
{
  TdrIntegerProgram *self = g_new0 (TdrIntegerProgram, 1);

  self->costs = g_array_new (FALSE, FALSE, sizeof (double));
  self->column_least = g_array_new (FALSE, FALSE, sizeof (double));
  self->column_most = g_array_new (FALSE, FALSE, sizeof (double));
  self->types = g_array_new (FALSE, FALSE, sizeof (HighsInt));
  self->row_least = g_array_new (FALSE, FALSE, sizeof (double));
  self->row_most = g_array_new (FALSE, FALSE, sizeof (double));
  self->row_starts = g_array_new (FALSE, FALSE, sizeof (HighsInt));
  self->columns = g_array_new (FALSE, FALSE, sizeof (HighsInt));
  self->factors = g_array_new (FALSE, FALSE, sizeof (double));

  return self;
}

/**
 * tdr_integer_program_free:
 *
 * Frees @self.
 */
void
tdr_integer_program_free (TdrIntegerProgram *self)
{
  g_array_unref (self->costs);
  g_array_unref (self->column_least);
  g_array_unref (self->column_most);
  g_array_unref (self->types);
  g_array_unref (self->row_least);
  g_array_unref (self->row_most);
  g_array_unref (self->row_starts);
  g_array_unref (self->columns);
  g_array_unref (self->factors);
  g_free (self);
}

/**
 * tdr_integer_program_add_column:
 * @cost: of one
 * @most: may be infinite where @cost is 0 or more
 * @whole: whether only whole numbers are meant
 *
 * Returns: its position
 */
guint
tdr_integer_program_add_column (TdrIntegerProgram *self,
                                double             cost,
                                double             least,
                                double             most,
                                gboolean           whole)
{
  append (self->costs, cost);
  append (self->column_least, least);
  append (self->column_most, most);
  append_index (self->types, (guint) (whole ? kHighsVarTypeInteger : kHighsVarTypeContinuous));

  return self->costs->len - 1;
}

/**
 * tdr_integer_program_begin_row:
 * @least: of the weighted sum; may be minus infinite
 * @most: likewise infinite
 *
 * Adds a row, to which the terms that follow belong.
 */
void
tdr_integer_program_begin_row (TdrIntegerProgram *self,
                               double             least,
                               double             most)
{
  append (self->row_least, least);
  append (self->row_most, most);
  append_index (self->row_starts, self->columns->len);
}

/**
 * tdr_integer_program_add_term:
 * @column: which is not in the row yet
 *
 * Adds @factor × @column to the last row.
 */
void
tdr_integer_program_add_term (TdrIntegerProgram *self,
                              guint              column,
                              double             factor)
{
  append_index (self->columns, column);
  append (self->factors, factor);
}

/**
 * tdr_integer_program_solve:
 * @stop: (nullable): asked whether to stop
 *
 * Solves by branch and bound with HiGHS (Huangfu and Hall, "Parallelizing the dual revised simplex method",
 * Mathematical Programming Computation 10, 2018). Deterministic but for what @stop says. Fails with
 * %TDR_ENGINE_ERROR_INVALID where the solver refuses the program.
 */
TdrProgramSolution *
tdr_integer_program_solve (TdrIntegerProgram  *self,
                           TdrProgramStop      stop,
                           gpointer            stop_data,
                           GError            **error)
{
  Interruption interruption = { stop, stop_data };
  void *solver = Highs_create ();
  TdrProgramSolution *solution = NULL;

  if (choose_options (solver) && watch (solver, &interruption) && pass (self, solver)
      && Highs_run (solver) != kHighsStatusError)
    solution = read_solution (self, solver);
  else
    g_set_error_literal (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
                         "The solver refused the figures: they are too large or too far apart");
  Highs_destroy (solver);

  return solution;
}

/**
 * tdr_program_solution_free:
 *
 * Frees @solution.
 */
void
tdr_program_solution_free (TdrProgramSolution *solution)
{
  g_free (solution->values);
  g_free (solution);
}
