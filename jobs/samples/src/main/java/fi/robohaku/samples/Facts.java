package fi.robohaku.samples;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The published figures, as {@code data-samples/facts} holds them; every value as text. */
final class Facts {
    private final Path folder;

    Facts(Path folder) {
        this.folder = folder;
    }

    /** The rows of a file. */
    List<Map<String, String>> rows(String file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file + ".csv"))) {
            return reader.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the facts at " + folder, e);
        }
    }

    /** The rows of a file whose column holds a value. */
    List<Map<String, String>> rows(String file, String column, String value) {
        return rows(file).stream().filter(row -> value.equals(row.get(column))).toList();
    }
}
