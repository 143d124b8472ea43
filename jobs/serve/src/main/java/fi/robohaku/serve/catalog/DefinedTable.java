package fi.robohaku.serve.catalog;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.delta.catalog.DeltaTableV2;

/**
 * What defines a table of the warehouse, to be told and not to be read: Delta refuses {@code SHOW CREATE TABLE} of a table of
 * its own. Where the table is stored is left out.
 *
 * @param stored the table itself
 */
public record DefinedTable(DeltaTableV2 stored) implements Table {
    @Override
    public String name() {
        return stored.name();
    }

    @Override
    public Column[] columns() {
        return stored.columns();
    }

    @Override
    public Transform[] partitioning() {
        return stored.partitioning();
    }

    @Override
    public Map<String, String> properties() {
        return stored.properties().entrySet().stream()
                .filter(property -> !property.getKey().equals(TableCatalog.PROP_LOCATION)
                        && !property.getKey().equals(TableCatalog.PROP_EXTERNAL))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of();
    }
}
