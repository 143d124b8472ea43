package fi.robohaku.lakehouse;

import fi.robohaku.contracts.ContractException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.catalyst.plans.logical.CreateTable;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedTableSpec;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The tables of {@code schemas/tables/<schema>/<table>.sql}: each file one {@code CREATE TABLE}, with comments and
 * constraints.
 */
public final class TableDefinitions {
    private final Map<String, String> statements = new TreeMap<>();

    private TableDefinitions(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                String name = file.getParent().getFileName() + "."
                        + file.getFileName().toString().replaceFirst("\\.sql$", "");
                String statement = Files.readString(file, StandardCharsets.UTF_8);
                if (!statement.startsWith("CREATE TABLE " + name + " (")) {
                    throw new ContractException(file + ": must begin with 'CREATE TABLE " + name + " ('");
                }
                statements.put(name, statement);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the table definitions at " + folder, e);
        }
    }

    /** Reads the definitions of a folder {@code schemas/}. */
    public static TableDefinitions read(Path schemas) {
        return new TableDefinitions(schemas.resolve("tables"));
    }

    /** Names of all tables, {@code silver.application} for example, in order of name. */
    public List<String> names() {
        return List.copyOf(statements.keySet());
    }

    /** Names of the tables of one layer, without schema, in order of name. */
    public List<String> namesIn(String schema) {
        return statements.keySet().stream()
                .filter(name -> name.startsWith(schema + "."))
                .map(name -> name.substring(schema.length() + 1))
                .toList();
    }

    /** Columns of a table as the definition gives them. */
    public StructType columns(SparkSession spark, String table) {
        return parsed(spark.sessionState().sqlParser(), table).tableSchema();
    }

    /** The same without a session. */
    public StructType columns(String table) {
        return parsed(new SparkSqlParser(), table).tableSchema();
    }

    /** What a row of the table is, as the definition says. */
    public String comment(String table) {
        UnresolvedTableSpec spec =
                (UnresolvedTableSpec) parsed(new SparkSqlParser(), table).tableSpec();
        return spec.comment().isEmpty() ? "" : spec.comment().get();
    }

    /** What the CHECK constraints of a table ask of a row, as SQL. */
    List<String> constraints(SparkSession spark, String table) {
        UnresolvedTableSpec spec = (UnresolvedTableSpec)
                parsed(spark.sessionState().sqlParser(), table).tableSpec();
        return CollectionConverters.asJava(spec.properties()).entrySet().stream()
                .filter(property -> property.getKey().startsWith("delta.constraints."))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    private CreateTable parsed(ParserInterface parser, String table) {
        try {
            return (CreateTable) parser.parsePlan(statements.get(table));
        } catch (ParseException e) {
            throw new ContractException("schemas/tables: " + table + ": " + e.getMessage(), e);
        }
    }

    /**
     * Creates the tables that are not there, and adds columns that a definition has gained.
     *
     * @return names of the tables created or widened
     * @throws ContractException where a definition lost or changed a column: such a table is rebuilt in a new workspace
     */
    public List<String> bringUpToDate(Warehouse warehouse) {
        Set<String> changed = new ConcurrentSkipListSet<>();
        ParallelTasks.run(
                warehouse.spark(),
                statements.keySet().stream()
                        .map(table -> new ParallelTasks.Task("Looking after " + table, () -> {
                            if (bringUpToDate(warehouse, table)) {
                                changed.add(table);
                            }
                        }))
                        .toList());
        return List.copyOf(changed);
    }

    private boolean bringUpToDate(Warehouse warehouse, String table) {
        if (warehouse.exists(table)) {
            return widen(warehouse, table);
        }
        warehouse.spark().sql(statements.get(table));
        return true;
    }

    private boolean widen(Warehouse warehouse, String table) {
        StructType wanted = columns(warehouse.spark(), table);
        StructType present = warehouse.columns(table);
        Set<String> names = Arrays.stream(present.fieldNames()).collect(Collectors.toSet());
        for (StructField field : present.fields()) {
            if (!Arrays.asList(wanted.fieldNames()).contains(field.name())
                    || !wanted.apply(field.name()).dataType().equals(field.dataType())) {
                throw new ContractException("The table " + table + " holds the column " + field.name() + " "
                        + field.dataType().sql() + ", which its definition no longer has; run into a new --workspace");
            }
        }
        List<String> added = Arrays.stream(wanted.fields())
                .filter(field -> !names.contains(field.name()))
                .map(StructField::toDDL)
                .toList();
        if (added.isEmpty()) {
            return false;
        }
        warehouse.spark().sql("ALTER TABLE " + table + " ADD COLUMNS (" + String.join(", ", added) + ")");
        return true;
    }
}
