package fi.robohaku.samples;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Language;
import fi.robohaku.ingest.DocumentReader;
import fi.robohaku.ingest.DocumentReading;
import fi.robohaku.ingest.Figure;
import fi.robohaku.ingest.Finding;
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

/** An empty document of each template, in each language, filled in by hand and read. */
class TemplateTest {
    private static final DocumentReader READER = new DocumentReader(ReadSamples.SCHEMAS);
    private static final EmptyDocument TEMPLATE = new EmptyDocument(ReadSamples.SCHEMAS);

    static Stream<Arguments> templates() {
        return ReadSamples.SCHEMAS.documents().values().stream()
                .flatMap(template ->
                        Stream.of(Language.values()).map(language -> Arguments.of(template.id(), language)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("templates")
    void anEmptyDocumentThatIsFilledInIsReadInFull(String id, Language language) throws IOException {
        DocumentTemplate template = ReadSamples.SCHEMAS.documents().get(id);
        byte[] empty = TEMPLATE.write(template, language, FilledTemplate.FIRST_YEAR);
        String name = EmptyDocument.fileName(template, language);
        assertThat(READER.read(name, empty).template())
                .as("the empty document is known")
                .isEqualTo(id);

        FilledTemplate filled = new FilledTemplate(template, language);
        DocumentReading reading = READER.read(name, filled.fill(empty));
        assertThat(reading.template()).isEqualTo(id);
        assertThat(reading.readable()).as(findings(reading).toString()).isTrue();
        assertThat(reading.language()).isEqualTo(language.code());
        if (!template.subject().isEmpty()) {
            assertThat(reading.subject()).isEqualToIgnoringCase(subject(template, filled));
        }
        // The yearly rows are made up, so the stated total may well disagree with them; nothing else may be amiss.
        assertThat(findings(reading).keySet())
                .as(findings(reading).toString())
                .isSubsetOf(Set.of("document_total_disagrees"));
        assertThat(columnsOf(reading)).containsAll(expected(template));
    }

    private static String subject(DocumentTemplate template, FilledTemplate filled) {
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
                .filter(finding -> finding.outcome() == Finding.Outcome.REJECTED)
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
                        .filter(TemplateTest::isKept)
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
