package fi.robohaku.serve.stored;

import fi.robohaku.lakehouse.StoredTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.EliminateSubqueryAliases;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.InterpretedOrdering;
import org.apache.spark.sql.catalyst.optimizer.ConvertToLocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.GlobalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LocalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Seq$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Runs a plain question over rows that this process holds, by Spark's own rules and expressions: its analyzer resolves names
 * and types, and what its optimizer does with rows that are known beforehand gives the answer.
 */
final class LocalPlan {
    private static final String CATALOG = "spark_catalog";

    private final PlainQuestion question;
    private final StoredTable.Contents contents;

    LocalPlan(PlainQuestion question, StoredTable.Contents contents) {
        this.question = question;
        this.contents = contents;
    }

    /**
     * Runs the question.
     *
     * @return nothing where Spark could give other rows, or the same ones in another order
     * @throws Exception where names or types do not fit, as Spark's analyzer says it
     */
    Optional<StoredAnswer> run() throws Exception {
        Analyzer analyzer =
                new Analyzer(new SessionCatalog(new InMemoryCatalog(new SparkConf(false), new Configuration(false))));
        LogicalPlan analyzed =
                analyzer.executeAndCheck(over(question.plan(), relation()), new QueryPlanningTracker(Option.empty()));
        return PlainQuestion.isPlain(analyzed)
                ? rows(EliminateSubqueryAliases.apply(analyzed)).map(LocalPlan::answer)
                : Optional.empty();
    }

    private LogicalPlan relation() {
        var converter = CatalystTypeConverters.createToCatalystConverter(contents.schema());
        List<InternalRow> rows = contents.rows().stream()
                .map(row -> (InternalRow) converter.apply(row))
                .toList();
        List<Attribute> output =
                new ArrayList<>(CollectionConverters.asJava(DataTypeUtils.toAttributes(contents.schema())));
        String[] name = question.table().split("\\.", 2);
        return new org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias(
                new AliasIdentifier(name[1], seq(List.of(CATALOG, name[0]))), local(seq(output), rows));
    }

    /** The plan over a relation in place of the name of the table. */
    private static LogicalPlan over(LogicalPlan plan, LogicalPlan relation) {
        return plan instanceof UnresolvedRelation ? relation : onto(plan, over(child(plan), relation));
    }

    private Optional<LocalRelation> rows(LogicalPlan plan) {
        if (plan instanceof LocalRelation relation) {
            return Optional.of(relation);
        } else if (plan instanceof GlobalLimit limit && limit.child() instanceof LocalLimit local) {
            return rows(local.child()).map(rows -> converted(onto(limit, onto(local, rows))));
        } else if (plan instanceof Sort sort) {
            return rows(sort.child()).flatMap(rows -> sorted(sort, rows));
        }
        return rows(child(plan)).map(rows -> converted(onto(plan, rows)));
    }

    private static LocalRelation converted(LogicalPlan plan) {
        return (LocalRelation) ConvertToLocalRelation.apply(plan);
    }

    /** The rows in order; nothing where the order leaves two of them in any order. */
    private static Optional<LocalRelation> sorted(Sort sort, LocalRelation relation) {
        InterpretedOrdering order = new InterpretedOrdering(sort.order(), relation.output());
        List<InternalRow> rows = new ArrayList<>(CollectionConverters.asJava(relation.data()));
        rows.sort(order);
        for (int i = 1; i < rows.size(); i++) {
            if (order.compare(rows.get(i - 1), rows.get(i)) == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(local(relation.output(), rows));
    }

    private static LocalRelation local(Seq<Attribute> output, List<InternalRow> rows) {
        return new LocalRelation(output, seq(rows), false, Option.empty());
    }

    private static StoredAnswer answer(LocalRelation relation) {
        var converter = CatalystTypeConverters.createToScalaConverter(relation.schema());
        return new StoredAnswer(
                Arrays.asList(relation.schema().fields()),
                CollectionConverters.asJava(relation.data()).stream()
                        .map(row -> (Row) converter.apply(row))
                        .toList());
    }

    private static LogicalPlan onto(LogicalPlan plan, LogicalPlan child) {
        return plan.withNewChildren(seq(List.of(child)));
    }

    private static LogicalPlan child(LogicalPlan plan) {
        return plan.children().head();
    }

    private static <T> Seq<T> seq(List<T> items) {
        return Seq$.MODULE$.from(CollectionConverters.asScala(items));
    }
}
