package fi.robohaku.drafts;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A first report of one section: a sentence for each file, and the rows of a drafted mart.
 *
 * @param mart whose rows it shows
 */
record ReportDraft(MartDraft mart) {
    String yaml() {
        String id = mart.contract().id();
        String where = "{round: [$round]"
                + mart.group().map(column -> ", " + column.name() + ": [all]").orElse("") + "}";
        return "# The report: sections in order, each with sentences and tables. {…} in a sentence is a column of the row it\n"
                + "# speaks of. $round is the newest round.\n"
                + "title: {fi: " + Names.quoted(id) + "}\n"
                + "sections:\n  - id: summary\n    title: {fi: \"Yhteenveto\", sv: \"Sammandrag\", en: \"Summary\"}\n"
                + "    sentences:\n      - from: {mart: " + mart.name() + ", where: " + where + "}\n"
                + "        text:\n"
                + "          fi: "
                + Names.quoted("Tiedostossa {file_name} on {n_rows} riviä" + sums("; ", "yhteensä", "rivillä"))
                + "\n          sv: "
                + Names.quoted("Filen {file_name} har {n_rows} rader" + sums("; ", "sammanlagt", "rader"))
                + "\n          en: "
                + Names.quoted("The file {file_name} has {n_rows} rows" + sums("; ", "in total", "rows"))
                + "\n    tables:\n      - id: rows\n        mart: " + mart.name() + "\n"
                + "        caption: {fi: \"Rivit ja summat tiedostoittain\", sv: \"Rader och summor per fil\", en: \"Rows and"
                + " sums by file\"}\n        where: {round: [$round]}\n        columns: ["
                + String.join(", ", mart.shown())
                + "]\n";
    }

    private String sums(String before, String total, String rows) {
        String currency = mart.contract().currency().toUpperCase(Locale.ROOT);
        return mart.amounts().stream()
                        .map(amount -> amount.label().replaceAll("[{}]", "") + " " + total + " {" + amount.name() + "}"
                                + (amount.sqlType().equals("DECIMAL(18,2)") ? " " + currency : "") + " ({n_with_"
                                + amount.name() + "} " + rows + ")")
                        .map(part -> before + part)
                        .collect(Collectors.joining())
                + ".";
    }
}
