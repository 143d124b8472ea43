package fi.robohaku.marts;

import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Marts of a folder of their own, over records written by hand: grant, and total, which reads it. */
abstract class OwnMarts {
    static final String GRANT = """
            -- Grants by project.
            SELECT round, subject_id AS project_id, amount_eur AS granted_eur, CAST(amount_eur * :share AS DECIMAL(18,2)) AS shared_eur
            FROM silver.funding
            WHERE funding_kind = 'granted'
            """;

    static final String GRANT_CONTRACT = """
            title: {fi: Myönnöt, sv: Beviljat, en: Grants}
            description: "Grants by project."
            grain: "one project"
            key: [round, project_id]
            order: [round, project_id]
            is_exported: false
            columns:
              - {name: round}
              - {name: project_id}
              - {name: granted_eur}
              - {name: shared_eur, type: "DECIMAL(18,2)", unit: eur, label: {fi: Osuus, sv: Andel, en: Part}, description: "Part of the grant"}
            parameters:
              - {name: share, type: "DECIMAL(9,6)", default: "0.5", description: "Part that counts"}
            tests:
              - {name: grants_are_small, expression_is_true: "granted_eur < 1000"}
              - {accepted_values: {column: round, values: ["2019", "2020"]}}
              - {relationships: {columns: [round, project_id], to: silver.application}, severity: warning}
              - {name: grants_are_those_of_the_records, sum_agrees: {expression: granted_eur, by: [round], to: {mart: silver.funding, expression: amount_eur, where: "funding_kind = 'granted'"}}}
              - {equal_rowcount: {compare_model: silver.funding, where: "funding_kind = 'granted'"}}
              - {name: some_are_there, aggregate_is_true: "count(*) > 0", actual: "count(*)", expected: "1 or more"}
            """;

    static final String TOTAL = """
            -- Grants by round.
            SELECT round, sum(granted_eur) AS granted_eur FROM gold.grant GROUP BY round
            """;

    static final String TOTAL_CONTRACT = """
            title: {fi: Summat, sv: Summor, en: Sums}
            description: "Grants by round."
            grain: "one round"
            key: [round]
            order: [round]
            is_exported: false
            columns:
              - {name: round}
              - {name: granted_eur}
            tests:
              - {name: sums_are_those_of_the_projects, sum_agrees: {expression: granted_eur, to: {mart: grant}}}
            """;

    @TempDir
    Path folder;

    Warehouse warehouse;
    SparkSession spark;
    Path schemas;

    @BeforeEach
    void aFolderOfMartsAndRecordsOfTwoProjects() throws IOException {
        Path home = folder.resolve("home");
        schemas = TestWarehouse.schemasWith(home, "application.sql", "decision.sql", "funding.sql");
        put("grant.sql", GRANT);
        put("grant.yml", GRANT_CONTRACT);
        put("total.sql", TOTAL);
        put("total.yml", TOTAL_CONTRACT);
        warehouse = TestWarehouse.withTables(Workspace.in(folder.resolve("work"), home));
        warehouse.tuneForInputSize(0);
        spark = warehouse.spark();
        documents("2020/applications/a.xlsx", "2020/registers/grants.csv");
        spark.sql("INSERT INTO silver.application (document_id, record_no, round, project_id, provenance, sheet, cell)"
                + " VALUES ('d1', 1, '2020', '2020-A-1', 'synthetic', 'Hakemus', 'B2')");
        grant("2020-A-1", 100, "C2");
    }

    void put(String name, String text) throws IOException {
        Files.writeString(schemas.resolve("marts").resolve(name), text);
    }

    private void documents(String first, String second) {
        spark.sql("INSERT INTO ops.documents (document_id, path, sha256, size_bytes, modified_at, state, own_outcome,"
                + " outcome, is_readable, n_figures, definitions, first_run, last_run, read_at)"
                + " SELECT id, path, 's', 1, now(), 'current', 'ingested', 'ingested', true, 1, 'f', 'r', 'r', now()"
                + " FROM VALUES ('d1', '" + first + "'), ('d2', '" + second + "') AS documents(id, path)");
    }

    void grant(String project, int amount, String cell) {
        spark.sql("INSERT INTO silver.funding VALUES ('d2', 1, '2020', '" + project + "', 'granted', " + amount
                + ", NULL, NULL, 'reported', 'exact', 'synthetic', '', '" + cell + "')");
    }

    MartRun run(String runId) throws IOException {
        return new MartRunner(warehouse, schemas).run(runId);
    }

    List<String> rows(String table) {
        return spark.table(table).collectAsList().stream()
                .map(Row::toString)
                .sorted()
                .toList();
    }
}
