package fi.robohaku.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A change of the contracts has the documents read again whose reading it can change, and no others. */
class FingerprintsTest {
    private static final Path FOLDER = Path.of(System.getProperty("robohaku.home"), "schemas");
    private static final Schemas SCHEMAS = Schemas.read(FOLDER);
    private static final Set<String> WORKBOOKS = templates(DocumentTemplate.Format.XLSX, DocumentTemplate.Format.XLS);
    private static final Set<String> REPORTS = templates(DocumentTemplate.Format.DOCX);
    private static final Set<String> REGISTERS = templates(DocumentTemplate.Format.CSV);

    private static Set<String> templates(DocumentTemplate.Format... formats) {
        Set<String> ids = new TreeSet<>();
        SCHEMAS.documents().values().stream()
                .filter(template -> Set.of(formats).contains(template.format()))
                .forEach(template -> ids.add(template.id()));
        return ids;
    }

    private static Set<String> withNoTemplate(Set<String> templates) {
        Set<String> all = new TreeSet<>(templates);
        all.add(Schemas.NO_TEMPLATE);
        return all;
    }

    /** Ids whose fingerprint is another after a change of one file. */
    private static Set<String> changedBy(String file, UnaryOperator<String> change) {
        SortedMap<String, String> files = Schemas.files(FOLDER);
        String before = files.getOrDefault(file, "");
        files.put(file, change.apply(before));
        assertThat(files.get(file)).as("%s after the change", file).isNotEqualTo(before);
        Map<String, String> now = Schemas.parse(files).fingerprints();
        Set<String> changed = new TreeSet<>(now.keySet());
        SCHEMAS.fingerprints().forEach((id, fingerprint) -> {
            if (fingerprint.equals(now.get(id))) {
                changed.remove(id);
            }
        });
        return changed;
    }

    private static Set<String> usersOf(String taxonomy) {
        Set<String> users = new TreeSet<>();
        for (DocumentTemplate template : SCHEMAS.documents().values()) {
            for (Block block : template.blocks()) {
                if (block.fields().stream().anyMatch(field -> taxonomy.equals(field.taxonomy()))) {
                    users.add(template.id());
                }
            }
        }
        return users;
    }

    @Test
    void eachTemplateHasAFingerprintOfItsOwn() {
        Map<String, String> fingerprints = SCHEMAS.fingerprints();
        assertThat(fingerprints.keySet())
                .as("templates and, for documents without one, the empty id")
                .isEqualTo(withNoTemplate(SCHEMAS.documents().keySet()));
        assertThat(new TreeSet<>(fingerprints.values())).as("fingerprints").hasSameSizeAs(fingerprints.keySet());
        assertThat(Schemas.read(FOLDER).fingerprints())
                .as("fingerprints of a second reading of the same files")
                .isEqualTo(fingerprints);
    }

    @Test
    void aNewWordOfATaxonomyConcernsTheTemplatesThatUseIt() {
        String word =
                "\n  - {code: quantum, label: {fi: Kvanttilaskenta, sv: Kvantberäkning, en: Quantum computing}}\n";
        assertThat(changedBy("taxonomies/technologies.yml", text -> text.stripTrailing() + word))
                .as("templates concerned by a new technology")
                .isEqualTo(usersOf("technologies"))
                .isNotEmpty()
                .doesNotContain("decisions", "final-calculation-2020", Schemas.NO_TEMPLATE);
    }

    @Test
    void aWordOfATaxonomyThatNoDocumentUsesConcernsNone() {
        assertThat(usersOf("verdicts")).as("templates that use the verdicts").isEmpty();
        assertThat(changedBy("taxonomies/verdicts.yml", text -> text.replace("code: agrees", "code: agreed")))
                .as("templates concerned")
                .isEmpty();
    }

    @Test
    void aCommentConcernsNoTemplate() {
        for (String file : Set.of("documents/survey.yml", "taxonomies/technologies.yml", "rules.yml")) {
            assertThat(changedBy(file, text -> "# For whoever reads this.\n" + text))
                    .as("templates concerned by a comment in %s", file)
                    .isEmpty();
        }
    }

    @Test
    void aNewFieldConcernsItsTemplateAlone() {
        String field = "      - {name: nickname, label: {fi: Lempinimi, sv: Smeknamn, en: Nickname}}\n";
        assertThat(changedBy(
                        "documents/deviation-report.yml",
                        text -> text.replace(
                                "    fields:\n      - {name: reported_on",
                                "    fields:\n" + field + "      - {name: reported_on")))
                .as("templates concerned by a field of the deviation report")
                .containsExactly("deviation-report");
    }

    @Test
    void anotherTitleConcernsAllDocumentsThatATitleOfItsFormatTellsApart() {
        assertThat(changedBy("documents/deviation-report.yml", text -> text.replace("Poikkeamailmoitus", "Poikkeama")))
                .as("templates concerned by another title of a report")
                .isEqualTo(withNoTemplate(REPORTS));
    }

    @Test
    void aNewTemplateConcernsTheDocumentsOfItsFormatAndThoseWithoutATemplate() {
        assertThat(changedBy(
                        "documents/note.yml",
                        text -> "{id: note, kind: note, format: xlsx, title: {fi: Muistio}, blocks: []}"))
                .as("templates concerned by a new workbook")
                .isEqualTo(withNoTemplate(with(WORKBOOKS, "note")));
    }

    @Test
    void anotherHeadingOfARegisterConcernsAllRegisters() {
        assertThat(changedBy("documents/survey.yml", text -> text.replace("fi: osuus", "fi: prosentti")))
                .as("templates concerned by another heading of a register")
                .isEqualTo(withNoTemplate(REGISTERS));
    }

    @Test
    void aRuleOfACheckConcernsTheTemplatesWithTheCheck() {
        assertThat(changedBy("rules.yml", text -> text.replace("Name at least one cause of delay.", "Name a cause.")))
                .as("templates concerned by another remedy of no_delay_cause_named")
                .isEqualTo(Set.of("final-report-2018", "final-report-2020"));
    }

    @Test
    void aRuleThatHoldsForEveryDocumentConcernsAll() {
        assertThat(changedBy("rules.yml", text -> text.replace("The file is empty.", "The file holds nothing.")))
                .as("templates concerned by another message of file_empty")
                .isEqualTo(withNoTemplate(SCHEMAS.documents().keySet()));
    }

    private static Set<String> with(Set<String> templates, String id) {
        Set<String> all = new TreeSet<>(templates);
        all.add(id);
        return all;
    }
}
