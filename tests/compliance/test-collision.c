/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-collision.h"

#define N_REQUIREMENTS 5
#define P TDR_OUTCOME_PASS
#define U TDR_OUTCOME_UNKNOWN
#define F TDR_OUTCOME_FAIL

static const TdrRequirement requirements[N_REQUIREMENTS] = {
  { TDR_REQUIREMENT_IN_REGION, TDR_LEVEL_MUST, NULL },
  { TDR_REQUIREMENT_CERTIFICATION, TDR_LEVEL_WISH, "ISO/IEC 42001" },
  { TDR_REQUIREMENT_HANDLING, TDR_LEVEL_MUST, "invocation-logging" },
  { TDR_REQUIREMENT_RESIDENCY, TDR_LEVEL_MUST, "EU" },
  { TDR_REQUIREMENT_PROCESSOR, TDR_LEVEL_MUST, NULL },
};

typedef struct {
  const char *group;
  TdrOutcome outcomes[N_REQUIREMENTS];
} Row;

static GPtrArray *
find (const Row *rows,
      guint      n_rows)
{
  g_autofree TdrCollisionSubject *subjects = g_new0 (TdrCollisionSubject, n_rows);

  for (guint i = 0; i < n_rows; i++)
    subjects[i] = (TdrCollisionSubject) { rows[i].group, rows[i].outcomes };

  return tdr_collision_find (subjects, n_rows, requirements, N_REQUIREMENTS);
}

static void
assert_text (GPtrArray  *collisions,
             guint       position,
             const char *expected)
{
  g_autofree char *text = tdr_collision_dup_text (g_ptr_array_index (collisions, position), requirements);

  g_assert_cmpstr (text, ==, expected);
}

/* In-region Claude cannot be logged, and what can be logged is routed; each alone leaves something. Google keeps an
 * offer; a wish rules nobody out. */
static void
test_pair (void)
{
  static const Row rows[] = {
    { "Anthropic", { P, P, U, P, P } },
    { "Anthropic", { F, P, P, P, P } },
    { "Google", { P, F, P, P, P } },
    { "Google", { F, P, F, P, P } },
  };
  g_autoptr (GPtrArray) collisions = find (rows, G_N_ELEMENTS (rows));
  const TdrCollision *collision;

  g_assert_cmpuint (collisions->len, ==, 1);
  collision = g_ptr_array_index (collisions, 0);
  g_assert_cmpstr (collision->group, ==, "Anthropic");
  g_assert_cmpuint (collision->n_offers, ==, 2);
  g_assert_cmpuint (collision->n_requirements, ==, 2);
  g_assert_cmpuint (collision->requirements[0], ==, 0);
  g_assert_cmpuint (collision->requirements[1], ==, 2);
  assert_text (collisions, 0, "No offer of Anthropic meets processing in one region and invocation logging together");
}

/* One must that rules out everything is named alone, though pairs would do it too. */
static void
test_single (void)
{
  static const Row rows[] = {
    { "OpenAI", { F, P, P, F, P } },
    { "OpenAI", { P, P, F, F, P } },
    { "Mistral", { P, P, P, P, P } },
  };
  g_autoptr (GPtrArray) collisions = find (rows, G_N_ELEMENTS (rows));

  g_assert_cmpuint (collisions->len, ==, 1);
  assert_text (collisions, 0, "No offer of OpenAI meets processing inside EU");
}

/* Each offer fails one of three: no two musts rule out all three offers; the fourth must rules out none and is left
 * out. */
static void
test_triple (void)
{
  static const Row rows[] = {
    { "Meta", { F, P, P, P, P } },
    { "Meta", { P, P, F, P, P } },
    { "Meta", { P, P, P, U, P } },
  };
  g_autoptr (GPtrArray) collisions = find (rows, G_N_ELEMENTS (rows));

  g_assert_cmpuint (collisions->len, ==, 1);
  assert_text (collisions, 0,
               "No offer of Meta meets processing in one region, invocation logging and processing inside EU together");
}

/* In region, logging and residency rule out all three offers and cannot be shortened; residency and processor need only
 * two. */
static void
test_pair_before_triple (void)
{
  static const Row rows[] = {
    { "Meta", { P, P, P, F, P } },
    { "Meta", { F, P, P, P, F } },
    { "Meta", { P, P, F, P, F } },
  };
  g_autoptr (GPtrArray) collisions = find (rows, G_N_ELEMENTS (rows));

  assert_text (collisions, 0,
               "No offer of Meta meets processing inside EU and the platform as the data processor together");
}

static void
test_order_and_nothing (void)
{
  static const Row rows[] = {
    { "Zeta", { F, P, P, P, P } },
    { "Alpha", { F, P, P, P, P } },
    { "Middle", { P, U, P, P, P } },
  };
  g_autoptr (GPtrArray) collisions = find (rows, G_N_ELEMENTS (rows));
  g_autoptr (GPtrArray) none = find (rows, 0);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (collisions->len, ==, 2);
  g_assert_cmpstr (((TdrCollision *) g_ptr_array_index (collisions, 0))->group, ==, "Alpha");
  g_assert_cmpstr (((TdrCollision *) g_ptr_array_index (collisions, 1))->group, ==, "Zeta");
}

/* Whatever the market: a collision rules out all of its group, and no longer does when any one must is left away; a
 * group without one has an offer that passes. */
static void
test_cannot_be_shortened (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (99);

  for (guint draw = 0; draw < 2000; draw++)
    {
      Row rows[6];
      guint n_rows = g_rand_int_range (random, 1, G_N_ELEMENTS (rows) + 1);
      gboolean any_passes = FALSE;
      g_autoptr (GPtrArray) collisions = NULL;

      for (guint i = 0; i < n_rows; i++)
        {
          gboolean passes = TRUE;

          rows[i].group = "A";
          for (guint j = 0; j < N_REQUIREMENTS; j++)
            {
              rows[i].outcomes[j] = g_rand_int_range (random, 0, 3) == 0 ? TDR_OUTCOME_FAIL : TDR_OUTCOME_PASS;
              passes = passes && (j == 1 || rows[i].outcomes[j] == TDR_OUTCOME_PASS);
            }
          any_passes = any_passes || passes;
        }

      collisions = find (rows, n_rows);
      g_assert_cmpuint (collisions->len, ==, any_passes ? 0 : 1);
      if (any_passes)
        continue;

      /* left_away == n_requirements: none is. */
      for (guint left_away = 0; left_away <= ((TdrCollision *) collisions->pdata[0])->n_requirements; left_away++)
        {
          const TdrCollision *collision = collisions->pdata[0];
          gboolean some_left = FALSE;

          for (guint i = 0; i < n_rows; i++)
            {
              gboolean passes = TRUE;

              for (guint k = 0; k < collision->n_requirements; k++)
                passes = passes && (k == left_away || rows[i].outcomes[collision->requirements[k]] == TDR_OUTCOME_PASS);
              some_left = some_left || passes;
            }
          g_assert_cmpint (some_left, ==, left_away < collision->n_requirements);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/collision/pair", test_pair);
  g_test_add_func ("/collision/single", test_single);
  g_test_add_func ("/collision/triple", test_triple);
  g_test_add_func ("/collision/pair-before-triple", test_pair_before_triple);
  g_test_add_func ("/collision/order-and-nothing", test_order_and_nothing);
  g_test_add_func ("/collision/cannot-be-shortened", test_cannot_be_shortened);

  return g_test_run ();
}
