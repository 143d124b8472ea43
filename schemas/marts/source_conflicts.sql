-- Where two documents, or two places of one source, tell different things: both, the one that counts and the rule that chose
-- it.
SELECT
  round,
  subject_id,
  conflict_kind,
  CAST(row_number() OVER (
    PARTITION BY round, subject_id, conflict_kind ORDER BY conflict_scope, path_used, cell_used, path_other, cell_other
  ) AS INT) AS conflict_no,
  rule_of_choice,
  unit,
  value_used, text_used, path_used, sheet_used, cell_used,
  value_other, text_other, path_other, sheet_other, cell_other,
  nullif(CAST(value_other - value_used AS DECIMAL(18,2)), 0) AS difference,
  conflict_scope,
  rule_told,
  section_used,
  section_other,
  precision_used,
  precision_other,
  text_language,
  provenance_of(greatest(provenance_rank(provenance_used), provenance_rank(provenance_other))) AS provenance
FROM gold.source_conflict_claim
-- Silence of one source is no conflict.
WHERE value_used != value_other OR text_used != text_other
