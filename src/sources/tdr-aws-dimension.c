/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-aws-dimension.h"

#include <string.h>

/* Three grammars are alive at once: CamelCase, snake_case, and words apart by hyphens. All are the same words in
 * another dress: they are taken apart, each must be known and come once, and together they must make sense. */
typedef enum {
  WORD_INPUT = 1 << 0,
  WORD_OUTPUT = 1 << 1,
  WORD_CACHE = 1 << 2,
  WORD_READ = 1 << 3,
  WORD_WRITE = 1 << 4,
  WORD_TOKENS = 1 << 5,
  WORD_COUNT = 1 << 6,
  WORD_STANDARD = 1 << 7,
  WORD_BATCH = 1 << 8,
  WORD_PRIORITY = 1 << 9,
  WORD_FLEX = 1 << 10,
  WORD_LATENCY = 1 << 11,
  WORD_OPTIMIZED = 1 << 12,
  WORD_GLOBAL = 1 << 13,
  WORD_GEO = 1 << 14,
  WORD_CROSS = 1 << 15,
  WORD_REGION = 1 << 16,
  WORD_LONG = 1 << 17,
  WORD_CONTEXT = 1 << 18,
  WORD_5_MINUTES = 1 << 19,
  WORD_30_MINUTES = 1 << 20,
  WORD_1_HOUR = 1 << 21,
  WORD_RESERVED = 1 << 22,
  WORD_PROVISIONED = 1 << 23,
  WORD_1_MONTH = 1 << 24,
  WORD_3_MONTHS = 1 << 25,
  WORD_6_MONTHS = 1 << 26,
  WORD_NO = 1 << 27,
  WORD_COMMIT = 1 << 28,
  WORD_CUSTOM = 1 << 29,
} Word;

/* Of the second kind there are so few that they stand alone. */
typedef enum {
  NOUN_TPM = 1 << 0,
  NOUN_THROUGHPUT = 1 << 1,
  NOUN_MODEL = 1 << 2,
  NOUN_UNITS = 1 << 3,
  NOUN_USAGE = 1 << 4,
  NOUN_CUSTOMIZATION = 1 << 5,
  NOUN_TRAINING = 1 << 6,
  NOUN_MILLION = 1 << 7,
  NOUN_MANTLE = 1 << 8,
} Noun;

#define TIERS (WORD_STANDARD | WORD_BATCH | WORD_PRIORITY | WORD_FLEX | WORD_LATENCY)
#define SCOPES (WORD_GLOBAL | WORD_GEO | WORD_CROSS | WORD_REGION)
#define LIFETIMES (WORD_5_MINUTES | WORD_30_MINUTES | WORD_1_HOUR)
#define MONTHS (WORD_1_MONTH | WORD_3_MONTHS | WORD_6_MONTHS)
#define TOKEN_WORDS (WORD_INPUT | WORD_OUTPUT | WORD_CACHE | WORD_READ | WORD_WRITE | WORD_TOKENS | WORD_COUNT | TIERS \
                     | WORD_OPTIMIZED | SCOPES | WORD_LONG | WORD_CONTEXT | LIFETIMES | WORD_CUSTOM)

static const struct {
  const char *text;
  guint words;
  guint nouns;
} vocabulary[] = {
  { "input", WORD_INPUT, 0 },
  { "output", WORD_OUTPUT, 0 },
  { "cache", WORD_CACHE, 0 },
  { "cached", WORD_CACHE | WORD_READ, 0 },
  { "read", WORD_READ, 0 },
  { "write", WORD_WRITE, 0 },
  { "token", WORD_TOKENS, 0 },
  { "tokens", WORD_TOKENS, 0 },
  { "count", WORD_COUNT, 0 },
  { "standard", WORD_STANDARD, 0 },
  { "batch", WORD_BATCH, 0 },
  { "priority", WORD_PRIORITY, 0 },
  { "flex", WORD_FLEX, 0 },
  { "latency", WORD_LATENCY, 0 },
  { "optimized", WORD_OPTIMIZED, 0 },
  { "global", WORD_GLOBAL, 0 },
  { "geo", WORD_GEO, 0 },
  { "cross", WORD_CROSS, 0 },
  { "region", WORD_REGION, 0 },
  { "lctx", WORD_LONG | WORD_CONTEXT, 0 },
  { "long", WORD_LONG, 0 },
  { "ctx", WORD_CONTEXT, 0 },
  { "context", WORD_CONTEXT, 0 },
  { "5m", WORD_5_MINUTES, 0 },
  { "30m", WORD_30_MINUTES, 0 },
  { "1h", WORD_1_HOUR, 0 },
  { "reserved", WORD_RESERVED, 0 },
  { "provisioned", WORD_PROVISIONED, 0 },
  { "1month", WORD_1_MONTH, 0 },
  { "3month", WORD_3_MONTHS, 0 },
  { "3months", WORD_3_MONTHS, 0 },
  { "6month", WORD_6_MONTHS, 0 },
  { "6months", WORD_6_MONTHS, 0 },
  { "no", WORD_NO, 0 },
  { "commit", WORD_COMMIT, 0 },
  { "custom", WORD_CUSTOM, 0 },
  { "tpm", 0, NOUN_TPM },
  { "throughput", 0, NOUN_THROUGHPUT },
  { "model", 0, NOUN_MODEL },
  { "units", 0, NOUN_UNITS },
  { "usage", 0, NOUN_USAGE },
  { "customization", 0, NOUN_CUSTOMIZATION },
  { "training", 0, NOUN_TRAINING },
  { "million", 0, NOUN_MILLION },
  { "mantle", 0, NOUN_MANTLE },
};

static gboolean
is_one_of (guint words,
           guint set)
{
  return (words & set) != 0 && ((words & set) & ((words & set) - 1)) == 0;
}

static gboolean
is_at_most_one_of (guint words,
                   guint set)
{
  return (words & set) == 0 || is_one_of (words, set);
}

static gboolean
learn_word (const char *text,
            gsize       length,
            guint      *words,
            guint      *nouns)
{
  for (guint i = 0; i < G_N_ELEMENTS (vocabulary); i++)
    if (strlen (vocabulary[i].text) == length && g_ascii_strncasecmp (vocabulary[i].text, text, length) == 0)
      {
        gboolean again = (*words & vocabulary[i].words) != 0 || (*nouns & vocabulary[i].nouns) != 0;

        *words |= vocabulary[i].words;
        *nouns |= vocabulary[i].nouns;
        return !again;
      }

  return FALSE;
}

static gboolean
ends_word (const char *p)
{
  return p[1] == '\0' || p[1] == '_' || p[1] == '-' || (g_ascii_islower (p[0]) && g_ascii_isupper (p[1]));
}

/* Returns: whether every word of @text is known and none comes twice */
static gboolean
learn_words (const char *text,
             guint      *words,
             guint      *nouns)
{
  const char *start = text;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '_' || *p == '-')
        start = p + 1;
      else if (ends_word (p))
        {
          if (!learn_word (start, (gsize) (p + 1 - start), words, nouns))
            return FALSE;
          start = p + 1;
        }
    }

  return TRUE;
}

static const char *
scope_of (guint words)
{
  if ((words & WORD_GLOBAL) != 0)
    return "global";

  return (words & WORD_GEO) != 0 ? "geo" : "in-region-or-geo";
}

static const char *
deployment_of (guint words)
{
  if ((words & WORD_CUSTOM) != 0)
    return "custom-model";
  if ((words & WORD_BATCH) != 0)
    return "batch";
  if ((words & WORD_PRIORITY) != 0)
    return "priority";
  if ((words & WORD_FLEX) != 0)
    return "flex";

  return (words & WORD_LATENCY) != 0 ? "latency-optimized" : "on-demand";
}

static const char *
term_of (guint words)
{
  if ((words & WORD_1_MONTH) != 0)
    return "1-month";
  if ((words & WORD_3_MONTHS) != 0)
    return "3-month";

  return (words & WORD_6_MONTHS) != 0 ? "6-month" : "no-commitment";
}

/* Without a lifetime a cache write is for five minutes, the default. */
static const char *
cache_write_of (guint words)
{
  if ((words & WORD_1_HOUR) != 0)
    return "cache-write-1h";

  return (words & WORD_30_MINUTES) != 0 ? "cache-write-30m" : "cache-write-5m";
}

static const char *
token_meter_of (guint words)
{
  gboolean is_long = (words & WORD_LONG) != 0;

  if ((words & WORD_CACHE) == 0 && (words & WORD_INPUT) != 0)
    return is_long ? "long-input" : "input";
  if ((words & WORD_CACHE) == 0)
    return is_long ? "long-output" : "output";
  if ((words & WORD_READ) != 0)
    return is_long ? "long-cache-read" : "cache-read";
  if (!is_long)
    return cache_write_of (words);

  return (words & WORD_1_HOUR) != 0 ? "long-cache-write-1h" : "long-cache-write";
}

static gboolean
make_tokens (guint            words,
             guint            nouns,
             TdrAwsDimension *dimension)
{
  gboolean is_cache = (words & WORD_CACHE) != 0;

  if ((words & ~(guint) TOKEN_WORDS) != 0 || (words & WORD_TOKENS) == 0
      || (nouns & ~(guint) (NOUN_MILLION | NOUN_MANTLE | NOUN_MODEL)) != 0
      || ((nouns & NOUN_MODEL) != 0) != ((words & WORD_CUSTOM) != 0)
      || ((words & WORD_LATENCY) != 0) != ((words & WORD_OPTIMIZED) != 0)
      || ((words & WORD_LONG) != 0) != ((words & WORD_CONTEXT) != 0)
      || ((words & WORD_CROSS) != 0) != ((words & WORD_REGION) != 0)
      || ((words & WORD_CROSS) != 0 && (words & (WORD_GLOBAL | WORD_GEO)) == 0)
      || !is_at_most_one_of (words, TIERS) || !is_at_most_one_of (words, WORD_GLOBAL | WORD_GEO)
      || !is_at_most_one_of (words, LIFETIMES) || (words & (WORD_INPUT | WORD_OUTPUT)) == (WORD_INPUT | WORD_OUTPUT))
    return FALSE;
  if (is_cache ? !is_one_of (words, WORD_READ | WORD_WRITE) || (words & WORD_OUTPUT) != 0
               : (words & (WORD_READ | WORD_WRITE | LIFETIMES)) != 0 || (words & (WORD_INPUT | WORD_OUTPUT)) == 0)
    return FALSE;

  *dimension = (TdrAwsDimension) {
    .measure = TDR_AWS_MEASURE_TOKENS,
    .meter = token_meter_of (words),
    .deployment = deployment_of (words),
    .scope = scope_of (words),
  };
  return TRUE;
}

static gboolean
make_reserved (guint            words,
               guint            nouns,
               TdrAwsDimension *dimension)
{
  if ((words & ~(guint) (WORD_RESERVED | MONTHS | WORD_INPUT | WORD_OUTPUT | WORD_GLOBAL | WORD_GEO)) != 0
      || nouns != NOUN_TPM || !is_one_of (words, MONTHS) || !is_one_of (words, WORD_INPUT | WORD_OUTPUT)
      || !is_at_most_one_of (words, WORD_GLOBAL | WORD_GEO))
    return FALSE;

  *dimension = (TdrAwsDimension) {
    .measure = TDR_AWS_MEASURE_TOKENS_PER_MINUTE,
    .meter = (words & WORD_INPUT) != 0 ? "input-tpm-unit" : "output-tpm-unit",
    .deployment = "reserved",
    .scope = scope_of (words),
    .term = term_of (words),
  };
  return TRUE;
}

static gboolean
make_provisioned (guint            words,
                  guint            nouns,
                  TdrAwsDimension *dimension)
{
  if ((words & ~(guint) (WORD_PROVISIONED | WORD_NO | WORD_COMMIT | MONTHS)) != 0 || (words & WORD_COMMIT) == 0
      || !is_one_of (words, WORD_NO | MONTHS)
      || (nouns & ~(guint) NOUN_USAGE) != (NOUN_THROUGHPUT | NOUN_MODEL | NOUN_UNITS))
    return FALSE;

  *dimension = (TdrAwsDimension) {
    .measure = TDR_AWS_MEASURE_MODEL_UNITS,
    .meter = "capacity-unit",
    .deployment = "provisioned",
    .scope = "in-region",
    .term = term_of (words),
  };
  return TRUE;
}

static gboolean
make_training (guint            words,
               guint            nouns,
               TdrAwsDimension *dimension)
{
  if (words != 0 || nouns != (NOUN_CUSTOMIZATION | NOUN_TRAINING))
    return FALSE;

  *dimension = (TdrAwsDimension) {
    .measure = TDR_AWS_MEASURE_TRAINING,
    .meter = "training",
    .deployment = "custom-model",
    .scope = "in-region",
  };
  return TRUE;
}

static gboolean
make (guint            words,
      guint            nouns,
      TdrAwsDimension *dimension)
{
  if ((words & WORD_RESERVED) != 0)
    return make_reserved (words, nouns, dimension);
  if ((words & WORD_PROVISIONED) != 0)
    return make_provisioned (words, nouns, dimension);
  if ((nouns & NOUN_TRAINING) != 0)
    return make_training (words, nouns, dimension);

  return make_tokens (words, nouns, dimension);
}

/**
 * tdr_aws_dimension_parse:
 * @text: "InputTokenCount_LCtx_Global", "cache_write_tokens_1h_standard", "Reserved_1Month_InputTPM_Geo" …, without the
 *   region's prefix
 * @dimension: (out): what it means
 *
 * Returns: whether all of it is understood
 */
gboolean
tdr_aws_dimension_parse (const char      *text,
                         TdrAwsDimension *dimension)
{
  guint words = 0, nouns = 0;

  return learn_words (text, &words, &nouns) && make (words, nouns, dimension);
}

/**
 * tdr_aws_dimension_parse_usage_type:
 * @usage_type: "NovaPro-input-tokens-batch", without the region's prefix: a model, then a dimension
 * @model: (out): how it names the model
 * @dimension: (out): what it means
 *
 * The dimension is the longest end of the text of which every word is known.
 *
 * Returns: whether all of it is understood
 */
gboolean
tdr_aws_dimension_parse_usage_type (const char       *usage_type,
                                    char            **model,
                                    TdrAwsDimension  *dimension)
{
  guint words = 0, nouns = 0;
  const char *dimension_start = NULL;

  for (const char *hyphen = strchr (usage_type, '-'); hyphen != NULL; hyphen = strchr (hyphen + 1, '-'))
    {
      words = 0;
      nouns = 0;
      if (learn_words (hyphen + 1, &words, &nouns))
        {
          dimension_start = hyphen;
          break;
        }
    }
  if (dimension_start == NULL || dimension_start == usage_type || !make (words, nouns, dimension))
    return FALSE;

  *model = g_strndup (usage_type, (gsize) (dimension_start - usage_type));
  return TRUE;
}
