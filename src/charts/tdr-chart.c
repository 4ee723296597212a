/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-chart.h"

#include <glib/gi18n-lib.h>

static void
free_series (TdrChartSeries *self)
{
  g_free (self->name);
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

static const char *
value_text (const TdrChartMark *mark,
            guint               series)
{
  const char *text = series < mark->n_values ? mark->values[series].text : NULL;

  return text != NULL ? text : "";
}

/* A sentence ends in a full stop, whether its writer set one or not. */
static void
append_sentence (GString    *words,
                 const char *sentence)
{
  if (sentence == NULL || *sentence == '\0')
    return;

  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, sentence);
  if (strchr (".!?", sentence[strlen (sentence) - 1]) == NULL)
    g_string_append_c (words, '.');
}

static void
append_part (GString    *words,
             const char *name,
             const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  /* Translators: one figure among several, for instance "; output tokens 20,000". */
  g_string_append_printf (words, _("; %s %s"), name, text);
}

static void
append_bar_parts (const TdrChart     *self,
                  const TdrChartMark *mark,
                  GString            *words)
{
  if (self->kind == TDR_CHART_FUNNEL)
    return;

  for (guint i = 0; i < self->series->len; i++)
    append_part (words, tdr_chart_get_series (self, i)->name, value_text (mark, i));
}

static void
append_dot_parts (const TdrChart     *self,
                  const TdrChartMark *mark,
                  GString            *words)
{
  append_part (words, self->x_title, mark->x.text);
  append_part (words, self->unit, mark->y.text);
  if (mark->y_low.text != NULL && mark->y_high.text != NULL)
    /* Translators: the range in which a predicted figure lies. */
    g_string_append_printf (words, _(", from %s to %s"), mark->y_low.text, mark->y_high.text);
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
  g_ptr_array_add (self->series, series);

  return self->series->len - 1;
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

/**
 * tdr_chart_describe_mark:
 *
 * One mark as a screen reader says it: label, figure, parts, and whether it ranks first.
 */
char *
tdr_chart_describe_mark (const TdrChart *self,
                         guint           mark)
{
  const TdrChartMark *it = tdr_chart_get_mark (self, mark);
  g_autoptr (GString) words = g_string_new (NULL);

  /* Translators: a label and its figure, for instance "Claude Haiku 4.5: 49,100 USD". */
  g_string_append_printf (words, _("%s: %s"), it->label, it->summary);
  if (it->best)
    g_string_append (words, _(", ranked first"));
  if (self->kind == TDR_CHART_DOTS)
    append_dot_parts (self, it, words);
  else
    append_bar_parts (self, it, words);
  if (self->kind == TDR_CHART_FUNNEL)
    append_part (words, C_("part", "ruled out"), it->detail);

  return g_string_free_and_steal (g_steal_pointer (&words));
}

/**
 * tdr_chart_describe:
 *
 * The whole chart in words: title, unit, finding, and every mark with its figure. Alternative text on screen and paper.
 */
char *
tdr_chart_describe (const TdrChart *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  append_sentence (words, self->title);
  append_sentence (words, self->finding);
  append_sentence (words, self->unit);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const TdrChartMark *mark = tdr_chart_get_mark (self, i);
      g_autofree char *sentence = NULL;

      sentence = g_strdup_printf (_("%s: %s"), mark->label, mark->summary);
      append_sentence (words, sentence);
    }

  return g_string_free_and_steal (g_steal_pointer (&words));
}
