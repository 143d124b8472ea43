package fi.robohaku.serve.catalog;

import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The localized catalog, reduced to listing its tables. That one extends Spark's session catalog, so Spark would list the
 * tables of the session catalog in its place; this one does not extend it.
 */
final class ListOnlyCatalog implements TableCatalog {
    private final LocalizedCatalog catalog;

    ListOnlyCatalog(LocalizedCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void initialize(String name, CaseInsensitiveStringMap options) {}

    @Override
    public String name() {
        return catalog.name();
    }

    @Override
    public Identifier[] listTables(String[] namespace) {
        return catalog.listTables(namespace);
    }

    @Override
    public Table loadTable(Identifier ident) {
        return catalog.loadTable(ident);
    }

    @Override
    public Table alterTable(Identifier ident, TableChange... changes) {
        throw new UnsupportedOperationException("Tables are only listed here");
    }

    @Override
    public boolean dropTable(Identifier ident) {
        throw new UnsupportedOperationException("Tables are only listed here");
    }

    @Override
    public void renameTable(Identifier before, Identifier after) {
        throw new UnsupportedOperationException("Tables are only listed here");
    }

    @Override
    public String toString() {
        return name();
    }
}
