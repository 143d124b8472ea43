-- On what the updated benefit of each unit stands: how far its automation has come, and the step that it still hangs on, in
-- words. How far it has come and whether it hangs on a step is our reading, by one rule for all. A figure that its own
-- document words as conditional, and of which no register tells more, hangs on one as a whole.
WITH members AS (
  SELECT * FROM gold.figure_set_member WHERE figure_set = 'matched' AND is_in
),

told AS (
  SELECT
    condition.*,
    documents.path,
    row_number() OVER (
      PARTITION BY condition.round, condition.subject_id ORDER BY documents.path, condition.record_no
    ) AS place
  FROM silver.benefit_condition AS condition
  INNER JOIN gold.accepted_document AS documents ON documents.document_id = condition.document_id
)

SELECT
  members.round,
  members.unit_id,
  members.unit_kind,
  members.n_projects,
  members.agency_code,
  coalesce(told.benefit_maturity, 'not_told') AS benefit_maturity,
  CASE
    WHEN members.precision = 'conditional' THEN coalesce(told.condition_scope, 'whole')
    WHEN told.subject_id IS NULL THEN 'not_told'
    ELSE 'none'
  END AS condition_scope,
  members.updated_benefit_eur,
  members.updated_low_eur,
  members.updated_high_eur,
  told.condition_fi,
  told.condition_sv,
  told.condition_en,
  told.next_step_fi,
  told.next_step_sv,
  told.next_step_en,
  told.expected_year,
  coalesce(told.given_up_fi IS NOT NULL, false) AS is_part_given_up,
  told.given_up_fi,
  told.given_up_sv,
  told.given_up_en,
  told.section,
  told.path,
  told.sheet,
  told.cell,
  members.precision,
  computed_provenance(greatest(provenance_rank(members.provenance), provenance_rank(told.provenance))) AS provenance
FROM members
LEFT JOIN told ON told.round = members.round AND told.subject_id = members.unit_id AND told.place = 1
