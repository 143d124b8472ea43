package fi.robohaku.notebook;

import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.serve.catalog.DataDictionary;
import fi.robohaku.serve.session.ReadOnlySession;
import fi.robohaku.serve.shell.StatementExecutor;
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
 * The read-only session of a notebook. The warehouse opens in the background while the user still types; the first query
 * waits for it.
 */
final class NotebookSession implements AutoCloseable {
    /** Spark listens on the loopback address only. */
    private static final Map<String, String> LOOPBACK_ONLY = Map.of(
            "spark.driver.bindAddress", "127.0.0.1",
            "spark.driver.host", "127.0.0.1");

    private final CompletableFuture<Warehouse> warehouse;
    private final CompletableFuture<SparkSession> session;
    private final CompletableFuture<ColumnWords> words;
    private final CompletableFuture<DataDictionary> dictionary;

    private NotebookSession(CompletableFuture<Warehouse> warehouse, Path schemas) {
        this.warehouse = warehouse;
        this.session = warehouse.thenApply(ReadOnlySession::create);
        this.words = CompletableFuture.supplyAsync(() -> ColumnWords.read(schemas));
        this.dictionary = CompletableFuture.supplyAsync(() -> DataDictionary.read(schemas));
    }

    /** Opens a workspace in the background. Settings of the workspace override those of this class. */
    static NotebookSession open(Workspace workspace) {
        Map<String, String> settings = new HashMap<>(LOOPBACK_ONLY);
        settings.putAll(workspace.sparkConf());
        Workspace local =
                new Workspace(workspace.folder(), workspace.warehouse(), workspace.home(), Map.copyOf(settings));
        return new NotebookSession(CompletableFuture.supplyAsync(() -> openWarehouse(local)), workspace.schemas());
    }

    private static Warehouse openWarehouse(Workspace workspace) {
        Warehouse warehouse = Warehouse.open(workspace);
        warehouse.tuneForStoredData();
        return warehouse;
    }

    /** Creates a session over a warehouse that is open. */
    static NotebookSession create(Warehouse warehouse) {
        return new NotebookSession(
                CompletableFuture.completedFuture(warehouse),
                warehouse.workspace().schemas());
    }

    /** The session of Spark, which is read-only. */
    SparkSession spark() {
        SparkSession readOnly = await(session);
        SparkSession.setActiveSession(readOnly);
        return readOnly;
    }

    /** Executes a query over the tables. */
    Dataset<Row> sql(String query) {
        return spark().sql(query);
    }

    ColumnWords words() {
        return await(words);
    }

    /** The descriptions of the tables. */
    DataDictionary dictionary() {
        return await(dictionary);
    }

    /** Lists the names, with schema, of all tables and views. */
    List<String> listTables() {
        return new StatementExecutor(spark(), this::dictionary).listTables();
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Cancels the running Spark jobs. */
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
