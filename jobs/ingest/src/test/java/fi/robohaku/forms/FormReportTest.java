package fi.robohaku.forms;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Language;
import fi.robohaku.ingest.Given;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtListItem;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSdtRun;

/** What the report of a form offers to whoever fills it in. */
class FormReportTest {
    private static final DocumentTemplate TEMPLATE = Given.SCHEMAS.documents().get("final-report-2020");

    private static XWPFDocument report() throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(
                new EmptyForm(Given.SCHEMAS).write(TEMPLATE, Language.FI, FilledForm.FIRST_YEAR)));
    }

    /** The first content control of each field, by the name of the field. */
    private static Map<String, CTSdtRun> controls(XWPFDocument report) {
        Map<String, CTSdtRun> controls = new LinkedHashMap<>();
        Stream.concat(
                        report.getParagraphs().stream(),
                        report.getTables().stream()
                                .flatMap(table -> table.getRows().stream())
                                .flatMap(row -> row.getTableCells().stream())
                                .flatMap(cell -> cell.getParagraphs().stream()))
                .map(XWPFParagraph::getCTP)
                .flatMap(paragraph -> paragraph.getSdtList().stream())
                .forEach(control ->
                        controls.putIfAbsent(control.getSdtPr().getTag().getVal(), control));
        return controls;
    }

    @Test
    void eachFieldThatIsAskedHasAControlOfItsType() throws IOException {
        List<Field> asked = TEMPLATE.blocks().stream()
                .filter(EmptyForm::isAsked)
                .flatMap(block -> block.fields().stream())
                .toList();
        try (XWPFDocument report = report()) {
            Map<String, CTSdtRun> controls = controls(report);
            assertThat(controls.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            asked.stream().map(Field::name).distinct().toList());
            for (Field field : asked) {
                var properties = controls.get(field.name()).getSdtPr();
                assertThat(properties.isSetDate()).as(field.name()).isEqualTo(field.type() == Field.Type.DATE);
                assertThat(properties.isSetDropDownList())
                        .as(field.name())
                        .isEqualTo(field.type() == Field.Type.TERM || field.type() == Field.Type.BOOLEAN);
                assertThat(properties.isSetShowingPlcHdr()).as(field.name()).isTrue();
            }
        }
    }

    @Test
    void listsOfferTheirWordsAndAmountsTellTheirUnit() throws IOException {
        try (XWPFDocument report = report()) {
            Map<String, CTSdtRun> controls = controls(report);
            assertThat(controls.get("technology").getSdtPr().getDropDownList().getListItemList().stream()
                            .map(CTSdtListItem::getDisplayText))
                    .contains("Ohjelmistorobotiikka", "Koneoppiminen")
                    .hasSize(Given.SCHEMAS.taxonomy("technologies").terms().size());
            assertThat(controls.get("used")
                            .getSdtContent()
                            .getRArray(0)
                            .getTArray(0)
                            .getStringValue())
                    .contains("Yksikkö: euroa.", "Esimerkki: 120 000.");
        }
    }

    @Test
    void nothingAsksWhereTheFiguresComeFrom() throws IOException {
        try (XWPFDocument report = report()) {
            assertThat(report.getParagraphs().stream().map(XWPFParagraph::getText))
                    .contains("Rahoituksen käyttö")
                    .doesNotContain("Tietojen alkuperä");
        }
    }
}
