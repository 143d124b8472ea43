package fi.robohaku.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds contracts against each other and against the tables: what one names, another must have. */
final class TemplateCheck {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Set<String> OPERATORS =
            Set.of("and", "or", "not", "true", "false", "null", "eq", "ne", "lt", "le", "gt", "ge", "empty", "size");
    private static final Set<String> STATUSES = Set.of("not_reported", "not_applicable", "joint", "cannot_tell");
    private static final Pattern COLUMN = Pattern.compile("(?m)^ {2}([a-z_][a-z0-9_]*) [A-Z]");
    /** Told by the document as a whole, or kept beside the record. */
    private static final Set<String> OF_THE_RECORD = Set.of("provenance", "precision");

    private final Schemas schemas;
    private final List<String> problems = new ArrayList<>();

    private TemplateCheck(Schemas schemas) {
        this.schemas = schemas;
    }

    /** @throws ContractException that names each file and what it lacks */
    static void check(Schemas schemas) {
        TemplateCheck check = new TemplateCheck(schemas);
        schemas.documents().values().forEach(check::contract);
        check.titles();
        check.end();
    }

    /**
     * @param folder of the contracts, with the tables below it
     * @throws ContractException that names each contract with a column that its table does not have
     */
    static void checkColumns(Schemas schemas, Path folder) {
        TemplateCheck check = new TemplateCheck(schemas);
        Map<String, Set<String>> tables = new HashMap<>();
        for (DocumentTemplate contract : schemas.documents().values()) {
            for (Block block : contract.blocks()) {
                block.fields().forEach(field -> check.columns(contract, block, field, folder, tables));
            }
        }
        check.end();
    }

    private void end() {
        if (!problems.isEmpty()) {
            throw new ContractException(String.join("; ", problems));
        }
    }

    private void problem(DocumentTemplate contract, String what) {
        problems.add("documents/" + contract.id() + ".yml: " + what);
    }

    private void contract(DocumentTemplate contract) {
        Set<String> names = new HashSet<>();
        Set<String> blocks = new HashSet<>();
        for (Block block : contract.blocks()) {
            if (!blocks.add(block.id())) {
                problem(contract, "block '" + block.id() + "' stands there twice");
            }
            block.fields().forEach(field -> field(contract, block, field, names));
            block.sums().forEach((sum, parts) -> {
                requireLine(contract, block, sum);
                parts.forEach(part -> requireLine(contract, block, part));
            });
        }
        if (!contract.subject().isEmpty() && !names.contains(contract.subject())) {
            problem(contract, "subject '" + contract.subject() + "' is no field of it");
        }
        contract.noneWords().keySet().stream()
                .filter(status -> !STATUSES.contains(status))
                .forEach(status -> problem(contract, "none_words: no status '" + status + "'"));
        contract.checks().forEach(check -> check(contract, check, names, blocks));
        if (contract.format() == DocumentTemplate.Format.CSV) {
            dialect(contract);
        }
    }

    private void field(DocumentTemplate contract, Block block, Field field, Set<String> names) {
        names.add(field.name());
        boolean isTerm = field.type() == Field.Type.TERM;
        if (isTerm && !schemas.taxonomies().containsKey(String.valueOf(field.taxonomy()))) {
            problem(contract, "field '" + field.name() + "': no taxonomy '" + field.taxonomy() + "'");
        }
        if (field.column() != null && field.table() == null && block.table() == null) {
            problem(contract, "field '" + field.name() + "' has a column and no table");
        }
        if (field.personal() && field.column() != null) {
            problem(contract, "field '" + field.name() + "' is personal and must have no column");
        }
    }

    private void requireLine(DocumentTemplate contract, Block block, String name) {
        if (block.fields().stream().noneMatch(field -> field.name().equals(name))) {
            problem(contract, "sums of block '" + block.id() + "': no line '" + name + "'");
        }
    }

    private void check(DocumentTemplate contract, Check check, Set<String> names, Set<String> blocks) {
        if (!schemas.rules().containsKey(check.rule())) {
            problem(contract, "check: no rule '" + check.rule() + "' in rules.yml");
        }
        if (!names.contains(check.field())) {
            problem(contract, "check " + check.rule() + ": no field '" + check.field() + "'");
        }
        for (String expression : new String[] {check.when(), check.holds(), check.found(), check.expected()}) {
            Matcher words = WORD.matcher(
                    QUOTED.matcher(expression == null ? "" : expression).replaceAll(" "));
            while (words.find()) {
                String word = words.group();
                boolean isKnown = OPERATORS.contains(word)
                        || names.contains(word)
                        || names.contains(without(word, "_given"))
                        || names.contains(without(word, "_total"))
                        || names.contains(without(word, "_years"))
                        || blocks.contains(without(word, "_count"));
                if (!isKnown) {
                    problem(contract, "check " + check.rule() + ": nothing is called '" + word + "'");
                }
            }
        }
    }

    private static String without(String word, String ending) {
        return word.endsWith(ending) ? word.substring(0, word.length() - ending.length()) : "";
    }

    private void dialect(DocumentTemplate contract) {
        DocumentTemplate.Csv csv = contract.csv();
        if (csv.delimiter().length() != 1) {
            problem(contract, "csv: the delimiter '" + csv.delimiter() + "' must be one character");
        }
        if (!Set.of(".", ",").contains(csv.decimal())) {
            problem(contract, "csv: the decimal sign '" + csv.decimal() + "' must be a point or a comma");
        }
        if (!isCharset(csv.charset())) {
            problem(contract, "csv: no charset '" + csv.charset() + "'");
        }
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A workbook or report is known by its title: two templates with one title could not be told apart. */
    private void titles() {
        Map<String, DocumentTemplate> known = new HashMap<>();
        for (DocumentTemplate contract : schemas.documents().values()) {
            if (contract.format() == DocumentTemplate.Format.CSV) {
                continue;
            }
            String kind = contract.format() == DocumentTemplate.Format.DOCX ? "docx " : "workbook ";
            for (String title : contract.title().all()) {
                DocumentTemplate other = known.put(kind + title.strip(), contract);
                if (other != null) {
                    problem(contract, "documents/" + other.id() + ".yml has the same title '" + title + "'");
                }
            }
        }
    }

    private void columns(
            DocumentTemplate contract, Block block, Field field, Path folder, Map<String, Set<String>> tables) {
        String table = field.table() == null ? block.table() : field.table();
        if (field.column() == null || table == null) {
            return;
        }
        Set<String> columns = tables.computeIfAbsent(table, name -> columnsOf(folder, name));
        if (columns.isEmpty()) {
            problem(contract, "field '" + field.name() + "': no table tables/silver/" + table + ".sql");
            return;
        }
        boolean isRange = field.type() == Field.Type.RANGE;
        Set<String> filled = new HashSet<>(
                isRange ? Set.of(field.column() + "_low", field.column() + "_high") : Set.of(field.column()));
        filled.addAll(field.set().keySet());
        filled.addAll(block.set().keySet());
        if (block.axis() != null) {
            filled.add(block.axis());
        }
        filled.removeAll(OF_THE_RECORD);
        filled.stream()
                .filter(column -> !columns.contains(column))
                .sorted()
                .forEach(column -> problem(
                        contract, "field '" + field.name() + "': table " + table + " has no column '" + column + "'"));
    }

    private static Set<String> columnsOf(Path folder, String table) {
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
