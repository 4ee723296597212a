/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-requirement.h"

#include "tdr-engine-error.h"

static void
test_words (void)
{
  static const char *const kinds[] = { "residency", "in-region", "certification", "handling", "processor" };
  static const char *const levels[] = { "off", "wish", "must" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      TdrRequirementKind kind;

      g_assert_true (tdr_requirement_kind_from_string (kinds[i], &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_cmpstr (tdr_requirement_kind_to_string (kind), ==, kinds[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      TdrRequirementLevel level;

      g_assert_true (tdr_requirement_level_from_string (levels[i], &level));
      g_assert_cmpint (level, ==, i);
      g_assert_cmpstr (tdr_requirement_level_to_string (level), ==, levels[i]);
    }
}

static void
test_other_words (void)
{
  TdrRequirementKind kind = TDR_REQUIREMENT_PROCESSOR;
  TdrRequirementLevel level = TDR_LEVEL_MUST;

  g_assert_false (tdr_requirement_kind_from_string ("Residency", &kind));
  g_assert_false (tdr_requirement_kind_from_string (NULL, &kind));
  g_assert_false (tdr_requirement_level_from_string ("", &level));
  g_assert_cmpint (kind, ==, TDR_REQUIREMENT_PROCESSOR);
  g_assert_cmpint (level, ==, TDR_LEVEL_MUST);
}

static void
test_text (void)
{
  static const struct {
    TdrRequirement requirement;
    const char *text;
  } cases[] = {
    { { TDR_REQUIREMENT_RESIDENCY, TDR_LEVEL_MUST, "EU;CH" }, "processing inside EU and CH" },
    { { TDR_REQUIREMENT_IN_REGION, TDR_LEVEL_MUST, NULL }, "processing in one region" },
    { { TDR_REQUIREMENT_CERTIFICATION, TDR_LEVEL_MUST, "ISO/IEC 27001" }, "ISO/IEC 27001 in scope" },
    { { TDR_REQUIREMENT_HANDLING, TDR_LEVEL_MUST, "no-training" }, "no training on customer data" },
    { { TDR_REQUIREMENT_HANDLING, TDR_LEVEL_MUST, "escrow" }, "escrow" },
    { { TDR_REQUIREMENT_PROCESSOR, TDR_LEVEL_MUST, NULL }, "the platform as the data processor" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tdr_requirement_dup_text (&cases[i].requirement);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_check (void)
{
  static const struct {
    TdrRequirement requirement;
    const char *message;    /* NULL: it passes */
  } cases[] = {
    { { TDR_REQUIREMENT_RESIDENCY, TDR_LEVEL_MUST, "EU;CH" }, NULL },
    { { TDR_REQUIREMENT_RESIDENCY, TDR_LEVEL_MUST, NULL },
      "Residency needs at least one jurisdiction, for instance EU" },
    { { TDR_REQUIREMENT_IN_REGION, TDR_LEVEL_MUST, NULL }, NULL },
    { { TDR_REQUIREMENT_CERTIFICATION, TDR_LEVEL_MUST, "SOC 3" }, NULL },
    { { TDR_REQUIREMENT_CERTIFICATION, TDR_LEVEL_MUST, "" },
      "A requirement of the kind “certification” needs an argument, for instance “ISO/IEC 27001”" },
    { { TDR_REQUIREMENT_HANDLING, TDR_LEVEL_OFF, NULL },
      "A requirement of the kind “handling” needs an argument, for instance “no-training”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (tdr_requirement_check (&cases[i].requirement, &error), ==, cases[i].message == NULL);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, cases[i].message);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/requirement/words", test_words);
  g_test_add_func ("/requirement/other-words", test_other_words);
  g_test_add_func ("/requirement/text", test_text);
  g_test_add_func ("/requirement/check", test_check);

  return g_test_run ();
}
