CREATE TABLE silver.taxonomy (
  taxonomy STRING NOT NULL COMMENT 'Taxonomy, for example technologies',
  code STRING NOT NULL COMMENT 'Code stored in tables',
  parent STRING COMMENT 'Code of the wider term; of an agency, its branch of government; null at the top',
  label_fi STRING NOT NULL COMMENT 'Finnish',
  label_sv STRING NOT NULL COMMENT 'Swedish',
  label_en STRING NOT NULL COMMENT 'English',
  sort_order INT NOT NULL COMMENT 'Order in the file, from 1'
)
USING delta
COMMENT 'Words of the taxonomies of schemas/taxonomies: one row per term'
TBLPROPERTIES (
  'delta.enableDeletionVectors' = 'true'
)
