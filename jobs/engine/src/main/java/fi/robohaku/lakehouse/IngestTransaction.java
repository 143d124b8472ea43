package fi.robohaku.lakehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The writes of an ingestion: many tables side by side, then the document registry. With the commit of the registry the
 * documents count as ingested; where a run dies before it, the next one rolls the tables back.
 */
final class IngestTransaction {
    private final Warehouse warehouse;
    private final TableDefinitions tables;
    private final List<TableChange> changes = new ArrayList<>();

    IngestTransaction(Warehouse warehouse, TableDefinitions tables) {
        this.warehouse = warehouse;
        this.tables = tables;
    }

    /** Adds a change to what is written; nothing is written before the commit. */
    IngestTransaction add(TableChange change) {
        changes.add(change);
        return this;
    }

    /** Adds changes likewise. */
    IngestTransaction addAll(List<TableChange> more) {
        changes.addAll(more);
        return this;
    }

    /** Names of the tables that get a commit, but for those that only grow; in order of name. */
    List<String> tables() {
        return Stream.concat(
                        changes.stream().filter(TableChange::isRestorable).map(TableChange::table),
                        Stream.of(DocumentRegistry.TABLE))
                .sorted()
                .toList();
    }

    /**
     * Writes all of it; every commit names the run.
     *
     * @param registry rows of the registry that change
     */
    void commit(Dataset<Row> registry, IngestRun run, ProgressMonitor progress) throws IOException {
        RunJournal journal = new RunJournal(warehouse);
        TableWriter writer = new TableWriter(warehouse);
        journal.begin(run.ids(), tables());
        writer.tagCommits(run.id(), () -> {
            progress.beginStep("Writing figures and records");
            ParallelTasks.run(
                    warehouse.spark(),
                    changes.stream()
                            .map(change -> new ParallelTasks.Task(
                                    "Writing " + change.table(),
                                    () -> change.write().accept(writer)))
                            .toList());
            progress.beginStep("Updating the document registry");
            DocumentRegistry.merge(writer, tables, registry);
        });
        journal.commit();
    }
}
