/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdr-ec2-offer-parse.h"

#include "tdr-ec2-product.h"
#include "tdr-json-reader.h"
#include "tdr-source-error.h"

#include <string.h>

/* The offer file of a region has hundreds of megabytes: products, then the terms of each. It is read as it arrives.
 * What is kept of it are the few hundred products with accelerators, and one term at a time.
 *
 * root { products { SKU { attributes { name: value } } },
 *        terms { OnDemand|Reserved { SKU { TERM { effectiveDate,
 *                                                 priceDimensions { RATE { unit, pricePerUnit { USD } } },
 *                                                 termAttributes { name: value } } } } } }
 * Numbers below are how many objects are open around a name or a value. */
#define IN_ROOT 1
#define IN_SECTION 2
#define IN_PRODUCT 3
#define IN_ATTRIBUTES 4
#define IN_TERM_KIND 3
#define IN_SKU 4
#define IN_TERM 5
#define IN_TERM_PART 6
#define IN_RATE 7
#define IN_PRICE 8
#define LONGEST_NAME 80
#define LONGEST_VALUE 200

typedef enum {
  SECTION_OTHER,
  SECTION_PRODUCTS,
  SECTION_TERMS,
} Section;

typedef struct {
  char *instance_type;
  char *region;
} Product;

typedef enum {
  FIELD_LEASE,
  FIELD_CLASS,
  FIELD_PAYMENT,
  FIELD_EFFECTIVE,
  FIELD_UNIT,
  FIELD_PRICE,
  FIELD_HOURLY,
  FIELD_UPFRONT,
  FIELD_UNKNOWN_UNIT,
} Field;

#define N_FIELDS (FIELD_UNKNOWN_UNIT + 1)

struct _TdrEc2OfferParser {
  TdrJsonReader *reader;
  TdrAnswer *facts;
  GHashTable *products;     /* SKU → Product, of those that are wanted */
  char *version;

  Section section;
  gboolean seen_products;
  gboolean seen_terms;
  guint skip_above;         /* nothing deeper is looked at; 0: everything is */
  char names[IN_PRICE + 1][LONGEST_NAME];
  char attributes[TDR_N_EC2_ATTRIBUTES][LONGEST_VALUE];
  char fields[N_FIELDS][LONGEST_VALUE];
};

static void
product_free (Product *product)
{
  g_free (product->instance_type);
  g_free (product->region);
  g_free (product);
}

static void
copy_text (char       *target,
           gsize       size,
           const char *text,
           gsize       length)
{
  gsize kept = MIN (length, size - 1);

  memcpy (target, text, kept);
  target[kept] = '\0';
}

static const char *
text_or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static void
clear_fields (TdrEc2OfferParser *self,
              Field              first,
              Field              last)
{
  for (guint i = first; i <= last; i++)
    self->fields[i][0] = '\0';
}

static void
end_product (TdrEc2OfferParser *self)
{
  const char *attributes[TDR_N_EC2_ATTRIBUTES];
  Product *product;

  for (guint i = 0; i < TDR_N_EC2_ATTRIBUTES; i++)
    attributes[i] = text_or_null (self->attributes[i]);
  if (!tdr_ec2_product_is_wanted (attributes))
    {
      tdr_answer_skip (self->facts);
      return;
    }
  product = g_new (Product, 1);
  *product = (Product) { g_strdup (attributes[TDR_EC2_INSTANCE_TYPE]), g_strdup (attributes[TDR_EC2_REGION]) };
  g_hash_table_replace (self->products, g_strdup (self->names[IN_SECTION]), product);
}

static void
end_rate (TdrEc2OfferParser *self)
{
  const char *unit = self->fields[FIELD_UNIT], *price = self->fields[FIELD_PRICE];
  Field field = FIELD_UNKNOWN_UNIT;

  if (g_str_equal (unit, "Hrs"))
    field = FIELD_HOURLY;
  else if (g_str_equal (unit, "Quantity"))
    field = FIELD_UPFRONT;
  else
    price = *unit != '\0' ? unit : "(none)";
  copy_text (self->fields[field], LONGEST_VALUE, price, strlen (price));
}

static void
end_term (TdrEc2OfferParser *self)
{
  const Product *product = g_hash_table_lookup (self->products, self->names[IN_TERM_KIND]);
  TdrEc2Term term = {
    .lease = text_or_null (self->fields[FIELD_LEASE]),
    .offering_class = text_or_null (self->fields[FIELD_CLASS]),
    .payment = text_or_null (self->fields[FIELD_PAYMENT]),
    .hourly = text_or_null (self->fields[FIELD_HOURLY]),
    .upfront = text_or_null (self->fields[FIELD_UPFRONT]),
    .unknown_unit = text_or_null (self->fields[FIELD_UNKNOWN_UNIT]),
    .currency = "USD",
    .effective = text_or_null (self->fields[FIELD_EFFECTIVE]),
    .version = self->version,
  };

  /* Objects of unknown machines are skipped; a list in the place of one is not. */
  if (product == NULL)
    {
      tdr_answer_refuse (self->facts, "sku", self->names[IN_TERM_KIND]);
      return;
    }
  tdr_ec2_term_add (&term, product->instance_type, product->region, self->facts);
}

static void
begin_object (TdrEc2OfferParser *self,
              guint              depth)
{
  if (self->section == SECTION_PRODUCTS && depth == IN_PRODUCT)
    for (guint i = 0; i < TDR_N_EC2_ATTRIBUTES; i++)
      self->attributes[i][0] = '\0';
  if (self->section == SECTION_TERMS && depth == IN_SKU
      && !g_hash_table_contains (self->products, self->names[IN_TERM_KIND]))
    self->skip_above = IN_TERM_KIND;
  if (self->section == SECTION_TERMS && depth == IN_TERM)
    clear_fields (self, 0, N_FIELDS - 1);
  if (self->section == SECTION_TERMS && depth == IN_RATE)
    clear_fields (self, FIELD_UNIT, FIELD_PRICE);
}

/* @depth is that of the object which has just ended. */
static void
end_object (TdrEc2OfferParser *self,
            guint              depth)
{
  if (self->section == SECTION_PRODUCTS && depth == IN_PRODUCT)
    end_product (self);
  if (self->section == SECTION_TERMS && depth == IN_RATE)
    end_rate (self);
  if (self->section == SECTION_TERMS && depth == IN_TERM)
    end_term (self);
  if (depth == IN_SECTION)
    self->section = SECTION_OTHER;
}

static gboolean
enter_section (TdrEc2OfferParser  *self,
               GError            **error)
{
  self->section = SECTION_OTHER;
  if (g_str_equal (self->names[IN_ROOT], "products"))
    self->section = SECTION_PRODUCTS;
  else if (g_str_equal (self->names[IN_ROOT], "terms"))
    self->section = SECTION_TERMS;
  self->seen_products |= self->section == SECTION_PRODUCTS;
  self->seen_terms |= self->section == SECTION_TERMS;
  if (self->section != SECTION_TERMS || self->seen_products)
    return TRUE;

  g_set_error_literal (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD,
                       "The offer file is not what was expected: the terms come before the products");
  return FALSE;
}

static gboolean
find_term_field (TdrEc2OfferParser *self,
                 guint              depth,
                 Field             *field)
{
  static const struct {
    guint depth;
    const char *name;
    Field field;
  } fields[] = {
    { IN_TERM, "effectiveDate", FIELD_EFFECTIVE },
    { IN_TERM_PART, "LeaseContractLength", FIELD_LEASE },
    { IN_TERM_PART, "OfferingClass", FIELD_CLASS },
    { IN_TERM_PART, "PurchaseOption", FIELD_PAYMENT },
    { IN_RATE, "unit", FIELD_UNIT },
    { IN_PRICE, "USD", FIELD_PRICE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].depth == depth && g_str_equal (fields[i].name, self->names[depth]))
      {
        *field = fields[i].field;
        return TRUE;
      }

  return FALSE;
}

static void
take_string (TdrEc2OfferParser *self,
             guint              depth,
             const char        *text,
             gsize              length)
{
  TdrEc2Attribute attribute;
  Field field;

  if (depth == IN_ROOT && g_str_equal (self->names[IN_ROOT], "version"))
    {
      g_free (self->version);
      self->version = g_strndup (text, length);
    }
  else if (self->section == SECTION_PRODUCTS && depth == IN_ATTRIBUTES
           && tdr_ec2_find_attribute (self->names[IN_ATTRIBUTES], strlen (self->names[IN_ATTRIBUTES]), &attribute))
    copy_text (self->attributes[attribute], LONGEST_VALUE, text, length);
  else if (self->section == SECTION_TERMS && find_term_field (self, depth, &field))
    copy_text (self->fields[field], LONGEST_VALUE, text, length);
}

static gboolean
event_cb (TdrJsonEvent   event,
          const char    *text,
          gsize          length,
          gpointer       user_data,
          GError       **error)
{
  TdrEc2OfferParser *self = user_data;
  guint depth = tdr_json_reader_get_depth (self->reader);

  if (self->skip_above > 0 && depth > self->skip_above)
    return TRUE;
  switch (event)
    {
    case TDR_JSON_BEGIN_OBJECT:
      begin_object (self, depth);
      return depth != IN_SECTION || enter_section (self, error);
    case TDR_JSON_END_OBJECT:
      if (self->skip_above > 0)
        self->skip_above = 0;
      else
        end_object (self, depth + 1);
      return TRUE;
    case TDR_JSON_KEY:
      if (depth <= IN_PRICE)
        copy_text (self->names[depth], LONGEST_NAME, text, length);
      return TRUE;
    case TDR_JSON_STRING:
      take_string (self, depth, text, length);
      return TRUE;
    case TDR_JSON_BEGIN_ARRAY:
    case TDR_JSON_END_ARRAY:
    case TDR_JSON_NUMBER:
    case TDR_JSON_TRUE:
    case TDR_JSON_FALSE:
    case TDR_JSON_NULL:
    default:
      return TRUE;
    }
}

/**
 * tdr_ec2_offer_parser_new:
 */
TdrEc2OfferParser *
tdr_ec2_offer_parser_new (void)
{
  TdrEc2OfferParser *self = g_new0 (TdrEc2OfferParser, 1);

  self->reader = tdr_json_reader_new (event_cb, self);
  self->facts = tdr_answer_new ();
  self->products = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) product_free);

  return self;
}

/**
 * tdr_ec2_offer_parser_free:
 */
void
tdr_ec2_offer_parser_free (TdrEc2OfferParser *self)
{
  tdr_json_reader_free (self->reader);
  tdr_answer_unref (self->facts);
  g_hash_table_unref (self->products);
  g_free (self->version);
  g_free (self);
}

/**
 * tdr_ec2_offer_parser_feed:
 *
 * Reads the next piece of the file.
 */
gboolean
tdr_ec2_offer_parser_feed (TdrEc2OfferParser  *self,
                           const char         *data,
                           gsize               length,
                           GError            **error)
{
  return tdr_json_reader_feed (self->reader, data, length, error);
}

/**
 * tdr_ec2_offer_parser_get_n_facts:
 *
 * How many rates have been read so far.
 */
guint
tdr_ec2_offer_parser_get_n_facts (const TdrEc2OfferParser *self)
{
  return tdr_answer_get_n (self->facts);
}

/**
 * tdr_ec2_offer_parser_finish:
 *
 * Returns: (transfer full): the rates of all machines with accelerators; %NULL if the file was cut
 */
TdrAnswer *
tdr_ec2_offer_parser_finish (TdrEc2OfferParser  *self,
                             GError            **error)
{
  if (!tdr_json_reader_finish (self->reader, error))
    return NULL;
  if (self->seen_products && self->seen_terms)
    return tdr_answer_ref (self->facts);

  g_set_error_literal (error, TDR_SOURCE_ERROR, TDR_SOURCE_ERROR_NOT_UNDERSTOOD,
                       "The offer file is not what was expected: it has no products or no terms");
  return NULL;
}
