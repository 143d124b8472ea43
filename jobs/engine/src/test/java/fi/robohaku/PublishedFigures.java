package fi.robohaku;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fi.robohaku.lakehouse.TestWarehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The published figures of {@code data-samples/facts}, against which tests hold what was computed. */
public final class PublishedFigures {
    private PublishedFigures() {}

    /** Rows of {@code facts/<file>.csv}, every value as text. */
    public static List<Map<String, String>> rows(String file) {
        Path path = TestWarehouse.home().resolve("data-samples/facts/" + file + ".csv");
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(path)) {
            return reader.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** The row whose column holds a value. */
    public static Map<String, String> row(String file, String column, String value) {
        return rows(file).stream()
                .filter(row -> value.equals(row.get(column)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No " + column + " " + value + " in " + file));
    }

    /** An amount; empty where the cell is. */
    public static Optional<BigDecimal> amount(Map<String, String> row, String column) {
        String text = row.get(column);
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    /** Sum of a column over all rows of some files; empty cells add nothing. */
    public static BigDecimal sum(String column, String... files) {
        return List.of(files).stream()
                .flatMap(file -> rows(file).stream())
                .map(row -> amount(row, column))
                .flatMap(Optional::stream)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
