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

    /** A statement that would change something, where only questions are answered. */
    public static final class NotAQuestionException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        NotAQuestionException(String kind) {
            super("Only queries are answered here, and this is none (" + kind + "); the tables are written by runs");
        }
    }

    /**
     * The answer to a query.
     *
     * @throws NotAQuestionException where the statement would change something
     */
    public static Dataset<Row> ask(Warehouse warehouse, String query) {
        String statement = query.strip().replaceFirst(";\\s*$", "");
        LogicalPlan parsed;
        try {
            parsed = warehouse.spark().sessionState().sqlParser().parsePlan(statement);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        String kind = parsed.getClass().getSimpleName();
        if ((parsed instanceof Command || parsed instanceof ParsedStatement) && !HARMLESS.contains(kind)) {
            throw new NotAQuestionException(kind);
        }
        return warehouse.spark().sql(statement);
    }
}
