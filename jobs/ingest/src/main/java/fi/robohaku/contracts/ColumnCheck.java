package fi.robohaku.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that the tables have the columns that the fields of the templates go to. */
final class ColumnCheck {
    private static final Pattern COLUMN = Pattern.compile("(?m)^ {2}([a-z_][a-z0-9_]*) [A-Z]");
    /** Told by the document as a whole, or kept beside the record. */
    private static final Set<String> OF_THE_RECORD = Set.of("provenance", "precision");

    private final Path folder;
    private final Problems problems = new Problems();
    private final Map<String, Set<String>> tables = new HashMap<>();

    private ColumnCheck(Path folder) {
        this.folder = folder;
    }

    /**
     * Checks all templates.
     *
     * @param folder of the contracts, with the tables below it
     * @throws ContractException that names each template with a column that its table does not have
     */
    static void check(Schemas schemas, Path folder) {
        ColumnCheck check = new ColumnCheck(folder);
        for (DocumentTemplate template : schemas.documents().values()) {
            for (Block block : template.blocks()) {
                block.fields().forEach(field -> check.check(template, block, field));
            }
        }
        check.problems.throwIfAny();
    }

    private void check(DocumentTemplate template, Block block, Field field) {
        String table = field.table() == null ? block.table() : field.table();
        if (field.column() == null || table == null) {
            return;
        }
        Set<String> columns = tables.computeIfAbsent(table, this::columnsOf);
        if (columns.isEmpty()) {
            problems.add(template, "field '" + field.name() + "': no table tables/silver/" + table + ".sql");
            return;
        }
        filledColumns(block, field).stream()
                .filter(column -> !columns.contains(column))
                .sorted()
                .forEach(column -> problems.add(
                        template, "field '" + field.name() + "': table " + table + " has no column '" + column + "'"));
    }

    private static Set<String> filledColumns(Block block, Field field) {
        boolean isRange = field.type() == Field.Type.RANGE;
        Set<String> filled = new HashSet<>(
                isRange ? Set.of(field.column() + "_low", field.column() + "_high") : Set.of(field.column()));
        filled.addAll(field.set().keySet());
        filled.addAll(block.set().keySet());
        if (block.axis() != null) {
            filled.add(block.axis());
        }
        filled.removeAll(OF_THE_RECORD);
        return filled;
    }

    private Set<String> columnsOf(String table) {
        Path file = folder.resolve("tables/silver/" + table + ".sql");
        if (!table.matches("[a-z_]+") || !Files.isRegularFile(file)) {
            return Set.of();
        }
        try {
            Set<String> columns = new HashSet<>();
            Matcher column = COLUMN.matcher(Files.readString(file, StandardCharsets.UTF_8));
            while (column.find()) {
                columns.add(column.group(1));
            }
            return columns;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
