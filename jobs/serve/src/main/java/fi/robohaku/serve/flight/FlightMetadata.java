package fi.robohaku.serve.flight;

import fi.robohaku.serve.catalog.LocalizedCatalog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.sql.FlightSqlProducer.Schemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Catalogs, schemas, tables and columns, as the rows that Flight SQL prescribes for metadata. */
final class FlightMetadata {
    /** Spark's own name of the catalog, which a query may use. */
    static final String CATALOG = "spark_catalog";

    private static final String TABLE = "TABLE";

    private final BufferAllocator allocator;

    FlightMetadata(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    void sendCatalogs(ServerStreamListener out) {
        send(Schemas.GET_CATALOGS_SCHEMA, out, root -> {
            setText(root, "catalog_name", 0, CATALOG);
            root.setRowCount(1);
        });
    }

    void sendTableTypes(ServerStreamListener out) {
        send(Schemas.GET_TABLE_TYPES_SCHEMA, out, root -> {
            setText(root, "table_type", 0, TABLE);
            root.setRowCount(1);
        });
    }

    void sendSchemas(CommandGetDbSchemas command, ServerStreamListener out) {
        List<String> schemas = command.hasCatalog() && !isThisCatalog(command.getCatalog())
                ? List.of()
                : findSchemas(command.hasDbSchemaFilterPattern(), command.getDbSchemaFilterPattern());
        send(Schemas.GET_SCHEMAS_SCHEMA, out, root -> {
            for (int i = 0; i < schemas.size(); i++) {
                setText(root, "catalog_name", i, CATALOG);
                setText(root, "db_schema_name", i, schemas.get(i));
            }
            root.setRowCount(schemas.size());
        });
    }

    /** Describes the request for the audit log. */
    static String describe(CommandGetTables command) {
        return "tables " + (command.hasDbSchemaFilterPattern() ? command.getDbSchemaFilterPattern() : "%") + "."
                + (command.hasTableNameFilterPattern() ? command.getTableNameFilterPattern() : "%");
    }

    void sendTables(CommandGetTables command, List<TableInfo> tables, ServerStreamListener out) {
        boolean withColumns = command.getIncludeSchema();
        send(withColumns ? Schemas.GET_TABLES_SCHEMA : Schemas.GET_TABLES_SCHEMA_NO_SCHEMA, out, root -> {
            for (int i = 0; i < tables.size(); i++) {
                TableInfo table = tables.get(i);
                setText(root, "catalog_name", i, CATALOG);
                setText(root, "db_schema_name", i, table.schema());
                setText(root, "table_name", i, table.name());
                setText(root, "table_type", i, TABLE);
                if (withColumns) {
                    byte[] columns = FlightTypes.tableSchema(table.columns(), CATALOG, table.schema(), table.name())
                            .serializeAsMessage();
                    ((VarBinaryVector) root.getVector("table_schema")).setSafe(i, columns);
                }
            }
            root.setRowCount(tables.size());
        });
    }

    /**
     * A table of the catalog.
     *
     * @param columns empty where the request is for names only
     */
    record TableInfo(String schema, String name, StructType columns) {}

    private static boolean isThisCatalog(String catalog) {
        return catalog.isEmpty() || catalog.equals(CATALOG);
    }

    private static List<String> findSchemas(boolean isFiltered, String pattern) {
        Predicate<String> matches = like(isFiltered, pattern);
        return LocalizedCatalog.ALL_SCHEMAS.stream().filter(matches).sorted().toList();
    }

    /** Finds the tables that match a request, in the order of their names. */
    List<TableInfo> findTables(CommandGetTables command, SparkSession spark) {
        List<TableInfo> found = new ArrayList<>();
        boolean isOtherCatalog = command.hasCatalog() && !isThisCatalog(command.getCatalog());
        boolean isOtherType =
                command.getTableTypesCount() > 0 && !command.getTableTypesList().contains(TABLE);
        if (isOtherCatalog || isOtherType) {
            return found;
        }
        Predicate<String> matches = like(command.hasTableNameFilterPattern(), command.getTableNameFilterPattern());
        for (String schema : findSchemas(command.hasDbSchemaFilterPattern(), command.getDbSchemaFilterPattern())) {
            spark.sql("SHOW TABLES IN " + schema).collectAsList().stream()
                    .filter(row -> !row.<Boolean>getAs("isTemporary"))
                    .map((Row row) -> row.<String>getAs("tableName"))
                    .filter(matches)
                    .sorted()
                    .map(table -> new TableInfo(
                            schema,
                            table,
                            command.getIncludeSchema()
                                    ? spark.table(schema + ".`" + table + "`").schema()
                                    : new StructType()))
                    .forEach(found::add);
        }
        return found;
    }

    /** Compiles a pattern of LIKE: a percent sign matches any text, an underscore one character, a backslash escapes. */
    private static Predicate<String> like(boolean isFiltered, String pattern) {
        if (!isFiltered) {
            return name -> true;
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                i++;
                regex.append(Pattern.quote(pattern.substring(i, i + 1)));
            } else if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).asMatchPredicate();
    }

    private void send(Schema schema, ServerStreamListener out, Consumer<VectorSchemaRoot> rows) {
        try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator)) {
            root.allocateNew();
            rows.accept(root);
            out.start(root);
            out.putNext();
        }
    }

    private static void setText(VectorSchemaRoot root, String column, int row, String value) {
        ((VarCharVector) root.getVector(column)).setSafe(row, value.getBytes(StandardCharsets.UTF_8));
    }
}
