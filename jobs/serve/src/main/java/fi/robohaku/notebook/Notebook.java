package fi.robohaku.notebook;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The functions that every cell of a notebook calls by their bare names. */
public final class Notebook {
    /** Rows of a table that are shown by default. */
    public static final int MOST_ROWS = 50;

    private static final Pattern TABLE_NAME = Pattern.compile("\\w+\\.\\w+");

    private static volatile Context context;

    private record Context(NotebookSession session, Consumer<MimeBundle> display) {}

    private Notebook() {}

    /** Attaches the cells of this process to a session and to a display for what they show. */
    static void attach(NotebookSession session, Consumer<MimeBundle> display) {
        context = new Context(session, display);
    }

    private static Context context() {
        Context now = context;
        if (now == null) {
            throw new IllegalStateException("No notebook runs in this process");
        }
        return now;
    }

    /** The read-only session of Spark. */
    public static SparkSession spark() {
        return context().session().spark();
    }

    /** Executes a query over the tables. */
    public static Dataset<Row> sql(String query) {
        return context().session().sql(query);
    }

    /** A table, {@code gold.realisation_by_round} for example; a mart in the order of its exports. */
    public static Dataset<Row> table(String name) {
        if (!TABLE_NAME.matcher(name).matches()) {
            throw refused("notebook.table_name", Map.of("name", name));
        }
        Dataset<Row> rows = sql("SELECT * FROM " + name);
        List<String> order = context().session().words().order(name);
        return order.isEmpty()
                ? rows
                : rows.orderBy(order.stream().map(functions::col).toArray(org.apache.spark.sql.Column[]::new));
    }

    /** Shows rows as a table, the first {@value #MOST_ROWS} of them. */
    public static void show(Dataset<Row> rows) {
        show(rows, "");
    }

    /** Shows rows as a table with a caption, the first {@value #MOST_ROWS} of them. */
    public static void show(Dataset<Row> rows, String caption) {
        show(rows, caption, MOST_ROWS);
    }

    /**
     * Shows rows as a table with a caption.
     *
     * @param maxRows rows shown at most; 0 for all
     */
    public static void show(Dataset<Row> rows, String caption, int maxRows) {
        display(renderTable(rows, caption, maxRows));
    }

    static MimeBundle renderTable(Dataset<Row> rows, String caption, int maxRows) {
        ColumnWords words = context().session().words();
        return new HtmlTable(words)
                .of(rows, caption.isBlank() ? words.sayInTwoLanguages("notebook.result", Map.of()) : caption, maxRows);
    }

    /** Executes a query that returns one row. */
    public static Row one(String query) {
        List<Row> rows = sql(query).limit(2).collectAsList();
        if (rows.size() != 1) {
            throw rows.isEmpty()
                    ? refused("notebook.one_row_of_none", Map.of())
                    : refused("notebook.one_row_of_several", Map.of());
        }
        return rows.get(0);
    }

    private static IllegalArgumentException refused(String key, Map<String, ?> values) {
        return new IllegalArgumentException(context().session().words().sayInTwoLanguages(key, values));
    }

    /** Says a sentence in Finnish and in English, with the figures of the row in place of the names of its columns. */
    public static void say(Row row, String finnish, String english) {
        Sentence sentence = new Sentence(context().session().words());
        markdown("**" + sentence.filled(finnish, row, Language.FI) + "**\n\n*In English:* "
                + sentence.filled(english, row, Language.EN));
    }

    /** Says a sentence with the figures of the one row that a query gives. */
    public static void say(String query, String finnish, String english) {
        say(one(query), finnish, english);
    }

    /** Says a sentence for each row that a query gives, as a list. */
    public static void sayEach(String query, String finnish, String english) {
        Sentence sentence = new Sentence(context().session().words());
        StringBuilder list = new StringBuilder();
        for (Row row : sql(query).collectAsList()) {
            list.append("- **")
                    .append(sentence.filled(finnish, row, Language.FI))
                    .append("**<br>*In English:* ")
                    .append(sentence.filled(english, row, Language.EN))
                    .append('\n');
        }
        markdown(list.toString());
    }

    /** Shows Markdown. */
    public static void markdown(String text) {
        display(MimeBundle.markdown(text));
    }

    /** Shows a value: rows as a table, a chart as a drawing, anything else as text. */
    public static void display(Object value) {
        context().display().accept(toMimeBundle(value));
    }

    /** Starts a chart of rows; the kind of chart follows: {@code chart(rows).title(…).bar(…)}. */
    public static Chart chart(Dataset<Row> rows) {
        return new Chart(rows, context().session().words(), new Texts("", "", ""));
    }

    /** Renders a value as it is shown. */
    @SuppressWarnings("unchecked")
    static MimeBundle toMimeBundle(Object value) {
        if (value instanceof MimeBundle bundle) {
            return bundle;
        }
        if (value instanceof Dataset<?> rows && rows.encoder().clsTag().runtimeClass() == Row.class) {
            return renderTable((Dataset<Row>) rows, "", MOST_ROWS);
        }
        return MimeBundle.plain(String.valueOf(value));
    }
}
