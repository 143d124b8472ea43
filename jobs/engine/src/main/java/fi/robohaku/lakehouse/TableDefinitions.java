package fi.robohaku.lakehouse;

import fi.robohaku.contracts.ContractException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;

/**
 * The tables of {@code schemas/tables/<schema>/<table>.sql}: each file one {@code CREATE TABLE}, with comments and
 * constraints.
 */
public final class TableDefinitions {
    private final SortedMap<String, String> statements;
    private final Map<String, TableDefinition> parsed = new ConcurrentHashMap<>();

    private TableDefinitions(SortedMap<String, String> statements) {
        this.statements = statements;
    }

    /** Reads the definitions of a folder {@code schemas/}. */
    public static TableDefinitions read(Path schemas) {
        Path folder = schemas.resolve("tables");
        SortedMap<String, String> statements = new TreeMap<>();
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
        return new TableDefinitions(statements);
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
    public StructType columns(String table) {
        return definition(table).columns();
    }

    /** What a row of the table is, as the definition says. */
    public String comment(String table) {
        return definition(table).comment();
    }

    /** What the CHECK constraints of a table ask of a row, as SQL, by name. */
    SortedMap<String, String> constraints(String table) {
        return definition(table).constraints();
    }

    /** The whole definition of a table. */
    TableDefinition definition(String table) {
        return parsed.computeIfAbsent(table, name -> TableDefinition.parse(name, statements.get(name)));
    }

    /**
     * Creates the tables that are not there, and alters those that differ from their definition: adds columns, adds and
     * drops constraints, changes comments. A table that agrees gets no commit.
     *
     * @return names of the tables created or altered
     * @throws ContractException where a definition lost or changed a column, or rows of a table break a new constraint; no
     *     table is created or altered then
     */
    public List<String> migrate(Warehouse warehouse) {
        return new TableMigrator(warehouse, this).migrate();
    }
}
