-- Who is in which group: a row for each member. A member need not be an agency that applied.
SELECT
  told.round,
  told.group_id,
  told.group_name,
  member AS agency_code,
  member = told.lead_agency AS is_lead,
  told.text_language,
  told.path,
  told.sheet,
  told.cell,
  told.provenance
FROM gold.codevelopment AS told
LATERAL VIEW explode(split(told.members, '; ')) AS member
