package fi.robohaku.notebook;

import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.serve.Asker;
import fi.robohaku.serve.Dictionary;
import fi.robohaku.serve.GuardedSession;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The tables that a notebook reads. They open while the person still types: the first question waits for them. The
 * session answers questions and refuses to write.
 */
final class NotebookSession implements AutoCloseable {
    /** A notebook talks to its own machine and to nobody else. */
    private static final Map<String, String> ON_THIS_MACHINE = Map.of(
            "spark.driver.bindAddress", "127.0.0.1",
            "spark.driver.host", "127.0.0.1");

    private static final String LARGEST_TABLE = "bronze.figure";

    private final CompletableFuture<Warehouse> warehouse;
    private final CompletableFuture<SparkSession> session;
    private final CompletableFuture<ColumnWords> words;
    private final CompletableFuture<Dictionary> dictionary;

    private NotebookSession(CompletableFuture<Warehouse> warehouse, Path schemas) {
        this.warehouse = warehouse;
        this.session = warehouse.thenApply(GuardedSession::over);
        this.words = CompletableFuture.supplyAsync(() -> ColumnWords.read(schemas));
        this.dictionary = CompletableFuture.supplyAsync(() -> Dictionary.read(schemas));
    }

    /** Opens a workspace beside what else goes on. Settings of the workspace go before those made here. */
    static NotebookSession opening(Workspace workspace) {
        Map<String, String> settings = new HashMap<>(ON_THIS_MACHINE);
        settings.putAll(workspace.sparkConf());
        Workspace local =
                new Workspace(workspace.folder(), workspace.warehouse(), workspace.home(), Map.copyOf(settings));
        return new NotebookSession(CompletableFuture.supplyAsync(() -> open(local)), workspace.schemas());
    }

    private static Warehouse open(Workspace workspace) {
        Warehouse warehouse = Warehouse.open(workspace);
        warehouse.tuneForInputSize(warehouse.sizeInBytes(LARGEST_TABLE));
        return warehouse;
    }

    /** A session over a warehouse that is open, and that is left open. */
    static NotebookSession over(Warehouse warehouse) {
        return new NotebookSession(
                CompletableFuture.completedFuture(warehouse),
                warehouse.workspace().schemas());
    }

    /** The session of Spark, which reads and does not write. */
    SparkSession spark() {
        SparkSession guarded = await(session);
        SparkSession.setActiveSession(guarded);
        return guarded;
    }

    /** The answer to a query over the tables. */
    Dataset<Row> ask(String query) {
        return spark().sql(query);
    }

    ColumnWords words() {
        return await(words);
    }

    /** What the contracts say of the tables. */
    Dictionary dictionary() {
        return await(dictionary);
    }

    /** Names with schema of all tables and views there are now. */
    List<String> tables() {
        return new Asker(spark(), this::dictionary).tables();
    }

    private static <T> T await(CompletableFuture<T> coming) {
        try {
            return coming.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException told ? told : e;
        }
    }

    /** Ends the work that Spark does now. */
    void cancel() {
        if (warehouse.isDone() && !warehouse.isCompletedExceptionally()) {
            await(warehouse).spark().sparkContext().cancelAllJobs();
        }
    }

    @Override
    public void close() {
        if (!warehouse.isCompletedExceptionally()) {
            await(warehouse).close();
        }
    }
}
