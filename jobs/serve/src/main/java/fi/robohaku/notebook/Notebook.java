package fi.robohaku.notebook;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** What is at hand in every cell of a notebook, by its bare name. */
public final class Notebook {
    /** Rows of a table shown where a cell does not say how many. */
    public static final int MOST_ROWS = 50;

    private static final Pattern TABLE_NAME = Pattern.compile("\\w+\\.\\w+");
    private static final String CAPTION = "Kyselyn tulos / Result of the query";

    private static volatile Open open;

    private record Open(NotebookSession session, Consumer<Shown> display) {}

    private Notebook() {}

    /** Sets what the cells of this process read, and where they show what they say. */
    static void attach(NotebookSession session, Consumer<Shown> display) {
        open = new Open(session, display);
    }

    private static Open open() {
        Open now = open;
        if (now == null) {
            throw new IllegalStateException("No notebook runs in this process");
        }
        return now;
    }

    /** The session of Spark; it reads the tables and does not write. */
    public static SparkSession spark() {
        return open().session().spark();
    }

    /** The answer to a query over the tables. */
    public static Dataset<Row> sql(String query) {
        return open().session().ask(query);
    }

    /** A table, {@code gold.realisation_by_round} for example; a mart in the order of its exports. */
    public static Dataset<Row> table(String name) {
        if (!TABLE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Taulun nimi on muotoa kerros.taulu, ei '" + name
                    + "' / A table is named schema.table, for example gold.realisation_by_round");
        }
        Dataset<Row> rows = sql("SELECT * FROM " + name);
        List<String> order = open().session().words().order(name);
        return order.isEmpty()
                ? rows
                : rows.orderBy(order.stream().map(functions::col).toArray(org.apache.spark.sql.Column[]::new));
    }

    /** Shows rows as a table, the first {@value #MOST_ROWS} of them. */
    public static void show(Dataset<Row> rows) {
        show(rows, CAPTION);
    }

    /** Shows rows as a table with a caption, the first {@value #MOST_ROWS} of them. */
    public static void show(Dataset<Row> rows, String caption) {
        show(rows, caption, MOST_ROWS);
    }

    /**
     * Shows rows as a table with a caption.
     *
     * @param most rows shown at most; 0 for all
     */
    public static void show(Dataset<Row> rows, String caption, int most) {
        display(tableOf(rows, caption, most));
    }

    static Shown tableOf(Dataset<Row> rows, String caption, int most) {
        return new HtmlTable(open().session().words()).of(rows, caption.isBlank() ? CAPTION : caption, most);
    }

    /** The one row that a query gives. */
    public static Row one(String query) {
        List<Row> rows = sql(query).limit(2).collectAsList();
        if (rows.size() != 1) {
            throw new IllegalArgumentException("Lause tarvitsee yhden rivin, ja kysely antaa "
                    + (rows.isEmpty() ? "tyhjän" : "useita") + " / One row is needed, and the query gives "
                    + (rows.isEmpty() ? "none" : "several"));
        }
        return rows.get(0);
    }

    /** Says a sentence in Finnish and in English, with the figures of the row in place of the names of its columns. */
    public static void say(Row row, String finnish, String english) {
        Sentence sentence = new Sentence(open().session().words());
        markdown("**" + sentence.filled(finnish, row, Language.FI) + "**\n\n*In English:* "
                + sentence.filled(english, row, Language.EN));
    }

    /** Says a sentence with the figures of the one row that a query gives. */
    public static void say(String query, String finnish, String english) {
        say(one(query), finnish, english);
    }

    /** Says a sentence for each row that a query gives, as a list. */
    public static void sayEach(String query, String finnish, String english) {
        Sentence sentence = new Sentence(open().session().words());
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
        display(Shown.markdown(text));
    }

    /** Shows something: rows as a table, a chart as it is drawn, anything else as text. */
    public static void display(Object value) {
        open().display().accept(shownOf(value));
    }

    /** A chart over rows; what it shows of them comes next: {@code chart(rows).title(…).bar(…)}. */
    public static Chart chart(Dataset<Row> rows) {
        return new Chart(rows, open().session().words(), new Texts("", "", ""));
    }

    /** How a value is shown. */
    @SuppressWarnings("unchecked")
    static Shown shownOf(Object value) {
        if (value instanceof Shown shown) {
            return shown;
        }
        if (value instanceof Dataset<?> rows && rows.encoder().clsTag().runtimeClass() == Row.class) {
            return tableOf((Dataset<Row>) rows, CAPTION, MOST_ROWS);
        }
        return Shown.plain(String.valueOf(value));
    }
}
