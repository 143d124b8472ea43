package fi.robohaku.serve.shell;

import fi.robohaku.export.text.PrintableText;
import fi.robohaku.serve.catalog.DataDictionary;
import fi.robohaku.serve.session.QueryErrorFormatter;
import fi.robohaku.serve.stored.StoredAnswer;
import fi.robohaku.serve.stored.StoredAnswers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Executes statements in one session, one after the other, and prints their results. */
public final class StatementExecutor implements Statements {
    private static final Logger LOG = LogManager.getLogger(StatementExecutor.class);
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final int MAX_DESCRIPTION = 60;

    private final Supplier<SparkSession> sessions;
    private final QueryErrorFormatter errors;
    private Optional<StoredAnswers> stored = Optional.empty();
    private volatile String jobGroup = "";
    private volatile boolean isCancelled;

    /** @param dictionary is read only where a name is not found */
    public StatementExecutor(SparkSession session, Supplier<DataDictionary> dictionary) {
        this(() -> session, dictionary);
    }

    /**
     * @param sessions gives the session, the same each time; asked only where a statement needs one
     * @param dictionary is read only where a name is not found
     */
    public StatementExecutor(Supplier<SparkSession> sessions, Supplier<DataDictionary> dictionary) {
        this.sessions = sessions;
        this.errors = new QueryErrorFormatter(dictionary, this::listTables);
    }

    /**
     * Answers without the session what can be answered so, until a statement needs it: what that one sets holds for those
     * after it. If not set, all is asked of the session.
     */
    public StatementExecutor answerBy(StoredAnswers answers) {
        stored = Optional.of(answers);
        return this;
    }

    @Override
    public OutputFormat.Printed execute(
            String statement, OutputFormat format, int maxRows, int window, PrintWriter out) {
        Optional<StoredAnswer> answer = stored.flatMap(answers -> answers.answer(statement));
        if (answer.isPresent()) {
            return print(answer.get(), format, maxRows, window, out);
        }
        stored = Optional.empty();
        return executeInSession(statement, format, maxRows, window, out);
    }

    private static OutputFormat.Printed print(
            StoredAnswer answer, OutputFormat format, int maxRows, int window, PrintWriter out) {
        try {
            return format.print(answer.columns(), answer.rows().iterator(), maxRows, window, out);
        } catch (IOException e) {
            throw new UncheckedIOException("The answer cannot be written", e);
        }
    }

    private OutputFormat.Printed executeInSession(
            String statement, OutputFormat format, int maxRows, int window, PrintWriter out) {
        SparkSession session = sessions.get();
        SparkContext context = ((org.apache.spark.sql.classic.SparkSession) session).sparkContext();
        isCancelled = false;
        jobGroup = "robohaku-sql-" + NUMBER.incrementAndGet();
        String line = statement.replaceAll("\\s+", " ");
        context.setJobGroup(
                jobGroup,
                "Answering " + (line.length() > MAX_DESCRIPTION ? line.substring(0, MAX_DESCRIPTION) + " …" : line),
                true);
        try {
            Dataset<Row> rows = session.sql(statement);
            if (rows.columns().length == 0) {
                return new OutputFormat.Printed(false, false);
            }
            Dataset<Row> limited = maxRows == 0 ? rows : rows.limit(maxRows + 1);
            return format.print(
                    List.of(rows.schema().fields()), untilCancelled(limited.toLocalIterator()), maxRows, window, out);
        } catch (Exception e) {
            LOG.info("A statement failed", e);
            throw new QueryFailedException(isCancelled ? "Cancelled" : PrintableText.of(errors.format(e)), e);
        } finally {
            jobGroup = "";
            context.clearJobGroup();
        }
    }

    /** Ends the rows of a cancelled statement, also those that have come already. */
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

    /** Cancels the running statement, from another thread; the session stays as it is. */
    public void cancel() {
        String group = jobGroup;
        if (!group.isEmpty()) {
            isCancelled = true;
            ((org.apache.spark.sql.classic.SparkSession) sessions.get())
                    .sparkContext()
                    .cancelJobGroupAndFutureJobs(group, "Cancelled by the user");
        }
    }

    @Override
    public List<String> listTables() {
        SparkSession session = sessions.get();
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
