/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-fact-json.h"

#include "tdr-json.h"

#include <stddef.h>

static const struct {
  const char *name;
  gsize offset;
} members[] = {
  { "platform", offsetof (TdrFact, platform) },
  { "subject", offsetof (TdrFact, subject) },
  { "scope", offsetof (TdrFact, scope) },
  { "region", offsetof (TdrFact, region) },
  { "deployment", offsetof (TdrFact, deployment) },
  { "term", offsetof (TdrFact, term) },
  { "meter", offsetof (TdrFact, meter) },
  { "unit", offsetof (TdrFact, unit) },
  { "price", offsetof (TdrFact, price) },
  { "currency", offsetof (TdrFact, currency) },
  { "raw_name", offsetof (TdrFact, raw_name) },
  { "raw_unit", offsetof (TdrFact, raw_unit) },
  { "raw_value", offsetof (TdrFact, raw_value) },
  { "effective", offsetof (TdrFact, effective) },
  { "version", offsetof (TdrFact, version) },
  { "fetched", offsetof (TdrFact, fetched) },
  { "address", offsetof (TdrFact, address) },
  { "lifecycle", offsetof (TdrFact, lifecycle) },
  { "until", offsetof (TdrFact, until) },
  { "developer", offsetof (TdrFact, developer) },
  { "inputs", offsetof (TdrFact, inputs) },
  { "outputs", offsetof (TdrFact, outputs) },
  { "detail", offsetof (TdrFact, detail) },
};

/**
 * tdr_fact_write_json:
 * @builder: inside an object
 *
 * Writes the members of @fact; what it does not say is left out.
 */
void
tdr_fact_write_json (const TdrFact *fact,
                     JsonBuilder   *builder)
{
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, tdr_fact_kind_to_string (fact->kind));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *text = G_STRUCT_MEMBER (const char *, fact, members[i].offset);

      if (text == NULL)
        continue;
      json_builder_set_member_name (builder, members[i].name);
      json_builder_add_string_value (builder, text);
    }
}

/**
 * tdr_fact_read_json:
 * @fact: (out): its texts belong to @object
 *
 * Returns: whether @object is a fact
 */
gboolean
tdr_fact_read_json (JsonObject *object,
                    TdrFact    *fact)
{
  *fact = (TdrFact) { .kind = TDR_FACT_PRICE };
  if (!tdr_fact_kind_from_string (tdr_json_get_string (object, "kind"), &fact->kind))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    G_STRUCT_MEMBER (const char *, fact, members[i].offset) = tdr_json_get_string (object, members[i].name);

  return fact->platform != NULL && fact->subject != NULL;
}
