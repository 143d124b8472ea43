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

/** Finds the template of a document: by the title at its head, or, for a CSV file, by its headings. */
final class TemplateMatcher {
    private static final int HEAD_ROWS = 12;
    private static final int HEAD_PARAGRAPHS = 10;

    private final Schemas schemas;
    private final LabelIndex labelIndex;

    TemplateMatcher(Schemas schemas, LabelIndex labelIndex) {
        this.schemas = schemas;
        this.labelIndex = labelIndex;
    }

    /** A template, the document read in its dialect, and the language of the document. */
    record Match(DocumentTemplate template, RawDocument document, Language language) {}

    /** The texts at the head of a workbook or report, where its title stands. */
    static List<String> head(RawDocument document) {
        Set<String> texts = new LinkedHashSet<>();
        document.paragraphs().stream()
                .map(RawDocument.Paragraph::text)
                .filter(text -> !text.isEmpty())
                .limit(HEAD_PARAGRAPHS)
                .forEach(texts::add);
        for (RawGrid grid : document.grids()) {
            for (int row : grid.rowNumbers().stream().limit(HEAD_ROWS).toList()) {
                for (int column : grid.columnNumbers(row)) {
                    texts.add(grid.at(row, column).text());
                }
            }
        }
        return List.copyOf(texts);
    }

    /** Finds the template of the first title at the head of a workbook or report. */
    Optional<Match> matchTitle(RawDocument document, DocumentTemplate.Format format) {
        return new TitleFinder(labelIndex.titles(format))
                .find(head(document))
                .map(title -> new Match(title.template(), document, title.language()));
    }

    /**
     * Finds the template that knows the most headings of a CSV file; of several, the first by id.
     *
     * @throws CsvParseException where no dialect can read the file
     */
    Optional<Match> matchHeadings(byte[] content) {
        Map<DocumentTemplate.Csv, RawDocument> documents = new HashMap<>();
        Optional<CsvParseException> broken = Optional.empty();
        Optional<Match> best = Optional.empty();
        int most = 0;
        for (DocumentTemplate template : registers()) {
            try {
                RawDocument document =
                        documents.computeIfAbsent(template.csv(), dialect -> TableFile.read(content, dialect));
                RawGrid grid = document.grids().get(0);
                int known = countHeadings(template.blocks().get(0), grid);
                if (known > most) {
                    most = known;
                    best = Optional.of(new Match(template, document, languageOf(template, grid)));
                }
            } catch (CsvParseException e) {
                broken = Optional.of(e);
            }
        }
        if (best.isEmpty() && broken.isPresent()) {
            throw broken.get();
        }
        return best;
    }

    private List<DocumentTemplate> registers() {
        return schemas.documents().values().stream()
                .filter(template -> template.format() == DocumentTemplate.Format.CSV)
                .filter(template -> !template.blocks().isEmpty())
                .toList();
    }

    /** Counts the columns known; 0 where one that must be there is not or most are unknown. */
    private int countHeadings(Block block, RawGrid grid) {
        Map<String, Field> labels = labelIndex.fields(block);
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

    private static Language languageOf(DocumentTemplate template, RawGrid grid) {
        Map<Language, Integer> votes = new HashMap<>();
        for (int column : grid.columnNumbers(0)) {
            for (Field field : template.blocks().get(0).fields()) {
                Labels.language(field.label(), grid.at(0, column).key())
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
