/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-vertex-meter.h"

#include <string.h>

#define EVERYWHERE "global-or-regional (no regional uplift)"
#define BATCH " - Batch Predictions"
#define PREDICTIONS " - Predictions"

/* By hand, from cloud.google.com/skus/sku-groups (Vertex API Gemini 2.x, Gen AI v2): the name that begins a
 * description, longer ones first. Of Gemini 2.5 Flash the descriptions without “GA” are those of its preview. Up to 2.5
 * a price holds everywhere; later models say “Global” or “Regional”. */
static const struct {
  const char *name;
  const char *model;
  const char *scope;
} models[] = {
  { "Gemini 2.0 Flash Lite ", "gemini-2.0-flash-lite-001", EVERYWHERE },
  { "Gemini 2.0 Flash ", "gemini-2.0-flash-001", EVERYWHERE },
  { "Gemini 2.5 Flash Lite ", "gemini-2.5-flash-lite", EVERYWHERE },
  { "Gemini 2.5 Flash GA ", "gemini-2.5-flash", EVERYWHERE },
  { "Gemini 2.5 Pro ", "gemini-2.5-pro", EVERYWHERE },
  { "Gemini 3.5 Flash Lite ", "gemini-3.5-flash-lite", NULL },
  { "Gemini 3.5 Flash ", "gemini-3.5-flash", NULL },
  { "Gemini 3.6 Flash ", "gemini-3.6-flash", NULL },
  { "Gemini 3.7 Flash ", "gemini-3.7-flash", NULL },
  { "Gemini 3.8 Flash ", "gemini-3.8-flash", NULL },
};

typedef enum {
  WORD_TEXT = 1 << 0,
  WORD_INPUT = 1 << 1,
  WORD_OUTPUT = 1 << 2,
  WORD_CACHING = 1 << 3,
  WORD_LONG = 1 << 4,
  WORD_GLOBAL = 1 << 5,
  WORD_REGIONAL = 1 << 6,
  WORD_PRIORITY = 1 << 7,
  WORD_FLEX = 1 << 8,
  WORD_BATCH = 1 << 9,
  WORD_PREDICTIONS = 1 << 10,
  WORD_OTHER = 1 << 11,   /* another kind of content, storage, thoughts that cost apart */
} Word;

static const struct {
  const char *text;
  Word word;
} words[] = {
  { "Text", WORD_TEXT }, { "Input", WORD_INPUT }, { "Output", WORD_OUTPUT }, { "Caching", WORD_CACHING },
  { "(Long)", WORD_LONG }, { "Global", WORD_GLOBAL }, { "Regional", WORD_REGIONAL }, { "Priority", WORD_PRIORITY },
  { "Flex", WORD_FLEX }, { "Audio", WORD_OTHER }, { "Image", WORD_OTHER }, { "Video", WORD_OTHER },
  { "Thinking", WORD_OTHER }, { "Storage", WORD_OTHER }, { "Tuning", WORD_OTHER },
};

static const struct {
  Word kind;
  const char *meter;
  const char *long_meter;
} meters[] = {
  { WORD_INPUT | WORD_PREDICTIONS, "input", "long-input" },
  { WORD_OUTPUT | WORD_PREDICTIONS, "output", "long-output" },
  { WORD_INPUT | WORD_CACHING, "cache-read", "long-cache-read" },
};

static const struct {
  Word kind;
  const char *deployment;
} deployments[] = {
  { 0, "on-demand" }, { WORD_BATCH, "batch" }, { WORD_PRIORITY, "priority" }, { WORD_FLEX, "flex" },
};

static gboolean
add_word (const char *text,
          guint      *found)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (text, words[i].text))
      {
        *found |= words[i].word;
        return TRUE;
      }

  return FALSE;
}

/* Every word must be known: one that is not may mean another price. */
static gboolean
find_words (const char *text,
            guint      *found)
{
  g_autofree char *rest = g_strdup (text);
  g_auto (GStrv) parts = NULL;

  *found = 0;
  if (g_str_has_suffix (rest, BATCH))
    {
      *found = WORD_BATCH | WORD_PREDICTIONS;
      rest[strlen (rest) - strlen (BATCH)] = '\0';
    }
  else if (g_str_has_suffix (rest, PREDICTIONS))
    {
      *found = WORD_PREDICTIONS;
      rest[strlen (rest) - strlen (PREDICTIONS)] = '\0';
    }
  parts = g_strsplit (rest, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!add_word (parts[i], found))
      return FALSE;

  return TRUE;
}

static const char *
find_scope (guint       found,
            const char *usual)
{
  switch (found & (WORD_GLOBAL | WORD_REGIONAL))
    {
    case 0: return usual;
    case WORD_GLOBAL: return "global";
    case WORD_REGIONAL: return "non-global";
    default: return NULL;
    }
}

static gboolean
fill (TdrVertexMeter *meter,
      guint           found)
{
  guint kind = found & (WORD_INPUT | WORD_OUTPUT | WORD_CACHING | WORD_PREDICTIONS);
  guint tier = found & (WORD_BATCH | WORD_PRIORITY | WORD_FLEX);

  for (guint i = 0; i < G_N_ELEMENTS (meters); i++)
    if (kind == meters[i].kind)
      meter->meter = (found & WORD_LONG) != 0 ? meters[i].long_meter : meters[i].meter;
  for (guint i = 0; i < G_N_ELEMENTS (deployments); i++)
    if (tier == deployments[i].kind)
      meter->deployment = deployments[i].deployment;

  return meter->meter != NULL && meter->deployment != NULL && meter->scope != NULL && (found & WORD_TEXT) != 0;
}

/**
 * tdr_vertex_meter_parse:
 * @meter: (out): its strings are constants
 *
 * Reads a description such as "Gemini 3.7 Flash Global Text Input - Predictions". Models and words that are not known
 * are not guessed.
 *
 * Returns: whether it is understood
 */
gboolean
tdr_vertex_meter_parse (const char     *description,
                        TdrVertexMeter *meter)
{
  *meter = (TdrVertexMeter) { NULL };
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      guint found;

      if (!g_str_has_prefix (description, models[i].name))
        continue;
      if (!find_words (description + strlen (models[i].name), &found))
        return FALSE;
      if ((found & WORD_OTHER) != 0)
        return TRUE;
      meter->model = models[i].model;
      meter->scope = find_scope (found, models[i].scope);
      return fill (meter, found);
    }

  return FALSE;
}
