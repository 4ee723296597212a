/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-chart.h"

#include <glib/gi18n-lib.h>

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

/* "Jan 2027: P10 900; P50 1,000; P90 1,200": a place has no figure of its own beside those of its series. */
static char *
dup_place (const TdrChart     *self,
           const TdrChartMark *mark)
{
  g_autoptr (GString) parts = g_string_new (NULL);

  for (guint i = 0; i < self->series->len; i++)
    if (*value_text (mark, i) != '\0')
      {
        if (parts->len > 0)
          g_string_append (parts, "; ");
        /* Translators: the name of a series and its figure, for instance "P50 1,000". */
        g_string_append_printf (parts, _("%s %s"), tdr_chart_get_series (self, i)->name, value_text (mark, i));
      }
  if (!mark->known)
    g_string_append (parts, mark->summary);

  return g_strdup_printf (_("%s: %s"), mark->label, parts->str);
}

/* A curve is said by its two ends; its table has what lies between. */
static void
append_curves (const TdrChart *self,
               GString        *words)
{
  guint n_marks = self->marks->len;

  for (guint i = 0; i < self->guides->len; i++)
    append_sentence (words, tdr_chart_get_guide (self, i)->label);
  for (guint i = 0; i < n_marks; i++)
    if (self->kind == TDR_CHART_TORNADO || i == 0 || i == n_marks - 1)
      {
        g_autofree char *place = dup_place (self, tdr_chart_get_mark (self, i));

        append_sentence (words, place);
      }
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

  if (self->kind == TDR_CHART_CURVES || self->kind == TDR_CHART_TORNADO)
    return dup_place (self, it);

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
  if (self->kind == TDR_CHART_CURVES || self->kind == TDR_CHART_TORNADO)
    {
      append_curves (self, words);
      return g_string_free_and_steal (g_steal_pointer (&words));
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      const TdrChartMark *mark = tdr_chart_get_mark (self, i);
      g_autofree char *sentence = NULL;

      sentence = g_strdup_printf (_("%s: %s"), mark->label, mark->summary);
      append_sentence (words, sentence);
    }

  return g_string_free_and_steal (g_steal_pointer (&words));
}
