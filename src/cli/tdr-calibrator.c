/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-calibrator.h"

#include <gsl/gsl_multilarge_nlinear.h>
#include <math.h>

/* The rows are weighed anew in each round. With half the steps the figures still hung on the path taken. */
#define ROUNDS 6
#define STEPS_PER_ROUND 4

/* Relative step of the numerical derivative, and the slope below which a row does not feel a coefficient. */
#define DIFFERENCE 1e-3
#define LEAST_SLOPE 1e-4

/* The width of how sources of training differ: with that of serving, what was left out was predicted worse. */
#define TRAINING_PROTOCOL 0.1

/* What a row that cannot be predicted with some coefficients counts: far off, but finite. */
#define FAR_OFF 50.0

typedef struct {
  double residual;
  double weight_root;
  guint n_slopes;
  guint8 which[TDR_N_COEFFICIENTS];
  double slopes[TDR_N_COEFFICIENTS];
} Row;

struct _TdrCalibrator {
  const TdrRunCase *const *cases;
  guint n_cases;
  TdrCalibratorWidths widths;
  double effect_widths[TDR_N_LEVELS][TDR_N_COEFFICIENTS];
  GArray *effects;
  guint (*row_effects)[TDR_N_LEVELS];
  double *base_weights;
  Row *rows;
  gsl_vector *linear_at;
  TdrCalibration result;
};

static guint
count_parameters (const TdrCalibrator *self)
{
  return self->effects->len * TDR_N_COEFFICIENTS;
}

static double
width_of (const TdrCalibratorWidths *widths,
          TdrCalibrationLevel        level,
          TdrCoefficient             which)
{
  /* How long a request waits its turn does not hang on how many bits its weights have. */
  if (level == TDR_LEVEL_RELEASE_BITS && tdr_coefficient_is_wait (which))
    return 0;
  /* Runs of training are few: with effects of their own for a software's models or a release's precisions, what was left
   * out was predicted worse. */
  if ((level == TDR_LEVEL_RELEASE_BITS || level == TDR_LEVEL_STACK_MODEL) && tdr_coefficient_is_training (which))
    return 0;
  /* Sources of training are the vendors' own best runs or rounds of MLPerf, which differ more than clients' clocks do. */
  if (level == TDR_LEVEL_PROTOCOL && tdr_coefficient_is_training (which))
    return TRAINING_PROTOCOL;
  return widths->levels[level] * widths->coefficients[which];
}

static void
set_effect_widths (TdrCalibrator *self)
{
  for (guint level = 0; level < TDR_N_LEVELS; level++)
    for (guint j = 0; j < TDR_N_COEFFICIENTS; j++)
      self->effect_widths[level][j] = width_of (&self->widths, (TdrCalibrationLevel) level, (TdrCoefficient) j);
}

static gboolean
add_effects (GArray             *effects,
             const TdrSituation *situation,
             GHashTable         *seen)
{
  for (guint level = 0; level < TDR_N_LEVELS; level++)
    {
      g_autofree char *name = g_strdup_printf ("%u|%s", level, situation->keys[level]);
      TdrEffect effect = { .level = (TdrCalibrationLevel) level, .key = situation->keys[level] };

      if (*effect.key != '\0' && g_hash_table_add (seen, g_steal_pointer (&name)))
        g_array_append_val (effects, effect);
    }
  return TRUE;
}

static int
compare_effects (gconstpointer a,
                 gconstpointer b)
{
  return tdr_effect_compare (a, b);
}

static void
place_rows (TdrCalibrator *self)
{
  for (guint i = 0; i < self->n_cases; i++)
    for (guint level = 0; level < TDR_N_LEVELS; level++)
      {
        const TdrEffect *effect = tdr_calibration_find_effect (&self->result, (TdrCalibrationLevel) level,
                                                               self->cases[i]->situation.keys[level]);

        self->row_effects[i][level] = effect != NULL ? (guint) (effect - self->result.effects) : G_MAXUINT;
        /* What is known of a chip's serving is not known from its training. */
        if (effect != NULL && !tdr_run_case_is_training (self->cases[i]))
          g_array_index (self->effects, TdrEffect, self->row_effects[i][level]).rows++;
      }
}

static char *
group_of (const TdrRunCase *item)
{
  return g_strdup_printf ("%d|%s", item->metric, item->run->group);
}

static void
weigh_groups (TdrCalibrator *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->n_cases; i++)
    {
      char *group = group_of (self->cases[i]);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, group));

      g_hash_table_replace (counts, group, GUINT_TO_POINTER (count + 1));
    }
  for (guint i = 0; i < self->n_cases; i++)
    {
      g_autofree char *group = group_of (self->cases[i]);

      self->base_weights[i] = pow (GPOINTER_TO_UINT (g_hash_table_lookup (counts, group)), -self->widths.group_power);
    }
}

static double
log_prediction (const TdrRunCase      *item,
                const TdrCoefficients *coefficients)
{
  double value = tdr_run_case_predict (item, coefficients);

  return value > 0 && isfinite (value) ? log (value) : log (item->value) - FAR_OFF;
}

/* The coefficients of a row at a point: the effects in units of their priors' widths. */
static TdrCoefficients
coefficients_at (const TdrCalibrator *self,
                 const gsl_vector    *point,
                 guint                row)
{
  TdrCoefficients coefficients = tdr_coefficients_get_prior ();
  double logs[TDR_N_COEFFICIENTS] = { 0 };

  for (guint level = 0; level < TDR_N_LEVELS; level++)
    {
      guint effect = self->row_effects[row][level];
      const double *part = effect != G_MAXUINT ? gsl_vector_const_ptr (point, (gsize) effect * TDR_N_COEFFICIENTS) : NULL;

      for (guint j = 0; part != NULL && j < TDR_N_COEFFICIENTS; j++)
        logs[j] += part[j] * self->effect_widths[level][j];
    }
  for (guint j = 0; j < TDR_N_COEFFICIENTS; j++)
    tdr_coefficients_scale (&coefficients, (TdrCoefficient) j, exp (logs[j]));
  return coefficients;
}

static void
linearise_row (Row                   *row,
               const TdrRunCase      *item,
               const TdrCoefficients *centre)
{
  double middle = log_prediction (item, centre);

  row->residual = middle - log (item->value);
  row->n_slopes = 0;
  for (guint j = 0; j < TDR_N_COEFFICIENTS; j++)
    {
      TdrCoefficients other = *centre;
      double slope;

      tdr_coefficients_scale (&other, (TdrCoefficient) j, 1 + DIFFERENCE);
      if (other.values[j] == centre->values[j])
        continue;
      slope = (log_prediction (item, &other) - middle) / log1p (DIFFERENCE);
      if (fabs (slope) < LEAST_SLOPE)
        continue;
      row->which[row->n_slopes] = (guint8) j;
      row->slopes[row->n_slopes++] = slope;
    }
}

static void
linearise (TdrCalibrator    *self,
           const gsl_vector *point)
{
  if (gsl_vector_equal (self->linear_at, point))
    return;
  for (guint i = 0; i < self->n_cases; i++)
    {
      TdrCoefficients centre = coefficients_at (self, point, i);

      linearise_row (&self->rows[i], self->cases[i], &centre);
    }
  gsl_vector_memcpy (self->linear_at, point);
}

/* Beyond the noise distances count by less than their size, not by their square: sources contradict each other, and a
 * server that was still compiling is tens of times slower than the same one an hour later. */
static void
weigh_rows (TdrCalibrator    *self,
            const gsl_vector *point)
{
  linearise (self, point);
  for (guint i = 0; i < self->n_cases; i++)
    {
      double distance = self->rows[i].residual / self->widths.noise;
      double doubt = pow (1 + distance * distance, self->widths.robustness);

      self->rows[i].weight_root = sqrt (self->base_weights[i] / doubt) / self->widths.noise;
    }
}

/* Residuals: of the rows, then of the effects from none. */
static int
residuals_cb (const gsl_vector *point,
              void             *user_data,
              gsl_vector       *residuals)
{
  TdrCalibrator *self = user_data;

  for (guint i = 0; i < self->n_cases; i++)
    {
      TdrCoefficients coefficients = coefficients_at (self, point, i);
      double residual = log_prediction (self->cases[i], &coefficients) - log (self->cases[i]->value);

      gsl_vector_set (residuals, i, self->rows[i].weight_root * residual);
    }
  for (guint k = 0; k < count_parameters (self); k++)
    gsl_vector_set (residuals, self->n_cases + k, gsl_vector_get (point, k));
  return GSL_SUCCESS;
}

static double
row_times (const TdrCalibrator *self,
           guint                i,
           const gsl_vector    *vector)
{
  const Row *row = &self->rows[i];
  double sum = 0;

  for (guint level = 0; level < TDR_N_LEVELS; level++)
    {
      guint effect = self->row_effects[i][level];
      const double *part = effect != G_MAXUINT ? gsl_vector_const_ptr (vector, (gsize) effect * TDR_N_COEFFICIENTS) : NULL;

      for (guint k = 0; part != NULL && k < row->n_slopes; k++)
        sum += row->slopes[k] * self->effect_widths[level][row->which[k]] * part[row->which[k]];
    }
  return sum * row->weight_root;
}

static void
add_row (const TdrCalibrator *self,
         guint                i,
         double               factor,
         gsl_vector          *vector)
{
  const Row *row = &self->rows[i];

  for (guint level = 0; level < TDR_N_LEVELS; level++)
    {
      guint effect = self->row_effects[i][level];
      double *part = effect != G_MAXUINT ? gsl_vector_ptr (vector, (gsize) effect * TDR_N_COEFFICIENTS) : NULL;

      for (guint k = 0; part != NULL && k < row->n_slopes; k++)
        part[row->which[k]] += row->slopes[k] * self->effect_widths[level][row->which[k]] * factor * row->weight_root;
    }
}

/* The derivative of the residuals times a vector, or its transpose times one; never written out: each row feels few of
 * the effects. */
static int
derivative_cb (CBLAS_TRANSPOSE_t  transposed,
               const gsl_vector  *point,
               const gsl_vector  *vector,
               void              *user_data,
               gsl_vector        *product,
               gsl_matrix        *unused)
{
  TdrCalibrator *self = user_data;
  guint n_parameters = count_parameters (self);

  linearise (self, point);
  if (vector == NULL)
    return GSL_SUCCESS;
  if (transposed == CblasNoTrans)
    {
      for (guint i = 0; i < self->n_cases; i++)
        gsl_vector_set (product, i, row_times (self, i, vector));
      for (guint k = 0; k < n_parameters; k++)
        gsl_vector_set (product, self->n_cases + k, gsl_vector_get (vector, k));
      return GSL_SUCCESS;
    }
  for (guint k = 0; k < n_parameters; k++)
    gsl_vector_set (product, k, gsl_vector_get (vector, self->n_cases + k));
  for (guint i = 0; i < self->n_cases; i++)
    add_row (self, i, gsl_vector_get (vector, i), product);
  return GSL_SUCCESS;
}

static void
store_effects (TdrCalibrator    *self,
               const gsl_vector *point)
{
  for (guint e = 0; e < self->effects->len; e++)
    {
      TdrEffect *effect = &g_array_index (self->effects, TdrEffect, e);

      for (guint j = 0; j < TDR_N_COEFFICIENTS; j++)
        effect->logs[j] = gsl_vector_get (point, (gsize) e * TDR_N_COEFFICIENTS + j) * self->effect_widths[effect->level][j];
    }
}

/**
 * tdr_calibrator_get_widths:
 *
 * The widths that the shipped calibration was fitted with. Found one by one, each kept where it lowered the error on
 * groups left out at random, three in ten, as the mean of several draws; draws that had no part in the choice confirmed
 * them together. Which levels have no effect on waits or on training is said above.
 */
TdrCalibratorWidths
tdr_calibrator_get_widths (void)
{
  TdrCalibratorWidths widths = {
    .levels = {
      [TDR_LEVEL_ALL] = 0.5, [TDR_LEVEL_FAMILY] = 0.2, [TDR_LEVEL_CHIP] = 0.03, [TDR_LEVEL_CLASS] = 0.3,
      [TDR_LEVEL_STACK] = 0.66, [TDR_LEVEL_STACK_FAMILY] = 0.15, [TDR_LEVEL_STACK_CHIP] = 0.15,
      [TDR_LEVEL_STACK_WAYS] = 0.1, [TDR_LEVEL_STACK_CLASS] = 0.2, [TDR_LEVEL_FAMILY_CLASS] = 0.075,
      [TDR_LEVEL_FAMILY_BITS] = 0.11, [TDR_LEVEL_MODEL] = 0.045, [TDR_LEVEL_RELEASE] = 0.2,
      [TDR_LEVEL_STACK_MODEL] = 0.3, [TDR_LEVEL_RELEASE_BITS] = 0.4, [TDR_LEVEL_PROTOCOL] = 0.03,
    },
    .noise = 0.09,
    .group_power = 0.3,
    .robustness = 0.8,
  };
  static const TdrCoefficient wide[] = {
    TDR_COEFFICIENT_LINK_LATENCY, TDR_COEFFICIENT_BUS_LATENCY, TDR_COEFFICIENT_LAYER, TDR_COEFFICIENT_EXPERT_LAYER,
    TDR_COEFFICIENT_LATENT_LAYER, TDR_COEFFICIENT_NARROWING, TDR_COEFFICIENT_STEP, TDR_COEFFICIENT_SEQUENCE,
    TDR_COEFFICIENT_EXPERT_SPREAD, TDR_COEFFICIENT_EXPERT_TILE, TDR_COEFFICIENT_REQUEST, TDR_COEFFICIENT_WAVE,
    TDR_COEFFICIENT_SLOT, TDR_COEFFICIENT_TRAIN, TDR_COEFFICIENT_GROUP_WAIT, TDR_COEFFICIENT_HOST,
    TDR_COEFFICIENT_TRAINING_WIDTH, TDR_COEFFICIENT_TRAINING_SCALE,
  };

  for (guint j = 0; j < TDR_N_COEFFICIENTS; j++)
    widths.coefficients[j] = 1;
  /* What a memory reaches differs little from one program to the next, and what an array of multipliers does even less. */
  widths.coefficients[TDR_COEFFICIENT_MEMORY] = 0.7;
  widths.coefficients[TDR_COEFFICIENT_COMPUTE] = 0.3;
  /* How a queue grows is a matter of its arrivals, not of who built the server. */
  widths.coefficients[TDR_COEFFICIENT_WAVE_GROWTH] = 0.25;
  /* Times differ by factors where shares differ by tens of per cent. */
  for (guint j = 0; j < G_N_ELEMENTS (wide); j++)
    widths.coefficients[wide[j]] = 2;
  return widths;
}

/**
 * tdr_calibrator_new:
 * @cases: that can be predicted; they must outlive the calibrator
 */
TdrCalibrator *
tdr_calibrator_new (const TdrRunCase *const   *cases,
                    guint                      n_cases,
                    const TdrCalibratorWidths *widths)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TdrCalibrator *self = g_new0 (TdrCalibrator, 1);

  self->cases = cases;
  self->n_cases = n_cases;
  self->widths = *widths;
  set_effect_widths (self);
  self->effects = g_array_new (FALSE, TRUE, sizeof (TdrEffect));
  self->row_effects = g_malloc0_n (n_cases, sizeof *self->row_effects);
  self->base_weights = g_new0 (double, n_cases);
  self->rows = g_new0 (Row, n_cases);
  for (guint i = 0; i < n_cases; i++)
    add_effects (self->effects, &cases[i]->situation, seen);
  g_array_sort (self->effects, compare_effects);
  self->result.effects = (const TdrEffect *) self->effects->data;
  self->result.n_effects = self->effects->len;
  self->linear_at = gsl_vector_alloc (count_parameters (self));
  gsl_vector_set_all (self->linear_at, NAN);
  place_rows (self);
  weigh_groups (self);
  return self;
}

void
tdr_calibrator_free (TdrCalibrator *self)
{
  gsl_vector_free (self->linear_at);
  g_array_unref (self->effects);
  g_free (self->row_effects);
  g_free (self->base_weights);
  g_free (self->rows);
  g_free (self);
}

/**
 * tdr_calibrator_fit:
 *
 * Fits all effects at once: rows by a robust distance of logarithms, effects shrunk to none by the widths of their
 * levels. A trust region with conjugate gradients (Steihaug and Toint, as GSL has it) inside rounds of new weights;
 * no randomness, so the same rows give the same calibration.
 *
 * Returns: (transfer none): the calibration, without ranges
 */
const TdrCalibration *
tdr_calibrator_fit (TdrCalibrator *self)
{
  gsl_multilarge_nlinear_parameters parameters = gsl_multilarge_nlinear_default_parameters ();
  gsl_multilarge_nlinear_fdf functions = {
    .f = residuals_cb, .df = derivative_cb, .n = self->n_cases + count_parameters (self), .p = count_parameters (self),
    .params = self,
  };
  gsl_multilarge_nlinear_workspace *workspace;
  gsl_vector *point = gsl_vector_calloc (functions.p);

  parameters.trs = gsl_multilarge_nlinear_trs_cgst;
  parameters.scale = gsl_multilarge_nlinear_scale_levenberg;
  workspace = gsl_multilarge_nlinear_alloc (gsl_multilarge_nlinear_trust, &parameters, functions.n, functions.p);
  for (guint round = 0; round < ROUNDS; round++)
    {
      weigh_rows (self, point);
      gsl_multilarge_nlinear_init (point, &functions, workspace);
      for (guint step = 0; step < STEPS_PER_ROUND; step++)
        {
          if (gsl_multilarge_nlinear_iterate (workspace) != GSL_SUCCESS)
            break;
        }
      gsl_vector_memcpy (point, gsl_multilarge_nlinear_position (workspace));
    }
  store_effects (self, point);
  gsl_multilarge_nlinear_free (workspace);
  gsl_vector_free (point);
  return &self->result;
}
