/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-week-preset.h"

#include "tdr-workload.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define HOURS_PER_DAY 24
#define SATURDAY 5   /* days from Monday */

/* One run of hours with one weight; hours outside every run have the preset's base weight. */
typedef struct {
  TdrWeekPreset preset;
  int first_day;
  int last_day;
  int first_hour;
  int last_hour;
  int weight;
} Run;

/* The shapes are assumptions for a first draft, in percent of the busiest hour, which the buyer then corrects. */
static const int base_weights[] = { 100, 5, 10, 20, 10 };

static const Run runs[] = {
  { TDR_WEEK_OFFICE, 0, 4, 8, 17, 100 },
  { TDR_WEEK_OFFICE, 0, 4, 7, 7, 50 },
  { TDR_WEEK_OFFICE, 0, 4, 12, 12, 70 },
  { TDR_WEEK_OFFICE, 0, 4, 18, 19, 40 },
  { TDR_WEEK_DAYTIME, 0, 6, 8, 21, 100 },
  { TDR_WEEK_DAYTIME, SATURDAY, 6, 8, 21, 60 },
  { TDR_WEEK_EVENINGS, 0, 4, 17, 22, 100 },
  { TDR_WEEK_EVENINGS, SATURDAY, 6, 10, 22, 100 },
  { TDR_WEEK_NIGHTS, 0, 6, 0, 5, 100 },
  { TDR_WEEK_NIGHTS, 0, 6, 22, 23, 100 },
};

/* What people call the preset. */
const char *
tdr_week_preset_get_name (TdrWeekPreset preset)
{
  switch (preset)
    {
    case TDR_WEEK_FLAT:
      return _("Around the clock");
    case TDR_WEEK_OFFICE:
      return _("Office hours");
    case TDR_WEEK_DAYTIME:
      return _("Daytime, every day");
    case TDR_WEEK_EVENINGS:
      return _("Evenings and weekends");
    case TDR_WEEK_NIGHTS:
      return _("Nights");
    case TDR_WEEK_OWN:
      return _("Own profile");
    default:
      g_return_val_if_reached ("");
    }
}

static void
fill_run (const Run *run,
          int       *week)
{
  for (int day = run->first_day; day <= run->last_day; day++)
    for (int hour = run->first_hour; hour <= run->last_hour; hour++)
      week[day * HOURS_PER_DAY + hour] = run->weight;
}

/* Fills the TDR_HOURS_PER_WEEK weights of @week, of which the busiest is 100. An own profile has none to fill. */
void
tdr_week_preset_fill (TdrWeekPreset  preset,
                      int           *week)
{
  g_return_if_fail (preset < TDR_WEEK_OWN);

  for (int hour = 0; hour < TDR_HOURS_PER_WEEK; hour++)
    week[hour] = base_weights[preset];
  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    if (runs[i].preset == preset)
      fill_run (&runs[i], week);
}

static gboolean
is_flat (const int *week)
{
  for (int hour = 1; hour < TDR_HOURS_PER_WEEK; hour++)
    if (week[hour] != week[0])
      return FALSE;
  return TRUE;
}

/* The preset that @week is, or TDR_WEEK_OWN. */
TdrWeekPreset
tdr_week_preset_find (const int *week)
{
  int shape[TDR_HOURS_PER_WEEK];

  if (is_flat (week))
    return TDR_WEEK_FLAT;
  for (TdrWeekPreset preset = TDR_WEEK_OFFICE; preset < TDR_WEEK_OWN; preset++)
    {
      tdr_week_preset_fill (preset, shape);
      if (memcmp (shape, week, sizeof shape) == 0)
        return preset;
    }
  return TDR_WEEK_OWN;
}
