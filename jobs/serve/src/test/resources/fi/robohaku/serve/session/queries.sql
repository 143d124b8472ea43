-- Each line is a query that a read-only session must execute. silver.taxonomy has two rows, codes one and two.

SELECT * FROM silver.taxonomy
SELECT code, upper(label_fi) AS label FROM silver.taxonomy WHERE sort_order > 0 ORDER BY sort_order DESC LIMIT 5
SELECT DISTINCT taxonomy FROM silver.taxonomy
SELECT t.code, count(*) AS n, sum(t.sort_order) AS total FROM silver.taxonomy t GROUP BY t.code HAVING count(*) > 0
SELECT * FROM silver.taxonomy a JOIN silver.taxonomy b ON a.code = b.code
SELECT * FROM silver.taxonomy a LEFT JOIN silver.taxonomy b USING (code)
SELECT * FROM silver.taxonomy a FULL OUTER JOIN silver.taxonomy b ON a.code = b.parent
SELECT * FROM silver.taxonomy a LEFT ANTI JOIN silver.taxonomy b ON a.code = b.parent
SELECT /*+ BROADCAST(b) */ a.code FROM silver.taxonomy a JOIN silver.taxonomy b ON a.code = b.code
WITH coded AS (SELECT code FROM silver.taxonomy) SELECT count(*) AS n FROM coded
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 5) SELECT * FROM numbers
WITH a AS (WITH b AS (SELECT code FROM silver.taxonomy) SELECT * FROM b) SELECT * FROM a x JOIN a y ON x.code = y.code
SELECT code, row_number() OVER (PARTITION BY taxonomy ORDER BY sort_order) AS place FROM silver.taxonomy
SELECT code, sum(sort_order) OVER w AS running FROM silver.taxonomy WINDOW w AS (ORDER BY sort_order ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
SELECT code FROM silver.taxonomy QUALIFY row_number() OVER (ORDER BY code) = 1
SELECT * FROM silver.taxonomy VERSION AS OF 0
SELECT count(*) FROM silver.taxonomy VERSION AS OF 1 WHERE code = 'one'
SELECT a.code FROM silver.taxonomy VERSION AS OF 0 a RIGHT JOIN silver.taxonomy b ON a.code = b.code
SELECT * FROM spark_catalog.silver.taxonomy
SELECT (SELECT max(sort_order) FROM silver.taxonomy) AS most, code FROM silver.taxonomy
SELECT * FROM silver.taxonomy a WHERE EXISTS (SELECT 1 FROM silver.taxonomy b WHERE b.parent = a.code)
SELECT * FROM silver.taxonomy WHERE code IN (SELECT code FROM silver.taxonomy WHERE sort_order = 1)
SELECT code FROM silver.taxonomy UNION SELECT parent FROM silver.taxonomy
SELECT code FROM silver.taxonomy INTERSECT SELECT code FROM silver.taxonomy
SELECT code FROM silver.taxonomy EXCEPT SELECT parent FROM silver.taxonomy
SELECT code, letter FROM silver.taxonomy LATERAL VIEW explode(split(label_fi, '')) AS letter
SELECT code, place, letter FROM silver.taxonomy LATERAL VIEW OUTER posexplode(split(label_fi, '')) AS place, letter
SELECT * FROM explode(array(1, 2, 3))
SELECT * FROM range(10)
SELECT * FROM silver.taxonomy t, LATERAL (SELECT t.sort_order * 2 AS twice)
SELECT * FROM silver.taxonomy t, LATERAL explode(array(t.sort_order)) AS x(one)
SELECT * FROM VALUES (1, 'a'), (2, 'b') AS v(n, letter)
SELECT * FROM (SELECT taxonomy, code, sort_order FROM silver.taxonomy) PIVOT (sum(sort_order) FOR code IN ('one', 'two'))
SELECT * FROM (SELECT code, label_fi, label_sv FROM silver.taxonomy) UNPIVOT (label FOR language IN (label_fi, label_sv))
SELECT taxonomy, code, count(*) FROM silver.taxonomy GROUP BY ROLLUP (taxonomy, code)
SELECT taxonomy, code, count(*) FROM silver.taxonomy GROUP BY GROUPING SETS ((taxonomy), (code), ())
SELECT taxonomy, count(*) FROM silver.taxonomy GROUP BY ALL ORDER BY ALL
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY sort_order) FROM silver.taxonomy
SELECT listagg(code, ', ') WITHIN GROUP (ORDER BY code) FROM silver.taxonomy
SELECT transform(array(1, 2), x -> x + 1) AS more, named_struct('a', 1).a AS one, map('k', 1)['k'] AS v
SELECT CASE WHEN sort_order > 1 THEN 'late' ELSE 'early' END AS time, code LIKE 'o%' AS is_o FROM silver.taxonomy
SELECT get_json_object('{"a": 1}', '$.a'), to_json(named_struct('a', 1)), from_json('{"a": 1}', 'a INT')
SELECT CAST('1.50' AS DECIMAL(18,2)) AS eur, date_trunc('month', DATE'2020-02-03'), date_format(DATE'2020-02-03', 'd.M.yyyy')
SELECT * EXCEPT (label_en) FROM silver.taxonomy
SELECT * FROM silver.taxonomy TABLESAMPLE (50 PERCENT) REPEATABLE (1)
SELECT * FROM silver.taxonomy LIMIT 1 OFFSET 1
FROM silver.taxonomy |> WHERE sort_order > 0 |> AGGREGATE count(*) AS n GROUP BY taxonomy |> ORDER BY n
TABLE silver.taxonomy
SELECT current_date(), current_user(), version(), typeof(1), uuid() IS NOT NULL
SELECT try_divide(1, 0), median(sort_order), mode(code), approx_count_distinct(code) FROM silver.taxonomy
SHOW SCHEMAS
SHOW TABLES IN silver
SHOW TABLES IN silver LIKE 'tax*'
SHOW TABLE EXTENDED IN silver LIKE 'taxonomy'
SHOW VIEWS IN silver
SHOW COLUMNS IN silver.taxonomy
SHOW FUNCTIONS LIKE 'up*'
SHOW CATALOGS
SHOW TBLPROPERTIES silver.taxonomy
DESCRIBE silver.taxonomy
DESCRIBE EXTENDED silver.taxonomy
DESCRIBE TABLE silver.taxonomy code
DESCRIBE SCHEMA silver
DESCRIBE FUNCTION upper
DESCRIBE QUERY SELECT code FROM silver.taxonomy
DESCRIBE HISTORY silver.taxonomy
DESCRIBE DETAIL silver.taxonomy
EXPLAIN SELECT * FROM silver.taxonomy
EXPLAIN FORMATTED SELECT code, count(*) FROM silver.taxonomy GROUP BY code
SET TIME ZONE 'Europe/Helsinki'
SET spark.sql.session.timeZone = UTC
SHOW TABLES IN suomi
SHOW TABLES IN information_schema
SELECT table_name, comment FROM information_schema.tables WHERE table_schema = 'gold'
SELECT * FROM information_schema.columns WHERE unit = 'eur' AND column_name LIKE 'planned%'
DESCRIBE information_schema.columns
DESCRIBE suomi.paivityssuhde_kierroksittain
DESCRIBE EXTENDED svenska.projektportfoljen
SHOW CREATE TABLE suomi.hankesalkku
USE suomi
USE silver
