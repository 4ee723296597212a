/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdr-importer.h"

/* A catalogue of a few rows, into which tests put the rows that they are about. */

#define SOURCES_HEAD "id,publisher,kind,nearness,address\n"
#define SOURCES \
  SOURCES_HEAD \
  "list,Amazon,list,interface,price list\n" \
  "page,Amazon,list,page,pricing page\n" \
  "copy,Somebody,secondary,copy,a repository\n" \
  "none,Nobody,unconfirmed,unconfirmed,from memory\n"
#define PLACES_HEAD "cloud,region,country,place,geography,source,as_of,note\n"
#define PLACES \
  PLACES_HEAD \
  "aws,eu-central-1,DE,Frankfurt,,none,2026,\n" \
  "aws,eu-west-1,IE,Ireland,,none,2026,\n" \
  "aws,us-gov-west-1,US,GovCloud,,none,2026,\n"
#define PLATFORMS \
  "platform,developer,provider,service,processor,source,as_of,note\n" \
  "bedrock,,Amazon,Amazon Bedrock,Amazon,none,2026,\n"
#define MODELS_HEAD \
  "platform,model_id,model,name,developer,context_tokens,max_output_tokens,input_modalities,output_modalities," \
  "lifecycle,launched,end_of_life,source,as_of\n"
#define MODELS MODELS_HEAD "bedrock,maker.m-v1,m,Model M,Maker,200000,,text,text,Active,,,list,2026-09-01\n"
#define PRICES_HEAD \
  "platform,model_id,scope,regions,deployment,term,meter,unit,currency,price,above_tokens,valid_from,valid_until," \
  "source,as_of,note\n"

static inline void
read_table (TdrImporter *importer,
            const char  *file,
            const char  *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;

  tdr_importer_read (importer, file, bytes, &error);
  g_assert_no_error (error);
}

static inline TdrImporter *
create_importer (TdrDatabase *database)
{
  g_autoptr (GError) error = NULL;
  TdrImporter *importer = tdr_importer_new (database, &error);

  g_assert_no_error (error);
  read_table (importer, "sources.csv", SOURCES);
  read_table (importer, "region-places.csv", PLACES);
  read_table (importer, "platforms.csv", PLATFORMS);
  read_table (importer, "models.csv", MODELS);
  return importer;
}

static inline TdrDatabase *
create_database (const char *path)
{
  g_autoptr (GError) error = NULL;
  TdrDatabase *database = tdr_database_create (path, &error);

  g_assert_no_error (error);
  return database;
}
