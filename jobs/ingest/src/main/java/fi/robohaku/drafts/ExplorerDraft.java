package fi.robohaku.drafts;

import java.util.ArrayList;
import java.util.List;

/**
 * A first explorer: a list of the files of all rounds, and a card for each with the rows of a drafted mart.
 *
 * @param mart whose rows it shows
 */
record ExplorerDraft(MartDraft mart) {
    String yaml() {
        String whole = mart.group()
                .map(column -> "    where: {" + column.name() + ": [all]}\n")
                .orElse("");
        List<String> listed = new ArrayList<>(List.of("file_name", "round"));
        listed.addAll(mart.counted());
        List<String> rows = new ArrayList<>(mart.shown());
        rows.remove("file_name");
        return "# The explorer: a list for each kind of subject, and a card for each subject with rows of marts that are of it.\n"
                + "title: {fi: " + Names.quoted(mart.contract().id() + ": selain") + ", sv: "
                + Names.quoted(mart.contract().id() + ": utforskaren") + ", en: "
                + Names.quoted(mart.contract().id() + ": the explorer") + "}\n"
                + "subjects:\n  - id: file\n    title: {fi: \"Tiedostot\", sv: \"Filer\", en: \"Files\"}\n"
                + "    mart: " + mart.name() + "\n" + whole + "    key: file_name\n"
                + "    columns: [" + String.join(", ", listed) + "]\n    filters: [round]\n    card:\n"
                + "      - id: rows\n        title: {fi: \"Rivit ja summat\", sv: \"Rader och summor\", en: \"Rows and sums\"}\n"
                + "        mart: " + mart.name() + "\n        match: {file_name: [file_name], round: [round]}\n"
                + "        columns: [" + String.join(", ", rows) + "]\n";
    }
}
