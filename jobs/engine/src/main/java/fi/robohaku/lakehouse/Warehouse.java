package fi.robohaku.lakehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.SparkConf;
import org.apache.spark.internal.config.ConfigEntry$;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.util.DeltaFileOperations;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The Delta tables of a workspace and the Spark session that reads and writes them.
 *
 * <p>Tables are named {@code <schema>.<table>} in every query of the session.
 */
public final class Warehouse implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(Warehouse.class);

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("spark.app.name", "robohaku"),
            Map.entry("spark.master", "local[*]"),
            Map.entry("spark.ui.enabled", "false"),
            Map.entry("spark.ui.showConsoleProgress", "false"),
            // With or without its pages, Spark keeps what they would show: the plans of a thousand queries, and their
            // jobs.
            Map.entry("spark.sql.ui.retainedExecutions", "10"),
            Map.entry("spark.sql.ui.explainMode", "simple"),
            Map.entry("spark.sql.maxPlanStringLength", "1000"),
            // Checks of Spark's rules after each of them and a stack trace for each expression: for those who work on
            // Spark.
            Map.entry("spark.sql.lightweightPlanChangeValidation", "false"),
            Map.entry("spark.sql.dataFrameQueryContext.enabled", "false"),
            Map.entry("spark.ui.retainedJobs", "50"),
            Map.entry("spark.ui.retainedStages", "50"),
            Map.entry("spark.ui.retainedTasks", "500"),
            // Each sort and each broadcast takes at least one page; the default of up to 64 MB is for large data.
            Map.entry("spark.buffer.pageSize", "1m"),
            // Each stage hands round its tasks in a block: 4 MB, cleared anew for each, is for large ones.
            Map.entry("spark.broadcast.blockSize", "64k"),
            Map.entry("spark.sql.shuffle.partitions", "4"),
            Map.entry("spark.sql.adaptive.enabled", "true"),
            Map.entry("spark.databricks.delta.snapshotPartitions", "1"),
            // A table's list of files stands beside each commit, so that opening it takes no Spark job.
            Map.entry("spark.databricks.delta.allFilesInCrc.enabled", "true"),
            Map.entry("spark.databricks.delta.allFilesInCrc.verificationMode.enabled", "false"),
            Map.entry("spark.databricks.delta.allFilesInCrc.verificationMode.forceOnNonUTC.enabled", "false"),
            // What is merged is computed by then, and does not change between two looks at it.
            Map.entry("spark.databricks.delta.merge.materializeSource", "none"),
            Map.entry("spark.sql.catalogImplementation", "in-memory"),
            Map.entry("spark.hadoop.fs.file.impl", LocalFiles.class.getName()),
            Map.entry("spark.hadoop.fs.AbstractFileSystem.file.impl", LocalFilesInContext.class.getName()),
            Map.entry("spark.sql.session.timeZone", "UTC"),
            Map.entry("spark.sql.ansi.enabled", "true"),
            Map.entry("spark.scheduler.mode", "FAIR"));

    /** What suits few rows: to compile a query and to plan it anew half-way takes longer than to run it. */
    private static final Map<String, String> FOR_LITTLE_DATA = Map.of(
            "spark.sql.codegen.wholeStage", "false",
            "spark.sql.codegen.factoryMode", "NO_CODEGEN",
            "spark.sql.adaptive.enabled", "false",
            // Rows that stand in one partition are joined there, without a job that hands one side round.
            "spark.sql.autoBroadcastJoinThreshold", "-1",
            // A union would keep the partitions of its inputs only as long as they are alike, and they are not once the
            // exchanges below it are taken out.
            "spark.sql.unionOutputPartitioning", "false",
            "spark.sql.shuffle.partitions", "1");

    private static final String LARGEST_TABLE = "bronze.figure";

    private static final long LITTLE_BYTES = 64L * 1024 * 1024;

    private final SparkSession spark;
    private final Workspace workspace;
    private final boolean owned;
    private final Set<String> given;
    private volatile Optional<PublishedVersions> published = Optional.empty();

    private Warehouse(SparkSession spark, Workspace workspace, boolean owned) {
        this.spark = spark;
        this.workspace = workspace;
        this.owned = owned;
        Set<String> keys = new HashSet<>(workspace.sparkConf().keySet());
        for (scala.Tuple2<String, String> setting : new SparkConf().getAll()) {
            keys.add(setting._1());
        }
        this.given = Set.copyOf(keys);
    }

    /**
     * Opens a session over the workspace. Settings of {@code spark-submit} go before the defaults here, those of the
     * workspace before both. Where Spark runs in this process already, it is used and left running.
     *
     * @throws UncheckedIOException where the master that is named does not answer, or there is no place for temporary files
     */
    public static Warehouse open(Workspace workspace) {
        scala.Option<SparkSession> running = SparkSession.getDefaultSession();
        if (running.isDefined() && !running.get().sparkContext().isStopped()) {
            return over(running.get(), workspace);
        }
        Map<String, String> settings = new HashMap<>(DEFAULTS);
        for (scala.Tuple2<String, String> given : new SparkConf().getAll()) {
            settings.put(given._1(), given._2());
        }
        settings.putAll(workspace.sparkConf());
        settings.putAll(fixed(workspace));
        String master = settings.get("spark.master");
        try {
            SparkMaster.refuseUnreachable(master);
            if (master.startsWith("local") && !settings.containsKey("spark.local.dir")) {
                settings.put("spark.local.dir", SparkScratch.make().toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        settings.putAll(SparkNetwork.settings(settings.get("spark.master")));
        SparkSession.Builder builder = SparkSession.builder();
        settings.forEach(builder::config);
        SparkSession session = builder.getOrCreate();
        SparkNetwork.findGap(session.sparkContext().getConf()).ifPresent(LOG::warn);
        return over(session, workspace, true);
    }

    /** A warehouse over a session that somebody else keeps, with its own catalog. */
    public static Warehouse over(SparkSession running, Workspace workspace) {
        SparkSession session = running.newSession();
        Map<String, String> settings = new HashMap<>(workspace.sparkConf());
        settings.putAll(fixed(workspace));
        settings.forEach((key, value) -> {
            // What Spark itself is started with cannot be changed any more.
            if (session.conf().isModifiable(key) || ConfigEntry$.MODULE$.findEntry(key) == null) {
                session.conf().set(key, value);
            }
        });
        return over(session, workspace, false);
    }

    private static Warehouse over(SparkSession session, Workspace workspace, boolean owned) {
        SparkSession.setActiveSession(session);
        for (String schema : WarehouseCatalog.SCHEMAS) {
            session.sessionState()
                    .catalog()
                    .createDatabase(
                            new org.apache.spark.sql.catalyst.catalog.CatalogDatabase(
                                    schema,
                                    "",
                                    workspace.warehouse(),
                                    scala.collection.immutable.Map$.MODULE$.<String, String>empty()),
                            true);
        }
        return new Warehouse(session, workspace, owned);
    }

    /** What every session over the workspace must have, wherever it runs. */
    private static Map<String, String> fixed(Workspace workspace) {
        return Map.of(
                "spark.sql.extensions",
                        "io.delta.sql.DeltaSparkSessionExtension," + WithoutIdleExchanges.class.getName(),
                "spark.sql.catalog.spark_catalog", WarehouseCatalog.class.getName(),
                "spark.sql.catalog.spark_catalog.warehouse",
                        workspace.warehouse().toString(),
                // Spark takes this one as a path, in which a space is a space.
                "spark.sql.warehouse.dir", new Path(workspace.warehouse()).toString());
    }

    public SparkSession spark() {
        return spark;
    }

    public Workspace workspace() {
        return workspace;
    }

    /** Path of a table, {@code silver.application} for example. */
    public String path(String table) {
        String[] parts = table.split("\\.", 2);
        return new Path(new Path(new Path(workspace.warehouse()), parts[0]), parts[1]).toString();
    }

    /**
     * Version of a table as it stands in storage now, or as it was published where {@link #readPublished} has been called;
     * -1 where there is no such table.
     */
    public long version(String table) {
        return snapshot(table).version();
    }

    /**
     * From now on shows the tables as the newest record has them that belong together, to queries of the session, too. Does
     * nothing where no run has published any.
     *
     * @return the record
     */
    public Optional<PublishedVersions> readPublished() throws IOException {
        Optional<PublishedVersions> newest = PublishedVersions.newest(this);
        newest.ifPresent(this::readPublished);
        return newest;
    }

    /** From now on shows the tables as a record has them. */
    public void readPublished(PublishedVersions record) {
        published = Optional.of(record);
        spark.conf().set(WarehouseCatalog.PUBLISHED_NUMBER, Long.toString(record.number()));
    }

    /** Names of the tables whose log stands in storage, with schema, in order. */
    public List<String> tables() throws IOException {
        List<String> tables = new ArrayList<>();
        for (String schema : WarehouseCatalog.SCHEMAS) {
            Path folder = new Path(new Path(workspace.warehouse()), schema);
            FileSystem storage = folder.getFileSystem(spark.sessionState().newHadoopConf());
            try {
                for (FileStatus child : storage.listStatus(folder)) {
                    if (child.isDirectory() && storage.exists(new Path(child.getPath(), "_delta_log"))) {
                        tables.add(schema + "." + child.getPath().getName());
                    }
                }
            } catch (FileNotFoundException e) {
                // A schema without tables has no folder.
            }
        }
        tables.sort(String::compareTo);
        return tables;
    }

    /**
     * Tunes the session for the amount of data that the next steps work on. Settings that the workspace or
     * {@code spark-submit} brought stay as they are.
     *
     * @param bytes an estimate
     * @return whether that is little
     */
    public boolean tuneForInputSize(long bytes) {
        boolean isLittle = bytes <= LITTLE_BYTES;
        FOR_LITTLE_DATA.forEach((key, value) -> {
            boolean isGiven = given.contains(key);
            if (!isGiven && isLittle) {
                spark.conf().set(key, value);
            } else if (!isGiven) {
                spark.conf().unset(key);
            }
        });
        return isLittle;
    }

    /** Tunes the session for what stands in the tables, by the size of the largest of them. */
    public void tuneForStoredData() {
        tuneForInputSize(sizeInBytes(LARGEST_TABLE));
    }

    /**
     * Bytes of a table's files in its present version, as its last commit notes them; 0 where there is no such table,
     * and much where the commit does not say.
     */
    public long sizeInBytes(String table) {
        Snapshot snapshot = snapshot(table);
        if (snapshot.version() < 0) {
            return 0;
        }
        // The snapshot's own size would be counted by a Spark job.
        scala.Option<VersionChecksum> checksum = snapshot.checksumOpt();
        return checksum.isEmpty() ? LITTLE_BYTES + 1 : checksum.get().tableSizeBytes();
    }

    /** Number of files that a table is made of, as its last commit notes them; 0 where there is no such table. */
    public long countFiles(String table) {
        Snapshot snapshot = snapshot(table);
        return snapshot.version() < 0 || snapshot.checksumOpt().isEmpty()
                ? 0
                : snapshot.checksumOpt().get().numFiles();
    }

    /** Number of files in the folder of a table that its present version does not need and that are older than a moment. */
    public long countUnusedFiles(String table, Instant before) throws IOException {
        Set<String> needed = new HashSet<>();
        for (AddFile file : files(snapshot(table))) {
            needed.add(new Path(file.path()).getName());
            if (file.deletionVector() != null && file.deletionVector().isOnDisk()) {
                needed.add(file.deletionVector()
                        .absolutePath(new Path(path(table)))
                        .getName());
            }
        }
        Path folder = new Path(path(table));
        long unused = 0;
        for (FileStatus file :
                folder.getFileSystem(spark.sessionState().newHadoopConf()).listStatus(folder)) {
            boolean isOld = Instant.ofEpochMilli(file.getModificationTime()).isBefore(before);
            if (file.isFile() && isOld && !needed.contains(file.getPath().getName())) {
                unused++;
            }
        }
        return unused;
    }

    /** The files of a snapshot: those that its commit lists or, where it lists none, those that Delta finds by a Spark job. */
    static List<AddFile> files(Snapshot snapshot) {
        scala.Option<scala.collection.immutable.Seq<AddFile>> listed =
                snapshot.checksumOpt().isEmpty()
                        ? scala.Option.empty()
                        : snapshot.checksumOpt().get().allFiles();
        return CollectionConverters.asJava(listed.isEmpty() ? snapshot.getAllFiles(false) : listed.get());
    }

    /** A table as its last commit describes it. */
    TableDefinition definition(String table) {
        Metadata metadata = snapshot(table).metadata();
        return TableDefinition.of(
                table,
                metadata.schema(),
                metadata.description() == null ? "" : metadata.description(),
                CollectionConverters.asJava(metadata.configuration()));
    }

    Snapshot snapshot(String table) {
        DeltaLog log = DeltaLog.forTable(spark, path(table));
        Snapshot newest = log.update(false, scala.Option.empty(), scala.Option.empty());
        if (published.isEmpty() || newest.version() < 0) {
            return newest;
        }
        long version = published.get().version(table).orElse(isOfOneRun(table) ? -1 : newest.version());
        if (version == newest.version()) {
            return newest;
        }
        return version < 0 ? NewTable.of(spark, log) : snapshotAt(table, version);
    }

    Snapshot snapshotAt(String table, long version) {
        return DeltaLog.forTable(spark, path(table))
                .getSnapshotAt(version, scala.Option.empty(), scala.Option.empty(), false);
    }

    /** Whether a table that the record does not know is of a run that has not come to its end. */
    private static boolean isOfOneRun(String table) {
        return table.startsWith("gold.");
    }

    /**
     * All rows of a table that is there, for one that is read whole. Its files are those that the last commit lists, as far
     * as it lists them and marks none of their rows as deleted: to ask Delta which files a query needs takes a Spark job.
     */
    public Dataset<Row> rows(String table) {
        Snapshot snapshot = snapshot(table);
        scala.Option<scala.collection.immutable.Seq<AddFile>> listed =
                snapshot.checksumOpt().isEmpty()
                        ? scala.Option.empty()
                        : snapshot.checksumOpt().get().allFiles();
        if (listed.isEmpty()) {
            return table(table, snapshot);
        }
        List<AddFile> files = CollectionConverters.asJava(listed.get());
        if (files.stream().anyMatch(file -> file.deletionVector() != null)) {
            return table(table, snapshot);
        }
        if (files.isEmpty()) {
            return spark.createDataFrame(List.of(), snapshot.schema());
        }
        String[] paths = files.stream()
                .map(file -> DeltaFileOperations.absolutePath(path(table), file.path())
                        .toString())
                .toArray(String[]::new);
        return spark.read().schema(snapshot.schema()).parquet(paths);
    }

    private Dataset<Row> table(String table, Snapshot snapshot) {
        return published.isEmpty() ? spark.table(table) : at(table, snapshot.version());
    }

    /** A table as it stood at a version. */
    public Dataset<Row> at(String table, long version) {
        return spark.read().format("delta").option("versionAsOf", version).load(path(table));
    }

    /** What keeps strangers from Spark's own ports on a cluster and is not set; empty where nothing is missing. */
    public Optional<String> networkGap() {
        return SparkNetwork.findGap(spark.sparkContext().getConf());
    }

    /** Whether the table is there. */
    public boolean exists(String table) {
        return version(table) >= 0;
    }

    @Override
    public void close() {
        if (owned) {
            spark.stop();
        }
    }
}
