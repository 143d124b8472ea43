package fi.robohaku.notebook;

import fi.robohaku.contracts.Language;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;

/**
 * A sentence whose figures come from a row: {@code {planned_benefit_eur}} stands for the value of that column,
 * {@code {realisation_ratio:pct}} for the same as per cent.
 */
final class Sentence {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(:pct)?}");
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
        String filled = PLACE.matcher(sentence).replaceAll(place -> {
            String column = place.group(1);
            if (!columns.contains(column)) {
                throw new IllegalArgumentException("Lauseessa on {" + column + "}, mutta kyselyssä on vain "
                        + String.join(", ", columns) + " / The sentence names {" + column
                        + "}, and the query does not give it");
            }
            Object value = row.get(columns.indexOf(column));
            String written = place.group(2) == null
                    ? words.inASentence(column, value, language)
                    : words.percent(value, language);
            return Matcher.quoteReplacement(value instanceof String ? escaped(written) : written);
        });
        return filled + warning(row, columns, language);
    }

    /** What rests on figures made for the samples says so, wherever it is said. */
    private static String warning(Row row, List<String> columns, Language language) {
        if (!columns.contains("provenance") || !"synthetic".equals(row.getAs("provenance"))) {
            return "";
        }
        return language == Language.FI ? " (Synteettistä esimerkkiaineistoa.)" : " (Synthetic sample data.)";
    }

    static String escaped(String text) {
        String entities = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return MARKDOWN.matcher(entities.replaceAll("\\p{Cntrl}", " ")).replaceAll("\\\\$0");
    }
}
