/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-json-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PPM 1000000
#define MOST_DIGITS 30
#define LEAST_DECIMALS 2

/**
 * tdr_json_reader_share:
 * @ppm: (inout): in millionths; left as it is where the member is missing
 *
 * Reads a share of one: 0.4 means 40 %.
 */
void
tdr_json_reader_share (TdrJsonSource *self,
                       TdrJsonPlace  *place,
                       const char    *member,
                       int           *ppm)
{
  double share = *ppm / (double) PPM;

  tdr_json_reader_number (self, place, member, &share);
  if (fabs (share) * PPM > G_MAXINT)
    tdr_json_reader_refuse (self, place, member, _("must be a share of one: 0.4 means 40 %%"));
  else
    *ppm = (int) lround (share * PPM);
}

/**
 * tdr_json_reader_money:
 * @money: (inout): left as it is where the member is missing
 *
 * Reads an amount, written as text so that no reader rounds it: "1250000.00".
 */
void
tdr_json_reader_money (TdrJsonSource *self,
                       TdrJsonPlace  *place,
                       const char    *member,
                       const char    *currency,
                       TdrMoney      *money)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  TdrMoney read;

  tdr_json_reader_string (self, place, member, MOST_DIGITS, &text);
  if (text == NULL)
    return;

  if (tdr_money_parse (text, currency, &read, &error))
    *money = read;
  else
    tdr_json_reader_refuse (self, place, member, _("is wrong: %s"), error->message);
}

/**
 * tdr_json_set_share:
 *
 * Writes what tdr_json_reader_share() reads.
 */
void
tdr_json_set_share (JsonObject *object,
                    const char *member,
                    int         ppm)
{
  if (ppm % PPM == 0)
    json_object_set_int_member (object, member, ppm / PPM);
  else
    json_object_set_double_member (object, member, ppm / (double) PPM);
}

/**
 * tdr_json_set_number:
 *
 * Writes a number, without a point where it is whole.
 */
void
tdr_json_set_number (JsonObject *object,
                     const char *member,
                     double      number)
{
  if (floor (number) == number)
    json_object_set_int_member (object, member, (gint64) number);
  else
    json_object_set_double_member (object, member, number);
}

/**
 * tdr_json_set_money:
 *
 * Writes what tdr_json_reader_money() reads.
 */
void
tdr_json_set_money (JsonObject *object,
                    const char *member,
                    TdrMoney    money)
{
  g_autofree char *text = tdr_money_to_string (money, LEAST_DECIMALS);

  json_object_set_string_member (object, member, text);
}

/**
 * tdr_json_set_strings:
 * @strings: (array zero-terminated=1)
 *
 * Writes what tdr_json_reader_strings() reads.
 */
void
tdr_json_set_strings (JsonObject        *object,
                      const char        *member,
                      const char *const *strings)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; strings[i] != NULL; i++)
    json_array_add_string_element (array, strings[i]);
  json_object_set_array_member (object, member, array);
}

/**
 * tdr_json_add_unknown:
 * @unknown: (nullable): from tdr_json_reader_unknown()
 *
 * Writes back what this version does not know.
 */
void
tdr_json_add_unknown (JsonObject *object,
                      JsonObject *unknown)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (unknown == NULL)
    return;

  json_object_iter_init_ordered (&iter, unknown);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (object, name, json_node_copy (node));
}
