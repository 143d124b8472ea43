package fi.robohaku.serve.flight;

import fi.robohaku.serve.catalog.DataDictionary;
import fi.robohaku.serve.catalog.LocalizedCatalog;
import fi.robohaku.serve.catalog.LocalizedView;
import fi.robohaku.serve.session.LikePattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.sql.FlightSqlProducer.Schemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCrossReference;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetExportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetImportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetPrimaryKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetXdbcTypeInfo;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.UInt1Vector;
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
    private static final String VIEW = "VIEW";

    /** In JDBC: the row cannot be deleted or changed while another names it. */
    private static final byte NO_ACTION = 3;

    private final BufferAllocator allocator;
    private final Supplier<DataDictionary> dictionary;

    /** @param dictionary the contracts, which declare the keys */
    FlightMetadata(BufferAllocator allocator, Supplier<DataDictionary> dictionary) {
        this.allocator = allocator;
        this.dictionary = dictionary;
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
            setText(root, "table_type", 1, VIEW);
            root.setRowCount(2);
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
                setText(root, "table_type", i, table.type());
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
    record TableInfo(String schema, String name, StructType columns) {
        String type() {
            return typeIn(schema);
        }
    }

    private static String typeIn(String schema) {
        return LocalizedView.isSchema(schema) ? VIEW : TABLE;
    }

    void sendPrimaryKeys(CommandGetPrimaryKeys command, ServerStreamListener out) {
        List<FlightKeys.KeyColumn> keys = FlightKeys.primary(
                dictionary.get(),
                new FlightKeys.TableName(given(command.hasDbSchema(), command.getDbSchema()), command.getTable()));
        send(Schemas.GET_PRIMARY_KEYS_SCHEMA, out, root -> {
            for (int i = 0; i < keys.size(); i++) {
                FlightKeys.KeyColumn key = keys.get(i);
                setText(root, "catalog_name", i, CATALOG);
                setText(root, "db_schema_name", i, key.schema());
                setText(root, "table_name", i, key.table());
                setText(root, "column_name", i, key.column());
                ((IntVector) root.getVector("key_sequence")).setSafe(i, key.sequence());
                setText(root, "key_name", i, key.keyName());
            }
            root.setRowCount(keys.size());
        });
    }

    void sendImportedKeys(CommandGetImportedKeys command, ServerStreamListener out) {
        FlightKeys.TableName table =
                new FlightKeys.TableName(given(command.hasDbSchema(), command.getDbSchema()), command.getTable());
        sendReferences(
                Schemas.GET_IMPORTED_KEYS_SCHEMA,
                reference -> table.is(
                        reference.foreign().schema(), reference.foreign().table()),
                out);
    }

    void sendExportedKeys(CommandGetExportedKeys command, ServerStreamListener out) {
        FlightKeys.TableName table =
                new FlightKeys.TableName(given(command.hasDbSchema(), command.getDbSchema()), command.getTable());
        sendReferences(
                Schemas.GET_EXPORTED_KEYS_SCHEMA,
                reference -> table.is(
                        reference.primary().schema(), reference.primary().table()),
                out);
    }

    void sendCrossReference(CommandGetCrossReference command, ServerStreamListener out) {
        FlightKeys.TableName primary =
                new FlightKeys.TableName(given(command.hasPkDbSchema(), command.getPkDbSchema()), command.getPkTable());
        FlightKeys.TableName foreign =
                new FlightKeys.TableName(given(command.hasFkDbSchema(), command.getFkDbSchema()), command.getFkTable());
        sendReferences(
                Schemas.GET_CROSS_REFERENCE_SCHEMA,
                reference -> primary.is(
                                reference.primary().schema(),
                                reference.primary().table())
                        && foreign.is(
                                reference.foreign().schema(),
                                reference.foreign().table()),
                out);
    }

    private static Optional<String> given(boolean isGiven, String value) {
        return isGiven && !value.isEmpty() ? Optional.of(value) : Optional.empty();
    }

    private void sendReferences(Schema schema, Predicate<FlightKeys.Reference> isAsked, ServerStreamListener out) {
        List<FlightKeys.Reference> references =
                FlightKeys.references(dictionary.get()).stream().filter(isAsked).toList();
        send(schema, out, root -> {
            for (int i = 0; i < references.size(); i++) {
                setKey(root, "pk_", i, references.get(i).primary());
                setKey(root, "fk_", i, references.get(i).foreign());
                ((IntVector) root.getVector("key_sequence"))
                        .setSafe(i, references.get(i).foreign().sequence());
                ((UInt1Vector) root.getVector("update_rule")).setSafe(i, NO_ACTION);
                ((UInt1Vector) root.getVector("delete_rule")).setSafe(i, NO_ACTION);
            }
            root.setRowCount(references.size());
        });
    }

    private static void setKey(VectorSchemaRoot root, String prefix, int row, FlightKeys.KeyColumn key) {
        setText(root, prefix + "catalog_name", row, CATALOG);
        setText(root, prefix + "db_schema_name", row, key.schema());
        setText(root, prefix + "table_name", row, key.table());
        setText(root, prefix + "column_name", row, key.column());
        setText(root, prefix + "key_name", row, key.keyName());
    }

    /** The types that columns have, with their numbers in JDBC. */
    void sendTypes(CommandGetXdbcTypeInfo command, ServerStreamListener out) {
        List<FlightTypes.TypeInfo> types = FlightTypes.all().stream()
                .filter(type -> !command.hasDataType() || command.getDataType() == type.number())
                .toList();
        send(Schemas.GET_TYPE_INFO_SCHEMA, out, root -> {
            for (int i = 0; i < types.size(); i++) {
                FlightTypes.TypeInfo type = types.get(i);
                setText(root, "type_name", i, type.name());
                ((IntVector) root.getVector("data_type")).setSafe(i, type.number());
                ((IntVector) root.getVector("column_size")).setSafe(i, type.size());
                ((IntVector) root.getVector("nullable")).setSafe(i, 1);
                ((BitVector) root.getVector("case_sensitive")).setSafe(i, 1);
                ((IntVector) root.getVector("searchable")).setSafe(i, 3);
                ((BitVector) root.getVector("unsigned_attribute")).setSafe(i, 0);
                ((BitVector) root.getVector("fixed_prec_scale")).setSafe(i, 0);
                ((BitVector) root.getVector("auto_increment")).setSafe(i, 0);
                setText(root, "local_type_name", i, type.name());
                ((IntVector) root.getVector("sql_data_type")).setSafe(i, type.number());
            }
            root.setRowCount(types.size());
        });
    }

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
        if (isOtherCatalog) {
            return found;
        }
        Predicate<String> matches = like(command.hasTableNameFilterPattern(), command.getTableNameFilterPattern());
        for (String schema : findSchemas(command.hasDbSchemaFilterPattern(), command.getDbSchemaFilterPattern())) {
            if (command.getTableTypesCount() > 0 && !command.getTableTypesList().contains(typeIn(schema))) {
                continue;
            }
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

    private static Predicate<String> like(boolean isFiltered, String pattern) {
        return isFiltered ? LikePattern.ofNames(pattern) : name -> true;
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
