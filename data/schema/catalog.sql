-- SPDX-License-Identifier: GPL-3.0-or-later
-- The catalogue's database, version 1. A fact names its evidence; what was replaced stays in price_history.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE source (
  id TEXT PRIMARY KEY,
  publisher TEXT NOT NULL,
  kind TEXT NOT NULL,        -- list, quoted, measured, modelled, secondary, unconfirmed
  nearness TEXT NOT NULL,    -- live, file, interface, page, copy, unconfirmed: who goes first where two disagree
  address TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL REFERENCES source (id),
  as_of TEXT NOT NULL,
  note TEXT NOT NULL,
  UNIQUE (source, as_of, note)
);

CREATE TABLE place (
  cloud TEXT NOT NULL, region TEXT NOT NULL, country TEXT NOT NULL, place TEXT, geography TEXT,
  evidence INTEGER NOT NULL REFERENCES evidence (id),
  PRIMARY KEY (cloud, region)
) WITHOUT ROWID;

CREATE TABLE platform (
  platform TEXT NOT NULL, developer TEXT NOT NULL, provider TEXT NOT NULL, service TEXT NOT NULL, processor TEXT,
  evidence INTEGER NOT NULL REFERENCES evidence (id),
  PRIMARY KEY (platform, developer)
) WITHOUT ROWID;

CREATE TABLE model (
  platform TEXT NOT NULL, model_id TEXT NOT NULL, model TEXT NOT NULL, name TEXT NOT NULL, developer TEXT NOT NULL,
  context_tokens INTEGER, max_output_tokens INTEGER, input_modalities TEXT, output_modalities TEXT, lifecycle TEXT,
  launched TEXT, end_of_life TEXT,
  evidence INTEGER NOT NULL REFERENCES evidence (id)
);

-- One rate a row. price_micros is NULL where the rate exists and its figure is not known.
CREATE TABLE price (
  platform TEXT NOT NULL, model_id TEXT NOT NULL, scope TEXT NOT NULL, regions TEXT, deployment TEXT NOT NULL,
  term TEXT, meter TEXT NOT NULL, unit TEXT NOT NULL, currency TEXT NOT NULL, price_micros INTEGER,
  above_tokens INTEGER, valid_from TEXT, valid_until TEXT,
  evidence INTEGER NOT NULL REFERENCES evidence (id)
);

CREATE TABLE price_history (
  replaced_on TEXT NOT NULL,
  platform TEXT NOT NULL, model_id TEXT NOT NULL, scope TEXT NOT NULL, regions TEXT, deployment TEXT NOT NULL,
  term TEXT, meter TEXT NOT NULL, unit TEXT NOT NULL, currency TEXT NOT NULL, price_micros INTEGER,
  above_tokens INTEGER, valid_from TEXT, valid_until TEXT,
  evidence INTEGER NOT NULL REFERENCES evidence (id)
);

CREATE TABLE capacity_unit (
  platform TEXT NOT NULL, model TEXT NOT NULL, unit TEXT NOT NULL, scope TEXT NOT NULL, minimum INTEGER,
  increment INTEGER, tokens_per_minute REAL, output_ratio REAL,
  evidence INTEGER NOT NULL REFERENCES evidence (id)
);

CREATE TABLE availability (
  platform TEXT NOT NULL, model_id TEXT NOT NULL, region TEXT, route TEXT NOT NULL, deployments TEXT,
  lifecycle TEXT, end_of_life TEXT,
  evidence INTEGER NOT NULL REFERENCES evidence (id)
);

CREATE TABLE route (
  platform TEXT NOT NULL, model_id TEXT, route TEXT NOT NULL, region TEXT, profile TEXT, destinations TEXT,
  jurisdictions TEXT,
  evidence INTEGER NOT NULL REFERENCES evidence (id)
);

CREATE TABLE cache_rule (
  platform TEXT, developer TEXT NOT NULL, rule TEXT NOT NULL,
  evidence INTEGER NOT NULL REFERENCES evidence (id)
);

CREATE TABLE chip (
  chip TEXT PRIMARY KEY, vendor TEXT NOT NULL, launch_year INTEGER, fp32_tflops REAL, tf32_tflops REAL,
  bf16_tflops REAL NOT NULL, fp8_tflops REAL, int8_tops REAL, fp4_tflops REAL, mem_gib REAL NOT NULL,
  mem_bw_GBps REAL NOT NULL, scaleup_link TEXT, scaleup_GBps_per_chip REAL, scaleup_direction TEXT,
  scaleup_domain_chips INTEGER, chips_per_typical_instance INTEGER, typical_instance TEXT,
  scaleout_Gbps_per_instance REAL, tdp_W REAL, name TEXT NOT NULL, cores INTEGER NOT NULL,
  evidence INTEGER NOT NULL REFERENCES evidence (id)
);

CREATE TABLE open_model (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, developer TEXT NOT NULL, total_params_B_computed REAL NOT NULL,
  active_params_B_computed REAL NOT NULL, published_total_B REAL, published_active_B REAL, layers INTEGER NOT NULL,
  hidden INTEGER NOT NULL, heads INTEGER NOT NULL, kv_heads INTEGER NOT NULL, head_dim INTEGER NOT NULL,
  intermediate INTEGER, ffn_mats INTEGER, experts INTEGER, topk INTEGER, moe_intermediate INTEGER,
  shared_intermediate INTEGER, moe_layers INTEGER, vocab INTEGER NOT NULL, tied_embeddings INTEGER, attention TEXT,
  window INTEGER, frac_full_attn_layers REAL, mla_qlora_kvlora_nope_rope_v TEXT, kv_elems_per_token_per_layer INTEGER,
  kv_bytes_per_token_bf16 REAL, max_context INTEGER, licence TEXT,
  weight_bits INTEGER NOT NULL,
  evidence INTEGER NOT NULL REFERENCES evidence (id)
);

CREATE TABLE instance (
  cloud TEXT NOT NULL, instance_type TEXT NOT NULL, chip_name TEXT NOT NULL, chip TEXT, chips INTEGER NOT NULL,
  memory_gib REAL, unit TEXT NOT NULL,
  evidence INTEGER NOT NULL REFERENCES evidence (id),
  PRIMARY KEY (cloud, instance_type)
) WITHOUT ROWID;

CREATE TABLE instance_rate (
  cloud TEXT NOT NULL, instance_type TEXT NOT NULL, region TEXT NOT NULL, term TEXT NOT NULL, payment TEXT,
  unit TEXT NOT NULL, currency TEXT NOT NULL, price_micros INTEGER, doubt TEXT, instrument TEXT,
  evidence INTEGER NOT NULL REFERENCES evidence (id)
);

CREATE TABLE instance_region (
  cloud TEXT NOT NULL, instance_type TEXT NOT NULL, region TEXT NOT NULL,
  evidence INTEGER NOT NULL REFERENCES evidence (id)
);

CREATE TABLE attestation (
  kind TEXT NOT NULL, item TEXT NOT NULL, item_as_given TEXT NOT NULL, service TEXT NOT NULL, status TEXT NOT NULL,
  reading TEXT NOT NULL, regions TEXT, region_codes TEXT, detail TEXT,
  evidence INTEGER NOT NULL REFERENCES evidence (id)
);

CREATE TABLE contradiction (
  subject TEXT NOT NULL, chosen TEXT NOT NULL, other TEXT NOT NULL,
  chosen_evidence INTEGER NOT NULL REFERENCES evidence (id), other_evidence INTEGER NOT NULL REFERENCES evidence (id)
);
