package fi.robohaku.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fi.robohaku.lakehouse.SideBySide;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Writes each exported mart as one CSV file with its columns and rows in the order of its contract.
 *
 * <p>The files are written to a folder of their own, and {@code exports/latest} is pointed there once all are whole: a
 * reader sees the last complete export or this one, never a part.
 */
public final class CsvExport {
    private static final int KEPT = 10;

    private final Warehouse warehouse;
    private final MartDefinitions definitions;
    private CsvDialect dialect = CsvDialect.RFC4180;

    /**
     * @param schemas folder {@code schemas/}
     */
    public CsvExport(Warehouse warehouse, Path schemas) {
        this.warehouse = warehouse;
        this.definitions = MartDefinitions.read(schemas);
    }

    /** How the files are written. If not set, {@link CsvDialect#RFC4180}. */
    public CsvExport dialect(CsvDialect chosen) {
        dialect = chosen;
        return this;
    }

    /**
     * Does it.
     *
     * @param runId name of the folder below {@code exports/}
     */
    public ExportResult execute(String runId) throws IOException {
        Path exports = warehouse.workspace().exports();
        Path folder = exports.resolve(runId);
        Path unfinished = exports.resolve("." + runId + ".unfinished");
        Files.createDirectories(unfinished);
        List<ExportResult.ExportedFile> files = Collections.synchronizedList(new ArrayList<>());
        SideBySide.run(
                warehouse.spark(),
                definitions.all().stream()
                        .filter(mart -> mart.contract().isExported() && warehouse.exists("gold." + mart.name()))
                        .map(mart -> new SideBySide.Task(
                                "Exporting " + mart.name(), () -> files.add(write(mart, unfinished))))
                        .toList());
        files.sort(Comparator.comparing(ExportResult.ExportedFile::name));
        writeManifest(unfinished, files);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        pointLatest(exports, runId);
        removeOld(exports);
        return new ExportResult(folder, files);
    }

    private ExportResult.ExportedFile write(MartDefinition mart, Path folder) throws IOException {
        List<MartColumn> columns = mart.contract().columns();
        String name = mart.name() + ".csv";
        MessageDigest digest = sha256();
        long rows = 0;
        try (Writer out = new OutputStreamWriter(
                        new DigestOutputStream(Files.newOutputStream(folder.resolve(name)), digest),
                        StandardCharsets.UTF_8);
                CsvWriter csv = writer(out)) {
            csv.writeRecord(columns.stream().map(MartColumn::name).toList());
            for (Iterator<Row> it = sorted(mart).toLocalIterator(); it.hasNext(); rows++) {
                Row row = it.next();
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    cells.add(CsvCells.cell(row.get(i), dialect.decimal()));
                }
                csv.writeRecord(cells);
            }
        }
        return new ExportResult.ExportedFile(name, rows, HexFormat.of().formatHex(digest.digest()));
    }

    private CsvWriter writer(Writer out) throws IOException {
        if (dialect.hasByteOrderMark()) {
            out.write('\uFEFF');
        }
        return CsvWriter.builder()
                .fieldSeparator(dialect.delimiter())
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out);
    }

    private Dataset<Row> sorted(MartDefinition mart) {
        Column[] columns = mart.contract().columns().stream()
                .map(column -> functions.col(column.name()))
                .toArray(Column[]::new);
        Column[] order = mart.contract().order().stream().map(functions::col).toArray(Column[]::new);
        return warehouse
                .spark()
                .table("gold." + mart.name())
                .select(columns)
                .coalesce(1)
                .sort(order);
    }

    private void writeManifest(Path folder, List<ExportResult.ExportedFile> files) throws IOException {
        Map<String, Object> manifest = new TreeMap<>();
        manifest.put("dialect", dialect.name().toLowerCase(java.util.Locale.ROOT));
        manifest.put(
                "files",
                files.stream()
                        .map(file -> new TreeMap<>(
                                Map.of("name", file.name(), "rows", file.rows(), "sha256", file.sha256())))
                        .toList());
        Files.write(
                folder.resolve("manifest.json"),
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(manifest));
    }

    /** A link is put in place of the old one in one step; where there are no links, a file names the folder. */
    private static void pointLatest(Path exports, String runId) throws IOException {
        Path latest = exports.resolve("latest");
        Path next = exports.resolve(".latest-" + runId);
        try {
            Files.deleteIfExists(next);
            Files.createSymbolicLink(next, Path.of(runId));
            Files.move(next, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (UnsupportedOperationException | AtomicMoveNotSupportedException e) {
            Files.writeString(exports.resolve("latest.txt"), runId + System.lineSeparator());
        }
    }

    private static void removeOld(Path exports) throws IOException {
        List<Path> old;
        try (Stream<Path> folders = Files.list(exports)) {
            old = folders.filter(path -> Files.isDirectory(path) && !Files.isSymbolicLink(path))
                    .sorted(Comparator.comparing(
                                    (Path path) -> path.getFileName().toString())
                            .reversed())
                    .skip(KEPT)
                    .toList();
        }
        for (Path folder : old) {
            try (Stream<Path> below = Files.walk(folder)) {
                for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
