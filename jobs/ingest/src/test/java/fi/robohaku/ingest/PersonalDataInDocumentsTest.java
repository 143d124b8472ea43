package fi.robohaku.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.documents.PersonalData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal data planted in every field and every free text of a document leaves the reader in no form. */
class PersonalDataInDocumentsTest {
    private static final List<String> PLANTED =
            List.of("131052-308T", "FI21 1234 5600 0007 85", "040 123 4567", "matti.meikalainen@example.fi");

    private static final String ALL = "Matti " + String.join(", ", PLANTED);
    /** What of it must be found nowhere, whatever was made of the spaces between. */
    private static final List<String> TRACES = List.of("308T", "131052", "12345600", "1234567", "meikalainen");

    private static final Set<String> RULES =
            Set.of("identity_code_masked", "bank_account_masked", "phone_number_masked", "mail_address_masked");

    private static void assertNoTrace(DocumentReading reading) {
        // A record says all that it holds: figures and findings with their places, texts and messages.
        String said = reading.toString().replaceAll("[\\s\\u00a0]", "");
        assertThat(TRACES.stream().filter(said::contains).toList())
                .as("traces of what was planted")
                .isEmpty();
    }

    /** Places at which findings of all four kinds are told. */
    private static Set<String> places(DocumentReading reading) {
        return reading.findings().stream()
                .filter(finding -> RULES.contains(finding.rule().id()))
                .collect(Collectors.groupingBy(
                        finding ->
                                finding.place().sheet() + "!" + finding.place().cell(),
                        Collectors.mapping(finding -> finding.rule().id(), Collectors.toSet())))
                .entrySet()
                .stream()
                .filter(place -> place.getValue().equals(RULES))
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Cells from which fields with a value were read, but for the subject, without which nothing is read. */
    private static Set<String> fields(DocumentReading reading) {
        return reading.figures().stream()
                .filter(figure -> !figure.column().equals("subject_id")
                        && !figure.rawText().equals(reading.subject()))
                .map(figure -> figure.place().sheet() + "!" + figure.place().cell())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {Given.APPLICATION, Given.APPLICATION_2018})
    void inEveryFieldOfAWorkbook(String sample) {
        DocumentReading original = Given.read(sample);
        Set<String> fields = fields(original);
        Set<String> labels = new HashSet<>();
        Set<String> planted = new HashSet<>();
        DocumentReading reading = Given.edited(sample, workbook -> {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        String place = Given.place(cell);
                        boolean isLabel = cell.getColumnIndex() == 0 || row.getRowNum() == 0;
                        if (fields.contains(place) && !isLabel) {
                            cell.setBlank();
                            cell.setCellValue(ALL);
                            planted.add(place);
                        } else if (isLabel) {
                            labels.add(place);
                        }
                    }
                }
            }
        });
        assertThat(planted).as("cells planted").hasSizeGreaterThan(20);
        assertNoTrace(reading);
        assertThat(places(reading)).as("cells told").containsAll(planted).doesNotContainAnyElementsOf(labels);
    }

    @Test
    void besideTheFieldsOfAWorkbook() {
        DocumentReading reading = Given.edited(Given.APPLICATION, PersonalDataInDocumentsTest::plantBeside);
        assertNoTrace(reading);
        assertThat(places(reading))
                .as("free cell, hidden cell, comment, header")
                .contains("Hakemuslomake!F3", "Hakemuslomake!F41", "Hakemuslomake!A1", "Hakemuslomake!");
        assertThat(Given.breaches(reading))
                .as("name of a sheet")
                .contains("phone_number_masked [puhelinnumero poistettu]!");
        assertThat(reading.figures()).as("and all else is read").hasSizeGreaterThan(50);
    }

    private static void plantBeside(Workbook workbook) {
        Sheet form = workbook.getSheet("Hakemuslomake");
        form.getRow(2).createCell(5).setCellValue(ALL);
        Row hidden = form.createRow(40);
        hidden.createCell(5).setCellValue(ALL);
        hidden.setZeroHeight(true);
        ClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
        Comment comment = form.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(workbook.getCreationHelper().createRichTextString(ALL));
        comment.setAddress(0, 0);
        form.getHeader().setCenter(ALL);
        workbook.createSheet(PLANTED.get(0) + " 0401234567")
                .createRow(0)
                .createCell(0)
                .setCellValue("a");
        Sheet unread = workbook.createSheet(PLANTED.get(2));
        unread.createRow(0).createCell(0).setCellValue(ALL);
        workbook.createSheet("x FI2112345600000785").createRow(0).createCell(0).setCellValue(ALL);
        workbook.setSheetName(workbook.getNumberOfSheets() - 1, "a@example.fi 040 123 4567");
        if (workbook instanceof XSSFWorkbook modern) {
            modern.getProperties().getCoreProperties().setCreator(ALL);
            modern.getProperties().getCustomProperties().addProperty("hetu", ALL);
        } else if (workbook instanceof HSSFWorkbook old) {
            old.createInformationProperties();
            old.getSummaryInformation().setAuthor(ALL);
        }
    }

    @Test
    void inEveryTextOfAReport() {
        DocumentReading original = Given.read(Given.REPORT);
        byte[] sample = Given.sample(Given.REPORT);
        String body = ZipParts.text(sample, "word/document.xml");
        int planted = 0;
        for (String raw : original.figures().stream()
                .filter(figure -> !figure.rawText().equals(original.subject()))
                .map(Figure::rawText)
                .flatMap(String::lines)
                .filter(text -> text.length() > 3)
                .distinct()
                .toList()) {
            String shown = ">" + raw.replace("&", "&amp;").replace("<", "&lt;") + "</w:t>";
            planted += body.contains(shown) ? 1 : 0;
            body = body.replace(shown, shown.replace("</w:t>", " " + ALL + "</w:t>"));
        }
        String paragraph = "<w:p><w:r>%s<w:t>" + ALL + "</w:t></w:r></w:p>";
        String struck = paragraph.formatted("<w:rPr><w:strike/></w:rPr>");
        body = body.replace("</w:body>", paragraph.formatted("") + struck + "</w:body>");
        DocumentReading reading = Given.READER.read(Given.REPORT, ZipParts.with(sample, "word/document.xml", body));
        assertThat(planted).as("texts planted").isGreaterThan(10);
        assertNoTrace(reading);
        assertThat(places(reading))
                .as("places told")
                .hasSizeGreaterThan(10)
                .anyMatch(place -> place.matches(".*!P\\d+"));
    }

    @Test
    void inEveryColumnOfARegister() {
        String[] head = {"hanke", "päivä", "vaihe", "valmiusaste", "ennustettu päättyminen", "alkuperä"};
        String[] row = {"2020-VNK-1", "2021-06-30", "", "50", "", "synthetic"};
        for (int column = 0; column < head.length; column++) {
            String[] planted = row.clone();
            planted[column] = "\"" + ALL + "\"";
            String table = String.join(",", head) + "\n" + String.join(",", planted) + "\n";
            DocumentReading reading = Given.READER.read("t.csv", table.getBytes(UTF_8));
            assertNoTrace(reading);
            assertThat(places(reading)).as(head[column]).containsExactly("!" + (char) ('A' + column) + "2");
        }
    }

    @Test
    void inFilesThatNoTemplateKnows() throws IOException {
        assertNoTrace(Given.READER.read("t.csv", (ALL + "\n1\n").getBytes(UTF_8)));
        assertNoTrace(Given.READER.read("t.csv", ("hanke,päivä," + ALL + "\n1,2,3\n").getBytes(UTF_8)));
        try (Workbook workbook = new XSSFWorkbook()) {
            workbook.createSheet(PLANTED.get(0)).createRow(0).createCell(0).setCellValue(ALL.repeat(20));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            DocumentReading reading = Given.READER.read("a.xlsx", out.toByteArray());
            assertThat(Given.rules(reading)).containsExactly("not_recognised");
            assertNoTrace(reading);
        }
    }

    @Test
    void inTheNameOfAFile() {
        DocumentReading reading =
                Given.READER.read("2020/applications/hakemus 131052-308T.xlsx", Given.sample(Given.APPLICATION));
        assertNoTrace(reading);
        assertThat(Given.rules(reading)).containsExactly("file_name_masked");
        assertThat(reading.findings().get(reading.findings().size() - 1).found())
                .isEqualTo("hakemus [henkilötunnus poistettu].xlsx");
    }

    @Test
    void whereAFieldAsksForItNothingIsToldAndNothingKept() {
        DocumentReading reading = Given.edited(
                Given.APPLICATION,
                workbook -> Given.rightOf(workbook, "Yhteyshenkilön sähköposti").setCellValue(ALL));
        assertNoTrace(reading);
        assertThat(Given.breaches(reading)).isEmpty();
        assertThat(Given.meanings(reading)).isEqualTo(Given.meanings(Given.read(Given.APPLICATION)));
    }

    @Test
    void whoIsNamedInAFieldForItIsNamedNowhereElse() {
        String text = "Kuvattu Matti  Meikäläisen kanssa. Tekijä: Meikäläinen, Matti; myös M. Meikäläiseltä ja"
                + " MATTI MEIKÄLÄINEN. Matti ja Mattila ja meikäläiset jäävät.";
        DocumentReading reading = Given.edited(Given.APPLICATION, workbook -> {
            Given.rightOf(workbook, "Yhteyshenkilö").setCellValue("Matti Meikäläinen, Åsa Öst-Berg (varalla)");
            Given.rightOf(workbook, "Hankkeen nimi").setCellValue(text);
            workbook.getSheet("Hakemuslomake").getRow(2).createCell(5).setCellValue("ks. Åsa Öst-Berg 5");
        });
        assertThat(Given.text(reading, "application", "project_name"))
                .hasValue("Kuvattu [nimi poistettu] kanssa. Tekijä: [nimi poistettu]; myös [nimi poistettu] ja"
                        + " [nimi poistettu]. Matti ja Mattila ja meikäläiset jäävät.");
        assertThat(reading.toString()).doesNotContainIgnoringCase("Matti Mei", "Öst-Berg");
        assertThat(Given.rules(reading)).contains("person_name_masked");
    }

    @Test
    void aTitleBeforeTheNameIsNoPartOfIt() {
        DocumentReading reading = Given.edited(Given.APPLICATION, workbook -> {
            Given.rightOf(workbook, "Yhteyshenkilö").setCellValue("Projektipäällikkö Maija Liisa Meikäläinen");
            Given.rightOf(workbook, "Hankkeen nimi").setCellValue("Kysy: Maija Meikäläinen tai L. Meikäläinen");
        });
        assertThat(Given.text(reading, "application", "project_name"))
                .hasValue("Kysy: [nimi poistettu] tai [nimi poistettu]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Suomen Ympäristökeskus",
                "Legal Register Centre",
                "Vero Tietohallinto",
                "Robotiikka Tiimi",
                "Firma Oy",
                "Finnish Defence Forces"
            })
    void anOrganisationInAFieldForPeopleStaysInTheOtherTexts(String organisation) {
        DocumentReading reading = Given.edited(Given.APPLICATION, workbook -> {
            Given.rightOf(workbook, "Yhteyshenkilö").setCellValue(organisation);
            Given.rightOf(workbook, "Hankkeen nimi").setCellValue("Päätökset: " + organisation);
        });
        assertThat(Given.text(reading, "application", "project_name")).hasValue("Päätökset: " + organisation);
        assertThat(Given.rules(reading)).doesNotContain("person_name_masked");
    }

    @Test
    void noSampleHoldsAny() {
        for (String sample : List.of(Given.APPLICATION, Given.APPLICATION_2018, Given.REPORT)) {
            assertThat(PersonalData.maskedIn(Given.read(sample).toString()))
                    .as(sample)
                    .isEmpty();
        }
    }
}
