package fi.robohaku.notebook;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Provenance;
import fi.robohaku.export.text.PrintableText;
import fi.robohaku.export.text.TextTemplate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;

/**
 * A sentence whose figures come from a row: {@code {planned_benefit_eur}} stands for the value of that column,
 * {@code {realisation_ratio:pct}} for the same in per cent; plural forms are those of {@link TextTemplate}.
 */
final class Sentence {
    private static final Pattern MARKDOWN = Pattern.compile("[\\\\`*_{}\\[\\]|#~$]");

    private final ColumnWords words;

    Sentence(ColumnWords words) {
        this.words = words;
    }

    /**
     * Markdown with the row's values put in; what a value holds is text, whatever it looks like. A row whose column
     * {@code provenance} says {@code synthetic} is marked as such.
     *
     * @throws IllegalArgumentException where the sentence names a column that the row lacks
     */
    String filled(String sentence, Row row, Language language) {
        List<String> columns = List.of(row.schema().fieldNames());
        TextTemplate template = TextTemplate.parse(sentence);
        for (String name : template.names()) {
            if (!columns.contains(name)) {
                throw new IllegalArgumentException(words.sayInTwoLanguages(
                        "notebook.no_place",
                        Map.of("column", "{" + name + "}", "columns", String.join(", ", columns))));
            }
        }
        String filled =
                template.fill(name -> number(row.getAs(name)), part -> written(part, row.getAs(part.name()), language));
        return filled + warning(row, columns, language);
    }

    private static BigDecimal number(Object value) {
        return value instanceof Number ? new BigDecimal(value.toString()) : null;
    }

    private String written(TextTemplate.Part part, Object value, Language language) {
        String written = part.isPercent()
                ? words.percent(part.name(), value, language)
                : words.phrase(part.name(), value, language);
        return value instanceof String ? escaped(written) : written;
    }

    /** What rests on figures made for the samples says so, wherever it is said. */
    private String warning(Row row, List<String> columns, Language language) {
        boolean isSynthetic = columns.contains("provenance") && Provenance.SYNTHETIC.is(row.getAs("provenance"));
        return isSynthetic ? " " + words.say("notebook.synthetic_sentence", Map.of(), language) : "";
    }

    static String escaped(String text) {
        String entities = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return MARKDOWN.matcher(PrintableText.of(entities)).replaceAll("\\\\$0");
    }
}
