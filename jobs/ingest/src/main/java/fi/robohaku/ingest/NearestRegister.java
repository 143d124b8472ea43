package fi.robohaku.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Schemas;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The register that comes nearest to a CSV file which none is sure to know: what it knows of the headings, and what it lacks.
 *
 * @param template id of its template
 * @param known how many columns it knows
 * @param headings how many columns the file has
 * @param unknown headings that it does not know
 * @param missing labels of columns that it must find and the file does not have
 */
record NearestRegister(String template, int known, int headings, List<String> unknown, List<String> missing) {
    /** One heading alone, such as a name, says nothing of what a file is. */
    private static final int LEAST = 2;

    NearestRegister {
        unknown = List.copyOf(unknown);
        missing = List.copyOf(missing);
    }

    /** The nearest of all registers; empty where none knows two headings. */
    static Optional<NearestRegister> of(byte[] content, Schemas schemas, LabelIndex labelIndex) {
        return schemas.documents().values().stream()
                .filter(template -> template.format() == DocumentTemplate.Format.CSV
                        && !template.blocks().isEmpty())
                .flatMap(template -> read(content, template, labelIndex).stream())
                .filter(near -> near.known >= LEAST)
                .max(Comparator.comparingInt(NearestRegister::known)
                        .thenComparing(NearestRegister::template, Comparator.reverseOrder()));
    }

    private static Optional<NearestRegister> read(byte[] content, DocumentTemplate template, LabelIndex labelIndex) {
        RawGrid grid;
        try {
            grid = TableFile.read(content, template.csv()).grids().get(0);
        } catch (CsvParseException e) {
            return Optional.empty();
        }
        Block block = template.blocks().get(0);
        Map<String, Field> labels = labelIndex.fields(block);
        Set<Field> found = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        Set<Integer> columns = grid.columnNumbers(0);
        for (int column : columns) {
            Field field = labels.get(grid.at(0, column).key());
            if (field == null || !found.add(field)) {
                unknown.add(grid.at(0, column).text().strip());
            }
        }
        List<String> missing = block.fields().stream()
                .filter(field -> field.required() && !found.contains(field))
                .map(field -> field.label().fi())
                .toList();
        return Optional.of(new NearestRegister(template.id(), found.size(), columns.size(), unknown, missing));
    }

    /** How many of the columns it knows, of how many. */
    String counts() {
        return known + " / " + headings;
    }

    /** What it must find and does not, and what it does not know, in words of both sides. */
    String lacking() {
        return ExtractionContext.abbreviate(Stream.concat(missing.stream(), unknown.stream())
                .reduce((a, b) -> a + ", " + b)
                .orElse(""));
    }
}
