-- What did Valtori's decision of autumn 2021 not to offer shared AI and chatbot services cost? The projects that name it,
-- each figure with what it planned, what is left, and the bounds of what this cause can claim; then all together.
WITH units AS (
  SELECT * FROM gold.delay_exposure WHERE delay_cause = 'valtori_ai_decision'
),

impact AS (
  SELECT * FROM gold.delay_impact WHERE delay_cause = 'valtori_ai_decision' AND round != 'all'
),

answers AS (
  SELECT
    round, unit_id, unit_kind, exposed_projects, n_projects_exposed, n_projects,
    planned_benefit_eur, updated_benefit_eur, shortfall_eur, attributed_low_eur, attributed_high_eur,
    CAST(NULL AS INT) AS n_exposed, CAST(NULL AS INT) AS n_others, CAST(NULL AS DECIMAL(18,6)) AS p_value,
    CAST(NULL AS DECIMAL(18,6)) AS smallest_p_value, 'not_applicable' AS test_status,
    why_bounds, status,
    -- A difference is computed, whoever published its two sides.
    CASE WHEN shortfall_eur IS NULL THEN provenance ELSE computed_provenance(provenance_rank(provenance)) END AS provenance,
    precision
  FROM units

  UNION ALL

  SELECT
    impact.round, 'all', 'total', impact.exposed_projects, impact.n_projects_exposed, counted.n_projects,
    impact.planned_benefit_eur, impact.updated_benefit_eur, impact.shortfall_eur,
    impact.attributed_low_eur, impact.attributed_high_eur,
    impact.n_exposed, impact.n_others, impact.p_value, impact.smallest_p_value, impact.test_status,
    'all_together', impact.status,
    computed_provenance(provenance_rank(impact.provenance)),
    impact.precision
  FROM impact
  INNER JOIN (SELECT round, CAST(sum(n_projects) AS INT) AS n_projects FROM units GROUP BY round) AS counted
    ON counted.round = impact.round
),

reasons AS (
  SELECT stack(6,
    'joint_with_unexposed',
    'Hankkeet ilmoittavat vain yhteisluvun, jossa on mukana myös hanke, johon päätös ei vaikuttanut; hankkeiden omia kumulatiivisia hyötyjä ei ole julkaistu.',
    'Projekten uppger endast en gemensam siffra som även omfattar ett projekt som beslutet inte berörde; projektens egna kumulativa nytta har inte publicerats.',
    'The projects publish one joint figure only, and share it with one that the decision did not touch; no cumulative benefit of one project is published.',
    'joint_figure',
    'Hankkeet ilmoittavat vain yhteisluvun; hankkeiden omia kumulatiivisia hyötyjä ei ole julkaistu, eikä raportti erittele päätöksen osuutta.',
    'Projekten uppger endast en gemensam siffra; projektens egna kumulativa nytta har inte publicerats, och rapporten anger inte beslutets andel.',
    'The projects publish one joint figure only; no cumulative benefit of one project is published, and no report says what is due to the decision.',
    'several_causes',
    'Hanke nimeää muitakin syitä, eikä loppuraportti kerro, kuinka paljon kustakin johtuu.',
    'Projektet anger även andra orsaker, och slutrapporten anger inte hur mycket som beror på var och en.',
    'The project names other causes as well, and its final report does not say how much is due to each.',
    'part_not_told',
    'Loppuraportti ei kerro, kuinka paljon vajauksesta johtuu päätöksestä.',
    'Slutrapporten anger inte hur mycket av underskottet som beror på beslutet.',
    'The final report does not say how much of the shortfall is due to the decision.',
    'no_figures',
    'Hankkeella ei ole sekä tavoitetta että päivitettyä arviota.',
    'Projektet saknar mål eller uppdaterad bedömning.',
    'The project lacks a planned or an updated figure.',
    'all_together',
    'Rajat ovat hankkeiden rajojen summat. Ero muihin hankkeisiin ei ole syyn vaikutus: päätös ei kohdistunut hankkeisiin sattumalta, ja niitä on vähän.',
    'Gränserna är summor av projektens gränser. Skillnaden mot övriga projekt är inte orsakens verkan: beslutet träffade inte projekten slumpmässigt, och de är få.',
    'The bounds are sums of those of the projects. A difference from the others is no effect of the decision: it did not touch projects at random, and they are few.'
  ) AS (reason, why_fi, why_sv, why_en)
)

SELECT answers.*, reasons.why_fi, reasons.why_sv, reasons.why_en
FROM answers
LEFT JOIN reasons ON reasons.reason = answers.why_bounds
