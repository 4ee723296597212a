/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdrIntegerProgram:
 *
 * Columns with a cost each, some of which must be whole, and rows that bound their weighted sums: what costs least?
 */
typedef struct _TdrIntegerProgram TdrIntegerProgram;

/**
 * TdrProgramStop:
 *
 * Asked now and then while a program is solved.
 *
 * Returns: whether to stop with what has been found so far
 */
typedef gboolean (*TdrProgramStop) (gpointer data);

/**
 * TdrProgramStatus:
 * @TDR_PROGRAM_OPTIMAL: nothing costs less
 * @TDR_PROGRAM_INFEASIBLE: nothing keeps every bound
 * @TDR_PROGRAM_STOPPED: stopped before either was proved
 */
typedef enum {
  TDR_PROGRAM_OPTIMAL,
  TDR_PROGRAM_INFEASIBLE,
  TDR_PROGRAM_STOPPED,
} TdrProgramStatus;

/**
 * TdrProgramSolution:
 * @values: (nullable) (array): one a column; %NULL where none was found
 * @bound: nothing can cost less than this
 * @nodes: of the search tree that were looked at
 */
typedef struct {
  TdrProgramStatus status;
  double *values;
  double bound;
  gint64 nodes;
} TdrProgramSolution;

TdrIntegerProgram  *tdr_integer_program_new        (void);
void                tdr_integer_program_free       (TdrIntegerProgram   *self);
guint               tdr_integer_program_add_column (TdrIntegerProgram   *self,
                                                    double               cost,
                                                    double               least,
                                                    double               most,
                                                    gboolean             whole);
void                tdr_integer_program_begin_row  (TdrIntegerProgram   *self,
                                                    double               least,
                                                    double               most);
void                tdr_integer_program_add_term   (TdrIntegerProgram   *self,
                                                    guint                column,
                                                    double               factor);
TdrProgramSolution *tdr_integer_program_solve      (TdrIntegerProgram   *self,
                                                    TdrProgramStop       stop,
                                                    gpointer             stop_data,
                                                    GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void                tdr_program_solution_free      (TdrProgramSolution  *solution);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrIntegerProgram, tdr_integer_program_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdrProgramSolution, tdr_program_solution_free)

G_END_DECLS
