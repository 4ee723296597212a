/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-lineup.h"

typedef struct {
  TdrTender *tender;
  TdrCatalog *catalog;
  TdrJudge *judge;
  TdrArena *arena;
  TdrLineup *lineup;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->tender = tdr_tender_new ();
  fixture->catalog = tdr_catalog_open_default (&error);
  g_assert_no_error (error);
  fixture->judge = tdr_judge_new (fixture->tender, fixture->catalog);
  fixture->arena = tdr_arena_new ();
  fixture->lineup = tdr_lineup_new (fixture->catalog, fixture->judge, fixture->arena);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  tdr_lineup_free (fixture->lineup);
  tdr_arena_free (fixture->arena);
  tdr_judge_free (fixture->judge);
  g_object_unref (fixture->catalog);
  tdr_tender_free (fixture->tender);
}

static gboolean
differ_in_region_only (const TdrOffer *a,
                       const TdrOffer *b)
{
  return g_str_equal (a->platform, b->platform) && g_str_equal (a->model_id, b->model_id)
         && a->route.kind == b->route.kind && a->deployment == b->deployment
         && g_strcmp0 (a->commitment, b->commitment) == 0;
}

/* Whoever compares groups and choices compares pointers, so equal texts must be one pointer, and others must not. */
static void
test_offers (Fixture       *fixture,
             gconstpointer  data)
{
  guint n_offers;
  const TdrOffer *const *offers = tdr_catalog_get_offers (fixture->catalog, &n_offers);
  const TdrLineupPlace *places = tdr_lineup_get_offers (fixture->lineup);

  g_assert_cmpuint (n_offers, >, 1000);
  for (guint i = 0; i < n_offers; i++)
    g_assert_true (places[i].id == offers[i]->id);
  for (guint i = 0; i < 300; i++)
    for (guint j = 0; j < n_offers; j++)
      {
        g_assert_cmpint (places[i].group == places[j].group, ==, differ_in_region_only (offers[i], offers[j]));
        g_assert_cmpint (places[i].choice == places[j].choice, ==,
                         g_str_equal (offers[i]->platform, offers[j]->platform)
                         && g_str_equal (offers[i]->model, offers[j]->model));
      }
}

/* A machine with a model on it is named after both; its group leaves its region out; its number is its type's. */
static void
test_machines (Fixture       *fixture,
               gconstpointer  data)
{
  static const TdrModelSpec model = { .id = "a-model" };
  guint n_instances;
  const TdrInstanceOffer *const *instances = tdr_catalog_get_instances (fixture->catalog, &n_instances);
  const TdrLineupPlace *places = tdr_lineup_get_instances (fixture->lineup, &model);

  g_assert_true (tdr_lineup_get_instances (fixture->lineup, &model) == places);
  for (guint i = 0; i < n_instances; i++)
    {
      g_autofree char *id = g_strconcat ("a-model/", instances[i]->id, NULL);
      g_autofree char *group = g_strjoin ("/", "a-model", instances[i]->cloud, instances[i]->host.instance_type,
                                          tdr_term_to_string (instances[i]->term), NULL);

      g_assert_cmpstr (places[i].id, ==, id);
      g_assert_cmpstr (places[i].group, ==, group);
      g_assert_cmpuint (places[i].host, <, tdr_lineup_get_n_hosts (fixture->lineup));
    }
  for (guint i = 1; i < n_instances; i++)
    g_assert_cmpint (places[i].host == places[0].host, ==,
                     g_str_equal (instances[i]->host.instance_type, instances[0]->host.instance_type));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/lineup/offers", Fixture, NULL, set_up, test_offers, tear_down);
  g_test_add ("/lineup/machines", Fixture, NULL, set_up, test_machines, tear_down);

  return g_test_run ();
}
