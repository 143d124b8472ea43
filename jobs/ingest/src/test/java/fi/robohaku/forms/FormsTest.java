package fi.robohaku.forms;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Language;
import fi.robohaku.ingest.DocumentReader;
import fi.robohaku.ingest.DocumentReading;
import fi.robohaku.ingest.Figure;
import fi.robohaku.ingest.Finding;
import fi.robohaku.ingest.Given;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An empty form of each template, in each language: as it is given out, and filled in by hand and read. */
class FormsTest {
    private static final DocumentReader READER = new DocumentReader(Given.SCHEMAS);
    private static final EmptyForm FORM = new EmptyForm(Given.SCHEMAS);

    static Stream<Arguments> templates() {
        return Given.SCHEMAS.documents().values().stream()
                .flatMap(template ->
                        Stream.of(Language.values()).map(language -> Arguments.of(template.id(), language)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("templates")
    void anEmptyFormThatIsFilledInIsReadInFullAndNothingIsAmiss(String id, Language language) throws IOException {
        DocumentTemplate template = Given.SCHEMAS.documents().get(id);
        byte[] empty = FORM.write(template, language, FilledForm.FIRST_YEAR);
        String name = EmptyForm.fileName(template, language);
        DocumentReading asGiven = READER.read(name, empty);
        assertThat(asGiven.template()).as("the empty form is known").isEqualTo(id);
        if (template.format() != DocumentTemplate.Format.CSV) {
            assertThat(asGiven.isEmptyForm()).as(asGiven.findings().toString()).isTrue();
            assertThat(asGiven.findings()).as("one calm line").hasSize(1);
        }

        FilledForm filled = new FilledForm(template, language);
        DocumentReading reading = READER.read(name, filled.fill(empty));
        assertThat(reading.template()).isEqualTo(id);
        assertThat(reading.readable()).as(findings(reading).toString()).isTrue();
        assertThat(reading.language()).isEqualTo(language.code());
        if (!template.subject().isEmpty()) {
            assertThat(reading.subject()).isEqualToIgnoringCase(subject(template, filled));
        }
        assertThat(findings(reading)).isEmpty();
        assertThat(columnsOf(reading)).containsAll(expected(template));
    }

    private static String subject(DocumentTemplate template, FilledForm filled) {
        return template.blocks().stream()
                .flatMap(block -> block.fields().stream())
                .filter(field -> field.name().equals(template.subject()))
                .map(filled::textFor)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> findings(DocumentReading reading) {
        Map<String, String> findings = new TreeMap<>();
        reading.findings().stream()
                .filter(finding ->
                        finding.outcome() == Finding.Outcome.REJECTED || finding.outcome() == Finding.Outcome.WARNED)
                .forEach(finding -> findings.put(
                        finding.rule().id(), finding.place() + " " + finding.field() + ": " + finding.found()));
        return findings;
    }

    private static Set<String> columnsOf(DocumentReading reading) {
        return reading.figures().stream()
                .map(figure -> figure.block() + "." + figure.column() + "." + shown(figure))
                .collect(Collectors.toSet());
    }

    private static String shown(Figure figure) {
        return figure.value().isReported() ? "reported" : figure.value().status();
    }

    /** Columns that every value must have reached: all but personal data, checks, and what disagreed on purpose. */
    private static List<String> expected(DocumentTemplate template) {
        return template.blocks().stream()
                .filter(block -> Set.of(Block.Type.FORM, Block.Type.LIST, Block.Type.TEXT)
                        .contains(block.type()))
                .filter(block -> !"benefit".equals(block.table()))
                .flatMap(block -> block.fields().stream()
                        .filter(FormsTest::isKept)
                        .map(field -> block.id() + "." + column(field) + ".reported"))
                .toList();
    }

    private static boolean isKept(Field field) {
        return field.column() != null
                && !field.personal()
                && !Set.of("provenance", "precision").contains(field.column());
    }

    private static String column(Field field) {
        return field.type() == Field.Type.RANGE ? field.column() + "_low" : field.column();
    }
}
