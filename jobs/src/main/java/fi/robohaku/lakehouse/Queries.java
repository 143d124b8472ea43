package fi.robohaku.lakehouse;

import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;

/** Questions that people ask of the tables. */
public final class Queries {
    private static final Set<String> HARMLESS = Set.of(
            "ShowTables",
            "ShowTableExtended",
            "ShowColumns",
            "ShowNamespaces",
            "ShowFunctions",
            "DescribeRelation",
            "DescribeColumn",
            "DescribeFunction",
            "DescribeQueryCommand",
            "DescribeDeltaHistory",
            "ShowTableProperties",
            "ShowCreateTable",
            "ExplainCommand");

    private Queries() {}

    /** A statement that would change something or reach beyond the tables, where only questions are answered. */
    public static final class NotAQuestionException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        NotAQuestionException(String what) {
            super("Only queries over the tables are answered here: " + what);
        }
    }

    /**
     * The answer to a query.
     *
     * @throws NotAQuestionException where the statement would change something, or read what is no table
     */
    public static Dataset<Row> ask(Warehouse warehouse, String query) {
        String statement = query.strip().replaceFirst(";\\s*$", "");
        LogicalPlan parsed;
        try {
            parsed = warehouse.spark().sessionState().sqlParser().parsePlan(statement);
        } catch (ParseException e) {
            throw new IllegalArgumentException(firstLine(e), e);
        }
        String kind = parsed.getClass().getSimpleName();
        if ((parsed instanceof Command || parsed instanceof ParsedStatement) && !HARMLESS.contains(kind)) {
            throw new NotAQuestionException("this is none (" + kind + "); the tables are written by runs");
        }
        new QueryGuard().inspect(parsed);
        return warehouse.spark().sql(statement);
    }

    private static String firstLine(ParseException e) {
        return e.getMessage()
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("The query cannot be read");
    }
}
