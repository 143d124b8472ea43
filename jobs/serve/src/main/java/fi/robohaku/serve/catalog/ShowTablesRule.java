package fi.robohaku.serve.catalog;

import fi.robohaku.lakehouse.WarehouseCatalog;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.ResolvedNamespace;
import org.apache.spark.sql.catalyst.analysis.ResolvedTable;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ShowCreateTable;
import org.apache.spark.sql.catalyst.plans.logical.ShowTablesExtended;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.connector.catalog.CatalogPlugin;
import org.apache.spark.sql.delta.catalog.DeltaTableV2;
import org.apache.spark.sql.execution.command.ShowTablesCommand;
import org.apache.spark.sql.execution.command.ShowViewsCommand;
import scala.collection.immutable.Seq$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Makes SHOW VIEWS and SHOW TABLE EXTENDED list the same as SHOW TABLES, and SHOW CREATE TABLE tell what defines a table. Spark executes the first two over its session catalog,
 * which never holds the tables of the warehouse, and the Finnish and Swedish views only once one of them was used.
 */
public final class ShowTablesRule extends Rule<LogicalPlan> {
    private final org.apache.spark.sql.classic.SparkSession session;

    public ShowTablesRule(SparkSession session) {
        this.session = (org.apache.spark.sql.classic.SparkSession) session;
    }

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        if (plan instanceof ShowViewsCommand views && catalog() instanceof LocalizedCatalog catalog) {
            catalog.registerViews(LocalizedCatalog.schemaOf(views.databaseName()));
        } else if (plan instanceof ShowTablesCommand tables
                && tables.isExtended()
                && tables.databaseName().isDefined()
                && catalog() instanceof LocalizedCatalog catalog) {
            return listAll(
                    tables, LocalizedCatalog.schemaOf(tables.databaseName().get()), catalog);
        }
        if (plan instanceof ShowCreateTable show
                && show.child() instanceof ResolvedTable found
                && found.table() instanceof DeltaTableV2 stored) {
            ResolvedTable defined =
                    found.copy(found.catalog(), found.identifier(), new DefinedTable(stored), found.outputAttributes());
            return show.copy(defined, show.asSerde(), show.output());
        }
        return plan;
    }

    private CatalogPlugin catalog() {
        return session.sessionState().catalogManager().v2SessionCatalog();
    }

    private static LogicalPlan listAll(ShowTablesCommand tables, String schema, LocalizedCatalog catalog) {
        catalog.registerViews(schema);
        if (!WarehouseCatalog.SCHEMAS.contains(schema) && !schema.equals(InformationSchemaTable.SCHEMA)) {
            return tables;
        }
        var namespace = Seq$.MODULE$.from(CollectionConverters.asScala(List.of(schema)));
        return new ShowTablesExtended(
                new ResolvedNamespace(new ListOnlyCatalog(catalog), namespace, ResolvedNamespace.apply$default$3()),
                tables.tableIdentifierPattern().get(),
                tables.output());
    }
}
