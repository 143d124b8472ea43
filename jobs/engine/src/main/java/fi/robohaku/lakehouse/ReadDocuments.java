package fi.robohaku.lakehouse;

import static org.apache.spark.sql.functions.col;

import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.documents.LocalFile;
import fi.robohaku.ingest.DocumentReader;
import fi.robohaku.ingest.DocumentReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Reads documents on an executor: rows of {@link DetectedChanges#SCHEMA} in, rows of {@link ReadingRows#READING} out, one
 * for one.
 *
 * <p>A document whose bytes are those of the registry, read by the same templates, is not read again.
 */
final class ReadDocuments implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;
    private static final int DOCUMENTS_PER_TASK = 16;
    private static final int MOST_TASKS = 10_000;

    private static Schemas parsed;
    private static long parsedOf = -1;

    private final Broadcast<SortedMap<String, String>> schemaFiles;
    private final Broadcast<SerializableConfiguration> configuration;
    private final LongAccumulator done;

    private ReadDocuments(
            Broadcast<SortedMap<String, String>> schemaFiles,
            Broadcast<SerializableConfiguration> configuration,
            LongAccumulator done) {
        this.schemaFiles = schemaFiles;
        this.configuration = configuration;
        this.done = done;
    }

    /**
     * What the files to be opened hold, rows of {@link ReadingRows#READING}; nothing is read before an action asks for it.
     *
     * @param schemaFiles the files that documents are read by, as {@link Schemas#files} gives them
     * @param progress asked to count documents as tasks end
     */
    static Dataset<Row> read(
            SparkSession spark,
            DetectedChanges changes,
            SortedMap<String, String> schemaFiles,
            ProgressMonitor progress) {
        LongAccumulator done = spark.sparkContext().longAccumulator("documents read");
        progress.counting(done::sum, changes.countOpened());
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        long tasks = Math.max(1, (changes.countOpened() + DOCUMENTS_PER_TASK - 1) / DOCUMENTS_PER_TASK);
        return changes.opened(spark)
                .repartition((int) Math.min(MOST_TASKS, tasks), col("path"))
                .mapPartitions(
                        new ReadDocuments(
                                context.<SortedMap<String, String>>broadcast(new TreeMap<>(schemaFiles)),
                                context.broadcast(new SerializableConfiguration(
                                        spark.sessionState().newHadoopConf())),
                                done),
                        Encoders.row(ReadingRows.READING));
    }

    @Override
    public Iterator<Row> call(Iterator<Row> files) {
        Schemas schemas = parse(schemaFiles);
        DocumentReader reader = new DocumentReader(schemas);
        Iterable<Row> rows = () -> files;
        return java.util.stream.StreamSupport.stream(rows.spliterator(), false)
                .map(row -> {
                    Row read = read(schemas, reader, row);
                    done.add(1);
                    return read;
                })
                .iterator();
    }

    /** The files are parsed once a process, not once a task. */
    private static Schemas parse(Broadcast<SortedMap<String, String>> schemaFiles) {
        synchronized (ReadDocuments.class) {
            if (parsedOf != schemaFiles.id()) {
                parsed = Schemas.parse(schemaFiles.value());
                parsedOf = schemaFiles.id();
            }
            return parsed;
        }
    }

    private Row read(Schemas schemas, DocumentReader reader, Row file) {
        String path = file.getAs("path");
        long size = file.getAs("size_bytes");
        if (size > DocumentReader.MOST_BYTES) {
            return unread(file, reader.rejectTooLarge(size));
        }
        byte[] content;
        try {
            content = readBytes(file.getAs("location"));
        } catch (IOException e) {
            return unread(file, reader.rejectUnread(e));
        }
        String sha256 = DigestUtils.sha256Hex(content);
        String action = file.getAs("action");
        if (FileAction.SUSPECT.code().equals(action) && sha256.equals(file.getAs("known_sha256"))) {
            return ReadingRows.untouched(file, sha256);
        }
        DocumentReading reading = reader.read(path, content);
        if (reading.mayBeReadLater()) {
            return unread(file, reading);
        }
        DocumentTemplate template = schemas.documents().get(reading.template());
        return ReadingRows.row(
                file,
                actionOf(file),
                sha256,
                documentId(path, sha256),
                reading,
                template == null ? "" : template.stage());
    }

    /** A file whose content is not known: its state is why. Where it may be read later, an earlier state stays. */
    private static Row unread(Row file, DocumentReading why) {
        String id = documentId(file.getAs("path"), why.findings().get(0).rule().id());
        boolean isSame =
                FileAction.SUSPECT.code().equals(file.getAs("action")) && id.equals(file.getAs("known_document_id"));
        if (isSame && !why.mayBeReadLater()) {
            return ReadingRows.untouched(file, "");
        }
        String known = file.getAs("known_sha256");
        boolean isKept = why.mayBeReadLater() && known != null && !known.isEmpty();
        return ReadingRows.row(file, isKept ? ReadingRows.KEPT : actionOf(file), "", id, why, "");
    }

    private static String actionOf(Row file) {
        String action = file.getAs("action");
        return FileAction.SUSPECT.code().equals(action) ? "changed" : action;
    }

    private byte[] readBytes(String location) throws IOException {
        java.net.URI uri = java.net.URI.create(location);
        if (LocalDocuments.isLocal(uri)) {
            return LocalFile.read(java.nio.file.Path.of(uri), DocumentReader.MOST_BYTES);
        }
        Path path = new Path(uri);
        try (InputStream in = path.getFileSystem(configuration.value().value()).open(path)) {
            return in.readNBytes((int) DocumentReader.MOST_BYTES + 1);
        } catch (AccessControlException e) {
            throw new AccessDeniedException(location);
        }
    }

    /**
     * A state of a file: the same path with the same bytes has the same id.
     *
     * @param content SHA-256 of the bytes, or the rule that tells why they are not known
     */
    static String documentId(String path, String content) {
        return DigestUtils.sha256Hex(path + "\n" + content).substring(0, 32);
    }
}
