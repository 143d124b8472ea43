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

    /** The row at the head of the file, in any way to read it, of which the template knows the most. */
    private static Optional<NearestRegister> read(byte[] content, DocumentTemplate template, LabelIndex labelIndex) {
        return TableFile.ways(content, Set.of(template.csv())).stream()
                .flatMap(NearestRegister::head)
                .map(headings -> compare(headings, template, labelIndex))
                .reduce((best, other) -> other.known > best.known ? other : best);
    }

    private static Stream<List<String>> head(TableFile file) {
        try {
            return file.head().stream().map(CsvRecords.Line::fields);
        } catch (CsvParseException e) {
            return Stream.of();
        }
    }

    private static NearestRegister compare(List<String> row, DocumentTemplate template, LabelIndex labelIndex) {
        Block block = template.blocks().get(0);
        List<String> headings =
                row.stream().filter(heading -> !heading.isBlank()).toList();
        Set<Field> found = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (String heading : headings) {
            Optional<Field> field = ListHeading.find(labelIndex, block, heading).map(ListHeading::field);
            if (field.isEmpty() || !found.add(field.get())) {
                unknown.add(heading.strip());
            }
        }
        List<String> missing = block.fields().stream()
                .filter(field -> field.required() && !found.contains(field))
                .map(field -> field.label().fi())
                .toList();
        return new NearestRegister(template.id(), found.size(), headings.size(), unknown, missing);
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
