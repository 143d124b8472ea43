package fi.robohaku.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the template of a document: by the title at its head, or, for a CSV file, by its headings. */
final class TemplateMatcher {
    private static final int HEAD_ROWS = 40;
    private static final int HEAD_PARAGRAPHS = 10;

    private final LabelIndex labelIndex;
    private final RegisterMatcher registers;

    TemplateMatcher(Schemas schemas, LabelIndex labelIndex) {
        this.labelIndex = labelIndex;
        this.registers = new RegisterMatcher(schemas, labelIndex);
    }

    /**
     * A template, the document as it was read, and the language of the document.
     *
     * @param decimal decimal sign of the numbers in its texts; empty where none is known
     */
    record Match(DocumentTemplate template, RawDocument document, Language language, String decimal) {}

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
                .map(title -> new Match(title.template(), document, title.language(), ""));
    }

    /**
     * Finds the register that knows the most headings of a CSV file.
     *
     * @throws CsvParseException where the file cannot be read as one
     */
    Optional<Match> matchHeadings(byte[] content) {
        return registers.match(content);
    }
}
