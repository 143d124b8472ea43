package fi.robohaku.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.ingest.DocumentReader;
import fi.robohaku.ingest.DocumentReading;
import fi.robohaku.ingest.Given;
import fi.robohaku.ingest.OpenedDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contracts, tables and marts drafted from documents of another programme. */
class DraftsTest {
    private static final Path PROGRAM = Given.HOME.resolve("schemas");
    private static final String WORKS = """
            Work ID;Name;Agency;Cost (£m);Share done;Begun;Seen on;Contact e-mail
            1;A;Roads;12,5;40%;2019-04-01;31/01/2024;a@example.org
            2;B;Roads;Exempt under Section 26;50%;2020-01-15;28/02/2024;b@example.org
            3;C;Sea;1,2E+03;n/a;2021-02-03;28/02/2024;c@example.org
            4;D;Sea;£88m;10%;2021-02-03;28/02/2024;
            """;

    @TempDir
    Path folder;

    private static ContractDraft draft(String name, String table) throws IOException {
        return draft(name, table.getBytes(StandardCharsets.UTF_8));
    }

    private static ContractDraft draft(String name, byte[] content) throws IOException {
        return ContractDraft.of(
                OpenedDocument.read(name, content),
                name.replaceFirst("\\..*", ""),
                Optional.empty(),
                SharedWords.read(PROGRAM));
    }

    @Test
    void typesUnitsAndWordsForNoneAreThoseOfHeadingsAndValues() throws IOException {
        ContractDraft draft = draft("works_2023_Q4.csv", WORKS);
        assertThat(draft.id()).as("of all years and quarters").isEqualTo("works");
        assertThat(draft.currency()).isEqualTo("gbp");
        assertThat(draft.columns().stream().map(ColumnDraft::yaml))
                .containsExactly(
                        "{name: work_id, label: {fi: \"Work ID\"}, column: work_id, type: integer, required: true}",
                        "{name: name, label: {fi: \"Name\"}, column: name}",
                        "{name: agency, label: {fi: \"Agency\"}, column: agency}",
                        "{name: cost_gbp, label: {fi: \"Cost (£m)\"}, column: cost_gbp, type: money, unit: million}",
                        "{name: share_done, label: {fi: \"Share done\"}, column: share_done, type: share}",
                        "{name: begun, label: {fi: \"Begun\"}, column: begun, type: date}",
                        "{name: seen_on, label: {fi: \"Seen on\"}, column: seen_on}"
                                + "  # dates such as 31/01/2024 are kept as text",
                        "{name: contact_e_mail, label: {fi: \"Contact e-mail\"}, personal: true}"
                                + "  # looks like personal data, which is not stored; check");
        assertThat(draft.yaml())
                .contains("delimiter: \";\"", "    - \"/Exempt under Section .*/\"")
                .as("a word that every contract has is not said again")
                .doesNotContain("\"n/a\"");
        assertThat(draft.tableSql())
                .contains("CREATE TABLE silver.works (", "  cost_gbp DECIMAL(18,2) COMMENT 'Cost, GBP; null where")
                .doesNotContain("contact_e_mail");
    }

    @Test
    void whatIsDraftedReadsTheDocumentItWasDraftedFrom() throws IOException {
        NewProgramme.Result made = new NewProgramme(PROGRAM, folder)
                .write(draft("works.csv", WORKS), "works.csv", WORKS.getBytes(StandardCharsets.UTF_8), "2023");
        assertThat(made.written())
                .contains("schemas/documents/works.yml", "schemas/marts/works_by_agency.sql", "data/2023/works.csv");

        assertThat(Files.readString(folder.resolve("schemas/marts/works_by_agency.sql")))
                .as("sums are at best derived")
                .contains("  computed_provenance(max(provenance_rank(provenance))) AS provenance\n")
                .doesNotContain("provenance_of(");

        DocumentReading reading = new DocumentReader(Schemas.read(folder.resolve("schemas")))
                .read("works.csv", Files.readAllBytes(folder.resolve("data/2023/works.csv")));
        assertThat(reading.template()).isEqualTo("works");
        assertThat(reading.findings())
                .allMatch(finding -> finding.outcome().name().equals("PASSED"));
        assertThat(reading.figures().stream()
                        .filter(figure -> figure.column().equals("cost_gbp"))
                        .map(figure -> figure.value()
                                .number()
                                .map(number -> number.stripTrailingZeros().toPlainString()))
                        .map(number -> number.orElse("none")))
                .containsExactly("12500000", "none", "1200000000", "88000000");
        assertThat(reading.figures()).noneMatch(figure -> figure.rawText().contains("@"));
    }

    @Test
    void whatIsThereIsNeverWrittenOverAndTheReportThatLacksAMartIsTold() throws IOException {
        byte[] bytes = WORKS.getBytes(StandardCharsets.UTF_8);
        new NewProgramme(PROGRAM, folder).write(draft("works.csv", WORKS), "works.csv", bytes, "2023");
        Path contract = folder.resolve("schemas/documents/works.yml");
        Files.writeString(contract, Files.readString(contract).replace("repeats: true", "repeats: false"));
        NewProgramme.Result again =
                new NewProgramme(PROGRAM, folder).write(draft("works.csv", WORKS), "works.csv", bytes, "2023");
        assertThat(again.written()).isEmpty();
        assertThat(Files.readString(contract)).contains("repeats: false");
        assertThat(again.notes()).anyMatch(note -> note.contains("does not show the mart works_by_agency"));
    }

    @Test
    void renewingBringsWhatIsOfTheProgramAndKeepsRulesOfOnesOwn() throws IOException {
        new NewProgramme(PROGRAM, folder).write();
        Path rules = folder.resolve("schemas/rules.yml");
        String own = "\n- {id: own_rule, tier: accuracy, message: {fi: Oma}, remedy: {fi: Korjaa}}\n";
        Files.writeString(
                rules, Files.readString(rules).replaceFirst("(?s)- id: currency_differs\\n.*?(?=\\n- id: )", "") + own);
        Files.writeString(folder.resolve("schemas/messages.yml"), "old: {}\n");

        NewProgramme.Result renewed = new NewProgramme(PROGRAM, folder).renew();
        assertThat(renewed.written()).containsExactly("schemas/messages.yml", "schemas/rules.yml");
        assertThat(Schemas.read(folder.resolve("schemas")).rules()).containsKeys("currency_differs", "own_rule");
        assertThat(new NewProgramme(PROGRAM, folder).renew().written())
                .as("nothing more")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b (x),b (y)|The heading 'b (y)' (C1) counts as the same as 'b (x)'",
                "a,,c|The column at B1 has values and no heading",
            })
    void whatADraftLeavesOutIsTold(String headings, String note) throws IOException {
        assertThat(draft("t.csv", headings + "\n1,2,3\n2,2,3\n").notes()).anyMatch(told -> told.startsWith(note));
    }

    @Test
    void aWorkbookIsDraftedFromItsFullestSheetAndTheOthersAreTold() throws IOException {
        ContractDraft draft = draft("grants.xlsx", workbook());
        assertThat(draft.yaml())
                .contains("title: {fi: \"Grants of the board\"}", "sheet: {fi: \"Rows\"}")
                .contains("{name: grant_eur, label: {fi: \"Grant, €\"}, column: grant_eur, type: money, unit: one}");
        assertThat(draft.notes()).contains("The sheet or table 'Notes' is not in the draft.");

        byte[] content = workbook();
        new NewProgramme(PROGRAM, folder).write(draft, "grants.xlsx", content, "2024");
        DocumentReading reading =
                new DocumentReader(Schemas.read(folder.resolve("schemas"))).read("grants.xlsx", content);
        assertThat(reading.template()).isEqualTo("grants");
        assertThat(reading.figures().stream().filter(figure -> figure.column().equals("grant_eur")))
                .hasSize(2);
    }

    private static byte[] workbook() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("Notes").createRow(0).createCell(0).setCellValue("Seen by the board");
            XSSFSheet sheet = workbook.createSheet("Rows");
            sheet.createRow(0).createCell(0).setCellValue("Grants of the board");
            Row headings = sheet.createRow(2);
            List.of("Number", "Project", "Grant, €")
                    .forEach(text -> headings.createCell(Math.max(0, headings.getLastCellNum()))
                            .setCellValue(text));
            for (int i = 1; i < 3; i++) {
                Row row = sheet.createRow(2 + i);
                row.createCell(0).setCellValue("N-" + i);
                row.createCell(1).setCellValue("Project " + i);
                row.createCell(2).setCellValue(1000.5 * i);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void aContractIsHeldAgainstADocumentOfAnotherYear() throws IOException {
        new NewProgramme(PROGRAM, folder)
                .write(draft("works.csv", WORKS), "works.csv", WORKS.getBytes(StandardCharsets.UTF_8), "2023");
        DocumentTemplate contract =
                Schemas.read(folder.resolve("schemas")).documents().get("works");
        ContractComparison comparison = ContractComparison.of(
                contract,
                OpenedDocument.read(
                        "works.csv", "Work ID;Name;Owner;Region\n1;A;x;y\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(comparison.taken().stream().map(ContractComparison.Match::field))
                .containsExactly("work_id", "name");
        assertThat(comparison.left().stream().map(ContractComparison.Left::text))
                .containsExactly("Owner", "Region");
        assertThat(comparison.missing()).contains("rows.agency", "rows.cost_gbp");
        assertThat(comparison.isTitleThere()).as("half is not more than half").isFalse();
        assertThat(comparison.isWhole()).isFalse();
    }

    @Test
    void samplesOfTheProgrammeAreTakenByTheirContracts() throws IOException {
        for (Map.Entry<String, String> sample : Map.of(
                        "2020/applications/2020-H30_hakemus.xlsx", "application-2020",
                        "2020/final-reports/2020-ARA-1_loppuraportti.docx", "final-report-2020")
                .entrySet()) {
            ContractComparison comparison = ContractComparison.of(
                    Given.SCHEMAS.documents().get(sample.getValue()),
                    OpenedDocument.read(sample.getKey(), Given.sample(sample.getKey())));
            assertThat(comparison.isTitleThere()).as(sample.getKey()).isTrue();
            assertThat(comparison.taken()).as(sample.getKey()).hasSizeGreaterThan(10);
        }
    }

    @Test
    void whatHasNoTableIsRefusedInWords() {
        assertThatThrownBy(() -> draft("empty.csv", "")).hasMessageContaining("empty.csv");
        assertThatThrownBy(() -> draft("x.pdf", "%PDF-1.4")).hasMessageContaining("x.pdf cannot be opened");
    }
}
