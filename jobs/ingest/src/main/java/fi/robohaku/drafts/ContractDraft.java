package fi.robohaku.drafts;

import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Labels;
import fi.robohaku.ingest.OpenedDocument;
import fi.robohaku.ingest.OpenedDocument.Cell;
import fi.robohaku.ingest.OpenedDocument.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A first contract for a document, and the table that its records go to. A person reads both before they are used: every
 * guess is marked.
 *
 * @param id of the contract
 * @param table that its records go to
 * @param currency of its money
 * @param head the table that was looked at
 * @param columns of the document that a contract can tell apart, in their order
 * @param notes what of the document is not in the draft, or must be looked at
 */
public record ContractDraft(
        String id,
        String table,
        String currency,
        OpenedDocument document,
        TableHead head,
        List<ColumnDraft> columns,
        List<String> notes) {
    public ContractDraft {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }

    /**
     * Drafts a contract.
     *
     * @param name what the contract is to be called; a file name without its ending will do
     * @param currency of its money, where it is told; else the one whose signs stand in the document
     * @param shared words for none that every contract has
     */
    public static ContractDraft of(
            OpenedDocument document, String name, Optional<String> currency, SharedWords shared) {
        TableHead head = TableHead.of(document);
        List<String> notes = new ArrayList<>();
        List<Integer> distinct = distinctHeadings(head, notes);
        Map<Integer, ColumnProfile> profiles = new HashMap<>();
        distinct.forEach(column -> profiles.put(column, profile(head, column)));
        Optional<Integer> key =
                distinct.stream().filter(column -> profiles.get(column).isKey()).findFirst();
        String money = currency.map(code -> code.toLowerCase(Locale.ROOT))
                .or(() -> distinct.stream()
                        .map(column -> profiles.get(column).money().currency())
                        .filter(code -> !code.isEmpty())
                        .findFirst())
                .orElse(DocumentTemplate.EURO);
        List<ColumnDraft> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int column : distinct) {
            ColumnDraft draft = profiles.get(column)
                    .draft(
                            Names.snake(textOf(head, column)),
                            key.filter(found -> found == column).isPresent());
            String wanted = draft.type() == Field.Type.MONEY ? withCurrency(draft.name(), money) : draft.name();
            ColumnDraft named =
                    draft.named(Names.unlike(wanted, names)).withNoneWords(shared.others(draft.noneWords()));
            names.add(named.name());
            columns.add(named);
        }
        document.sheets().stream()
                .filter(sheet -> !sheet.equals(head.sheet()) && sheet.filledCells() > 0)
                .map(Sheet::name)
                .forEach(sheet -> notes.add("The sheet or table '" + sheet + "' is not in the draft."));
        if (key.isEmpty()) {
            notes.add(
                    "No column has a value of its own in each row: no field is required. Say which one must be there.");
        }
        String table = Names.table(withoutNumbers(name));
        return new ContractDraft(table.replace('_', '-'), table, money, document, head, columns, notes);
    }

    /** A contract is of all years and quarters: words with digits are left out of its name. */
    private static String withoutNumbers(String name) {
        String bare = Stream.of(name.split("[_\\s-]+"))
                .filter(word -> word.chars().noneMatch(Character::isDigit))
                .collect(Collectors.joining("_"));
        return bare.isEmpty() ? name : bare;
    }

    private static String withCurrency(String name, String currency) {
        return name.endsWith("_" + currency) ? name : name + "_" + currency;
    }

    private static ColumnProfile profile(TableHead head, int column) {
        return new ColumnProfile(
                textOf(head, column),
                head.rows().stream().map(row -> row.get(column)).toList());
    }

    private static String textOf(TableHead head, int column) {
        return head.headings().get(column).text();
    }

    /** Columns whose headings a reader can tell apart; of those that it cannot, the first. */
    private static List<Integer> distinctHeadings(TableHead head, List<String> notes) {
        Map<String, String> known = new HashMap<>();
        List<Integer> distinct = new ArrayList<>();
        List<Cell> headings = head.headings();
        for (int column = 0; column < headings.size(); column++) {
            int number = column;
            Cell heading = headings.get(column);
            if (heading.text().isEmpty()) {
                if (head.rows().stream().anyMatch(row -> !row.get(number).text().isEmpty())) {
                    notes.add("The column at " + heading.ref() + " has values and no heading: it cannot be read.");
                }
                continue;
            }
            String other = known.putIfAbsent(Labels.key(heading.text()), heading.text());
            if (other == null) {
                distinct.add(column);
            } else {
                notes.add("The heading '" + heading.text() + "' (" + heading.ref() + ") counts as the same as '" + other
                        + "': it is not in the draft. Rename it in the file, or leave it out.");
            }
        }
        return distinct;
    }

    /** The contract, for {@code schemas/documents/<id>.yml}. */
    public String yaml() {
        StringBuilder text =
                new StringBuilder("# A first draft, made from a document. Look at each line: names, types, units,"
                        + " what must be there.\n");
        notes.forEach(note -> text.append("# ").append(note).append('\n'));
        text.append("id: ").append(id).append('\n');
        text.append("kind: ").append(table).append('\n');
        text.append("format: ")
                .append(document.format().name().toLowerCase(Locale.ROOT))
                .append('\n');
        text.append("title: {fi: ").append(Names.quoted(title())).append("}\n");
        text.append("# A folder of documents may hold several files of this kind, as one for each quarter.\n");
        text.append("repeats: true\n");
        text.append("currency: ").append(currency).append('\n');
        if (document.format() == DocumentTemplate.Format.CSV) {
            text.append("csv: {delimiter: ")
                    .append(Names.quoted(document.csv().delimiter()).replace("\t", "\\t"))
                    .append(", charset: \"UTF-8\", decimal: \"")
                    .append(document.csv().decimal())
                    .append("\"}\n");
        }
        noneWords(text);
        text.append("blocks:\n  - id: rows\n    type: list\n    required: true\n");
        if (document.format() != DocumentTemplate.Format.CSV
                && !head.sheet().name().isEmpty()) {
            text.append("    sheet: {fi: ")
                    .append(Names.quoted(head.sheet().name()))
                    .append("}\n");
        }
        text.append("    table: ").append(table).append("\n    fields:\n");
        columns.forEach(column -> text.append("      - ").append(column.yaml()).append('\n'));
        return text.toString();
    }

    private String title() {
        return document.format() == DocumentTemplate.Format.CSV ? id : head.title();
    }

    private void noneWords(StringBuilder text) {
        Set<String> words = new LinkedHashSet<>();
        columns.forEach(column -> words.addAll(column.noneWords()));
        if (words.isEmpty()) {
            return;
        }
        text.append("# These stand among numbers. Which of them mean not_reported, not_applicable, cannot_tell?\n");
        text.append("none_words:\n  not_reported:\n");
        words.forEach(word -> text.append("    - ").append(Names.quoted(word)).append('\n'));
    }

    /** The table, for {@code schemas/tables/silver/<table>.sql}. */
    public String tableSql() {
        List<String> lines = new ArrayList<>();
        lines.add("document_id STRING NOT NULL COMMENT 'Document the record was read from; joins ops.documents'");
        lines.add(
                "record_no INT NOT NULL COMMENT 'Number of the record among those of this table in the document, from 1'");
        lines.add("round STRING COMMENT 'Year or round: the folder of the document'");
        columns.stream()
                .filter(column -> !column.isPersonal())
                .forEach(column -> lines.add(column.name() + " " + column.sqlType()
                        + (column.isRequired() ? " NOT NULL" : "") + " COMMENT " + Names.sqlText(comment(column))));
        lines.add("provenance STRING NOT NULL COMMENT 'published: a source states it; derived: computed from published"
                + " figures; assumed: completed by a rule that nobody published; synthetic: made up'");
        lines.add(
                "sheet STRING COMMENT 'Sheet of the workbook, or heading in the report, where it stands; empty in a CSV file'");
        lines.add("cell STRING COMMENT 'Cell where it stands, A1 style'");
        return "CREATE TABLE silver." + table + " (\n  " + String.join(",\n  ", lines) + "\n)\nUSING delta\nCOMMENT "
                + Names.sqlText("Rows of " + id + ": one for each row of a document")
                + "\nTBLPROPERTIES (\n  'delta.enableDeletionVectors' = 'true',\n"
                + "  'delta.constraints.provenance_is_known' = \"provenance IN ('published', 'derived', 'assumed',"
                + " 'synthetic')\"\n)\n";
    }

    private String comment(ColumnDraft column) {
        boolean isMoney = column.type() == Field.Type.MONEY;
        return column.label()
                + (isMoney ? ", " + currency.toUpperCase(Locale.ROOT) : "")
                + (column.isRequired() ? "" : "; null where it is not told");
    }
}
