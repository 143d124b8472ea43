package fi.robohaku.notebook;

import fi.robohaku.contracts.Language;
import fi.robohaku.export.PageTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** Rows as a table that people read: Finnish labels and numbers, numbers to the right, every value escaped. */
final class HtmlTable {
    private static final String TEMPLATE = "fi/robohaku/notebook/table.html";

    private static final Pattern LABELLED = Pattern.compile("([^:]+) \\((\\w+)\\): ");

    private final ColumnWords words;

    /** A column as it is shown. */
    public record Heading(String label, String name, String align) {}

    HtmlTable(ColumnWords words) {
        this.words = words;
    }

    /**
     * Collects rows and shows them.
     *
     * @param most rows shown at most; 0 for all
     */
    Shown of(Dataset<Row> rows, String caption, int most) {
        List<Row> collected =
                most == 0 ? rows.collectAsList() : rows.limit(most + 1).collectAsList();
        boolean isCut = most > 0 && collected.size() > most;
        List<Row> shown = isCut ? collected.subList(0, most) : collected;
        StructField[] fields = rows.schema().fields();
        List<Heading> headings = new ArrayList<>();
        for (StructField field : fields) {
            headings.add(new Heading(
                    label(field), field.name(), field.dataType() instanceof NumericType ? "right" : "left"));
        }
        List<List<String>> cells = shown.stream().map(row -> texts(row, fields)).toList();
        String notice = isCut
                ? "Näytetään " + most + " ensimmäistä riviä; niitä on enemmän. / The first " + most
                        + " rows; there are more."
                : "";
        return Shown.html(html(caption, headings, cells, notice), text(caption, headings, cells, notice));
    }

    /** A column of a view in a person's language has its label in its comment, before the name it has in the mart. */
    private String label(StructField field) {
        return inMart(field)
                .map(comment -> comment.group(1))
                .orElseGet(() -> words.label(field.name()).fi());
    }

    private static Optional<MatchResult> inMart(StructField field) {
        Matcher comment = LABELLED.matcher(
                field.getComment().isEmpty() ? "" : field.getComment().get());
        return comment.lookingAt() ? Optional.of(comment.toMatchResult()) : Optional.empty();
    }

    private List<String> texts(Row row, StructField[] fields) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            String column = inMart(fields[i]).map(comment -> comment.group(2)).orElse(fields[i].name());
            texts.add(words.value(column, row.get(i), Language.FI).replaceAll("\\p{Cntrl}", " "));
        }
        return texts;
    }

    private static String html(String caption, List<Heading> headings, List<List<String>> rows, String notice) {
        return PageTemplate.filled(
                TEMPLATE, Map.of("caption", caption, "headings", headings, "rows", rows, "notice", notice));
    }

    private static String text(String caption, List<Heading> headings, List<List<String>> rows, String notice) {
        StringBuilder text = new StringBuilder(caption).append('\n');
        text.append(headings.stream().map(Heading::name).collect(Collectors.joining(" | ")))
                .append('\n');
        rows.forEach(row -> text.append(String.join(" | ", row)).append('\n'));
        return text.append(notice).toString().strip();
    }
}
