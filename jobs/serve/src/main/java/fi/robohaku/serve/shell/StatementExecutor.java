package fi.robohaku.serve.shell;

import fi.robohaku.export.text.PrintableText;
import fi.robohaku.serve.catalog.DataDictionary;
import fi.robohaku.serve.session.QueryErrorFormatter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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

    private final SparkSession session;
    private final QueryErrorFormatter errors;
    private volatile String jobGroup = "";
    private volatile boolean isCancelled;

    /** @param dictionary is read only where a name is not found */
    public StatementExecutor(SparkSession session, Supplier<DataDictionary> dictionary) {
        this.session = session;
        this.errors = new QueryErrorFormatter(dictionary, this::listTables);
    }

    @Override
    public OutputFormat.Printed execute(
            String statement, OutputFormat format, int maxRows, int window, PrintWriter out) {
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
            ((org.apache.spark.sql.classic.SparkSession) session)
                    .sparkContext()
                    .cancelJobGroupAndFutureJobs(group, "Cancelled by the user");
        }
    }

    @Override
    public List<String> listTables() {
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
