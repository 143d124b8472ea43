-- Each line is a statement that a read-only session must reject, for the reason its heading tells.

-- It writes
DROP TABLE silver.taxonomy
DROP TABLE IF EXISTS silver.taxonomy
DROP SCHEMA silver CASCADE
DROP VIEW silver.taxonomy
CREATE SCHEMA mine
CREATE TABLE mine AS SELECT 1 AS one
CREATE TABLE silver.mine (one INT) USING delta
CREATE TABLE silver.mine USING csv OPTIONS (path '/etc/passwd')
CREATE OR REPLACE TABLE silver.taxonomy USING delta AS SELECT 1 AS one
CREATE TABLE silver.mine SHALLOW CLONE silver.taxonomy
CREATE TABLE silver.mine LIKE silver.taxonomy
INSERT INTO silver.taxonomy SELECT * FROM silver.taxonomy
INSERT OVERWRITE silver.taxonomy SELECT * FROM silver.taxonomy
INSERT INTO silver.taxonomy (taxonomy, code) VALUES ('a', 'b')
INSERT OVERWRITE DIRECTORY '/tmp/robohaku-attack' USING csv SELECT * FROM silver.taxonomy
INSERT OVERWRITE LOCAL DIRECTORY '/tmp/robohaku-attack' USING csv SELECT * FROM silver.taxonomy
WITH a AS (SELECT * FROM silver.taxonomy) INSERT INTO silver.taxonomy SELECT * FROM a
FROM silver.taxonomy INSERT INTO silver.taxonomy SELECT * INSERT INTO silver.taxonomy SELECT *
UPDATE silver.taxonomy SET code = 'x'
DELETE FROM silver.taxonomy
MERGE INTO silver.taxonomy t USING silver.taxonomy s ON t.code = s.code WHEN MATCHED THEN DELETE
TRUNCATE TABLE silver.taxonomy
LOAD DATA INPATH '/etc/passwd' INTO TABLE silver.taxonomy
ALTER TABLE silver.taxonomy ADD COLUMNS (x INT)
ALTER TABLE silver.taxonomy DROP COLUMN code
ALTER TABLE silver.taxonomy RENAME TO silver.other
ALTER TABLE silver.taxonomy SET TBLPROPERTIES ('delta.logRetentionDuration' = 'interval 0 days')
ALTER TABLE silver.taxonomy ADD CONSTRAINT always CHECK (code IS NOT NULL)
COMMENT ON TABLE silver.taxonomy IS 'x'
COMMENT ON SCHEMA silver IS 'x'
OPTIMIZE silver.taxonomy
OPTIMIZE delta.`/tmp/x`
VACUUM silver.taxonomy RETAIN 0 HOURS
RESTORE TABLE silver.taxonomy TO VERSION AS OF 0
CONVERT TO DELTA parquet.`/tmp/x`
GENERATE symlink_format_manifest FOR TABLE silver.taxonomy
REORG TABLE silver.taxonomy APPLY (PURGE)
ANALYZE TABLE silver.taxonomy COMPUTE STATISTICS
MSCK REPAIR TABLE silver.taxonomy
CREATE VIEW silver.mine AS SELECT * FROM silver.taxonomy
CREATE GLOBAL TEMPORARY VIEW everyones AS SELECT * FROM silver.taxonomy
ALTER VIEW silver.taxonomy AS SELECT 1

-- It reads what is no table of the warehouse
SELECT * FROM csv.`/etc/passwd`
SELECT * FROM text.`/etc/passwd`
SELECT * FROM json.`/etc/passwd`
SELECT * FROM parquet.`/tmp/x`
SELECT * FROM orc.`/tmp/x`
SELECT * FROM binaryFile.`/etc/passwd`
SELECT * FROM delta.`/tmp/x`
SELECT * FROM delta.`/tmp/x` VERSION AS OF 1
SELECT * FROM delta.`/tmp/x@v1`
SELECT * FROM spark_catalog.csv.`/etc/passwd`
SELECT * FROM other_catalog.silver.taxonomy
SELECT * FROM jdbc.`jdbc:derby:memory:x;create=true`
TABLE csv.`/etc/passwd`
FROM text.`/etc/passwd`
FROM text.`/etc/passwd` |> WHERE value LIKE 'root%'
SELECT (SELECT count(*) FROM text.`/etc/passwd`) AS n
SELECT 1 WHERE EXISTS (SELECT * FROM delta.`/tmp/x`)
SELECT * FROM silver.taxonomy WHERE code IN (SELECT value FROM text.`/etc/passwd`)
SELECT * FROM silver.taxonomy t, LATERAL (SELECT value FROM text.`/etc/passwd`) AS l
WITH a AS (SELECT * FROM parquet.`/tmp/x`) SELECT * FROM a
WITH a AS (WITH b AS (SELECT * FROM text.`/etc/passwd`) SELECT * FROM b) SELECT * FROM a
SELECT code FROM silver.taxonomy UNION ALL SELECT value FROM text.`/etc/passwd`
SELECT * FROM silver.taxonomy JOIN text.`/etc/passwd` ON code = value
SELECT * FROM silver.taxonomy TIMESTAMP AS OF (SELECT max(value) FROM text.`/etc/passwd`)
SELECT * FROM IDENTIFIER('csv.`/etc/passwd`')
SELECT * FROM IDENTIFIER('csv' || '.`/etc/passwd`')
SELECT * FROM silver.taxonomy WITH ('path' = '/etc')
SELECT * FROM STREAM silver.taxonomy
SELECT * FROM table_changes('silver.taxonomy', 0)
SELECT * FROM table_changes_by_path('/tmp/x', 0)
SELECT * FROM python_worker_logs()
EXPLAIN SELECT * FROM csv.`/etc/passwd`
EXPLAIN EXTENDED SELECT * FROM csv.`/etc/passwd`
EXPLAIN DROP TABLE silver.taxonomy
DESCRIBE QUERY SELECT * FROM csv.`/etc/passwd`
DESCRIBE TABLE csv.`/etc/passwd`
DESCRIBE HISTORY delta.`/tmp/x`
DESCRIBE HISTORY '/tmp/x'
DESCRIBE DETAIL '/tmp/x'
SHOW CREATE TABLE delta.`/tmp/x`
SHOW COLUMNS IN csv.`/etc/passwd`
CREATE TEMPORARY VIEW passwords AS SELECT * FROM text.`/etc/passwd`
CREATE TEMPORARY VIEW passwords USING csv OPTIONS (path '/etc/passwd')
CREATE TEMPORARY VIEW passwords (line STRING) USING text OPTIONS (path '/etc/passwd')

-- It runs what is no query
SELECT reflect('java.lang.System', 'getProperty', 'user.home')
SELECT upper(java_method('java.lang.System', 'getenv', 'HOME'))
SELECT try_reflect('java.lang.System', 'exit', 0)
SELECT REFLECT('java.lang.System', 'getProperty', 'user.home')
SELECT `reflect`('java.lang.System', 'getProperty', 'user.home')
SELECT system.builtin.reflect('java.lang.System', 'getProperty', 'user.home')
SELECT IDENTIFIER('reflect')('java.lang.System', 'getProperty', 'user.home')
SELECT IDENTIFIER('ref' || 'lect')('java.lang.System', 'getProperty', 'user.home')
SELECT transform(array('user.home'), k -> reflect('java.lang.System', 'getProperty', k))
SELECT count(*) FROM silver.taxonomy GROUP BY reflect('java.lang.System', 'getProperty', 'user.home')
SELECT * FROM silver.taxonomy ORDER BY reflect('java.lang.System', 'getProperty', 'user.home')
SELECT sum(1) OVER (PARTITION BY reflect('java.lang.System', 'getProperty', 'user.home'))
SELECT * FROM VALUES (reflect('java.lang.System', 'getProperty', 'user.home')) AS v(home)
SELECT * FROM silver.taxonomy TIMESTAMP AS OF reflect('java.time.Instant', 'now')
CREATE TEMPORARY VIEW homes AS SELECT reflect('java.lang.System', 'getProperty', 'user.home') AS home
SELECT xpath_string('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', '/a')
SELECT from_xml('<a/>', 'a STRING', map('rowValidationXSDPath', '/etc/passwd'))
SELECT from_protobuf(X'00', 'M', '/etc/passwd')
SELECT from_avro(X'00', '{"type": "string"}', map('avroSchemaUrl', 'file:///etc/passwd'))
SELECT input_file_name() FROM silver.taxonomy
SELECT TRANSFORM (code) USING 'cat /etc/passwd' AS (line STRING) FROM silver.taxonomy
FROM silver.taxonomy MAP code USING 'sh' AS (line STRING)
CREATE FUNCTION evil AS 'org.example.Evil' USING JAR '/tmp/x.jar'
CREATE TEMPORARY FUNCTION evil AS 'org.example.Evil'
CREATE TEMPORARY FUNCTION upper(x STRING) RETURNS STRING RETURN x
CREATE FUNCTION evil(x INT) RETURNS INT RETURN x + 1
DROP TEMPORARY FUNCTION upper
ADD JAR '/tmp/x.jar'
ADD FILE '/etc/passwd'
ADD ARCHIVE '/tmp/x.zip'
LIST JARS
LIST FILES
CALL silver.evil()
EXECUTE IMMEDIATE 'DROP TABLE silver.taxonomy'
EXECUTE IMMEDIATE 'SELECT * FROM text.`/etc/passwd`'
EXECUTE IMMEDIATE 'SELECT * FROM text.' || '`/etc/passwd`'
DECLARE VARIABLE statement STRING DEFAULT 'x'
SET VAR statement = (SELECT max(value) FROM text.`/etc/passwd`)

-- It changes the session or the machine for others
SET spark.sql.ansi.enabled = false
SET spark.sql.catalog.spark_catalog.warehouse = /etc
SET spark.sql.catalog.evil = org.example.Evil
SET spark.hadoop.fs.s3a.secret.key
SET
SET -v
RESET
RESET spark.sql.ansi.enabled
CACHE TABLE silver.taxonomy
CACHE LAZY TABLE kept AS SELECT * FROM silver.taxonomy
UNCACHE TABLE silver.taxonomy
CLEAR CACHE
REFRESH TABLE silver.taxonomy
REFRESH '/etc'
REFRESH FUNCTION upper

-- It changes what is shown to all
DROP VIEW suomi.hankesalkku
ALTER VIEW suomi.hankesalkku AS SELECT 1 AS yksi
CREATE OR REPLACE VIEW suomi.hankesalkku AS SELECT 1 AS yksi
INSERT INTO information_schema.tables SELECT * FROM information_schema.tables
DROP TABLE information_schema.columns

-- It takes an address for the name of a table
SELECT * FROM silver.`/etc`
SELECT * FROM silver.`file:///etc`
SELECT * FROM silver.`http://127.0.0.1:9/x`
SELECT * FROM silver.`har://http-127.0.0.1:9/y.har`
SELECT * FROM silver.`../gold/grant`
SELECT * FROM silver.`../../outside`
SELECT * FROM `/etc`
DESCRIBE TABLE silver.`/etc`
DESCRIBE HISTORY silver.`/etc`
DESCRIBE DETAIL silver.`http://127.0.0.1:9/x`
SHOW COLUMNS IN silver.`/etc`
