package fi.robohaku.samples;

import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a document is to hold, by the names of its template.
 *
 * <p>Values are {@link java.math.BigDecimal} (in the unit of the table; the writer turns it into that of the template),
 * {@link java.time.LocalDate}, {@link Boolean}, {@link Integer}, or text, which is written as it is; a field of type
 * term takes its code.
 */
final class Content {
    private final DocumentTemplate template;
    private final Language language;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
    private final Map<String, SortedMap<Integer, Object>> lines = new LinkedHashMap<>();
    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private final Map<String, String> sheetNames = new LinkedHashMap<>();
    private final Map<String, String> remarks = new LinkedHashMap<>();
    private Layout layout = Layout.AS_ASKED;

    /**
     * How a workbook departs from its template.
     *
     * @param right columns by which everything stands further to the right
     * @param gaps whether an empty row stands below each row of a form
     * @param merged whether the labels of forms reach over two cells, with the values behind them
     */
    record Layout(int right, boolean gaps, boolean merged) {
        static final Layout AS_ASKED = new Layout(0, false, false);
    }

    Content(DocumentTemplate template, Language language) {
        this.template = template;
        this.language = language;
    }

    DocumentTemplate template() {
        return template;
    }

    Language language() {
        return language;
    }

    /** Answers a field of a form; a null or empty value leaves it empty. */
    Content set(String field, Object value) {
        if (value != null) {
            values.put(field, value);
        }
        return this;
    }

    Object value(String field) {
        return values.getOrDefault(field, "");
    }

    /** Adds a row to a list; keys and values alternate. */
    Content row(String block, Object... pairs) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                row.put((String) pairs[i], pairs[i + 1]);
            }
        }
        rows.computeIfAbsent(block, key -> new ArrayList<>()).add(row);
        return this;
    }

    List<Map<String, Object>> rows(String block) {
        return rows.getOrDefault(block, List.of());
    }

    /** Fills a cell of a grid. */
    Content cell(String line, int year, Object value) {
        lines.computeIfAbsent(line, key -> new TreeMap<>()).put(year, value);
        return this;
    }

    SortedMap<Integer, Object> line(String line) {
        return lines.getOrDefault(line, new TreeMap<>());
    }

    boolean hasLines() {
        return !lines.isEmpty();
    }

    /** Adds a paragraph under a heading. */
    Content paragraph(String field, String text) {
        texts.computeIfAbsent(field, key -> new ArrayList<>()).add(text);
        return this;
    }

    List<String> paragraphs(String field) {
        return texts.getOrDefault(field, List.of());
    }

    /** Says where a part comes from: the label of a block or field, in the document's language. */
    Content origin(String part, String provenance, String rule) {
        return row("origin", "part", part, "provenance", provenance, "rule", rule);
    }

    /** Gives a sheet another name than the template does, as people do; empty leaves it out. */
    Content renameSheet(String fi, String name) {
        sheetNames.put(fi, name);
        return this;
    }

    String sheetName(String fi, String name) {
        return sheetNames.getOrDefault(fi, name);
    }

    /** Writes a remark beside the value of a form's field, as people do. */
    Content remark(String field, String text) {
        remarks.put(field, text);
        return this;
    }

    String remark(String field) {
        return remarks.getOrDefault(field, "");
    }

    Content layout(Layout chosen) {
        layout = chosen;
        return this;
    }

    Layout layout() {
        return layout;
    }
}
