package fi.robohaku.serve.catalog;

import fi.robohaku.contracts.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.LocalScan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.unsafe.types.UTF8String;

/** A table of {@code information_schema}, computed from the data dictionary; to read it starts no job. */
public final class InformationSchemaTable implements SupportsRead {
    static final String SCHEMA = "information_schema";
    /** The tables, each with the rows that it makes of the data dictionary. */
    private static final Map<String, Function<DataDictionary, List<Object[]>>> ROWS = Map.of(
            "tables",
            InformationSchemaTable::tables,
            "columns",
            InformationSchemaTable::columns,
            "lineage",
            InformationSchemaTable::lineage);

    private static final Map<String, String> COLUMNS = Map.of(
            "tables",
            "table_schema STRING COMMENT 'Schema', table_name STRING COMMENT 'Name in the schema',"
                    + " table_type STRING COMMENT 'TABLE, or VIEW: a mart with names in Finnish or Swedish',"
                    + " title_fi STRING COMMENT 'Title in Finnish; only marts have titles',"
                    + " title_sv STRING COMMENT 'Title in Swedish', title_en STRING COMMENT 'Title in English',"
                    + " comment STRING COMMENT 'What it is for', grain STRING COMMENT 'What a row of a mart is',"
                    + " is_exported BOOLEAN COMMENT 'Whether it becomes a CSV file'",
            "columns",
            "table_schema STRING COMMENT 'Schema', table_name STRING COMMENT 'Name in the schema',"
                    + " column_name STRING COMMENT 'Name of the column',"
                    + " ordinal_position INT COMMENT 'Place of the column, from 1',"
                    + " data_type STRING COMMENT 'SQL type', is_nullable BOOLEAN COMMENT 'Whether a cell may be empty',"
                    + " unit STRING COMMENT 'Unit of a number: eur, ratio, share, count and so on',"
                    + " label_fi STRING COMMENT 'What people read above it, in Finnish; only marts have labels',"
                    + " label_sv STRING COMMENT 'The same in Swedish', label_en STRING COMMENT 'The same in English',"
                    + " comment STRING COMMENT 'What it holds',"
                    + " null_means STRING COMMENT 'What an empty cell means, where a contract says so'",
            "lineage",
            "table_schema STRING COMMENT 'Schema of a mart', table_name STRING COMMENT 'Name of the mart',"
                    + " reads_schema STRING COMMENT 'Schema of a table that it is computed from',"
                    + " reads_name STRING COMMENT 'Name of that table'");

    private final String name;
    private final DataDictionary dictionary;

    private InformationSchemaTable(String name, DataDictionary dictionary) {
        this.name = name;
        this.dictionary = dictionary;
    }

    static List<String> names() {
        return ROWS.keySet().stream().sorted().toList();
    }

    static Optional<InformationSchemaTable> find(String name, DataDictionary dictionary) {
        return ROWS.containsKey(name) ? Optional.of(new InformationSchemaTable(name, dictionary)) : Optional.empty();
    }

    private static List<Object[]> tables(DataDictionary dictionary) {
        List<Object[]> rows = new ArrayList<>();
        for (TableDescription table : dictionary.stored()) {
            rows.add(row(table.schema(), table.name(), "TABLE", table, table.description()));
        }
        views(dictionary)
                .forEach(view -> rows.add(row(view.schema(), view.name(), "VIEW", view.mart(), view.comment())));
        return rows;
    }

    private static Object[] row(String schema, String name, String type, TableDescription table, String comment) {
        return new Object[] {
            schema,
            name,
            type,
            table.title().map(title -> title.in(Language.FI)).orElse(null),
            table.title().map(title -> title.in(Language.SV)).orElse(null),
            table.title().map(title -> title.in(Language.EN)).orElse(null),
            comment,
            table.grain().orElse(null),
            type.equals("TABLE") && table.isExported()
        };
    }

    private static List<Object[]> columns(DataDictionary dictionary) {
        List<Object[]> rows = new ArrayList<>();
        for (TableDescription table : dictionary.stored()) {
            for (int i = 0; i < table.columns().size(); i++) {
                TableDescription.Column column = table.columns().get(i);
                rows.add(row(table.schema(), table.name(), column.name(), i, column, column.description()));
            }
        }
        views(dictionary).forEach(view -> {
            for (int i = 0; i < view.columns().size(); i++) {
                LocalizedView.Column column = view.columns().get(i);
                rows.add(row(view.schema(), view.name(), column.name(), i, column.source(), view.comment(column)));
            }
        });
        return rows;
    }

    private static Object[] row(
            String schema, String table, String name, int index, TableDescription.Column column, String comment) {
        return new Object[] {
            schema,
            table,
            name,
            index + 1,
            column.type(),
            column.isNullable(),
            column.unit().orElse(null),
            column.label().map(label -> label.in(Language.FI)).orElse(null),
            column.label().map(label -> label.in(Language.SV)).orElse(null),
            column.label().map(label -> label.in(Language.EN)).orElse(null),
            comment,
            column.nullMeans().orElse(null)
        };
    }

    private static List<Object[]> lineage(DataDictionary dictionary) {
        List<Object[]> rows = new ArrayList<>();
        for (TableDescription mart : dictionary.marts()) {
            for (String read : mart.reads()) {
                String[] parts = read.split("\\.", 2);
                rows.add(new Object[] {mart.schema(), mart.name(), parts[0], parts[1]});
            }
        }
        return rows;
    }

    private static Stream<LocalizedView> views(DataDictionary dictionary) {
        return LocalizedView.SCHEMAS.keySet().stream()
                .flatMap(schema -> LocalizedView.all(dictionary, schema).stream());
    }

    @Override
    public String name() {
        return SCHEMA + "." + name;
    }

    @Override
    @SuppressWarnings("deprecation") // Spark's own plans ask for the columns by this
    public StructType schema() {
        return StructType.fromDDL(COLUMNS.get(name));
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
        InternalRow[] rows = ROWS.get(name).apply(dictionary).stream()
                .map(InformationSchemaTable::toInternalRow)
                .toArray(InternalRow[]::new);
        StructType columns = schema();
        return () -> new LocalScan() {
            @Override
            public InternalRow[] rows() {
                return rows;
            }

            @Override
            public StructType readSchema() {
                return columns;
            }
        };
    }

    private static InternalRow toInternalRow(Object[] values) {
        Object[] kept = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            kept[i] = values[i] instanceof String text ? UTF8String.fromString(text) : values[i];
        }
        return new GenericInternalRow(kept);
    }
}
