-- Where a project comes from, what it is part of and what it goes on as: a row for each link that is told. Where money of the
-- round was granted anew, the follow-on stands there with its sums.
WITH follow_ons AS (
  SELECT round, unit_id, granted_eur, updated_benefit_eur, updated_precision, provenance
  FROM gold.figure_unit
  WHERE unit_kind = 'follow_on'
),

links AS (
  SELECT
    told.*,
    documents.text_language,
    documents.path,
    CASE
      WHEN told.continuation_kind IN ('from_earlier_round', 'builds_on_own_work') THEN 'from'
      WHEN told.continuation_kind = 'part_of_programme' THEN 'within'
      WHEN told.continuation_kind IN ('regranted', 'own_money', 'other_funding', 'further_project') THEN 'onward'
    END AS direction
  FROM silver.continuation AS told
  INNER JOIN gold.accepted_document AS documents ON documents.document_id = told.document_id
)

SELECT
  links.round,
  links.subject_id AS project_id,
  CAST(row_number() OVER (PARTITION BY links.round, links.subject_id ORDER BY links.path, links.record_no) AS INT) AS link_no,
  project.agency_code,
  project.admin_branch,
  project.acronym,
  links.direction,
  links.continuation_kind,
  links.other_round,
  links.other_name,
  links.other_reference,
  CAST(links.from_year AS INT) AS from_year,
  follow_ons.granted_eur,
  follow_ons.updated_benefit_eur,
  follow_ons.updated_precision,
  links.note,
  links.section,
  links.text_language,
  links.path,
  links.sheet,
  links.cell,
  provenance_of(greatest(provenance_rank(links.provenance), provenance_rank(follow_ons.provenance))) AS provenance
FROM links
-- The decision that names the agency may be missing.
LEFT JOIN gold.project ON project.round = links.round AND project.project_id = links.subject_id
-- Only money granted anew in the round has sums of its own.
LEFT JOIN follow_ons ON follow_ons.round = links.round AND follow_ons.unit_id = links.other_reference
