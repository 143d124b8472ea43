package fi.robohaku.serve.stored;

import fi.robohaku.lakehouse.StoredTable;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.serve.session.StatementBounds;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.internal.SQLConf;

/**
 * Answers questions over the tables of a workspace without a Spark session, where the answer is certain to be that of a
 * read-only one: plain questions over one small table, as the newest run that has come to its end left it.
 */
public final class StoredAnswers {
    private static final Logger LOG = LogManager.getLogger(StoredAnswers.class);

    private static final int MOST_ROWS = 20_000;

    /** Spark never splits a file of this size; the rows of one file keep their order. */
    private static final long MOST_BYTES = 1_000_000;

    /** What every session over a warehouse has; without compiled code, which takes longer than few rows do. */
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.sql.session.timeZone", "UTC",
            "spark.sql.ansi.enabled", "true",
            "spark.sql.codegen.factoryMode", "NO_CODEGEN");

    private static final Pattern HEEDED = Pattern.compile("spark\\.(?:master|sql\\.|databricks\\.|delta\\.)");

    private final Workspace workspace;

    public StoredAnswers(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The answer to a statement; nothing where a session has to give it, or has to say what is wrong with it. */
    public Optional<StoredAnswer> answer(String statement) {
        if (hasSettings()) {
            return Optional.empty();
        }
        SQLConf settings = new SQLConf();
        SETTINGS.forEach(settings::setConfString);
        return SQLConf.withExistingConf(settings, () -> {
            try {
                return read(statement);
            } catch (Exception e) {
                LOG.info("A statement is left to Spark", e);
                return Optional.empty();
            }
        });
    }

    /** Whether somebody set anything that a session would heed: by an option, or as spark-submit does. */
    private boolean hasSettings() {
        return workspace.sparkConf().keySet().stream().anyMatch(key -> !key.startsWith("spark.hadoop."))
                || Arrays.stream(new SparkConf().getAll())
                        .anyMatch(given -> HEEDED.matcher(given._1()).lookingAt());
    }

    private Optional<StoredAnswer> read(String statement) throws Exception {
        StatementBounds.check(statement);
        Optional<PlainQuestion> question = PlainQuestion.parse(statement);
        if (question.isEmpty()) {
            return Optional.empty();
        }
        Optional<StoredTable.Contents> contents =
                new StoredTable(workspace, question.get().table()).contents(MOST_ROWS, MOST_BYTES);
        return contents.filter(table ->
                                table.files() <= 1 || isSorted(question.get().plan()))
                        .isPresent()
                ? new LocalPlan(question.get(), contents.get()).run()
                : Optional.empty();
    }

    private static boolean isSorted(LogicalPlan plan) {
        return plan instanceof Sort
                || (!plan.children().isEmpty() && isSorted(plan.children().head()));
    }
}
