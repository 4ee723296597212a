/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-fact-check.h"

#include "tdr-money.h"

#include <string.h>

#define SEPARATOR "\x1f"

/* A spot price of a machine with accelerators is seldom below a third of its on-demand price. Where the source is known
 * to lose the accelerator's part, less than a quarter is taken for such a loss. */
#define LEAST_SPOT_SHARE 4

static const char *
get_field (GPtrArray *fields,
           int        column)
{
  return g_ptr_array_index (fields, column);
}

/* Whose regions a platform's rows name. */
static const char *
cloud_of (const char *platform)
{
  if (g_str_equal (platform, "bedrock"))
    return "aws";
  if (g_str_has_prefix (platform, "azure"))
    return "azure";

  return g_str_equal (platform, "vertex") ? "gcp" : platform;
}

static gboolean
is_known (const TdrKnown *known,
          const char     *file,
          const char     *first,
          const char     *second)
{
  g_autofree char *key = g_strjoin (SEPARATOR, file, first, second, NULL);

  return g_hash_table_contains (known->rows, key);
}

static gboolean
has_word (const char *words,
          const char *word,
          gsize       length)
{
  for (const char *p = words; p != NULL; p = strchr (p, '|') != NULL ? strchr (p, '|') + 1 : NULL)
    if (strncmp (p, word, length) == 0 && (p[length] == '|' || p[length] == '\0'))
      return length > 0;

  return FALSE;
}

static char *
check_words (const TdrColumn *column,
             const char      *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!has_word (column->words, parts[i], strlen (parts[i])))
      return g_strdup_printf ("unknown %s “%s”", column->name, parts[i]);

  return NULL;
}

static char *
check_count (const TdrColumn *column,
             const char      *text)
{
  if (strspn (text, "0123456789") == strlen (text) && strlen (text) <= 15)
    return NULL;

  return g_strdup_printf ("%s: “%.40s” is not a whole number", column->name, text);
}

static char *
check_number (const TdrColumn *column,
              const char      *text)
{
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (*end == '\0' && value >= 0 && value <= 1e15 && strspn (text, "0123456789.") == strlen (text))
    return NULL;

  return g_strdup_printf ("%s: “%.40s” is not a number, or not one that can be", column->name, text);
}

static char *
check_price (const TdrColumn  *column,
             const char       *text,
             char            **value)
{
  g_autoptr (GError) error = NULL;
  TdrMoney money;

  if (!tdr_money_parse (text, "USD", &money, &error))
    return g_strdup_printf ("%s: %s", column->name, error->message);
  if (money.micros < 0)
    return g_strdup_printf ("%s: “%.40s” is negative", column->name, text);

  *value = g_strdup_printf ("%" G_GINT64_FORMAT, money.micros);
  return NULL;
}

static char *
check_date (const TdrColumn *column,
            const char      *text)
{
  if (strlen (text) == 10 && text[4] == '-' && text[7] == '-')
    {
      guint64 year = g_ascii_strtoull (text, NULL, 10);
      guint64 month = g_ascii_strtoull (text + 5, NULL, 10);
      guint64 day = g_ascii_strtoull (text + 8, NULL, 10);

      if (g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
        return NULL;
    }

  return g_strdup_printf ("%s: “%.40s” is not a date like 2026-10-08", column->name, text);
}

static char *
check_region (const TdrColumn *column,
              const char      *platform,
              const char      *region,
              const TdrKnown  *known)
{
  /* Google names its multi-region endpoints like regions. */
  if (g_str_equal (platform, "vertex") && (g_str_equal (region, "us") || g_str_equal (region, "eu")))
    return NULL;
  if (is_known (known, "region-places.csv", cloud_of (platform), region))
    return NULL;

  return g_strdup_printf ("unknown region “%s” of %s", region, cloud_of (platform));
}

static char *
check_regions (const TdrColumn *column,
               const char      *platform,
               const char      *text,
               const TdrKnown  *known)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  if (g_str_equal (text, "*"))
    return NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *reason = check_region (column, platform, parts[i], known);

      if (reason != NULL)
        return reason;
    }

  return NULL;
}

static char *
check_reference (const TdrColumn *column,
                 const char      *first,
                 const char      *text,
                 const TdrKnown  *known)
{
  gboolean of_chip = g_str_equal (column->words, "chips.csv");

  if (is_known (known, column->words, of_chip ? text : first, of_chip ? NULL : text)
      || g_str_equal (text, "(any PTU model)") || g_str_equal (text, "(any PT model)"))
    return NULL;

  return g_strdup_printf ("%s “%s” does not stand in %s, or was refused there", column->name, text, column->words);
}

/**
 * tdr_fact_check_key:
 *
 * Returns: what tells a row from the others of its table
 */
char *
tdr_fact_check_key (const TdrTable *table,
                    GPtrArray      *fields)
{
  g_autoptr (GString) key = g_string_new (table->file);

  for (guint i = 0; table->columns[i].name != NULL; i++)
    if (table->columns[i].flags & TDR_COLUMN_KEY)
      {
        g_string_append (key, SEPARATOR);
        g_string_append (key, get_field (fields, (int) i));
      }

  return g_string_free_and_steal (g_steal_pointer (&key));
}

/**
 * tdr_fact_check_field:
 * @value: (out) (optional): the field as the database takes it, where that is not its text
 *
 * Returns: (nullable): why the field cannot be taken
 */
char *
tdr_fact_check_field (const TdrTable  *table,
                      guint            position,
                      GPtrArray       *fields,
                      const TdrKnown  *known,
                      char           **value)
{
  const TdrColumn *column = &table->columns[position];
  const char *text = get_field (fields, (int) position);
  const char *first = get_field (fields, 0);

  if (*text == '\0')
    {
      if (column->kind == TDR_COLUMN_SOURCE && column->flags & TDR_COLUMN_REQUIRED)
        return g_strdup ("no evidence: it names no source");
      return column->flags & TDR_COLUMN_REQUIRED ? g_strdup_printf ("%s is missing", column->name) : NULL;
    }

  switch (column->kind)
    {
    case TDR_COLUMN_WORD:
      if (has_word (column->words, text, strlen (text)))
        return NULL;
      return g_strdup_printf ("unknown %s “%.60s”", column->name, text);
    case TDR_COLUMN_WORDS:
      return check_words (column, text);
    case TDR_COLUMN_COUNT:
      return check_count (column, text);
    case TDR_COLUMN_NUMBER:
      return check_number (column, text);
    case TDR_COLUMN_PRICE:
      return check_price (column, text, value);
    case TDR_COLUMN_DATE:
      return check_date (column, text);
    case TDR_COLUMN_REGION:
      return check_region (column, first, text, known);
    case TDR_COLUMN_REGIONS:
      return check_regions (column, first, text, known);
    case TDR_COLUMN_REFERENCE:
      return check_reference (column, first, text, known);
    case TDR_COLUMN_SOURCE:
      if (is_known (known, "sources.csv", text, NULL))
        return NULL;
      return g_strdup_printf ("no evidence: source “%s” does not stand in sources.csv", text);
    case TDR_COLUMN_TEXT:
    case TDR_COLUMN_AS_OF:
    case TDR_COLUMN_NOTE:
      return NULL;
    default:
      g_assert_not_reached ();
    }
}

static const char *
field_named (const TdrTable *table,
             GPtrArray      *fields,
             const char     *name)
{
  return get_field (fields, tdr_table_find_column (table, name));
}

/* A price of a government cloud names that cloud's regions, or none. */
static gboolean
fits_government (const char *scope,
                 const char *regions)
{
  g_auto (GStrv) parts = g_strsplit (regions, ";", -1);

  for (guint i = 0; g_str_equal (scope, "us-gov") && parts[i] != NULL; i++)
    if (!g_str_has_prefix (parts[i], "us-gov-"))
      return FALSE;

  return TRUE;
}

/* A token price must be per million tokens, and a price of capacity per hour of its own unit. */
static char *
check_price_row (const TdrTable *table,
                 GPtrArray      *fields)
{
  const char *meter = field_named (table, fields, "meter");
  const char *unit = field_named (table, fields, "unit");
  const char *from = field_named (table, fields, "valid_from");
  const char *until = field_named (table, fields, "valid_until");
  gboolean by_token = g_str_equal (unit, "1M tokens");

  if (by_token != !g_str_has_suffix (meter, "-unit"))
    return g_strdup_printf ("unit “%s” does not fit meter “%s”", unit, meter);
  if (g_str_has_prefix (meter, "long-") != (*field_named (table, fields, "above_tokens") != '\0'))
    return g_strdup_printf ("meter “%s” and above_tokens do not fit", meter);
  if (!fits_government (field_named (table, fields, "scope"), field_named (table, fields, "regions")))
    return g_strdup ("its scope is the government's cloud, and its regions are not of it");
  if (*from != '\0' && *until != '\0' && strcmp (from, until) > 0)
    return g_strdup ("it ends before it begins");

  return NULL;
}

static char *
check_rate_row (const TdrTable *table,
                GPtrArray      *fields,
                const TdrKnown *known)
{
  g_autofree char *key = g_strjoin (SEPARATOR, get_field (fields, 1), get_field (fields, 2), NULL);
  gint64 on_demand = GPOINTER_TO_SIZE (g_hash_table_lookup (known->prices, key));
  TdrMoney price;

  if (*field_named (table, fields, "price") == '\0'
      || !g_str_equal (field_named (table, fields, "doubt"), "gpu-missing")
      || !tdr_money_parse (field_named (table, fields, "price"), "USD", &price, NULL))
    return NULL;
  if (price.micros * LEAST_SPOT_SHARE >= on_demand)
    return NULL;

  return g_strdup ("its source is known to leave out the accelerator, and it is below a quarter of the on-demand "
                   "price");
}

/**
 * tdr_fact_check_row:
 *
 * Checks what takes more than one field, once each field has passed.
 *
 * Returns: (nullable): why the row cannot be taken
 */
char *
tdr_fact_check_row (const TdrTable *table,
                    GPtrArray      *fields,
                    const TdrKnown *known)
{
  if (g_str_equal (table->sql, "price"))
    return check_price_row (table, fields);
  if (g_str_equal (table->sql, "instance_rate"))
    return check_rate_row (table, fields, known);
  if (g_str_equal (table->sql, "instance") && g_str_equal (field_named (table, fields, "chips"), "0"))
    return g_strdup ("chips: a machine without chips serves no model");

  return NULL;
}
