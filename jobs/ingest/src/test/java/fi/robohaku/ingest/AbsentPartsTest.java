package fi.robohaku.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;

/** What a template does not require and a document lacks is told or counted, by the name of the part. */
class AbsentPartsTest {
    private static final String REGISTER = "2020/registers/paatokset.csv";

    private static List<String> absent(DocumentReading reading, Finding.Outcome outcome) {
        return reading.findings().stream()
                .filter(finding -> Set.of("field_absent", "column_missing")
                        .contains(finding.rule().id()))
                .filter(finding -> finding.outcome() == outcome)
                .map(Finding::found)
                .toList();
    }

    private static List<String> warned(DocumentReading reading) {
        return absent(reading, Finding.Outcome.WARNED);
    }

    private static DocumentReading report(Consumer<XWPFDocument> edit) throws IOException {
        try (XWPFDocument report = new XWPFDocument(new ByteArrayInputStream(Given.sample(Given.REPORT)))) {
            edit.accept(report);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            report.write(out);
            return Given.READER.read(Given.REPORT, out.toByteArray());
        }
    }

    private static XWPFParagraph heading(XWPFDocument report, String text) {
        return report.getParagraphs().stream()
                .filter(paragraph -> paragraph.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aHeadingThatWasDeletedFromAReportIsToldSinceItsTextCountsToTheOneAbove() throws IOException {
        DocumentReading reading = report(report ->
                report.removeBodyElement(report.getBodyElements().indexOf(heading(report, "Opit: hankinta"))));
        assertThat(warned(reading)).containsExactly("lessons.lessons_procurement");
    }

    @Test
    void aTableThatWasDeletedFromAReportIsCounted() throws IOException {
        DocumentReading reading = report(report -> {
            int at = report.getBodyElements().indexOf(heading(report, "Toiminnan tunnusluvut"));
            report.removeBodyElement(at + 1);
            report.removeBodyElement(at);
        });
        assertThat(absent(reading, Finding.Outcome.NOT_APPLICABLE)).containsExactly("operating_figures");
    }

    @Test
    void aReportThatHasAllLacksNothing() {
        for (Finding.Outcome outcome : Finding.Outcome.values()) {
            assertThat(absent(Given.read(Given.REPORT), outcome))
                    .as(outcome.code())
                    .isEmpty();
        }
    }

    @Test
    void aColumnThatARegisterMayLeaveOutIsTold() {
        String text = new String(Given.sample(REGISTER), UTF_8)
                .lines()
                .map(line -> line.replaceFirst("^((?:[^;]*;){6})[^;]*;", "$1"))
                .collect(Collectors.joining("\n"));
        assertThat(warned(Given.READER.read(REGISTER, text.getBytes(UTF_8)))).containsExactly("rows.conditions");
    }
}
