/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-tender-model.h"

#include "tdr-model-config.h"
#include "tdr-tender-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_MODELS 100

static void
clear_model (gpointer data)
{
  TdrTenderModel *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->developer);
  g_free (self->licence);
  g_free (self->source);
  g_clear_pointer (&self->json, json_object_unref);
}

/* An id stands in the ids of plans, whose parts are apart by slashes. */
static gboolean
is_id (const char *text)
{
  return *text != '\0' && strlen (text) <= TDR_TENDER_MAX_NAME && strpbrk (text, "/ \t\n") == NULL;
}

static gboolean
take_shape (TdrTenderModel  *self,
            JsonObject      *config,
            GError         **error)
{
  if (!tdr_model_config_read (config, self->id, &self->spec, error))
    return FALSE;

  self->evidence = (TdrEvidence) {
    .id = self->id, .publisher = self->source, .address = self->source, .as_of = "", .kind = TDR_EVIDENCE_SECONDARY,
  };
  self->spec.id = self->id;
  self->spec.name = self->name;
  self->spec.developer = self->developer;
  self->spec.licence = self->licence;
  self->spec.evidence = &self->evidence;
  return TRUE;
}

static void
read_text (TdrJsonSource  *source,
           TdrJsonPlace   *place,
           const char     *member,
           const char     *otherwise,
           char          **text)
{
  tdr_json_reader_string (source, place, member, TDR_TENDER_MAX_NAME, text);
  if (*text == NULL)
    *text = g_strdup (otherwise);
}

static TdrTenderModel *
read_model (TdrJsonSource *source,
            TdrJsonPlace  *place)
{
  TdrTenderModel *self = g_atomic_rc_box_new0 (TdrTenderModel);
  g_autoptr (TdrJsonPlace) config = tdr_json_reader_object (source, place, "config");
  g_autoptr (GError) error = NULL;

  self->json = json_object_ref (place->object);
  read_text (source, place, "id", "", &self->id);
  read_text (source, place, "name", self->id, &self->name);
  read_text (source, place, "developer", "", &self->developer);
  read_text (source, place, "licence", "", &self->licence);
  read_text (source, place, "source", _("the buyer"), &self->source);
  if (!is_id (self->id))
    tdr_json_reader_refuse (source, place, "id", _("must be a name without blanks and slashes"));
  else if (config == NULL)
    tdr_json_reader_refuse (source, place, "config", _("is missing: it holds what the model's config.json does"));
  else if (!take_shape (self, config->object, &error))
    tdr_json_reader_refuse (source, place, "config", "%s", error->message);

  return self;
}

static JsonNode *
parse_object (GBytes  *text,
              GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  if (!json_parser_load_from_data (parser, g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text), error))
    return NULL;

  root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return json_node_ref (root);

  g_set_error_literal (error, TDR_TENDER_ERROR, TDR_TENDER_ERROR_INVALID,
                       _("This is not the configuration of a model: choose the config.json of its repository."));
  return NULL;
}

/**
 * tdr_tender_model_new:
 * @id: its name; what an id cannot hold is replaced
 * @config: the text of its config.json
 * @source: where that comes from, for a person
 *
 * Fails where the text is no JSON object, or where the shape lacks something.
 */
TdrTenderModel *
tdr_tender_model_new (const char  *id,
                      GBytes      *config,
                      const char  *source,
                      GError     **error)
{
  g_autoptr (TdrTenderModel) self = g_atomic_rc_box_new0 (TdrTenderModel);
  g_autoptr (JsonNode) root = parse_object (config, error);

  if (root == NULL)
    return NULL;

  self->id = g_strdelimit (g_strdup (id), "/ \t\n", '-');
  self->name = g_strdup (self->id);
  self->developer = g_strdup ("");
  self->licence = g_strdup ("");
  self->source = g_strdup (source);
  self->json = json_object_new ();
  json_object_set_string_member (self->json, "id", self->id);
  json_object_set_string_member (self->json, "source", source);
  json_object_set_object_member (self->json, "config", json_object_ref (json_node_get_object (root)));

  return take_shape (self, json_node_get_object (root), error) ? g_steal_pointer (&self) : NULL;
}

/**
 * tdr_tender_model_ref:
 */
TdrTenderModel *
tdr_tender_model_ref (TdrTenderModel *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * tdr_tender_model_unref:
 */
void
tdr_tender_model_unref (TdrTenderModel *self)
{
  g_atomic_rc_box_release_full (self, clear_model);
}

/* Returns: its place, or that behind the last where there is none */
static guint
find_place (const GPtrArray *models,
            const char      *id)
{
  guint place = 0;

  while (place < models->len
         && !g_str_equal (((const TdrTenderModel *) g_ptr_array_index (models, place))->id, id))
    place++;
  return place;
}

/**
 * tdr_tender_models_put:
 * @models: (element-type TdrTenderModel)
 *
 * Adds @model, in the place of the one of its name if there is one.
 */
void
tdr_tender_models_put (GPtrArray      *models,
                       TdrTenderModel *model)
{
  guint place = find_place (models, model->id);

  if (place < models->len)
    g_ptr_array_remove_index (models, place);
  g_ptr_array_insert (models, (int) place, tdr_tender_model_ref (model));
}

/**
 * tdr_tender_models_read:
 * @models: (element-type TdrTenderModel): to add to
 *
 * Reads the member "models" of a tender strictly.
 */
void
tdr_tender_models_read (TdrJsonSource *source,
                        TdrJsonPlace  *root,
                        GPtrArray     *models)
{
  guint n = tdr_json_reader_length (source, root, "models", MOST_MODELS);

  for (guint i = 0; i < n && !tdr_json_source_failed (source); i++)
    {
      g_autoptr (TdrJsonPlace) place = tdr_json_reader_element (source, root, "models", i);
      TdrTenderModel *model;

      if (place == NULL)
        return;
      model = read_model (source, place);
      if (find_place (models, model->id) < models->len)
        tdr_json_reader_refuse (source, place, "id", _("is “%.40s”, like that of another model"), model->id);
      g_ptr_array_add (models, model);
    }
}

/**
 * tdr_tender_models_to_json:
 *
 * Writes what tdr_tender_models_read() reads.
 */
JsonArray *
tdr_tender_models_to_json (const GPtrArray *models)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < models->len; i++)
    json_array_add_object_element (list, json_object_ref (((const TdrTenderModel *) g_ptr_array_index (models, i))->json));

  return list;
}
