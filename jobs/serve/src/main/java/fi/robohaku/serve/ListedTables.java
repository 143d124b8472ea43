package fi.robohaku.serve;

import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The tables of a catalog, to be looked at only. It is no extension of Spark's register, as the catalog itself is: so
 * Spark asks it for its tables and does not look into the register.
 */
final class ListedTables implements TableCatalog {
    private final PeoplesCatalog catalog;

    ListedTables(PeoplesCatalog catalog) {
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
