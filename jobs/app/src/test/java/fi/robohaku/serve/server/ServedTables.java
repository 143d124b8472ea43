package fi.robohaku.serve.server;

import fi.robohaku.lakehouse.TableDefinitions;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.marts.MartRun;
import fi.robohaku.marts.MartRunner;
import fi.robohaku.serve.auth.TokenStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** A workspace with the tables of the project and one small mart over grants that the test gives. */
final class ServedTables {
    private static final String MART = """
            -- Grants by project.
            SELECT round, subject_id AS project_id, amount_eur AS granted_eur, DATE '2021-10-15' AS decided_on
            FROM silver.funding
            WHERE funding_kind = 'granted'
            """;

    private static final String CONTRACT = """
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
              - {name: decided_on, type: DATE, label: {fi: Päätetty, sv: Beslutat, en: Decided on}, description: "Day of the decision, päätöspäivä"}
            tests:
              - relationships: {columns: [round, project_id], to: silver.funding, to_columns: [round, subject_id]}
              - {name: some_are_there, holds: "count(*) > 0", actual: "count(*)", expected: "1 or more"}
            """;

    private final Path workspace;
    private final Path schemas;
    private final Warehouse warehouse;

    private ServedTables(Path workspace, Path schemas, Warehouse warehouse) {
        this.workspace = workspace;
        this.schemas = schemas;
        this.warehouse = warehouse;
    }

    /** A new token for a user of a server over the tables. */
    String token(String user) throws IOException {
        return new TokenStore(TokenStore.defaultFile(workspace)).add(user, LocalDate.of(2026, 3, 1));
    }

    /** Makes the tables, with a grant of so many euros for each of three projects. */
    static ServedTables in(Path folder) throws IOException {
        Path home = folder.resolve("home");
        Path schemas = TestWarehouse.schemasWith(home, "application.sql", "funding.sql");
        Files.writeString(schemas.resolve("marts/grant.sql"), MART);
        Files.writeString(schemas.resolve("marts/grant.yml"), CONTRACT);
        Path workspace = Files.createDirectories(folder.resolve("work"));
        Warehouse warehouse = TestWarehouse.over(Workspace.in(workspace, home));
        warehouse.tuneForInputSize(0);
        TableDefinitions.read(schemas).migrate(warehouse);
        ServedTables tables = new ServedTables(workspace, schemas, warehouse);
        tables.grant("100.00");
        tables.run("r1");
        return tables;
    }

    /** Puts grants of so many euros in place of those that stand in the records. */
    void grant(String euros) {
        org.apache.spark.sql.SparkSession.setActiveSession(warehouse.spark());
        warehouse.spark().sql("DELETE FROM silver.funding");
        warehouse
                .spark()
                .sql(
                        "INSERT INTO silver.funding SELECT 'd', n, '2020', concat('2020-A-', n), 'granted', " + euros
                                + ", NULL, NULL, 'reported', 'exact', 'synthetic', '', 'B2' FROM VALUES (1), (2), (3) AS numbers(n)");
    }

    /** Computes the mart anew, as a run does. */
    void run(String id) throws IOException {
        org.apache.spark.sql.SparkSession.setActiveSession(warehouse.spark());
        MartRun run = new MartRunner(warehouse, schemas).run(id);
        if (!run.built().contains("grant")) {
            throw new AssertionError("The mart was not computed: " + run);
        }
    }

    Path workspace() {
        return workspace;
    }
}
