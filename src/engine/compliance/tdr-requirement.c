/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-requirement.h"

#include "tdr-engine-error.h"
#include "tdr-residency.h"

static const char *const kind_names[] = {
  [TDR_REQUIREMENT_RESIDENCY] = "residency",
  [TDR_REQUIREMENT_IN_REGION] = "in-region",
  [TDR_REQUIREMENT_CERTIFICATION] = "certification",
  [TDR_REQUIREMENT_HANDLING] = "handling",
  [TDR_REQUIREMENT_PROCESSOR] = "processor",
};

static const char *const level_names[] = {
  [TDR_LEVEL_OFF] = "off",
  [TDR_LEVEL_WISH] = "wish",
  [TDR_LEVEL_MUST] = "must",
};

static const struct {
  const char *item;
  const char *text;
} promises[] = {
  { "no-training", "no training on customer data" },
  { "private-network", "a private network path" },
  { "customer-keys", "customer-managed keys" },
  { "invocation-logging", "invocation logging" },
  { "zero-retention", "zero retention" },
};

static gboolean
find_name (const char        *text,
           const char *const *names,
           guint              n_names,
           guint             *position)
{
  for (guint i = 0; i < n_names; i++)
    if (g_strcmp0 (text, names[i]) == 0)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

static const char *
text_of_promise (const char *item)
{
  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    if (g_strcmp0 (item, promises[i].item) == 0)
      return promises[i].text;

  return item != NULL ? item : "an unnamed promise";
}

/**
 * tdr_requirement_kind_to_string:
 *
 * The word that files and JSON use for @kind.
 */
const char *
tdr_requirement_kind_to_string (TdrRequirementKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

/**
 * tdr_requirement_kind_from_string:
 *
 * Reads the word that tdr_requirement_kind_to_string() writes.
 *
 * Returns: whether @text is such a word; @kind is untouched if not
 */
gboolean
tdr_requirement_kind_from_string (const char         *text,
                                  TdrRequirementKind *kind)
{
  guint position;

  if (!find_name (text, kind_names, G_N_ELEMENTS (kind_names), &position))
    return FALSE;

  *kind = (TdrRequirementKind) position;
  return TRUE;
}

/**
 * tdr_requirement_level_to_string:
 *
 * The word that files and JSON use for @level.
 */
const char *
tdr_requirement_level_to_string (TdrRequirementLevel level)
{
  g_return_val_if_fail ((guint) level < G_N_ELEMENTS (level_names), NULL);

  return level_names[level];
}

/**
 * tdr_requirement_level_from_string:
 *
 * Reads the word that tdr_requirement_level_to_string() writes.
 *
 * Returns: whether @text is such a word; @level is untouched if not
 */
gboolean
tdr_requirement_level_from_string (const char          *text,
                                   TdrRequirementLevel *level)
{
  guint position;

  if (!find_name (text, level_names, G_N_ELEMENTS (level_names), &position))
    return FALSE;

  *level = (TdrRequirementLevel) position;
  return TRUE;
}

/**
 * tdr_requirement_dup_text:
 *
 * What is required, in English, to stand inside a sentence: "processing inside EU and CH", "ISO/IEC 27001 in scope".
 */
char *
tdr_requirement_dup_text (const TdrRequirement *self)
{
  switch (self->kind)
    {
    case TDR_REQUIREMENT_RESIDENCY:
      {
        g_autofree char *places = tdr_residency_dup_list (self->argument);

        return g_strdup_printf ("processing inside %s", places);
      }

    case TDR_REQUIREMENT_IN_REGION:
      return g_strdup ("processing in one region");

    case TDR_REQUIREMENT_CERTIFICATION:
      return g_strdup_printf ("%s in scope", self->argument != NULL ? self->argument : "an unnamed certification");

    case TDR_REQUIREMENT_HANDLING:
      return g_strdup (text_of_promise (self->argument));

    case TDR_REQUIREMENT_PROCESSOR:
    default:
      return g_strdup ("the platform as the data processor");
    }
}

/**
 * tdr_requirement_check:
 *
 * Whether the argument is one that @self's kind can have. If not, fails with %TDR_ENGINE_ERROR_INVALID, saying what it
 * should be.
 */
gboolean
tdr_requirement_check (const TdrRequirement  *self,
                       GError               **error)
{
  gboolean needs_name = self->kind == TDR_REQUIREMENT_CERTIFICATION || self->kind == TDR_REQUIREMENT_HANDLING;

  if (self->kind == TDR_REQUIREMENT_RESIDENCY)
    return tdr_residency_check (self->argument, error);
  if (!needs_name || (self->argument != NULL && *self->argument != '\0'))
    return TRUE;

  g_set_error (error, TDR_ENGINE_ERROR, TDR_ENGINE_ERROR_INVALID,
               "A requirement of the kind “%s” needs an argument, %s",
               tdr_requirement_kind_to_string (self->kind),
               self->kind == TDR_REQUIREMENT_HANDLING ? "for instance “no-training”" : "for instance “ISO/IEC 27001”");
  return FALSE;
}
