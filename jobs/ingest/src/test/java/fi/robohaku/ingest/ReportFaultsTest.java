package fi.robohaku.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One report, changed by one habit of people and programs: its figures stay, or a finding tells. */
class ReportFaultsTest {
    private static final String AMOUNT = "Rahoituksen käyttö!T2!B4";
    private static final DocumentReading ORIGINAL = read("J19_own_docx_without_tblGrid.docx");

    private static DocumentReading read(String name) {
        try (InputStream in = ReportFaultsTest.class.getResourceAsStream("/faults/" + name)) {
            return Given.READER.read(name, Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The breaches that the original does not have. */
    private static List<String> newBreaches(DocumentReading reading) {
        List<String> breaches = new ArrayList<>(Given.breaches(reading));
        Given.breaches(ORIGINAL).forEach(breaches::remove);
        return breaches;
    }

    private static void assertSameFigures(DocumentReading reading) {
        assertThat(reading.subject()).as("subject").isEqualTo("2020-VNK-1");
        assertThat(Given.meanings(reading)).as("figures").isEqualTo(Given.meanings(ORIGINAL));
    }

    @Test
    void theOriginalHasItsAmountsAndItsLessons() {
        assertThat(Given.meanings(ORIGINAL)).as("used").anyMatch(figure -> figure.contains("[75000]"));
        assertThat(Given.meanings(ORIGINAL)).as("development").anyMatch(figure -> figure.contains("[168000]"));
        assertThat(ORIGINAL.figures())
                .as("lessons")
                .filteredOn(figure ->
                        figure.table().equals("lesson") && figure.column().equals("lesson"))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "J08b_report_saved_as_odt.odt",
                "J09a_title_after_12_empty_paragraphs.docx",
                "J09c_title_with_agency.docx",
                "J09d_title_in_two_paragraphs.docx",
                "S06d_list_table_split.docx",
                "S12a_sdt_block_in_cell.docx",
                "S12b_sdt_around_cell.docx",
                "S12c_sdt_around_row.docx",
                "S12e_repeating_section.docx",
                "S12f_sdt_around_table_rejected.docx",
                "S12h_nested_table.docx",
                "S12i_customxml.docx",
                "S13a_heading_style_based_on_heading1.docx",
                "S13c_headings_bold_only.docx"
            })
    void whatStandsElsewhereOrInAWrapperIsReadAsBefore(String name) {
        DocumentReading reading = read(name);
        assertSameFigures(reading);
        assertThat(newBreaches(reading)).as("breaches").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "S01b_label_teur_in_report.docx, unit_differs Rahoituksen käyttö!T2!A2",
        "S11c_struck_old_amount_glued.docx, text_left_out " + AMOUNT,
        "S11d_hidden_text_glued.docx, text_left_out " + AMOUNT,
        "S11f_superscript_note_times10.docx, note_mark_left_out " + AMOUNT,
        "S14a_footnote_in_label.docx, note_not_read Rahoituksen käyttö!T2!A4",
        "S14b_footnote_in_amount.docx, note_not_read " + AMOUNT,
        "S14d_footnote_marker_in_text.docx, note_not_read Opit: hankinta!P11",
        "S14e_footnote_in_heading.docx, note_not_read Opit: hankinta!P10"
    })
    void whatStandsBesideAFigureIsToldAndTheFigureIsRead(String name, String told) {
        DocumentReading reading = read(name);
        assertSameFigures(reading);
        assertThat(newBreaches(reading)).as("breaches").containsExactly(told);
    }

    @Test
    void anOpenDocumentIsReadWithoutWhatIsStruckAndItsNoteIsTold() {
        DocumentReading reading = read("S11_odt_struck_and_note.odt");
        assertSameFigures(reading);
        assertThat(newBreaches(reading))
                .as("breaches")
                .containsExactlyInAnyOrder("text_left_out " + AMOUNT, "note_not_read " + AMOUNT);
    }

    @Test
    void twoAmountsInOneCellAreNoAmount() {
        DocumentReading reading = read("S11a_two_paragraphs_glued.docx");
        assertThat(newBreaches(reading)).as("breaches").containsExactly("ambiguous_number " + AMOUNT);
        assertThat(Given.meanings(reading)).as("no glued digits").noneMatch(figure -> figure.contains("84000"));
    }

    @Test
    void aTickedBoxOfAColumnThatTheTemplateHasNoMoreIsTold() {
        assertThat(read("J16a_legacy_checkbox.docx").findings())
                .as("the box that stands for 'kyllä'")
                .anyMatch(finding -> finding.rule().id().equals("cell_not_read")
                        && finding.place().cell().equals("T3!B2")
                        && finding.found().equals("☒"));
    }
}
