/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-scale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>

/* Values that reach down to this share of the largest are shown from zero on. */
#define FROM_ZERO 0.4

/* The least of 1, 2, 5 and 10 times a power of ten that is not below @rough. */
static double
round_step_up (double rough)
{
  double power = pow (10, floor (log10 (rough)));
  double lead = rough / power;

  /* A hair of slack: 0.2 / 0.1 is above 2 in binary. */
  if (lead <= 1 + 1e-9)
    return power;
  if (lead <= 2 + 1e-9)
    return 2 * power;
  if (lead <= 5 + 1e-9)
    return 5 * power;
  return 10 * power;
}

/* How many units of a label's suffix the largest tick has, so that all labels of an axis share one suffix. */
static double
suffix_divisor (const TdrScale *self)
{
  double largest = MAX (fabs (self->low), fabs (self->high));

  if (largest >= 2e9)
    return 1e9;
  if (largest >= 2e6)
    return 1e6;
  if (largest >= 2e3)
    return 1e3;
  return 1;
}

static char *
with_suffix (const char *number,
             double      divisor)
{
  if (divisor >= 1e9)
    /* Translators: thousand millions on an axis. */
    return g_strdup_printf (C_("axis", "%s bn"), number);
  if (divisor >= 1e6)
    /* Translators: millions on an axis. */
    return g_strdup_printf (C_("axis", "%s M"), number);
  if (divisor >= 1e3)
    /* Translators: thousands on an axis. */
    return g_strdup_printf (C_("axis", "%s k"), number);
  return g_strdup (number);
}

/* As few decimals as show the step. */
static char *
format_plain (double value,
              double step)
{
  int decimals = CLAMP ((int) ceil (-log10 (step) - 1e-9), 0, 9);
  char text[G_ASCII_DTOSTR_BUF_SIZE * 2];
  char format[8];
  g_auto (GStrv) parts = NULL;

  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (text, sizeof text, format, value);
  parts = g_strsplit (text, ".", 2);

  return g_strjoinv (localeconv ()->decimal_point, parts);
}

static TdrScale
fit_steps (double low,
           double high,
           guint  most_ticks)
{
  TdrScale self;

  self.step = round_step_up ((high - low) / (MAX (most_ticks, 2) - 1));
  self.low = floor (low / self.step + 1e-9) * self.step;
  self.high = ceil (high / self.step - 1e-9) * self.step;

  return self;
}

/**
 * tdr_scale_fit:
 * @low: least value to show
 * @high: largest value to show
 * @most_ticks: how many ticks there is room for, 2 at least
 *
 * A scale that holds both values and, where they have one sign, zero: a bar cut off at its foot lies.
 */
TdrScale
tdr_scale_fit (double low,
               double high,
               guint  most_ticks)
{
  low = isfinite (low) ? MIN (low, 0) : 0;
  high = isfinite (high) ? MAX (high, 0) : 0;
  if (low == 0 && high == 0)
    high = 1;

  return fit_steps (low, high, most_ticks);
}

/**
 * tdr_scale_fit_range:
 * @low: least value to show, 0 or more
 * @high: largest value to show
 * @most_ticks: how many ticks there is room for, 2 at least
 *
 * A scale for dots, whose place says all: it begins near the least value where all are close to each other, and at zero
 * elsewhere.
 */
TdrScale
tdr_scale_fit_range (double low,
                     double high,
                     guint  most_ticks)
{
  if (!isfinite (low) || !isfinite (high) || low < FROM_ZERO * high || low >= high)
    return tdr_scale_fit (0, high, most_ticks);

  return fit_steps (low, high, most_ticks);
}

/**
 * tdr_scale_place:
 *
 * Where @value lies: 0 at the axis' beginning, 1 at its end.
 */
double
tdr_scale_place (const TdrScale *self,
                 double          value)
{
  return (value - self->low) / (self->high - self->low);
}

/**
 * tdr_scale_get_n_ticks:
 *
 * How many ticks the axis has, both ends included.
 */
guint
tdr_scale_get_n_ticks (const TdrScale *self)
{
  return (guint) lround ((self->high - self->low) / self->step) + 1;
}

/**
 * tdr_scale_get_tick:
 *
 * The value of tick number @tick.
 */
double
tdr_scale_get_tick (const TdrScale *self,
                    guint           tick)
{
  return self->low + tick * self->step;
}

/**
 * tdr_scale_dup_label:
 *
 * The text of tick number @tick: as few decimals as the step needs, thousands as "k", in the locale's style.
 */
char *
tdr_scale_dup_label (const TdrScale *self,
                     guint           tick)
{
  double value = tdr_scale_get_tick (self, tick);
  double divisor = suffix_divisor (self);
  g_autofree char *number = NULL;

  /* Nought is nought in any unit. */
  if (fabs (value) < self->step / 2)
    return g_strdup ("0");

  number = format_plain (value / divisor, self->step / divisor);
  return with_suffix (number, divisor);
}
