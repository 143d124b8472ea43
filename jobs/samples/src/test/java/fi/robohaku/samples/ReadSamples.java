package fi.robohaku.samples;

import fi.robohaku.contracts.Assumptions;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.ingest.DocumentReader;
import fi.robohaku.ingest.DocumentReading;
import fi.robohaku.ingest.Figure;
import fi.robohaku.ingest.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The committed sample documents that the generator makes, as the project's own reader reads them; read once for all tests. */
final class ReadSamples {
    static final Path HOME =
            Path.of(System.getProperty("robohaku.home", "..")).toAbsolutePath().normalize();
    static final Path FOLDER = HOME.resolve("data-samples");
    static final Facts FACTS = new Facts(FOLDER.resolve("facts"));
    static final Schemas SCHEMAS = Schemas.read(HOME.resolve("schemas"));
    static final Assumptions ASSUMPTIONS = Assumptions.read(HOME.resolve("schemas"));

    /** Read with the first test that asks for them. */
    private static final class Readings {
        static final Map<String, DocumentReading> ALL = read(FOLDER);

        private Readings() {}
    }

    private ReadSamples() {}

    /** A record of one table, read from one document. */
    record Row(String path, String subject, String table, Map<String, Figure> figures) {
        Optional<Figure.Value> value(String column) {
            return Optional.ofNullable(figures.get(column)).map(Figure::value);
        }

        /** The value as the facts write it; empty where there is none. */
        String text(String column) {
            return value(column).map(ReadSamples::shown).orElse("");
        }

        Optional<BigDecimal> number(String column) {
            return value(column).flatMap(Figure.Value::number);
        }

        String round() {
            return path.substring(0, 4);
        }
    }

    /** Readings by path below the folder of samples, in order of path. */
    static Map<String, DocumentReading> readings() {
        return Readings.ALL;
    }

    /** The records of a table, in order of document and record. */
    static List<Row> rows(String table) {
        List<Row> rows = new ArrayList<>();
        Readings.ALL.forEach((path, reading) -> rows.addAll(rows(path, reading, table)));
        return rows;
    }

    /** The records of a table in the documents of one round. */
    static List<Row> rows(String round, String table) {
        return rows(table).stream().filter(row -> row.round().equals(round)).toList();
    }

    static List<Row> rows(String path, DocumentReading reading, String table) {
        Map<Integer, Map<String, Figure>> records = new TreeMap<>();
        reading.figures().stream()
                .filter(figure -> figure.table().equals(table))
                .forEach(figure -> records.computeIfAbsent(figure.recordNo(), number -> new LinkedHashMap<>())
                        .put(figure.column(), figure));
        return records.values().stream()
                .map(figures -> new Row(path, reading.subject(), table, figures))
                .toList();
    }

    /** The rules that a reading breaks, warnings too. */
    static List<String> breaches(DocumentReading reading, Finding.Outcome outcome) {
        return reading.findings().stream()
                .filter(finding -> finding.outcome() == outcome)
                .map(finding -> finding.rule().id())
                .distinct()
                .toList();
    }

    private static String shown(Figure.Value value) {
        return value.number()
                .map(number -> number.stripTrailingZeros().toPlainString())
                .or(() -> value.date().map(Object::toString))
                .or(() -> value.bool().map(Object::toString))
                .or(value::text)
                .orElse("");
    }

    /** Samples that were added as files: {@link AddedSamplesTest} has what each of them must give. */
    private static Set<String> addedPaths(Path folder) {
        try {
            return AddedSample.list(folder).stream().map(AddedSample::path).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, DocumentReading> read(Path folder) {
        DocumentReader reader = new DocumentReader(SCHEMAS);
        Map<String, DocumentReading> readings = new TreeMap<>();
        Set<String> added = addedPaths(folder);
        for (String round : List.of("2018", "2019", "2020")) {
            try (Stream<Path> files = Files.walk(folder.resolve(round))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("README.md"))
                        .sorted()
                        .toList()) {
                    String path = folder.relativize(file).toString().replace('\\', '/');
                    if (!added.contains(path)) {
                        readings.put(path, reader.read(path, Files.readAllBytes(file)));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return readings;
    }
}
