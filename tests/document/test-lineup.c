/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-lineup.h"

#include <string.h>

typedef struct {
  TdrTender *tender;
  TdrCatalog *catalog;
  TdrJudge *judge;
  TdrArena *arena;
  TdrLineup *lineup;
} Fixture;

static void
add_workload (Fixture    *fixture,
              const char *candidate)
{
  TdrTenderWorkload *workload = tdr_tender_workload_new ("some", "Some");
  const char *const candidates[] = { candidate, NULL };

  g_strfreev (workload->candidates);
  workload->candidates = g_strdupv ((char **) candidates);
  g_ptr_array_add (fixture->tender->workloads, workload);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->tender = tdr_tender_new ();
  add_workload (fixture, NULL);
  fixture->catalog = tdr_catalog_open_default (&error);
  g_assert_no_error (error);
  fixture->judge = tdr_judge_new (fixture->tender, fixture->catalog);
  fixture->arena = tdr_arena_new ();
  fixture->lineup = tdr_lineup_new (fixture->tender, fixture->catalog, fixture->judge, fixture->arena);
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

/* The same group and choice have the same number, and others have not. */
static void
test_offers (Fixture       *fixture,
             gconstpointer  data)
{
  guint n_offers, n_places;
  const TdrLineupPlace *places = tdr_lineup_get_offers (fixture->lineup, &n_places);

  tdr_catalog_get_offers (fixture->catalog, &n_offers);
  g_assert_cmpuint (n_offers, >, 1000);
  g_assert_cmpuint (n_places, ==, n_offers);
  for (guint i = 0; i < n_offers; i++)
    g_assert_true (places[i].id == places[i].offer->id);
  for (guint i = 0; i < 300; i++)
    for (guint j = 0; j < n_offers; j++)
      {
        g_assert_cmpint (places[i].group_number == places[j].group_number, ==,
                         differ_in_region_only (places[i].offer, places[j].offer));
        g_assert_cmpint (places[i].choice == places[j].choice, ==,
                         g_str_equal (places[i].offer->platform, places[j].offer->platform)
                         && g_str_equal (places[i].offer->model, places[j].offer->model));
      }
}

/* Offers that no workload takes are left out; where one takes all, none is. */
static void
test_candidates (Fixture       *fixture,
                 gconstpointer  data)
{
  guint n_all, n_offers, n_wanted = 0;
  const TdrOffer *const *all = tdr_catalog_get_offers (fixture->catalog, &n_all);
  const char *wanted = all[n_all / 2]->model;
  const TdrLineupPlace *places;
  g_autoptr (TdrLineup) some = NULL;
  g_autoptr (TdrLineup) every = NULL;

  g_ptr_array_set_size (fixture->tender->workloads, 0);
  add_workload (fixture, wanted);
  some = tdr_lineup_new (fixture->tender, fixture->catalog, fixture->judge, fixture->arena);
  places = tdr_lineup_get_offers (some, &n_offers);
  for (guint i = 0; i < n_all; i++)
    n_wanted += g_str_equal (all[i]->model, wanted);
  g_assert_cmpuint (n_offers, ==, n_wanted);
  for (guint i = 0; i < n_offers; i++)
    g_assert_cmpstr (places[i].offer->model, ==, wanted);

  add_workload (fixture, NULL);
  every = tdr_lineup_new (fixture->tender, fixture->catalog, fixture->judge, fixture->arena);
  tdr_lineup_get_offers (every, &n_offers);
  g_assert_cmpuint (n_offers, ==, n_all);
}

/* Offers, and machines with models, come in the order of their ids, and are numbered in it. */
static void
assert_in_order (const TdrLineupPlace *a,
                 const TdrLineupPlace *b)
{
  g_assert_cmpstr (a->id, <, b->id);
  g_assert_cmpuint (a->order, <, b->order);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  guint n_models, n_catalog_models, n_offers, n_instances;
  const TdrModelSpec *const *models = tdr_lineup_get_models (fixture->lineup, &n_models);
  const TdrLineupPlace *offers = tdr_lineup_get_offers (fixture->lineup, &n_offers);
  const TdrLineupPlace *last = NULL;

  tdr_catalog_get_models (fixture->catalog, &n_catalog_models);
  g_assert_cmpuint (n_models, ==, n_catalog_models);
  for (guint i = 1; i < n_offers; i++)
    assert_in_order (&offers[i - 1], &offers[i]);
  for (guint m = 0; m < n_models; m++)
    {
      const TdrLineupPlace *places = tdr_lineup_get_instances (fixture->lineup, models[m], &n_instances);

      if (last != NULL)
        assert_in_order (last, &places[0]);
      for (guint i = 1; i < n_instances; i++)
        assert_in_order (&places[i - 1], &places[i]);
      last = &places[n_instances - 1];
    }
}

/* A machine with a model on it is named after both; its group leaves its region out; its number is its type's. */
static void
test_machines (Fixture       *fixture,
               gconstpointer  data)
{
  static const TdrModelSpec model = { .id = "a-model" };
  guint n_instances, n_places;
  const TdrLineupPlace *places = tdr_lineup_get_instances (fixture->lineup, &model, &n_places);

  tdr_catalog_get_instances (fixture->catalog, &n_instances);
  g_assert_true (tdr_lineup_get_instances (fixture->lineup, &model, &n_places) == places);
  g_assert_cmpuint (n_places, ==, n_instances);
  for (guint i = 0; i < n_instances; i++)
    {
      const TdrInstanceOffer *instance = places[i].instance;
      g_autofree char *id = g_strconcat ("a-model/", instance->id, NULL);
      g_autofree char *group = g_strjoin ("/", "a-model", instance->cloud, instance->host.instance_type,
                                          tdr_term_to_string (instance->term), NULL);

      g_assert_cmpstr (places[i].id, ==, id);
      g_assert_cmpstr (places[i].group, ==, group);
      g_assert_cmpint (places[i].group_number == places[0].group_number, ==, g_str_equal (group, places[0].group));
      g_assert_cmpuint (places[i].host, <, tdr_lineup_get_n_hosts (fixture->lineup));
    }
  for (guint i = 1; i < n_instances; i++)
    g_assert_cmpint (places[i].host == places[0].host, ==,
                     g_str_equal (places[i].instance->host.instance_type, places[0].instance->host.instance_type));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/lineup/offers", Fixture, NULL, set_up, test_offers, tear_down);
  g_test_add ("/lineup/candidates", Fixture, NULL, set_up, test_candidates, tear_down);
  g_test_add ("/lineup/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/lineup/machines", Fixture, NULL, set_up, test_machines, tear_down);

  return g_test_run ();
}
