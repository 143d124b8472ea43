package fi.robohaku.serve.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.RelationTimeTravel;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTable;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias$;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.delta.commands.DescribeDeltaHistory;
import scala.PartialFunction$;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Seq$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Reads earlier states and the history of a Finnish or Swedish view from its mart: Spark knows no states of a view. It comes
 * before names are resolved.
 */
public final class LocalizedStatesRule extends Rule<LogicalPlan> {
    private final org.apache.spark.sql.classic.SparkSession session;
    private final Path schemas;

    /** @param schemas folder of the contracts */
    public LocalizedStatesRule(SparkSession session, Path schemas) {
        this.session = (org.apache.spark.sql.classic.SparkSession) session;
        this.schemas = schemas;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return plan.resolveOperatorsDown(PartialFunction$.MODULE$.fromFunction(this::replace));
    }

    private LogicalPlan replace(LogicalPlan node) {
        if (node instanceof RelationTimeTravel travel && travel.relation() instanceof UnresolvedRelation view) {
            return find(view.multipartIdentifier())
                    .map(found -> over(found, mart -> travel.copy(mart, travel.timestamp(), travel.version())))
                    .orElse(node);
        }
        if (node instanceof UnresolvedRelation view && !view.options().isEmpty()) {
            return find(view.multipartIdentifier())
                    .map(found -> over(
                            found, mart -> mart.copy(mart.multipartIdentifier(), view.options(), mart.isStreaming())))
                    .orElse(node);
        }
        if (node instanceof DescribeDeltaHistory history && history.child() instanceof UnresolvedTable view) {
            return find(view.multipartIdentifier())
                    .<LogicalPlan>map(found -> history.copy(
                            view.copy(names(found.mart()), view.commandName(), view.suggestAlternative()),
                            history.limit(),
                            history.output()))
                    .orElse(node);
        }
        return node;
    }

    private Optional<LocalizedView> find(Seq<String> name) {
        List<String> parts = CollectionConverters.asJava(name);
        String schema = parts.size() > 1
                ? parts.get(parts.size() - 2)
                : session.sessionState().catalog().getCurrentDatabase();
        return LocalizedView.isSchema(LocalizedCatalog.schemaOf(schema))
                ? LocalizedView.find(DataDictionary.shared(schemas), schema + "." + parts.get(parts.size() - 1))
                : Optional.empty();
    }

    private static Seq<String> names(TableDescription table) {
        return Seq$.MODULE$.from(CollectionConverters.asScala(List.of(table.schema(), table.name())));
    }

    /** What reads a state of a mart. */
    private interface State {
        LogicalPlan of(UnresolvedRelation mart);
    }

    private LogicalPlan over(LocalizedView view, State state) {
        try {
            LogicalPlan query = session.sessionState().sqlParser().parsePlan(view.query());
            return SubqueryAlias$.MODULE$.apply(
                    view.name(),
                    query.resolveOperatorsDown(PartialFunction$.MODULE$.fromFunction(
                            part -> part instanceof UnresolvedRelation mart ? state.of(mart) : part)));
        } catch (ParseException e) {
            throw new IllegalStateException("The query of " + view.qualifiedName() + " cannot be read", e);
        }
    }
}
