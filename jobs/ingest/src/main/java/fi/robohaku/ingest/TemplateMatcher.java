package fi.robohaku.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells which contract a document follows: by the title at its head, or, for a table of text, by its headings. */
final class TemplateMatcher {
    private static final int HEAD_ROWS = 12;
    private static final int HEAD_PARAGRAPHS = 10;

    private final Schemas schemas;
    private final LabelIndex lexicon;

    TemplateMatcher(Schemas schemas, LabelIndex lexicon) {
        this.schemas = schemas;
        this.lexicon = lexicon;
    }

    /** A contract, the document as its dialect reads it, and the language it is written in. */
    record Recognised(DocumentTemplate contract, RawDocument document, Language language) {}

    /** Texts at the head of a workbook or report, by which it can be known. */
    static List<String> head(RawDocument document) {
        Set<String> texts = new LinkedHashSet<>();
        document.paragraphs().stream()
                .limit(HEAD_PARAGRAPHS)
                .map(RawDocument.Paragraph::text)
                .filter(text -> !text.isEmpty())
                .forEach(texts::add);
        for (RawGrid grid : document.grids()) {
            for (int row = 0; row < Math.min(HEAD_ROWS, grid.rowCount()); row++) {
                for (int column : grid.columnNumbers(row)) {
                    texts.add(grid.at(row, column).text());
                }
            }
        }
        return List.copyOf(texts);
    }

    Optional<Recognised> byTitle(RawDocument document, DocumentTemplate.Format format) {
        return head(document).stream()
                .map(text -> lexicon.titled(text, format))
                .flatMap(Optional::stream)
                .findFirst()
                .map(titled -> new Recognised(titled.contract(), document, titled.language()));
    }

    /**
     * @throws CsvParseException where no dialect can read the file
     */
    Optional<Recognised> byHeadings(byte[] content) {
        Map<DocumentTemplate.Csv, RawDocument> read = new HashMap<>();
        CsvParseException broken = null;
        Recognised best = null;
        int most = 0;
        for (DocumentTemplate contract : schemas.documents().values()) {
            if (contract.format() != DocumentTemplate.Format.CSV
                    || contract.blocks().isEmpty()) {
                continue;
            }
            try {
                RawDocument document =
                        read.computeIfAbsent(contract.csv(), dialect -> TableFile.read(content, dialect));
                int known =
                        knownHeadings(contract.blocks().get(0), document.grids().get(0));
                if (known > most) {
                    most = known;
                    best = new Recognised(
                            contract,
                            document,
                            language(contract, document.grids().get(0)));
                }
            } catch (CsvParseException e) {
                broken = e;
            }
        }
        if (best == null && broken != null) {
            throw broken;
        }
        return Optional.ofNullable(best);
    }

    /** Number of columns known, or 0 where one that must be there is not or most are unknown. */
    private int knownHeadings(Block block, RawGrid grid) {
        Map<String, Field> labels = lexicon.fields(block);
        Set<Field> found = new LinkedHashSet<>();
        int headings = 0;
        for (int column : grid.columnNumbers(0)) {
            headings++;
            Field field = labels.get(grid.at(0, column).key());
            if (field != null) {
                found.add(field);
            }
        }
        boolean isWhole = block.fields().stream().filter(Field::required).allMatch(found::contains);
        return isWhole && found.size() * 2 > headings ? found.size() : 0;
    }

    private static Language language(DocumentTemplate contract, RawGrid grid) {
        Map<Language, Integer> votes = new HashMap<>();
        for (int column : grid.columnNumbers(0)) {
            for (Field field : contract.blocks().get(0).fields()) {
                Labels.language(field.label(), grid.at(0, column).key())
                        .ifPresent(language -> votes.merge(language, 1, Integer::sum));
            }
        }
        return votes.entrySet().stream()
                .max(Map.Entry.<Language, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(java.util.Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(Language.FI);
    }
}
