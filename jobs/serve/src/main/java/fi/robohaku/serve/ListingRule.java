package fi.robohaku.serve;

import fi.robohaku.lakehouse.WarehouseCatalog;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.ResolvedNamespace;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ShowTablesExtended;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.connector.catalog.CatalogPlugin;
import org.apache.spark.sql.execution.command.ShowTablesCommand;
import org.apache.spark.sql.execution.command.ShowViewsCommand;
import scala.collection.immutable.Seq$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Lets SHOW VIEWS and SHOW TABLE EXTENDED list what SHOW TABLES does. Spark answers both from its register, where tables
 * of the warehouse never stand, and the Finnish and Swedish views only once one of them was asked for.
 */
final class ListingRule extends Rule<LogicalPlan> {
    private final org.apache.spark.sql.classic.SparkSession session;

    ListingRule(SparkSession session) {
        this.session = (org.apache.spark.sql.classic.SparkSession) session;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        if (plan instanceof ShowViewsCommand views && catalog() instanceof PeoplesCatalog catalog) {
            catalog.enterViews(PeoplesCatalog.schemaOf(views.databaseName()));
        } else if (plan instanceof ShowTablesCommand tables
                && tables.isExtended()
                && tables.databaseName().isDefined()
                && catalog() instanceof PeoplesCatalog catalog) {
            return listed(tables, PeoplesCatalog.schemaOf(tables.databaseName().get()), catalog);
        }
        return plan;
    }

    private CatalogPlugin catalog() {
        return session.sessionState().catalogManager().v2SessionCatalog();
    }

    private static LogicalPlan listed(ShowTablesCommand tables, String schema, PeoplesCatalog catalog) {
        catalog.enterViews(schema);
        if (!WarehouseCatalog.SCHEMAS.contains(schema) && !schema.equals(InformationTable.SCHEMA)) {
            return tables;
        }
        var namespace = Seq$.MODULE$.from(CollectionConverters.asScala(List.of(schema)));
        return new ShowTablesExtended(
                new ResolvedNamespace(new ListedTables(catalog), namespace, ResolvedNamespace.apply$default$3()),
                tables.tableIdentifierPattern().get(),
                tables.output());
    }
}
