/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-azure-meter.h"

#include <string.h>

typedef enum {
  WORD_INPUT = 1 << 0,
  WORD_OUTPUT = 1 << 1,
  WORD_CACHED = 1 << 2,
  WORD_WRITE = 1 << 3,
  WORD_BATCH = 1 << 4,
  WORD_PRIORITY = 1 << 5,
  WORD_FLEX = 1 << 6,
  WORD_STANDARD = 1 << 7,
  WORD_SHORT = 1 << 8,
  WORD_LONG = 1 << 9,
  WORD_GLOBAL = 1 << 10,
  WORD_DATA = 1 << 11,
  WORD_ZONE = 1 << 12,
  WORD_REGIONAL = 1 << 13,
  WORD_MILLION = 1 << 14,
  WORD_TOKENS = 1 << 15,
  WORD_FINE_TUNED = 1 << 16,
  WORD_PROVISIONED = 1 << 17,
  WORD_MANAGED = 1 << 18,
  WORD_UNIT = 1 << 19,
} Word;

#define TIERS (WORD_BATCH | WORD_PRIORITY | WORD_FLEX | WORD_STANDARD)
#define SCOPES (WORD_GLOBAL | WORD_ZONE | WORD_REGIONAL)

/* The words of prices.azure.com's meters, as they have been seen; every spelling is one that stands in the feed. */
static const struct {
  const char *text;
  guint words;
} vocabulary[] = {
  { "inp", WORD_INPUT },
  { "input", WORD_INPUT },
  { "opt", WORD_OUTPUT },
  { "outp", WORD_OUTPUT },
  { "output", WORD_OUTPUT },
  { "cd", WORD_CACHED },
  { "cchd", WORD_CACHED },
  { "cached", WORD_CACHED },
  { "wr", WORD_WRITE },
  { "batch", WORD_BATCH },
  { "pp", WORD_PRIORITY },
  { "fl", WORD_FLEX },
  { "flex", WORD_FLEX },
  { "std", WORD_STANDARD },
  { "shortco", WORD_SHORT },
  { "shco", WORD_SHORT },
  { "longco", WORD_LONG },
  { "loco", WORD_LONG },
  { "gl", WORD_GLOBAL },
  { "glbl", WORD_GLOBAL },
  { "global", WORD_GLOBAL },
  { "dz", WORD_DATA | WORD_ZONE },
  { "dzone", WORD_DATA | WORD_ZONE },
  { "data", WORD_DATA },
  { "zone", WORD_ZONE },
  { "regnl", WORD_REGIONAL },
  { "regional", WORD_REGIONAL },
  { "1m", WORD_MILLION },
  { "token", WORD_TOKENS },
  { "tokens", WORD_TOKENS },
  { "ft", WORD_FINE_TUNED },
  { "provisioned", WORD_PROVISIONED },
  { "managed", WORD_MANAGED },
  { "unit", WORD_UNIT },
  { "units", WORD_UNIT },
};

/* What meters call a model, without blanks, points and hyphens. There is no rule from which a name could be had: what
 * is not here is counted and shown. Names: learn.microsoft.com, "Azure OpenAI in Foundry Models: models". */
static const struct {
  const char *letters;
  const char *model;
} models[] = {
  { "5", "gpt-5" },
  { "5chat", "gpt-5-chat" },
  { "5codex", "gpt-5-codex" },
  { "5mini", "gpt-5-mini" },
  { "5nano", "gpt-5-nano" },
  { "5pro", "gpt-5-pro" },
  { "51", "gpt-5.1" },
  { "51chat", "gpt-5.1-chat" },
  { "51codex", "gpt-5.1-codex" },
  { "51codexmax", "gpt-5.1-codex-max" },
  { "51codexmini", "gpt-5.1-codex-mini" },
  { "52", "gpt-5.2" },
  { "52chat", "gpt-5.2-chat" },
  { "52codex", "gpt-5.2-codex" },
  { "52pro", "gpt-5.2-pro" },
  { "53chat", "gpt-5.3-chat" },
  { "53codex", "gpt-5.3-codex" },
  { "54", "gpt-5.4" },
  { "54mini", "gpt-5.4-mini" },
  { "54nano", "gpt-5.4-nano" },
  { "54pro", "gpt-5.4-pro" },
  { "55", "gpt-5.5" },
  { "56luna", "gpt-5.6-luna" },
  { "56sol", "gpt-5.6-sol" },
  { "56terra", "gpt-5.6-terra" },
  { "codexmini", "codex-mini" },
  { "gpt41", "gpt-4.1" },
  { "gpt41mini", "gpt-4.1-mini" },
  { "gpt41nano", "gpt-4.1-nano" },
  { "gpt4o", "gpt-4o" },
  { "gpt4o0513", "gpt-4o-0513" },
  { "gpt4o0806", "gpt-4o-0806" },
  { "gpt4o1120", "gpt-4o-1120" },
  { "gpt4omini", "gpt-4o-mini" },
  { "gpt4omini0718", "gpt-4o-mini-0718" },
  { "gpt5", "gpt-5" },
  { "gpt5mini", "gpt-5-mini" },
  { "gpt5nano", "gpt-5-nano" },
  { "o1", "o1" },
  { "o1mini", "o1-mini" },
  { "o1preview", "o1-preview" },
  { "o1pro", "o1-pro" },
  { "o3", "o3" },
  { "o3mini", "o3-mini" },
  { "o3pro", "o3-pro" },
  { "o4mini", "o4-mini" },
};

static guint
find_word (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (vocabulary); i++)
    if (g_ascii_strcasecmp (vocabulary[i].text, text) == 0)
      return vocabulary[i].words;

  return 0;
}

static const char *
find_model (const char *letters)
{
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    if (g_str_equal (models[i].letters, letters))
      return models[i].model;

  return NULL;
}

static void
append_letters (GString    *letters,
                const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (letters, g_ascii_tolower (*p));
}

/* A name is a model and then words that we know: a word that we do not know belongs to the model, and after the first
 * that we do there must be no other. */
static gboolean
split_name (const char *name,
            GString    *letters,
            guint      *words)
{
  g_auto (GStrv) parts = g_strsplit_set (name, " -", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint word = find_word (parts[i]);

      if (parts[i][0] == '\0')
        continue;
      if (word == 0 && *words != 0)
        return FALSE;
      if (word == 0)
        append_letters (letters, parts[i]);
      else if ((*words & word) != 0)
        return FALSE;
      *words |= word;
    }

  return TRUE;
}

static gboolean
is_at_most_one_of (guint words,
                   guint set)
{
  return ((words & set) & ((words & set) - 1)) == 0;
}

static gboolean
makes_sense (guint words)
{
  gboolean cached = (words & WORD_CACHED) != 0;

  return (words & WORD_TOKENS) != 0 && (words & (WORD_PROVISIONED | WORD_MANAGED | WORD_UNIT)) == 0
         && is_at_most_one_of (words, TIERS) && is_at_most_one_of (words, SCOPES)
         && is_at_most_one_of (words, WORD_SHORT | WORD_LONG) && is_at_most_one_of (words, WORD_INPUT | WORD_OUTPUT)
         && ((words & WORD_DATA) != 0) == ((words & WORD_ZONE) != 0) && ((words & WORD_WRITE) == 0 || cached)
         && (cached ? (words & WORD_OUTPUT) == 0 : (words & (WORD_INPUT | WORD_OUTPUT)) != 0);
}

static const char *
scope_of (guint words)
{
  if ((words & WORD_GLOBAL) != 0)
    return "global";
  if ((words & WORD_ZONE) != 0)
    return "data-zone";

  return (words & WORD_REGIONAL) != 0 ? "regional" : "unspecified";
}

static const char *
deployment_of (guint words)
{
  if ((words & WORD_FINE_TUNED) != 0)
    return "custom-model";
  if ((words & WORD_BATCH) != 0)
    return "batch";
  if ((words & WORD_PRIORITY) != 0)
    return "priority";

  return (words & WORD_FLEX) != 0 ? "flex" : "on-demand";
}

static const char *
meter_of (guint words)
{
  gboolean is_long = (words & WORD_LONG) != 0;

  if ((words & WORD_WRITE) != 0)
    return is_long ? "long-cache-write" : "cache-write";
  if ((words & WORD_CACHED) != 0)
    return is_long ? "long-cache-read" : "cache-read";
  if ((words & WORD_INPUT) != 0)
    return is_long ? "long-input" : "input";

  return is_long ? "long-output" : "output";
}

static gboolean
is_provisioned (guint words)
{
  return (words & ~(guint) (SCOPES | WORD_DATA)) == (WORD_PROVISIONED | WORD_MANAGED | WORD_UNIT)
         && is_at_most_one_of (words, SCOPES);
}

/**
 * tdr_azure_meter_parse:
 * @name: "5.4 mini pp Inp Dz 1M Tokens"
 * @meter: (out): what it means
 *
 * Returns: whether all of it is understood
 */
gboolean
tdr_azure_meter_parse (const char    *name,
                       TdrAzureMeter *meter)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  guint words = 0;

  if (!split_name (name, letters, &words))
    return FALSE;
  if (letters->len == 0 && is_provisioned (words))
    {
      *meter = (TdrAzureMeter) { .meter = "capacity-unit", .deployment = "provisioned", .scope = scope_of (words) };
      return TRUE;
    }
  *meter = (TdrAzureMeter) {
    .model = find_model (letters->str),
    .meter = meter_of (words),
    .deployment = deployment_of (words),
    .scope = scope_of (words),
    .says_million = (words & WORD_MILLION) != 0,
  };

  return meter->model != NULL && makes_sense (words);
}
