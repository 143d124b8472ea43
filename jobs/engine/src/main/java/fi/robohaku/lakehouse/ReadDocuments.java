package fi.robohaku.lakehouse;

import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.ingest.DocumentReader;
import fi.robohaku.ingest.DocumentReading;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.SortedMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Reads documents on an executor: rows of {@link ChangeDetector} in, rows of {@link ReadingRows#READING} out, one for one.
 *
 * <p>A document whose bytes are those of the ledger, read by the same contracts, is not read again.
 */
final class ReadDocuments implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private static Schemas parsed;
    private static long parsedOf = -1;

    private final Broadcast<SortedMap<String, String>> contracts;
    private final Broadcast<SerializableConfiguration> configuration;

    ReadDocuments(Broadcast<SortedMap<String, String>> contracts, Broadcast<SerializableConfiguration> configuration) {
        this.contracts = contracts;
        this.configuration = configuration;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> planned) {
        Schemas schemas = parsed(contracts);
        DocumentReader reader = new DocumentReader(schemas);
        Iterable<Row> rows = () -> planned;
        return java.util.stream.StreamSupport.stream(rows.spliterator(), false)
                .map(row -> read(schemas, reader, row))
                .iterator();
    }

    /** The contracts are parsed once a process, not once a task. */
    private static Schemas parsed(Broadcast<SortedMap<String, String>> contracts) {
        synchronized (ReadDocuments.class) {
            if (parsedOf != contracts.id()) {
                parsed = Schemas.parse(contracts.value());
                parsedOf = contracts.id();
            }
            return parsed;
        }
    }

    private Row read(Schemas schemas, DocumentReader reader, Row planned) {
        String path = planned.getAs("path");
        long size = planned.getAs("size_bytes");
        if (size > DocumentReader.MOST_BYTES) {
            return unread(planned, reader.rejectTooLarge(size));
        }
        byte[] content;
        try {
            content = content(planned.getAs("location"));
        } catch (IOException e) {
            return unread(planned, reader.rejectUnreadable(e.getClass().getSimpleName()));
        }
        String sha256 = DigestUtils.sha256Hex(content);
        String action = planned.getAs("action");
        if ("suspect".equals(action) && sha256.equals(planned.getAs("known_sha256"))) {
            return ReadingRows.untouched(planned, sha256);
        }
        DocumentReading reading = reader.read(path, content);
        DocumentTemplate contract = schemas.documents().get(reading.template());
        return ReadingRows.row(
                planned,
                "suspect".equals(action) ? "changed" : action,
                sha256,
                documentId(path, sha256),
                reading,
                contract == null ? "" : contract.stage());
    }

    private static Row unread(Row planned, DocumentReading why) {
        return ReadingRows.row(planned, "changed", "", documentId(planned.getAs("path"), ""), why, "");
    }

    private byte[] content(String location) throws IOException {
        Path file = new Path(java.net.URI.create(location));
        try (InputStream in = file.getFileSystem(configuration.value().value()).open(file)) {
            return in.readNBytes((int) DocumentReader.MOST_BYTES + 1);
        }
    }

    /** A state of a file: the same path with the same bytes has the same id. */
    static String documentId(String path, String sha256) {
        return DigestUtils.sha256Hex(path + "\n" + sha256).substring(0, 32);
    }
}
