package fi.robohaku.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.ViewType;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.command.CreateViewCommand;
import scala.jdk.javaapi.CollectionConverters;

/** Keeps a session of Spark from writing by mistake, whichever way it is asked to: SQL, a Dataset or Delta's own. */
final class ReadOnly extends Rule<LogicalPlan> {
    private static final Pattern READS = Pattern.compile("Show\\w+|Describe\\w+|ExplainCommand");

    private ReadOnly() {}

    /** Makes a session read and nothing else; doing so again changes nothing. */
    static void make(SparkSession session) {
        List<Rule<LogicalPlan>> rules = new ArrayList<>(
                CollectionConverters.asJava(session.experimental().extraOptimizations()));
        if (rules.stream().noneMatch(ReadOnly.class::isInstance)) {
            rules.add(new ReadOnly());
            session.experimental()
                    .extraOptimizations_$eq(CollectionConverters.asScala(rules).toSeq());
        }
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        if (plan instanceof Command && !isHarmless(plan)) {
            String kind = plan.getClass().getSimpleName();
            throw new IllegalArgumentException("Muistio vain lukee tauluja (" + kind
                    + "); ne kirjoittaa 'robohaku run'. / A notebook only reads the tables (" + kind
                    + "); 'robohaku run' writes them.");
        }
        return plan;
    }

    /** Reads, or names a query for the time of the session. */
    private static boolean isHarmless(LogicalPlan command) {
        ViewType kept = org.apache.spark.sql.catalyst.analysis.PersistedView$.MODULE$;
        return READS.matcher(command.getClass().getSimpleName()).matches()
                || (command instanceof CreateViewCommand view
                        && !view.viewType().equals(kept));
    }
}
