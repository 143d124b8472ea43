package fi.robohaku.notebook;

import fi.robohaku.contracts.Language;
import fi.robohaku.export.PageTemplate;
import fi.robohaku.export.text.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** Rows as a table that people read: Finnish labels and numbers, numbers to the right, every value escaped. */
final class HtmlTable {
    private static final String TEMPLATE = "fi/robohaku/notebook/table.html";

    private static final Pattern LABELLED = Pattern.compile("([^:]+) \\((\\w+)\\): ");

    private final ColumnWords words;

    /**
     * A column as it is shown.
     *
     * @param inMart the name by which its values are known
     */
    public record Heading(String label, String name, String inMart, String align) {}

    HtmlTable(ColumnWords words) {
        this.words = words;
    }

    /**
     * Collects rows and shows them.
     *
     * @param most rows shown at most; 0 for all
     */
    MimeBundle of(Dataset<Row> rows, String caption, int most) {
        List<Row> collected =
                most == 0 ? rows.collectAsList() : rows.limit(most + 1).collectAsList();
        boolean isCut = most > 0 && collected.size() > most;
        List<Row> shown = isCut ? collected.subList(0, most) : collected;
        List<Heading> headings =
                Stream.of(rows.schema().fields()).map(this::heading).toList();
        List<List<String>> cells =
                shown.stream().map(row -> texts(row, headings)).toList();
        String notice = isCut ? words.sayInTwoLanguages("notebook.first_rows", Map.of("n", most)) : "";
        return MimeBundle.html(html(caption, headings, cells, notice), text(caption, headings, cells, notice));
    }

    /** A column of a view in a person's language has its label in its comment, before the name it has in the mart. */
    private Heading heading(StructField field) {
        String align = field.dataType() instanceof NumericType ? "right" : "left";
        Matcher comment = LABELLED.matcher(
                field.getComment().isEmpty() ? "" : field.getComment().get());
        return comment.lookingAt()
                ? new Heading(comment.group(1), field.name(), comment.group(2), align)
                : new Heading(words.label(field.name()).fi(), field.name(), field.name(), align);
    }

    private List<String> texts(Row row, List<Heading> headings) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            texts.add(PrintableText.of(words.cell(headings.get(i).inMart(), row.get(i), Language.FI)));
        }
        return texts;
    }

    private static String html(String caption, List<Heading> headings, List<List<String>> rows, String notice) {
        return PageTemplate.fill(
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
