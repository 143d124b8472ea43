package fi.robohaku.drafts;

import fi.robohaku.contracts.Field;
import fi.robohaku.ingest.OpenedDocument.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A first mart over the table of a drafted contract: rows and sums by file and by one column of few words. Files are never
 * added up, for one of a quarter mostly tells the same again.
 *
 * @param contract whose table it reads
 * @param group column whose words tell its rows apart; empty where none has few
 */
record MartDraft(ContractDraft contract, Optional<ColumnDraft> group) {
    private static final int MOST_GROUPS = 30;
    private static final int MOST_AMOUNTS = 4;

    static MartDraft of(ContractDraft contract) {
        return new MartDraft(
                contract,
                contract.columns().stream()
                        .filter(column -> column.type() == Field.Type.TEXT
                                && !column.isRequired()
                                && !column.isPersonal()
                                && hasFewWords(contract, column))
                        .findFirst());
    }

    private static boolean hasFewWords(ContractDraft contract, ColumnDraft column) {
        List<String> headings =
                contract.head().headings().stream().map(Cell::text).toList();
        int at = headings.indexOf(column.heading());
        List<String> texts = contract.head().rows().stream()
                .map(row -> row.get(at).text())
                .filter(text -> !text.isEmpty())
                .toList();
        long words = texts.stream().distinct().count();
        return words > 0 && words <= MOST_GROUPS && (words < texts.size() || texts.size() == 1);
    }

    String name() {
        return contract.table() + "_by_" + group.map(ColumnDraft::name).orElse("file");
    }

    /** Columns that are added up. */
    List<ColumnDraft> amounts() {
        return contract.columns().stream()
                .filter(ColumnDraft::isAmount)
                .limit(MOST_AMOUNTS)
                .toList();
    }

    String sql() {
        List<String> told = new ArrayList<>();
        told.add("  round");
        told.add("  file_name");
        group.ifPresent(column -> told.add("  CASE WHEN grouping(" + column.name() + ") = 1 THEN 'all' ELSE "
                + column.name() + " END AS " + column.name()));
        told.add("  CAST(count(*) AS INT) AS n_rows");
        for (ColumnDraft amount : amounts()) {
            told.add("  CAST(sum(" + amount.name() + ") AS " + amount.sqlType() + ") AS " + amount.name());
            told.add("  CAST(count(" + amount.name() + ") AS INT) AS n_with_" + amount.name());
        }
        told.add("  computed_provenance(max(provenance_rank(provenance))) AS provenance");
        List<String> read = new ArrayList<>();
        group.ifPresent(
                column -> read.add("    coalesce(record." + column.name() + ", 'not_reported') AS " + column.name()));
        amounts().forEach(amount -> read.add("    record." + amount.name()));
        String grouping = group.map(column -> "GROUP BY GROUPING SETS (\n  (round, file_name),\n  (round, file_name, "
                        + column.name() + ")\n)")
                .orElse("GROUP BY round, file_name");
        return "-- " + capital(about()) + ".\n"
                + "WITH records AS (\n  SELECT\n    coalesce(record.round, 'not_known') AS round,\n"
                + "    element_at(split(document.path, '/'), -1) AS file_name,\n"
                + read.stream().map(line -> line + ",\n").collect(Collectors.joining())
                + "    record.provenance\n  FROM silver." + contract.table() + " AS record\n"
                + "  -- Each record has its document.\n"
                + "  JOIN ops.documents AS document\n    ON document.document_id = record.document_id\n"
                + "    AND document.state = 'current'\n)\n\nSELECT\n" + String.join(",\n", told)
                + "\nFROM records\n" + grouping + "\n";
    }

    private String about() {
        return "rows and sums of " + contract.id() + ", for each file"
                + group.map(column -> " and each " + column.name() + "; all: the whole file")
                        .orElse("");
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Columns that tell its rows apart. */
    String key() {
        return "[round, file_name" + group.map(column -> ", " + column.name()).orElse("") + "]";
    }

    /** Columns that people look at, those that tell its rows apart first. */
    List<String> shown() {
        List<String> columns = new ArrayList<>(List.of("file_name"));
        group.ifPresent(column -> columns.add(column.name()));
        columns.addAll(counted());
        return columns;
    }

    /** Columns of what is counted and added up. */
    List<String> counted() {
        List<String> columns = new ArrayList<>(List.of("n_rows"));
        amounts().forEach(amount -> columns.addAll(List.of(amount.name(), "n_with_" + amount.name())));
        return columns;
    }

    String yaml() {
        List<String> columns = new ArrayList<>();
        columns.add(
                column("round", "STRING", "", "Kierros", "Omgång", "Round", "Year or round: the folder of the file"));
        columns.add(column("file_name", "STRING", "", "Tiedosto", "Fil", "File", "Name of the file"));
        group.ifPresent(told -> columns.add(column(
                told.name(),
                "STRING",
                "",
                told.heading(),
                told.heading(),
                told.heading(),
                told.heading() + "; all: the whole file; not_reported where it is empty")));
        columns.add(column("n_rows", "INT", "count", "Rivejä", "Rader", "Rows", "Rows of the file"));
        for (ColumnDraft amount : amounts()) {
            boolean isMoney = amount.type() == Field.Type.MONEY;
            String heading =
                    amount.label() + (isMoney ? ", " + contract.currency().toUpperCase(Locale.ROOT) : "");
            columns.add(column(
                            amount.name(),
                            amount.sqlType(),
                            isMoney ? contract.currency() : "",
                            heading,
                            heading,
                            heading,
                            "Sum of what is told: " + heading)
                    .replaceFirst("}$", ", null_means: \"no row tells it\"}"));
            columns.add(column(
                    "n_with_" + amount.name(),
                    "INT",
                    "count",
                    "Rivejä, joilla luku: " + amount.label(),
                    "Rader med uppgift: " + amount.label(),
                    "Rows that tell: " + amount.label(),
                    "Rows that tell it: " + amount.label()));
        }
        columns.add(
                column("provenance", "STRING", "", "Alkuperä", "Ursprung", "Provenance", "Of the weakest of its rows")
                        .replaceFirst("}$", ", taxonomy: provenances}"));
        String title = contract.id() + group.map(told -> ": " + told.heading()).orElse("");
        return "title: {fi: " + Names.quoted(title) + "}\n"
                + "description: " + Names.quoted(capital(about())) + "\n"
                + "grain: "
                + Names.quoted("one file"
                        + group.map(told -> ", whole or one " + told.name()).orElse(""))
                + "\nkey: " + key() + "\norder: " + key() + "\nis_exported: true\ncolumns:\n  - "
                + String.join("\n  - ", columns) + "\n"
                + "tests:\n  - name: something_is_counted\n    expression_is_true: \"n_rows > 0\"\n";
    }

    private static String column(
            String name, String type, String unit, String fi, String sv, String en, String description) {
        return "{name: " + name + ", type: \"" + type + "\"" + (unit.isEmpty() ? "" : ", unit: " + unit)
                + ", label: {fi: "
                + Names.quoted(fi) + ", sv: " + Names.quoted(sv) + ", en: " + Names.quoted(en) + "}, description: "
                + Names.quoted(description) + "}";
    }
}
