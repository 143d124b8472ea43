package fi.robohaku.serve;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Asks statements of one session, one after the other, and prints their answers. */
public final class Asker {
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final int SHORT = 60;

    private final SparkSession session;
    private final FailureInWords words;
    private volatile String running = "";
    private volatile boolean isCancelled;

    /** @param dictionary what is known of the tables, asked for only where a name is not found */
    public Asker(SparkSession session, Supplier<Dictionary> dictionary) {
        this.session = session;
        this.words = new FailureInWords(dictionary, this::tables);
    }

    /**
     * Prints the answer to a statement.
     *
     * @param most rows printed at most; 0 for all
     * @return what was printed; nothing where a statement has no answer
     * @throws QueryFailedException where it cannot be answered, or was cancelled
     */
    public RowFormat.Printed ask(String statement, RowFormat format, int most, PrintWriter out) {
        SparkContext context = ((org.apache.spark.sql.classic.SparkSession) session).sparkContext();
        isCancelled = false;
        running = "robohaku-sql-" + NUMBER.incrementAndGet();
        String told = statement.replaceAll("\\s+", " ");
        context.setJobGroup(
                running, "Answering " + (told.length() > SHORT ? told.substring(0, SHORT) + " …" : told), true);
        try {
            Dataset<Row> rows = session.sql(statement);
            if (rows.columns().length == 0) {
                return new RowFormat.Printed(false, 0);
            }
            Dataset<Row> wanted = most == 0 ? rows : rows.limit(most + 1);
            return format.print(List.of(rows.schema().fields()), untilCancelled(wanted.toLocalIterator()), most, out);
        } catch (Exception e) {
            System.getLogger(Asker.class.getName()).log(System.Logger.Level.INFO, "Not answered: " + statement, e);
            throw new QueryFailedException(
                    isCancelled ? "Cancelled" : words.of(e).replaceAll("\\p{Cntrl}+", " "), e);
        } finally {
            running = "";
            context.clearJobGroup();
        }
    }

    /** Rows that came already are not printed to the end where nobody waits for them. */
    private Iterator<Row> untilCancelled(Iterator<Row> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Row next() {
                if (isCancelled) {
                    throw new CancellationException();
                }
                return rows.next();
            }
        };
    }

    /** Stops the statement that runs now, from another thread; the session stays as it is. */
    public void cancel() {
        String group = running;
        if (!group.isEmpty()) {
            isCancelled = true;
            ((org.apache.spark.sql.classic.SparkSession) session)
                    .sparkContext()
                    .cancelJobGroupAndFutureJobs(group, "Cancelled by the person who asked");
        }
    }

    /** Names with schema of all tables and views there are now. */
    public List<String> tables() {
        List<String> names = new ArrayList<>();
        for (Row schema : session.sql("SHOW SCHEMAS").collectAsList()) {
            for (Row table :
                    session.sql("SHOW TABLES IN `" + schema.getString(0) + "`").collectAsList()) {
                names.add(schema.getString(0) + "." + table.getString(1));
            }
        }
        return names;
    }
}
