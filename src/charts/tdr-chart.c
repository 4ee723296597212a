/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-chart.h"

static void
free_series (TdrChartSeries *self)
{
  g_free (self->name);
  g_free (self->legend);
  g_array_unref (self->points);
  g_free (self);
}

static void
free_guide (TdrChartGuide *self)
{
  g_free (self->label);
  g_free (self);
}

static void
free_mark (TdrChartMark *self)
{
  g_free (self->label);
  g_free (self->detail);
  g_free (self->summary);
  g_free (self->note);
  g_free (self->x.text);
  g_free (self->y.text);
  g_free (self->y_low.text);
  g_free (self->y_high.text);
  for (guint i = 0; i < self->n_values; i++)
    g_free (self->values[i].text);
  g_free (self->values);
  g_free (self);
}

static void
clear_chart (TdrChart *self)
{
  g_free (self->title);
  g_free (self->finding);
  g_free (self->category);
  g_free (self->unit);
  g_free (self->x_title);
  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->marks);
  g_ptr_array_unref (self->guides);
}

static void
set_value (TdrChartValue *value,
           double         amount,
           const char    *text)
{
  value->amount = amount;
  g_set_str (&value->text, text);
}

static void
grow_values (TdrChartMark *mark,
             guint         n_values)
{
  if (n_values <= mark->n_values)
    return;

  mark->values = g_renew (TdrChartValue, mark->values, n_values);
  for (guint i = mark->n_values; i < n_values; i++)
    mark->values[i] = (TdrChartValue) { 0, NULL };
  mark->n_values = n_values;
}

/**
 * tdr_chart_new:
 *
 * A chart without series and marks.
 */
TdrChart *
tdr_chart_new (TdrChartKind  kind,
               const char   *title,
               const char   *category,
               const char   *unit)
{
  TdrChart *self = g_rc_box_new0 (TdrChart);

  self->kind = kind;
  self->title = g_strdup (title);
  self->category = g_strdup (category);
  self->unit = g_strdup (unit);
  self->series = g_ptr_array_new_with_free_func ((GDestroyNotify) free_series);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) free_mark);
  self->guides = g_ptr_array_new_with_free_func ((GDestroyNotify) free_guide);

  return self;
}

/**
 * tdr_chart_ref:
 *
 * Returns: (transfer full): @self, held once more
 */
TdrChart *
tdr_chart_ref (TdrChart *self)
{
  return g_rc_box_acquire (self);
}

/**
 * tdr_chart_unref:
 *
 * Lets go of a chart, which is freed with its last reference.
 */
void
tdr_chart_unref (TdrChart *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) clear_chart);
}

/**
 * tdr_chart_set_finding:
 *
 * Sets the one sentence that the chart shows.
 */
void
tdr_chart_set_finding (TdrChart   *self,
                       const char *finding)
{
  g_set_str (&self->finding, finding);
}

/**
 * tdr_chart_set_x_title:
 *
 * Sets the title, with its unit, of the horizontal axis of a chart of dots.
 */
void
tdr_chart_set_x_title (TdrChart   *self,
                       const char *x_title)
{
  g_set_str (&self->x_title, x_title);
}

/**
 * tdr_chart_add_series:
 *
 * Adds an entry to the legend.
 *
 * Returns: its number, for the values of marks
 */
guint
tdr_chart_add_series (TdrChart   *self,
                      const char *name,
                      TdrTone     tone)
{
  TdrChartSeries *series = g_new0 (TdrChartSeries, 1);

  series->name = g_strdup (name);
  series->tone = tone;
  series->floor = TDR_NO_FLOOR;
  series->points = g_array_new (FALSE, FALSE, sizeof (TdrChartPoint));
  g_ptr_array_add (self->series, series);

  return self->series->len - 1;
}

/**
 * tdr_chart_add_curve:
 *
 * Adds a series of a chart of curves.
 *
 * Returns: its number, for the values of marks
 */
guint
tdr_chart_add_curve (TdrChart   *self,
                     const char *name,
                     TdrTone     tone,
                     TdrShape    shape)
{
  guint number = tdr_chart_add_series (self, name, tone);

  ((TdrChartSeries *) g_ptr_array_index (self->series, number))->shape = shape;

  return number;
}

/**
 * tdr_chart_set_band:
 * @floor: number of the series that the area is filled down to, or %TDR_NO_FLOOR
 * @legend: (nullable): what the legend calls the area
 *
 * Says what lies between an area and the series below it.
 */
void
tdr_chart_set_band (TdrChart   *self,
                    guint       series,
                    int         floor,
                    const char *legend)
{
  TdrChartSeries *it;

  g_return_if_fail (series < self->series->len && floor < (int) self->series->len);

  it = g_ptr_array_index (self->series, series);
  it->floor = floor;
  g_set_str (&it->legend, legend);
}

/**
 * tdr_chart_add_point:
 *
 * Adds a place that a curve goes through, to the right of those before it.
 */
void
tdr_chart_add_point (TdrChart *self,
                     guint     series,
                     double    x,
                     double    y)
{
  TdrChartPoint point = { x, y };

  g_return_if_fail (series < self->series->len);

  g_array_append_val (((TdrChartSeries *) g_ptr_array_index (self->series, series))->points, point);
}

/**
 * tdr_chart_add_guide:
 * @x: NAN for a level line
 * @y: NAN for an upright line
 *
 * Adds a line that others are held against, or, with both @x and @y, a place where two meet.
 */
void
tdr_chart_add_guide (TdrChart   *self,
                     double      x,
                     double      y,
                     const char *label)
{
  TdrChartGuide *guide = g_new0 (TdrChartGuide, 1);

  guide->x = x;
  guide->y = y;
  guide->label = g_strdup (label);
  g_ptr_array_add (self->guides, guide);
}

/**
 * tdr_chart_add_mark:
 *
 * Adds a mark that has no figures yet: it is shown as unknown, with @summary for the reason, until it has one.
 *
 * Returns: (transfer none): the mark, to be filled
 */
TdrChartMark *
tdr_chart_add_mark (TdrChart   *self,
                    const char *label,
                    const char *summary)
{
  TdrChartMark *mark = g_new0 (TdrChartMark, 1);

  mark->label = g_strdup (label);
  mark->summary = g_strdup (summary);
  g_ptr_array_add (self->marks, mark);

  return mark;
}

/**
 * tdr_chart_mark_set_value:
 *
 * Gives a bar its segment of @series, or a stage of a funnel its length as series 0.
 */
void
tdr_chart_mark_set_value (TdrChartMark *mark,
                          guint         series,
                          double        amount,
                          const char   *text)
{
  grow_values (mark, series + 1);
  set_value (&mark->values[series], amount, text);
  mark->known = TRUE;
}

/**
 * tdr_chart_mark_set_point:
 *
 * Gives a dot its place.
 */
void
tdr_chart_mark_set_point (TdrChartMark *mark,
                          guint         series,
                          double        x,
                          const char   *x_text,
                          double        y,
                          const char   *y_text)
{
  mark->series = series;
  set_value (&mark->x, x, x_text);
  set_value (&mark->y, y, y_text);
  mark->known = TRUE;
}

/**
 * tdr_chart_mark_set_place:
 *
 * Says where on the axis of a chart of curves a mark is.
 */
void
tdr_chart_mark_set_place (TdrChartMark *mark,
                          double        x)
{
  mark->x.amount = x;
}

/**
 * tdr_chart_mark_set_range:
 *
 * Gives a dot its whiskers.
 */
void
tdr_chart_mark_set_range (TdrChartMark *mark,
                          double        low,
                          const char   *low_text,
                          double        high,
                          const char   *high_text)
{
  set_value (&mark->y_low, low, low_text);
  set_value (&mark->y_high, high, high_text);
}

/**
 * tdr_chart_mark_set_detail:
 *
 * Sets the quieter line of a label, or what a stage of a funnel ruled out.
 */
void
tdr_chart_mark_set_detail (TdrChartMark *mark,
                           const char   *detail)
{
  g_set_str (&mark->detail, detail);
}

/**
 * tdr_chart_mark_set_note:
 *
 * Sets the evidence of a mark, one sentence.
 */
void
tdr_chart_mark_set_note (TdrChartMark *mark,
                         const char   *note)
{
  g_set_str (&mark->note, note);
}

/**
 * tdr_chart_get_n_marks:
 *
 * How many marks there are, the unknown ones included.
 */
guint
tdr_chart_get_n_marks (const TdrChart *self)
{
  return self->marks->len;
}

/**
 * tdr_chart_get_mark:
 *
 * Mark number @mark.
 */
const TdrChartMark *
tdr_chart_get_mark (const TdrChart *self,
                    guint           mark)
{
  g_return_val_if_fail (mark < self->marks->len, NULL);

  return g_ptr_array_index (self->marks, mark);
}

/**
 * tdr_chart_get_series:
 *
 * Series number @series.
 */
const TdrChartSeries *
tdr_chart_get_series (const TdrChart *self,
                      guint           series)
{
  g_return_val_if_fail (series < self->series->len, NULL);

  return g_ptr_array_index (self->series, series);
}

/**
 * tdr_chart_get_guide:
 *
 * Guide number @guide.
 */
const TdrChartGuide *
tdr_chart_get_guide (const TdrChart *self,
                     guint           guide)
{
  g_return_val_if_fail (guide < self->guides->len, NULL);

  return g_ptr_array_index (self->guides, guide);
}

/**
 * tdr_chart_mark_get_total:
 *
 * Length of a bar: the sum of its segments, for drawing.
 */
double
tdr_chart_mark_get_total (const TdrChartMark *mark)
{
  double total = 0;

  for (guint i = 0; i < mark->n_values; i++)
    total += mark->values[i].amount;

  return total;
}
