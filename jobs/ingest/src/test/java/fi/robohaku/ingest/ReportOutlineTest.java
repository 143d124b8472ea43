package fi.robohaku.ingest;

import static fi.robohaku.ingest.WordFile.cell;
import static fi.robohaku.ingest.WordFile.paragraph;
import static fi.robohaku.ingest.WordFile.row;
import static fi.robohaku.ingest.WordFile.run;
import static fi.robohaku.ingest.WordFile.table;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports as people lay them out: what is read, and what is told to be unread. */
class ReportOutlineTest {
    private static final String FORM =
            head("Hanke") + table(row(cell(paragraph("Hankkeen tunnus")), cell(paragraph("2020-X-1"))));
    private static final String STYLES = "<w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style>"
            + "<w:style w:styleId=\"H2\"><w:name w:val=\"heading 2\"/></w:style>";

    private static String head(String text) {
        return styled("H1", text);
    }

    private static String styled(String style, String text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + run(text) + "</w:p>";
    }

    private static String funding(String heading, String label, String amount) {
        return head(heading) + table(row(cell(paragraph(label)), cell(paragraph(amount))));
    }

    private static DocumentReading read(String title, String... parts) {
        try {
            byte[] content = WordFile.of(paragraph(title) + FORM + String.join("", parts))
                    .styles(STYLES)
                    .bytes();
            return Given.READER.read("loppuraportti.docx", content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DocumentReading read(List<String> parts) {
        return read("Loppuraportti: haku 2020", parts.toArray(String[]::new));
    }

    private static List<String> lessons(DocumentReading reading) {
        return reading.figures().stream()
                .filter(figure -> figure.column().equals("lesson"))
                .map(Figure::rawText)
                .toList();
    }

    /** Without what is told of parts that these small reports leave out. */
    private static List<String> breaches(DocumentReading reading) {
        return Given.breaches(reading).stream()
                .filter(breach -> !breach.startsWith("no_") && !breach.startsWith("field_absent"))
                .toList();
    }

    private static final String FUNDING = funding("Rahoituksen käyttö", "Käytetty rahoitus", "75 000");

    @Test
    void textUnderASubheadingBelongsToThePartAboveIt() {
        DocumentReading reading = read(
                List.of(FUNDING, head("Opit: hankinta"), paragraph("yksi"), styled("H2", "Muuta"), paragraph("kaksi")));
        assertThat(lessons(reading)).containsExactly("yksi", "kaksi");
        assertThat(breaches(reading)).isEmpty();
    }

    @Test
    void aBoldLineAboveTextIsASubheadingAndNoLesson() {
        String bold = "<w:p>" + run("<w:b/>", "Muuta") + "</w:p>";
        DocumentReading reading = read(List.of(FUNDING, head("Opit: hankinta"), bold, paragraph("yksi")));
        assertThat(lessons(reading)).containsExactly("yksi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:p><w:r><w:t>Opit: hankinta</w:t></w:r></w:p><w:p><w:r><w:t>yksi</w:t></w:r></w:p>",
                "<w:p><w:r><w:t>4.2 Opit: hankinta</w:t><w:br/><w:t>yksi</w:t></w:r></w:p>",
                "<w:p><w:r><w:t>Opit: hankinta: yksi</w:t></w:r></w:p>",
                "<w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr><w:r><w:t>Opit: hankinta</w:t><w:br/><w:t>yksi</w:t></w:r></w:p>",
                "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Opit: hankinta</w:t></w:r></w:p><w:p><w:r><w:t>yksi</w:t></w:r></w:p>"
                        + "</w:tc></w:tr></w:tbl>"
            })
    void aHeadingOfTheTemplateIsOneWhateverItLooksLike(String xml) {
        DocumentReading reading = read(List.of(FUNDING, xml));
        assertThat(lessons(reading)).containsExactly("yksi");
        assertThat(breaches(reading)).isEmpty();
    }

    @Test
    void textUnderAnotherHeadingIsToldOnce() {
        DocumentReading reading = read(List.of(
                FUNDING,
                head("Opit: hankinta"),
                paragraph("yksi"),
                head("Muuta"),
                paragraph("kaksi"),
                paragraph("kolme")));
        assertThat(lessons(reading)).containsExactly("yksi");
        assertThat(breaches(reading)).containsExactly("heading_unknown Muuta!P7");
    }

    @Test
    void aFigureInAHeadingIsTold() {
        DocumentReading reading = read(List.of(FUNDING, head("Lisäksi 12 000 euroa"), styled("H2", "Muuta")));
        assertThat(breaches(reading)).containsExactly("paragraph_not_read !P4");
    }

    @Test
    void aRaisedDigitIsNoDigitOfAnAmountAndATenWithOneIsNoAmount() {
        String amount = "<w:vertAlign w:val=\"superscript\"/>";
        String used = head("Rahoituksen käyttö")
                + table(row(
                        cell(paragraph("Käytetty rahoitus")), cell("<w:p>" + run("%s") + run(amount, "6") + "</w:p>")));
        assertThat(breaches(read(List.of(used.formatted("75 000")))))
                .containsExactly("note_mark_left_out Rahoituksen käyttö!T2!B1");
        assertThat(breaches(read(List.of(used.formatted("10")))))
                .containsExactly("number_expected Rahoituksen käyttö!T2!B1");
    }

    @Test
    void textBesideATableIsTold() {
        DocumentReading reading = read(List.of(FUNDING, paragraph("Lisäksi 12 000 €")));
        assertThat(breaches(reading)).containsExactly("paragraph_not_read Rahoituksen käyttö!P4");
    }

    @Test
    void aCellBesideAValueIsTold() {
        String wide = head("Rahoituksen käyttö")
                + table(row(
                        cell(paragraph("Käytetty rahoitus")),
                        cell(paragraph("75 000")),
                        cell(paragraph("sis. 5 000"))));
        assertThat(breaches(read(List.of(wide)))).containsExactly("cell_not_read Rahoituksen käyttö!T2!C1");
    }

    @Test
    void whatStandsBesideAPersonIsToldWithoutItsText() {
        String person =
                table(row(cell(paragraph("Raportin laatija")), cell(paragraph("Nimi")), cell(paragraph("Toinen"))));
        DocumentReading reading = read(List.of(FUNDING, head("Hanke"), person));
        assertThat(reading.findings())
                .filteredOn(finding -> finding.rule().id().equals("cell_not_read"))
                .isNotEmpty()
                .allMatch(finding -> !finding.found().contains("Toinen"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Käytetty rahoitus (1000 €)",
                "Käytetty rahoitus [t€]",
                "Käytetty rahoitus, t€",
                "Käytetty rahoitus, tuhatta euroa"
            })
    void aUnitInALabelHoldsForItsAmountAndIsTold(String label) {
        DocumentReading reading = read(List.of(funding("Rahoituksen käyttö", label, "75")));
        assertThat(Given.number(reading, "funding", "amount_eur"))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("75000"));
        assertThat(breaches(reading)).containsExactly("unit_differs Rahoituksen käyttö!T2!A1");
    }

    @Test
    void aUnitInTheHeadingHoldsForTheTableAndIsTold() {
        DocumentReading reading = read(List.of(funding("Rahoituksen käyttö (1000 €)", "Käytetty rahoitus", "75")));
        assertThat(Given.number(reading, "funding", "amount_eur"))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("75000"));
        assertThat(breaches(reading)).containsExactly("unit_differs Rahoituksen käyttö (1000 €)!T2!A1");
    }

    @Test
    void aUnitOnTheCoverIsTold() {
        assertThat(breaches(read("Loppuraportti: haku 2020 (1000 €)", FUNDING)))
                .containsExactly("paragraph_not_read !P1");
    }

    @Test
    void theRestOfATableThatSomebodySplitIsReadAndItsHeadingsAreNoRow() {
        String headings = row(cell(paragraph("Mittari")), cell(paragraph("Arvo")), cell(paragraph("Yksikkö")));
        String one = row(cell(paragraph("robotit")), cell(paragraph("5")), cell(paragraph("kpl")));
        String other = row(cell(paragraph("asiat")), cell(paragraph("300")), cell(paragraph("kpl")));
        String empty = row(cell("<w:p/>"), cell("<w:p/>"), cell("<w:p/>"));
        for (String tables : List.of(
                table(headings, one) + "<w:p/>" + table(other),
                table(headings, one) + head("Toiminnan tunnusluvut (jatkoa)") + table(headings, other),
                table(headings, empty, one, empty, other))) {
            DocumentReading reading = read(List.of(FUNDING, head("Toiminnan tunnusluvut"), tables));
            assertThat(reading.figures())
                    .as(tables)
                    .filteredOn(figure -> figure.table().equals("operating_figure")
                            && figure.column().equals("measure"))
                    .extracting(Figure::rawText)
                    .containsExactly("robotit", "asiat");
            assertThat(breaches(reading)).as(tables).isEmpty();
        }
    }

    @Test
    void aValueOfMergedRowsIsReadOnceAndTold() {
        String start = "<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>";
        String next = "<w:tcPr><w:vMerge/></w:tcPr>";
        String merged = table(
                row(cell(paragraph("Käytetty rahoitus")), cell(start + paragraph("75 000"))),
                row(cell(paragraph("Oma rahoitus")), cell(next + "<w:p/>")));
        DocumentReading reading = read(List.of(head("Rahoituksen käyttö"), merged));
        assertThat(breaches(reading)).containsExactly("cell_merged Rahoituksen käyttö!T2!B2");
    }

    @Test
    void changesThatNobodyAcceptedAreToldOnce() {
        String changed = "<w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:ins>" + run("75 000") + "</w:ins>";
        String table = head("Rahoituksen käyttö")
                + table(row(cell(paragraph("Käytetty rahoitus")), cell("<w:p>" + changed + "</w:p>")));
        DocumentReading reading = read(List.of(table));
        assertThat(Given.number(reading, "funding", "amount_eur"))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("75000"));
        assertThat(breaches(reading)).containsExactly("changes_not_accepted !");
    }

    @ParameterizedTest
    @ValueSource(strings = {"☐ Kyllä ☒ Osittain ☐ Ei", "Kyllä ☐ Osittain ☒ Ei ☐", "☐ Kyllä / ☑ Osittain / ☐ Ei"})
    void theTickedOneOfSeveralOptionsIsTheAnswer(String answer) {
        String goals = table(row(cell(paragraph("Tavoitteet toteutuivat")), cell(paragraph(answer))));
        DocumentReading reading = read(List.of(goals, FUNDING));
        assertThat(reading.figures())
                .filteredOn(figure -> figure.column().equals("goals_met"))
                .extracting(figure -> figure.value().text().orElse(""))
                .containsExactly("partly");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Loppuraportti: haku 2020, Viraston nimi",
                "Viraston nimi – Loppuraportti: haku 2020",
                "LOPPURAPORTTI, HAKU 2020",
                "Loppuraportti:</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>haku 2020"
            })
    void aTitleIsKnownWithWhatStandsBesideIt(String title) {
        assertThat(read(title, FUNDING).template()).isEqualTo("final-report-2020");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Loppuraportti: haku 20201", "Kokousmuistio", "Ohje, miten Loppuraportti: haku 2020 täytetään"})
    void anotherTitleIsNot(String title) {
        assertThat(Given.rules(read(title, FUNDING))).containsExactly("not_recognised");
    }

    private static DocumentReading read(WordFile file, String name) {
        try {
            return Given.READER.read(name, file.styles(STYLES).bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String PLAIN = paragraph("Loppuraportti: haku 2020") + FORM + FUNDING;

    @Test
    void aUnitInAHeaderIsTold() {
        DocumentReading reading = read(WordFile.of(PLAIN).header("Luvut tuhansina euroina"), "loppuraportti.docx");
        assertThat(breaches(reading)).containsExactly("paragraph_not_read !");
        assertThat(breaches(read(WordFile.of(PLAIN).header("Viraston nimi"), "loppuraportti.docx")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main, loppuraportti.dotx",
        "application/vnd.ms-word.document.macroEnabled.main, loppuraportti.docm",
        "application/vnd.ms-word.template.macroEnabledTemplate.main, loppuraportti.dotm",
        "application/vnd.ms-word.document.macroEnabled.main, loppuraportti.docx"
    })
    void aReportOfAKindThatMayHoldMacrosAndHoldsNoneIsRead(String type, String name) {
        DocumentReading reading = read(WordFile.of(PLAIN).type(type), name);
        assertThat(reading.template()).isEqualTo("final-report-2020");
        assertThat(breaches(reading)).isEmpty();
    }

    @Test
    void aStrictReportIsRead() {
        DocumentReading reading = read(WordFile.of(PLAIN).strict(), "loppuraportti.docx");
        assertThat(reading.subject()).isEqualTo("2020-X-1");
        assertThat(breaches(reading)).isEmpty();
    }

    @Test
    void aNoteMarkIsNoPartOfAnIdentifier() {
        String form = head("Hanke")
                + table(row(
                        cell(paragraph("Hankkeen tunnus")),
                        cell("<w:p>" + run("2020-X-1") + run("<w:vertAlign w:val=\"superscript\"/>", "2") + "</w:p>")));
        DocumentReading reading =
                read(WordFile.of(paragraph("Loppuraportti: haku 2020") + form + FUNDING), "loppuraportti.docx");
        assertThat(reading.subject()).isEqualTo("2020-X-1");
    }

    @Test
    void aSheetInsideAReportIsTold() {
        String sheet = "<w:p><w:r><w:object/></w:r></w:p>";
        assertThat(breaches(read(List.of(FUNDING, sheet)))).containsExactly("part_not_read Rahoituksen käyttö!P4");
    }

    @Test
    void aHiddenRowIsLeftOutAndTold() {
        String hidden = head("Rahoituksen käyttö")
                + table(
                        "<w:tr><w:trPr><w:hidden/></w:trPr>" + cell(paragraph("Käytetty rahoitus"))
                                + cell(paragraph("99 000")) + "</w:tr>",
                        row(cell(paragraph("Käytetty rahoitus")), cell(paragraph("75 000"))));
        DocumentReading reading = read(List.of(hidden));
        assertThat(Given.number(reading, "funding", "amount_eur"))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("75000"));
        assertThat(breaches(reading))
                .containsExactly("text_left_out Rahoituksen käyttö!T2!A1", "text_left_out Rahoituksen käyttö!T2!B1");
    }

    @Test
    void twoAmountsForOneFieldAreTold() {
        String twice = head("Rahoituksen käyttö")
                + table(
                        row(cell(paragraph("Käytetty rahoitus")), cell(paragraph("75 000"))),
                        row(cell(paragraph("Käytetty rahoitus")), cell(paragraph("80 000"))));
        assertThat(breaches(read(List.of(twice)))).containsExactly("cell_not_read Rahoituksen käyttö!T2!B2");
    }
}
