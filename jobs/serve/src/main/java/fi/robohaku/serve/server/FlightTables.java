package fi.robohaku.serve.server;

import fi.robohaku.serve.PeoplesCatalog;
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

/** What the tables are called and which columns they have, as rows that Flight SQL prescribes. */
final class FlightTables {
    /** Spark's own name for the catalog: a query can hold it. */
    static final String CATALOG = "spark_catalog";

    private static final String TABLE = "TABLE";

    private final BufferAllocator memory;

    FlightTables(BufferAllocator memory) {
        this.memory = memory;
    }

    void sendCatalogs(ServerStreamListener out) {
        send(Schemas.GET_CATALOGS_SCHEMA, out, root -> {
            text(root, "catalog_name", 0, CATALOG);
            root.setRowCount(1);
        });
    }

    void sendTableTypes(ServerStreamListener out) {
        send(Schemas.GET_TABLE_TYPES_SCHEMA, out, root -> {
            text(root, "table_type", 0, TABLE);
            root.setRowCount(1);
        });
    }

    void sendSchemas(CommandGetDbSchemas command, ServerStreamListener out) {
        List<String> schemas = command.hasCatalog() && !isOurs(command.getCatalog())
                ? List.of()
                : schemas(command.hasDbSchemaFilterPattern(), command.getDbSchemaFilterPattern());
        send(Schemas.GET_SCHEMAS_SCHEMA, out, root -> {
            for (int i = 0; i < schemas.size(); i++) {
                text(root, "catalog_name", i, CATALOG);
                text(root, "db_schema_name", i, schemas.get(i));
            }
            root.setRowCount(schemas.size());
        });
    }

    /** What is asked for, in words for the audit log. */
    static String text(CommandGetTables command) {
        return "tables " + (command.hasDbSchemaFilterPattern() ? command.getDbSchemaFilterPattern() : "%") + "."
                + (command.hasTableNameFilterPattern() ? command.getTableNameFilterPattern() : "%");
    }

    void sendTables(CommandGetTables command, List<Found> tables, ServerStreamListener out) {
        boolean withColumns = command.getIncludeSchema();
        send(withColumns ? Schemas.GET_TABLES_SCHEMA : Schemas.GET_TABLES_SCHEMA_NO_SCHEMA, out, root -> {
            for (int i = 0; i < tables.size(); i++) {
                Found table = tables.get(i);
                text(root, "catalog_name", i, CATALOG);
                text(root, "db_schema_name", i, table.schema());
                text(root, "table_name", i, table.name());
                text(root, "table_type", i, TABLE);
                if (withColumns) {
                    byte[] columns = FlightTypes.table(table.columns(), CATALOG, table.schema(), table.name())
                            .serializeAsMessage();
                    ((VarBinaryVector) root.getVector("table_schema")).setSafe(i, columns);
                }
            }
            root.setRowCount(tables.size());
        });
    }

    /**
     * A table that was asked for.
     *
     * @param columns empty where they were not asked for
     */
    record Found(String schema, String name, StructType columns) {}

    private static boolean isOurs(String catalog) {
        return catalog.isEmpty() || catalog.equals(CATALOG);
    }

    private static List<String> schemas(boolean isFiltered, String pattern) {
        Predicate<String> wanted = like(isFiltered, pattern);
        return PeoplesCatalog.ALL_SCHEMAS.stream().filter(wanted).sorted().toList();
    }

    /** The tables that are asked for, in the order of their names. */
    List<Found> find(CommandGetTables command, SparkSession spark) {
        List<Found> found = new ArrayList<>();
        boolean isOtherCatalog = command.hasCatalog() && !isOurs(command.getCatalog());
        boolean isOtherType =
                command.getTableTypesCount() > 0 && !command.getTableTypesList().contains(TABLE);
        if (isOtherCatalog || isOtherType) {
            return found;
        }
        Predicate<String> wanted = like(command.hasTableNameFilterPattern(), command.getTableNameFilterPattern());
        for (String schema : schemas(command.hasDbSchemaFilterPattern(), command.getDbSchemaFilterPattern())) {
            spark.sql("SHOW TABLES IN " + schema).collectAsList().stream()
                    .filter(row -> !row.<Boolean>getAs("isTemporary"))
                    .map((Row row) -> row.<String>getAs("tableName"))
                    .filter(wanted)
                    .sorted()
                    .map(table -> new Found(
                            schema,
                            table,
                            command.getIncludeSchema()
                                    ? spark.table(schema + ".`" + table + "`").schema()
                                    : new StructType()))
                    .forEach(found::add);
        }
        return found;
    }

    /** A pattern of SQL's LIKE: a percent sign stands for any letters, an underscore for one, a backslash lifts both. */
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
        try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, memory)) {
            root.allocateNew();
            rows.accept(root);
            out.start(root);
            out.putNext();
        }
    }

    private static void text(VectorSchemaRoot root, String column, int row, String value) {
        ((VarCharVector) root.getVector(column)).setSafe(row, value.getBytes(StandardCharsets.UTF_8));
    }
}
