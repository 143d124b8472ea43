package fi.robohaku.lakehouse;

import fi.robohaku.contracts.ContractException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Brings the tables of a warehouse to their definitions.
 *
 * <ol>
 *   <li>Compare each table with its definition, as its last commit describes it.
 *   <li>Count the rows that break a new constraint. Where there are any, no table is created or altered.
 *   <li>Create and alter the tables, side by side.
 * </ol>
 */
final class TableMigrator {
    private final Warehouse warehouse;
    private final TableDefinitions definitions;

    TableMigrator(Warehouse warehouse, TableDefinitions definitions) {
        this.warehouse = warehouse;
        this.definitions = definitions;
    }

    /**
     * Runs the steps.
     *
     * @return names of the tables created or altered, in order
     */
    List<String> migrate() {
        Map<String, Runnable> work = new ConcurrentSkipListMap<>();
        Map<String, String> breaches = new ConcurrentSkipListMap<>();
        run("Comparing", definitions.names(), table -> {
            if (!warehouse.exists(table)) {
                work.put(table, () -> DirectCommit.create(warehouse, definitions.definition(table)));
                return;
            }
            TableMigration migration =
                    TableMigration.between(warehouse.definition(table), definitions.definition(table));
            if (!migration.statements().isEmpty()) {
                work.put(table, () -> migration.statements().forEach(warehouse.spark()::sql));
            }
            migration
                    .countBreaches(warehouse.spark().table(table))
                    .forEach((constraint, rows) ->
                            breaches.put(table + "." + constraint, breach(migration, constraint, rows)));
        });
        if (!breaches.isEmpty()) {
            throw new ContractException(String.join("; ", breaches.values())
                    + ". The tables are left as they were: correct or delete those rows, ease the constraint in"
                    + " schemas/tables/, or run into a new --workspace");
        }
        run("Migrating", List.copyOf(work.keySet()), table -> work.get(table).run());
        return List.copyOf(work.keySet());
    }

    private static String breach(TableMigration migration, String constraint, long rows) {
        return (rows == 1 ? "1 row of %s breaks" : rows + " rows of %s break").formatted(migration.table())
                + " the constraint " + constraint + " ("
                + migration.addedConstraints().get(constraint) + ")";
    }

    private void run(String doing, List<String> tables, TableWork work) {
        List<ParallelTasks.Task> tasks = new ArrayList<>();
        tables.forEach(table -> tasks.add(new ParallelTasks.Task(doing + " " + table, () -> work.run(table))));
        ParallelTasks.run(warehouse.spark(), tasks);
    }

    /** Work on a table by its name. */
    private interface TableWork {
        void run(String table);
    }
}
