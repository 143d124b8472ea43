package fi.robohaku.serve.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.ProcessTest;
import fi.robohaku.export.ExportJob;
import fi.robohaku.export.ExportOptions;
import fi.robohaku.lakehouse.ProgressMonitor;
import fi.robohaku.lakehouse.TestDocuments;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.run.RunJob;
import fi.robohaku.run.RunOptions;
import fi.robohaku.run.RunReport;
import fi.robohaku.serve.auth.TokenStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ooxml.POIXMLDocument;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Personal data planted in every free text of the documents of a project, in their fields for people, their properties and
 * their names, is looked for in all that a run makes of them: tables, logs of the tables, exports, reports and logs of the
 * run, and answers of the servers.
 */
@ProcessTest
class PlantedPersonalDataTest {
    private static final String NAME = "Matti Meikäläinen";

    private static final String CODES =
            " 131052-308T, FI21 1234 5600 0007 85, 040 123 4567, matti.meikalainen@example.fi";

    /** Beside a field that names the person; without one, a name cannot be told from other words. */
    private static final String PLANTED = CODES + ", " + NAME;

    /** What of it must be found nowhere, whatever was made of spaces and letters. */
    private static final List<String> TRACES =
            List.of("308t", "131052", "12345600", "0401234567", "meikalainen", "meikäläi");

    private static final String APPLICATION = TestDocuments.A_PROJECT.get(0);
    private static final String REPORT = TestDocuments.A_PROJECT.get(2);

    @TempDir
    Path folder;

    @Test
    void isFoundInNothingThatARunMakes() throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), TestDocuments.A_PROJECT);
        documents
                .copy(TestDocuments.STATUS, TestDocuments.STATUS)
                .edit(TestDocuments.STATUS, text -> text.replaceFirst("2020-VNK-1", "2020-VNK-1" + CODES))
                .copy(APPLICATION, "2020/applications/hakemus 131052-308T 040 123 4567.xlsx")
                .write("2020/applications/muistio matti.meikalainen@example.fi.txt", PLANTED.getBytes(UTF_8))
                .write(APPLICATION, plantedWorkbook(documents.path(APPLICATION)))
                .write(REPORT, plantedReport(documents.path(REPORT)));
        TestWarehouse.copy(TestWarehouse.home().resolve("schemas"), folder.resolve("home/schemas"));
        Path workspace = folder.resolve("work");
        Warehouse warehouse = TestWarehouse.in(workspace);

        RunReport report = new RunJob(warehouse, withPdf(documents.uri()), ProgressMonitor.SILENT).execute();

        assertThat(report.failure()).isEmpty();
        assertThat(Path.of(report.exportFolder()).resolve("report.pdf")).isRegularFile();
        assertNoTrace("the report of the run", report.toJson());
        int rows = 0;
        for (String table : warehouse.tables()) {
            List<String> texts = warehouse.rows(table).toJSON().collectAsList();
            assertNoTrace(table, String.join("\n", texts));
            rows += texts.size();
        }
        assertThat(rows).as("rows looked at").isGreaterThan(1_000);
        assertThat(warehouse.rows("bronze.figure").toJSON().collectAsList())
                .as("texts with their marks")
                .anyMatch(row -> row.contains("[henkilötunnus poistettu]"))
                .anyMatch(row -> row.contains("[nimi poistettu]"));
        assertNoTraceInFiles(workspace);
        assertNoTraceInAnswers(workspace);
        assertNoTraceInFiles(workspace.resolve("logs"));
    }

    private static RunOptions withPdf(URI documents) {
        ExportOptions usual = ExportOptions.DEFAULT;
        return new RunOptions(
                "run --pdf",
                documents,
                Set.of(),
                false,
                Set.of(RunOptions.Part.values()),
                new ExportOptions(usual.dialect(), usual.language(), usual.labels(), true),
                Duration.ZERO,
                Map.of(),
                false,
                ExportJob.DEFAULT_KEPT,
                Optional.empty());
    }

    private static void assertNoTrace(String where, String text) {
        String plain = text.replaceAll("[\\s\\u00a0]", "").toLowerCase(Locale.ROOT);
        assertThat(TRACES.stream().filter(plain::contains).toList())
                .as("traces in %s", where)
                .isEmpty();
    }

    private static byte[] plantedWorkbook(Path file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            int planted = 0;
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    planted += plant(row);
                }
            }
            assertThat(planted).as("cells planted").isGreaterThan(2);
            plantProperties(workbook);
            workbook.write(out);
            return out.toByteArray();
        }
    }

    /** Plants in the field for a person, and in free texts: what is as long as a sentence, and no label. */
    private static int plant(Row row) {
        if (row.getCell(0) != null && row.getCell(0).toString().equals("Yhteyshenkilö")) {
            row.getCell(1, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK).setCellValue(NAME);
            return 1;
        }
        int planted = 0;
        for (Cell cell : row) {
            boolean isValue = cell.getColumnIndex() > 0 && cell.getCellType() == CellType.STRING;
            if (isValue && row.getRowNum() > 0 && cell.getStringCellValue().length() > 40) {
                cell.setCellValue(cell.getStringCellValue() + PLANTED);
                planted++;
            }
        }
        return planted;
    }

    private static byte[] plantedReport(Path file) throws IOException {
        try (XWPFDocument report = new XWPFDocument(Files.newInputStream(file));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            int planted = report.getParagraphs().stream()
                    .mapToInt(PlantedPersonalDataTest::plant)
                    .sum();
            for (XWPFTable table : report.getTables()) {
                for (XWPFTableRow row : table.getRows()) {
                    boolean isOfPerson = row.getCell(0).getText().strip().equals("Raportin laatija");
                    for (XWPFTableCell cell : row.getTableCells()) {
                        if (isOfPerson && cell != row.getCell(0)) {
                            cell.setText(" " + NAME);
                        }
                        planted += cell.getParagraphs().stream()
                                .mapToInt(PlantedPersonalDataTest::plant)
                                .sum();
                    }
                }
            }
            assertThat(planted).as("texts planted").isGreaterThan(5);
            plantProperties(report);
            report.write(out);
            return out.toByteArray();
        }
    }

    private static int plant(XWPFParagraph paragraph) {
        boolean isFreeText = paragraph.getText().length() > 60;
        if (isFreeText) {
            paragraph.createRun().setText(PLANTED);
        }
        return isFreeText ? 1 : 0;
    }

    private static void plantProperties(POIXMLDocument document) {
        document.getProperties().getCoreProperties().setCreator(NAME);
        document.getProperties().getCoreProperties().setDescription(PLANTED);
        document.getProperties().getCustomProperties().addProperty("hetu", PLANTED);
    }

    /** Looks into each file, into the parts of those that are packed, and at its name; Parquet files are read as tables. */
    private static void assertNoTraceInFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertNoTrace("a name", root.relativize(file).toString());
                String name = file.getFileName().toString();
                byte[] content = Files.readAllBytes(file);
                assertNoTrace(name, new String(content, UTF_8));
                if (name.endsWith(".xlsx") || name.endsWith(".zip")) {
                    assertNoTraceInParts(name, content);
                } else if (name.endsWith(".pdf")) {
                    try (PDDocument pdf = Loader.loadPDF(content)) {
                        assertNoTrace(name, new PDFTextStripper().getText(pdf));
                    }
                }
            }
        }
    }

    private static void assertNoTraceInParts(String name, byte[] content) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertNoTrace(name + "/" + entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
    }

    private static void assertNoTraceInAnswers(Path workspace) throws Exception {
        String token = new TokenStore(TokenStore.defaultFile(workspace)).add("maija", LocalDate.of(2026, 3, 1));
        try (TestServer server = TestServer.start(workspace);
                ClientProcess connect = ClientProcess.connect();
                ClientProcess jdbc = ClientProcess.jdbc()) {
            connect.rows("open", "maija", server.connect(token));
            jdbc.rows("open", "maija", server.jdbc(), "maija", token);
            for (String query : List.of(
                    "SELECT path, raw_text FROM bronze.figure",
                    "SELECT * FROM silver.lesson",
                    "SELECT path, found, message FROM ops.rejection",
                    "SELECT project_name FROM silver.application",
                    "SELECT CAST(raw_text AS INT) FROM bronze.figure")) {
                assertNoTrace(query, jdbc.ask("sql", "maija", query).toString());
                assertNoTrace(query, connect.ask("sql", "maija", query).toString());
            }
        }
    }
}
