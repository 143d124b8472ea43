package fi.robohaku.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Labels;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the register that a CSV file is, by its headings, wherever they stand at its head and in whatever charset and with
 * whatever delimiter it was saved: of all ways to read the file, the one in which a template knows the most headings.
 */
final class RegisterMatcher {
    private final List<DocumentTemplate> registers;
    private final LabelIndex labelIndex;

    RegisterMatcher(Schemas schemas, LabelIndex labelIndex) {
        this.labelIndex = labelIndex;
        this.registers = schemas.documents().values().stream()
                .filter(template -> template.format() == DocumentTemplate.Format.CSV)
                .filter(template -> !template.blocks().isEmpty())
                .toList();
    }

    /**
     * A way to read the file as a register.
     *
     * @param row number of the record with the headings
     * @param known how many headings the template knows
     */
    private record Candidate(TableFile file, DocumentTemplate template, int row, int known) {
        /** Most headings first, then the likelier charset, then the delimiter of the template. */
        static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::known)
                .thenComparingInt(candidate -> candidate.file.likelihood())
                .thenComparing(Candidate::isInItsDialect);

        boolean isInItsDialect() {
            return template.csv().delimiter().charAt(0) == file.delimiter();
        }

        /** A program that writes another delimiter is one of another country, and may write another decimal sign. */
        String decimal() {
            return isInItsDialect() ? template.csv().decimal() : "";
        }
    }

    /**
     * The register with the most headings known; of several, the first by id.
     *
     * @throws CsvParseException where the file cannot be read as one
     */
    Optional<TemplateMatcher.Match> match(byte[] content) {
        Set<DocumentTemplate.Csv> dialects =
                registers.stream().map(DocumentTemplate::csv).collect(Collectors.toCollection(LinkedHashSet::new));
        Optional<CsvParseException> broken = Optional.empty();
        Candidate best = null;
        for (TableFile file : TableFile.ways(content, dialects)) {
            try {
                for (Candidate candidate : candidates(file)) {
                    best = best == null || Candidate.ORDER.compare(candidate, best) > 0 ? candidate : best;
                }
            } catch (CsvParseException e) {
                broken = broken.or(() -> Optional.of(e));
            }
        }
        if (best == null) {
            broken.ifPresent(e -> {
                throw e;
            });
            return Optional.empty();
        }
        RawDocument document = best.file().document(best.row());
        return Optional.of(new TemplateMatcher.Match(
                best.template(),
                document,
                languageOf(best.template(), document.grids().get(0), best.row()),
                best.decimal()));
    }

    private List<Candidate> candidates(TableFile file) {
        List<CsvRecords.Line> head = file.head();
        List<Candidate> candidates = new java.util.ArrayList<>();
        for (DocumentTemplate template : registers) {
            for (int row = 0; row < head.size(); row++) {
                int known =
                        countHeadings(template.blocks().get(0), head.get(row).fields());
                if (known > 0) {
                    candidates.add(new Candidate(file, template, row, known));
                }
            }
        }
        return candidates;
    }

    /** Counts the columns known; 0 where one that must be there is not or most are unknown. */
    private int countHeadings(Block block, List<String> headings) {
        Set<Field> found = new LinkedHashSet<>();
        for (String heading : headings) {
            ListHeading.find(labelIndex, block, heading).map(ListHeading::field).ifPresent(found::add);
        }
        long filled = headings.stream().filter(heading -> !heading.isBlank()).count();
        boolean isWhole = block.fields().stream().filter(Field::required).allMatch(found::contains);
        return isWhole && found.size() * 2L > filled ? found.size() : 0;
    }

    private static Language languageOf(DocumentTemplate template, RawGrid grid, int row) {
        Map<Language, Integer> votes = new HashMap<>();
        for (int column : grid.columnNumbers(row)) {
            for (Field field : template.blocks().get(0).fields()) {
                Labels.language(field.label(), grid.at(row, column).key())
                        .ifPresent(language -> votes.merge(language, 1, Integer::sum));
            }
        }
        return votes.entrySet().stream()
                .max(Map.Entry.<Language, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(Language.FI);
    }
}
