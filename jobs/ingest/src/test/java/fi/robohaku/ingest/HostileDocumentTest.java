package fi.robohaku.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.AttackTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents that pass the look at their parts, and whose content is made, or broken, so as to do harm. */
@AttackTest
class HostileDocumentTest {
    private static final String CALCULATION = "xl/worksheets/sheet5.xml";
    private static final String BODY = "word/document.xml";

    /** A sample with one of its parts rewritten. */
    private static DocumentReading withPart(String sample, String part, UnaryOperator<String> change)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean isChanged = false;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(Given.sample(sample)));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
                zip.putNextEntry(new ZipEntry(entry.getName()));
                String written = entry.getName().equals(part) ? change.apply(text) : text;
                isChanged |= !written.equals(text);
                zip.write(written.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(isChanged).as("%s of %s was changed", part, sample).isTrue();
        return Given.READER.read(sample, out.toByteArray());
    }

    private static DocumentReading withCell(String cell) throws IOException {
        return withPart(Given.APPLICATION, CALCULATION, xml -> xml.replaceFirst("<c r=\"B2\"[^>]*>.*?</c>", cell));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<v>1E999999999</v>|n|formula_error",
                "<v>1E-999999999</v>|n|formula_error",
                "<v>INF</v>|n|formula_error",
                "<v>NaN</v>|n|formula_error",
                "<v>0x10</v>|n|formula_error",
                "<v></v>|n|formula_error",
                "<v>1E300</v>|n|value_out_of_range",
                "<v>#SPILL!</v>|e|formula_error",
                "<v>#UUSI!</v>|e|formula_error",
                "<f>1/0</f><v>#DIV/0!</v>|e|formula_error",
                "<f>WEBSERVICE(\"http://x\")</f>|n|formula_without_value",
                "<f>SUM(B3:B4)</f>|str|formula_without_value",
                "<is><t>tarkentuu</t></is>|inlineStr|number_expected",
            })
    void aCellThatNoOfficeWritesBreaksOneFieldAndNothingElse(String content, String type, String rule)
            throws IOException {
        DocumentReading reading = withCell("<c r=\"B2\" t=\"" + type + "\">" + content + "</c>");
        assertThat(Given.breaches(reading)).as(content).containsExactly(rule + " Kustannus-hyötylaskelma!B2");
        assertThat(Given.number(reading, "funding", "amount_eur"))
                .as("the rest")
                .isPresent();
    }

    @Test
    void aDateBeyondTheCalendarIsTold() throws IOException {
        DocumentReading reading = withPart(
                Given.APPLICATION,
                "xl/worksheets/sheet1.xml",
                xml -> xml.replaceFirst("(<c r=\"B14\"[^>]*>)<v>[^<]*</v>", "$1<v>99999999999</v>"));
        assertThat(Given.breaches(reading)).as("breaches").containsExactly("date_expected Hakemuslomake!B14");
    }

    @Test
    void aCellInTheFarthestCornerAndALieAboutTheSizeCostNothing() throws IOException {
        DocumentReading reading = withPart(
                Given.APPLICATION,
                "xl/worksheets/sheet3.xml",
                xml -> xml.replaceFirst("<dimension ref=\"[^\"]*\"/>", "<dimension ref=\"A1:XFD1048576\"/>")
                        .replace(
                                "</sheetData>",
                                "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>"));
        assertThat(Given.breaches(reading)).as("breaches").containsExactly("number_not_read Teknologiat!XFD1048576");
        assertThat(Given.meanings(reading)).as("figures").isEqualTo(Given.meanings(Given.read(Given.APPLICATION)));
    }

    @Test
    void moreCellsThanADocumentHasAreRefused() {
        DocumentReading reading = Given.edited(Given.APPLICATION_2018, workbook -> {
            for (int number = 0; number < 4; number++) {
                Sheet sheet = workbook.createSheet("lisä" + number);
                for (int row = 0; row < 300; row++) {
                    Row cells = sheet.createRow(row);
                    for (int column = 0; column < 200; column++) {
                        cells.createCell(column).setCellValue(1);
                    }
                }
            }
        });
        assertThat(Given.rules(reading)).as("rules").containsExactly("too_many_cells");
    }

    @Test
    void manySharedStringsAreRead() throws IOException {
        DocumentReading reading = withPart(
                Given.APPLICATION,
                "xl/sharedStrings.xml",
                xml -> xml.replace("</sst>", "<si><t>sana</t></si>".repeat(200_000) + "</sst>"));
        assertThat(Given.breaches(reading)).as("breaches").isEmpty();
    }

    @Test
    void tablesInTablesInTablesEnd() throws IOException {
        for (int depth : new int[] {30, 3_000}) {
            String open = "<w:tbl><w:tr><w:tc>".repeat(depth);
            String close = "<w:p/></w:tc></w:tr></w:tbl>".repeat(depth);
            DocumentReading reading = withPart(
                    Given.REPORT,
                    BODY,
                    xml -> xml.replace("<w:sectPr", open + close + "<w:sectPr")
                            .replace(
                                    "</w:body>", xml.contains("<w:sectPr") ? "</w:body>" : open + close + "</w:body>"));
            assertThat(Given.rules(reading))
                    .as("%d tables in each other", depth)
                    .isEqualTo(depth < 100 ? List.of() : List.of("nesting_too_deep"));
        }
    }

    @Test
    void aReportOfManyEmptyParagraphsIsReadOrRefused() throws IOException {
        DocumentReading reading =
                withPart(Given.REPORT, BODY, xml -> xml.replace("</w:body>", "<w:p/>".repeat(250_000) + "</w:body>"));
        assertThat(Given.rules(reading)).as("rules").containsExactly("too_many_cells");
    }

    @Test
    void brokenXmlIsUnreadable() throws IOException {
        DocumentReading reading = withPart(Given.REPORT, BODY, xml -> xml.substring(0, xml.length() / 2));
        assertThat(Given.rules(reading)).as("rules").containsExactly("file_unreadable");
    }

    /** Each time it is encrypted with another salt, and any byte of it may come to look like a sheet of macros. */
    @RepeatedTest(20)
    void anEncryptedOldWorkbookIsToldAsSuch() {
        Biff8EncryptionKey.setCurrentUserPassword("sala");
        byte[] locked;
        try {
            locked = Given.edit(Given.APPLICATION_2018, workbook -> {});
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        assertThat(Given.rules(Given.READER.read("hakemus.xls", locked)))
                .as("rules")
                .containsExactly("file_encrypted");
    }

    @Test
    void aTableOfAMillionColumnsIsRefused() {
        byte[] wide = ("a,".repeat(1_000_000) + "b\n").getBytes(UTF_8);
        assertThat(Given.rules(Given.READER.read("t.csv", wide)))
                .as("rules")
                .hasSize(1)
                .isSubsetOf("csv_malformed", "too_many_cells");
    }

    @Test
    void aTableOfManyCellsIsRefused() {
        String head = "hanke,päivä,vaihe,valmiusaste,ennustettu päättyminen,alkuperä\n";
        byte[] tall = (head + "2020-VNK-1,2021-06-30,,50,,synthetic\n".repeat(50_000)).getBytes(UTF_8);
        assertThat(Given.rules(Given.READER.read("t.csv", tall))).as("rules").containsExactly("too_many_cells");
    }

    @Test
    void aVeryLongCellIsToldAndShownShort() {
        String head = "hanke,päivä,vaihe,valmiusaste,ennustettu päättyminen,alkuperä\n";
        byte[] table = (head + "2020-VNK-1,2021-06-30,,\"" + "9".repeat(3_000_000) + "\",,synthetic\n").getBytes(UTF_8);
        DocumentReading reading = Given.READER.read("t.csv", table);
        assertThat(Given.rules(reading)).as("rules").containsExactly("number_expected");
        assertThat(reading.findings())
                .as("what is shown")
                .allMatch(finding -> finding.found().length() <= 200);
        assertThat(reading.figures())
                .as("what is stored")
                .allMatch(figure -> figure.rawText().length() <= 2_000);
    }

    @Test
    void textsMadeToKeepPatternsBusyEnd() {
        List<String> busy = List.of(
                "1 ".repeat(100),
                "1.".repeat(100),
                "1 111".repeat(40),
                "(".repeat(200),
                " ".repeat(30_000) + "x",
                "1,1".repeat(66),
                "jos ".repeat(50),
                "1 a".repeat(66),
                "-".repeat(200),
                "2020 ".repeat(40));
        IntStream.range(0, busy.size()).forEach(number -> {
            DocumentReading reading = Given.edited(Given.APPLICATION, workbook -> {
                Given.rightOf(workbook, "Haettava rahoitus").setCellValue(busy.get(number));
                Given.rightOf(workbook, "Hanke alkaa").setCellValue(busy.get(number));
                Given.rightOf(workbook, "Laskentajakson viimeinen vuosi").setCellValue(busy.get(number));
                Given.rightOf(workbook, "Hakija").setCellValue(busy.get(number));
            });
            assertThat(Given.rules(reading)).as("text %d", number).contains("number_expected", "date_expected");
        });
    }

    @Test
    void formulasAndCommandsAreTextsLikeOthers() {
        String command = "=cmd|'/c calc'!A1";
        DocumentReading reading = Given.edited(
                Given.APPLICATION,
                workbook -> Given.rightOf(workbook, "Hankkeen nimi").setCellValue(command));
        assertThat(reading.figures())
                .as("kept as it stands, for those who write it out to guard")
                .anyMatch(figure -> figure.column().equals("project_name")
                        && figure.value().text().orElse("").equals(command));
    }

    @Test
    void garbageOfEveryLengthIsOneFinding() {
        java.util.Random random = new java.util.Random(2020);
        for (String name : List.of("a.xlsx", "a.xls", "a.docx", "a.csv", "a")) {
            for (int length = 0; length < 3_000; length += 271) {
                byte[] content = new byte[length];
                random.nextBytes(content);
                assertThat(Given.READER.read(name, content).findings())
                        .as("%d bytes of %s", length, name)
                        .hasSize(1);
            }
        }
    }

    @Test
    void aSampleWithAnyByteFlippedIsReadOrRefused() {
        for (String sample : List.of(Given.APPLICATION_2018, Given.REPORT)) {
            byte[] whole = Given.sample(sample);
            for (int at = 0; at < whole.length; at += whole.length / 40) {
                byte[] broken = whole.clone();
                broken[at] ^= (byte) 0xFF;
                assertThat(Given.READER.read(sample, broken).findings())
                        .as("byte %d of %s", at, sample)
                        .isNotEmpty();
            }
        }
    }
}
