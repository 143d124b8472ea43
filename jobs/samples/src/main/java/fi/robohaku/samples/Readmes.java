package fi.robohaku.samples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A note in each folder of the sample set: origin, purpose, recipe, and the figures that the folder must give. */
final class Readmes {
    private static final String RECIPE =
            "\n## Recipe\n`./robohaku samples` writes this folder anew, the same bytes every"
                    + " time. Nothing here is edited by hand.\n";

    private static final Map<String, String> ROUNDS = Map.of("2018", """
            # Round 2018 (spring 2018)
            **Origin.** 17 applications and 8 projects, and six of the names, are published (`../facts/rounds.csv`,
            `../facts/named_2018.csv`). Every figure of a project is **synthetic**, seed 2018, and each document says so.

            **Purpose.** The older template: `.xls`, years down the sheet, thousands of euros, other labels in another
            order. The only follow-up report of the samples stands here, for an invented project, so that no figure of it
            can be taken for a published one.

            **Must give.** 17 applications, 8 of them funded; one project with a benefit realised to date.
            """, "2019", """
            # Round 2019 (call of autumn 2018, decided in February 2019)
            **Origin.** 12 and 54 applications and 4 and 31 projects in the streams `ready` and `poc` are published
            (`../facts/rounds.csv`). All else is **synthetic**, seed 2019, and each document says so; the agencies M01 to
            M12 do not exist.

            **Purpose.** Two streams with templates of their own, thousands of euros in one and euros in the other; the
            slips that real people make (`../README.md`).

            **How the projects went.** Drawn from the seed: about 15 in 100 do better than planned, 20 as planned, 40 come
            late by one or two years and tell of it in deviation reports that are too hopeful, 18 deliver less, 7 are
            broken off.

            **Must give.** 66 applications, 35 of them funded. 2019-K30 sent no final report and 2019-K31 no
            calculation: both are named as missing.
            """, "2020", """
            # Round 2020
            **Origin.** The 23 funded projects carry the **published** figures of `../facts/`. Yearly rows are
            **derived** (the rule stands in each workbook) and add up to the published cumulative figure to the euro.
            Funded applications are taken to have asked for what was granted: **derived**. The 20 applications that were
            not funded, dates, criteria answers, scores and status reports are **synthetic**, seed 2020, and contradict
            nothing that is published: status reports end where the project stood, and no agency of the branch of foreign
            affairs applies. That a deviation report was sent, when, and what delay it told is **synthetic** too; its
            cause is published.

            **Purpose.** The round that the published totals speak of.

            **Must give.** 43 applications for 12 200 000 in all; grants of 5 572 000; targets of 47 430 000; updated
            benefits of 27 820 000, and 28 300 000 with the follow-on; 2 288 848 used as reports tell, 4 021 848 where
            nothing reported counts as fully used; 45 lessons; one technology dropped and four postponed.

            **Quirks kept.** 2020-PV-1 reports a grant of 50 000 where the decision says 100 000. 2020-ARA-1 has horizon
            2024 in its application and 2025 in its final report. 2020-KEHA-1 names no horizon at the end. The three
            police projects publish one joint calculation (POHA-SARA).
            """);

    private static final String ALL = """
            # Sample documents
            **Origin.** `facts/` holds what is published of the call, row by row with its source. All other folders are
            made from it by `./robohaku samples`: what is published is taken over as it stands, what follows from it is
            **derived**, and the rest is **synthetic**, drawn from a recorded seed. Each document says so itself, part by
            part, in its table 'Tietojen alkuperä'. No document holds personal data, and the agencies M01 to M12 and
            their projects do not exist. Free texts of round 2020 are the facts' own words, in Finnish.

            **Purpose.** To show the job at work without anybody's documents, and to test it: three rounds with templates
            of their own, a Swedish form, the slips below, and files that cannot be read or break a rule.

            | slip | where | read as |
            | --- | --- | --- |
            | sum as text, digits grouped by non-breaking spaces | 2018-BF-1, 2019-R02, 2019-K12 | the sum |
            | `n. 40 t€` for the sum applied for | 2019-K10 | the sum, approximate |
            | `1,234 milj. €` where thousands are asked | 2019-R03 | the sum, rounded to its last digit |
            | a dash for a minus | 2019-K11 | a negative number, with a warning of the sum that leaves it out |
            | a remark beside the number | 2019-K09 | the number, with a warning of the remark |
            | all cells two columns to the right | 2018-M03-3, 2019-K07 | as the template |
            | empty rows inside the form | 2019-K13 | as the template |
            | labels in merged cells | 2018-M06-6, 2019-K08 | as the template |
            | a date as text | 2018-M02-2, 2019-K03 | the date |
            | a sheet renamed | 2018-M04-4, 2019-K05 | as the template |
            | no technology, end before start, a sum off by one euro | 2019-K40, 2019-K35, 2019-K45 | read, with a warning |

            The README of each folder names the files that break a rule, and the rule.

            **Must give.** 126 applications, 66 of them funded: 8 of 17, 35 of 66 and 23 of 43.

            **More samples.** A document that no recipe makes is added as a file. The README of its folder lists it under
            the heading 'Added by hand', in a table with the columns file, origin, why it exists, how it was made, and
            must give: figures as `table.column = value`, or `rejected: rule`. `./robohaku samples` leaves it alone.
            """;

    private static final Map<String, String> FOLDERS = Map.of(
            "applications",
                    "Applications: form, mandatory criteria, technologies, schedule and cost-benefit calculation.",
            "final-reports", "Final reports (.docx) and the cost-benefit calculations (.xlsx) that came with them.",
            "deviation-reports", "Deviation reports: what changed on the way, why, and the delay in months.",
            "follow-up-reports",
                    "A follow-up report: what an invented project had realised three years after its grant.",
            "registers",
                    "The ministry's own registers as CSV; the column `alkuperä` gives the provenance of each row.");

    private static final Map<String, String> BAD = new TreeMap<>(Map.ofEntries(
            Map.entry("2018/applications/2018-M01-1_hakemus_uusi.xlsx", "wrong_extension: an .xls under another name"),
            Map.entry(
                    "2018/applications/2018-M05-5_hakemus.xls",
                    "formula_error: a formula that divides by zero, and the total that follows from it"),
            Map.entry("2018/applications/2018-M08-8_hakemus.xls", "number_expected: a text where a number belongs"),
            Map.entry("2019/applications/2019-R07_hakemus_kesken.xlsx", "sheet_missing: the calculation is not there"),
            Map.entry(
                    "2019/applications/2019-R09_hakemus.xlsx",
                    "document_total_disagrees: euros where thousands are asked"),
            Map.entry("2019/applications/2019-K50_hakemus.xlsx", "sum_disagrees: a sum that does not add up"),
            Map.entry("2019/applications/2019-K51_hakemus.xlsx", "number_expected: a text where a number belongs"),
            Map.entry("2019/registers/paatokset.csv", "value_negative: the grant of 2019-K54"),
            Map.entry("2019/registers/vanha_tilannekatsaus.csv", "csv_malformed: a quote that never ends"),
            Map.entry(
                    "2020/applications/2020-TK-1_hakemus_kopio.xlsx",
                    "duplicate_document: the same bytes under another name"),
            Map.entry(
                    "2020/applications/2020-KAVI-1_hakemus_luonnos.xlsx",
                    "second_document_of_project: a draft beside the application"),
            Map.entry("2020/applications/tyhja.xlsx", "file_empty: no bytes"),
            Map.entry("2020/applications/salattu.xlsx", "file_encrypted: saved with a password"),
            Map.entry("2020/applications/makroja.xlsx", "macros_not_allowed: a part named vbaProject.bin"),
            Map.entry("2020/final-reports/katkennut_loppulaskelma.xlsx", "file_unreadable: cut off"),
            Map.entry("2020/final-reports/2020-ORK-1_loppuraportti.pdf", "not_recognised: a format that is not read"),
            Map.entry(
                    "2020/final-reports/2020-XYZ-9_loppuraportti.docx",
                    "report_without_application: no such project")));

    private final List<SampleFile> documents;

    Readmes(List<SampleFile> documents) {
        this.documents = documents;
    }

    /** A README, by its path below {@code data-samples/}. */
    record Readme(String path, String text) {}

    /** Files that break a rule, by path. */
    static Map<String, String> bad() {
        return BAD;
    }

    List<Readme> files() {
        List<Readme> readmes = new ArrayList<>();
        readmes.add(new Readme("README.md", ALL + RECIPE.replace("this folder", "2018, 2019 and 2020")));
        Map<String, Integer> folders = new TreeMap<>();
        documents.forEach(document ->
                folders.merge(document.path().substring(0, document.path().lastIndexOf('/')), 1, Integer::sum));
        ROUNDS.forEach((round, text) ->
                readmes.add(new Readme(round + "/README.md", text + contents(folders, round) + RECIPE)));
        folders.forEach((folder, files) -> readmes.add(folder(folder, files)));
        readmes.sort(Comparator.comparing(Readme::path));
        return readmes;
    }

    private static String contents(Map<String, Integer> folders, String round) {
        StringBuilder text = new StringBuilder("\n| folder | files |\n| --- | --- |\n");
        folders.forEach((folder, files) -> {
            if (folder.startsWith(round + "/")) {
                text.append("| ")
                        .append(folder.substring(5))
                        .append(" | ")
                        .append(files)
                        .append(" |\n");
            }
        });
        return text.toString();
    }

    private static Readme folder(String folder, int files) {
        String round = folder.substring(0, 4);
        StringBuilder text = new StringBuilder("# ")
                .append(folder)
                .append("\n")
                .append(FOLDERS.get(folder.substring(5)))
                .append(
                        "\n\n**Origin and purpose.** See `../README.md`; each document says what in it is published, derived")
                .append(" or synthetic.\n\n**Must give.** ")
                .append(files)
                .append(" files read");
        List<Map.Entry<String, String>> bad = BAD.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(folder + "/"))
                .toList();
        if (bad.isEmpty()) {
            text.append(", none of them rejected.\n");
        } else {
            text.append(
                    "; these break a rule on purpose and leave a row in `ops.rejection`:\n\n| file | rule |\n| --- | --- |\n");
            bad.forEach(entry -> text.append("| ")
                    .append(entry.getKey().substring(folder.length() + 1))
                    .append(" | ")
                    .append(entry.getValue())
                    .append(" |\n"));
        }
        return new Readme(folder + "/README.md", text + RECIPE.replace("this folder", "round " + round));
    }
}
