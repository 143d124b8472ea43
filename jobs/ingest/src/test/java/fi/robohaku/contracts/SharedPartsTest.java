package fi.robohaku.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates take blocks, checks and words from {@code schemas/shared.yml} and say only what differs. */
class SharedPartsTest {
    private static final Path FOLDER = Path.of(System.getProperty("robohaku.home"), "schemas");
    private static final Schemas SCHEMAS = Schemas.read(FOLDER);
    private static final String SHARED = """
            none_words:
              not_reported: ["-", "ei tietoa"]
            blocks:
              person:
                id: person
                type: form
                sheet: {fi: Henkilö, sv: Person, en: Person}
                set: {stage: planned}
                fields:
                  - {name: name, label: {fi: Nimi, sv: Namn, en: Name}, aliases: [Kuka], required: true}
                  - {name: age, label: {fi: Ikä, sv: Ålder, en: Age}, type: integer}
              employee:
                extends: person
                id: employee
                fields:
                  - {name: name}
                  - {name: age}
                  - {name: employer, label: {fi: Työnantaja}}
            checks:
              sums_nearly_agree: {rule: sums_nearly_agree, holds: "age > 17", field: age, found: age}
            """;
    private static final String HEAD = "{id: t, kind: t, format: xlsx, title: {fi: T}, ";

    /** A template with some blocks, beside the shared parts above. */
    private static DocumentTemplate template(String body) {
        return schemas(SHARED, body).documents().get("t");
    }

    private static Schemas schemas(String shared, String body) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("documents/t.yml", HEAD + body + "}");
        files.put("shared.yml", shared);
        files.put("rules.yml", Schemas.files(FOLDER).get("rules.yml"));
        return Schemas.parse(files);
    }

    private static void assertRefused(String shared, String body, String message) {
        assertThatThrownBy(() -> schemas(shared, body))
                .isInstanceOf(ContractException.class)
                .hasMessage(message);
    }

    @Test
    void aBlockThatExtendsAnotherHasAllOfIt() {
        Block block = template("blocks: [{extends: person}]").blocks().get(0);
        assertThat(block.id()).as("id").isEqualTo("person");
        assertThat(block.sheet()).as("sheet").isEqualTo(new Texts("Henkilö", "Person", "Person"));
        assertThat(block.fields()).as("fields").extracting(Field::name).containsExactly("name", "age");
    }

    @Test
    void aMapKeepsTheKeysThatAreNotGivenAnewAndAListIsReplaced() {
        Block block = template("""
                blocks: [{extends: person, id: owner, sheet: {fi: Omistaja}, set: {stream: all}, fields: [
                  {name: age, label: {fi: "Vuosia"}},
                  {name: name, aliases: [Omistaja]}]}]""").blocks().get(0);
        assertThat(block.id()).as("id").isEqualTo("owner");
        assertThat(block.sheet()).as("sheet").isEqualTo(new Texts("Omistaja", "Person", "Person"));
        assertThat(block.set()).as("set").isEqualTo(Map.of("stage", "planned", "stream", "all"));
        assertThat(block.fields())
                .as("fields in their new order")
                .extracting(Field::name)
                .containsExactly("age", "name");
        Field age = block.fields().get(0);
        assertThat(age.label()).as("label").isEqualTo(new Texts("Vuosia", "Ålder", "Age"));
        assertThat(age.type()).as("type").isEqualTo(Field.Type.INTEGER);
        Field name = block.fields().get(1);
        assertThat(name.aliases()).as("aliases").containsExactly("Omistaja");
        assertThat(name.required()).as("required").isTrue();
    }

    @Test
    void aSharedBlockMayExtendAnother() {
        Block block = template("blocks: [{extends: employee, sheet: {fi: Työ}}]")
                .blocks()
                .get(0);
        assertThat(block.id()).as("id").isEqualTo("employee");
        assertThat(block.sheet()).as("sheet").isEqualTo(new Texts("Työ", "Person", "Person"));
        assertThat(block.fields()).as("fields").extracting(Field::name).containsExactly("name", "age", "employer");
    }

    @Test
    void aFieldIsLeftOutByName() {
        Block block = template("blocks: [{extends: person, without: [age], fields: [{name: name}]}]")
                .blocks()
                .get(0);
        assertThat(block.fields()).as("fields").extracting(Field::name).containsExactly("name");
    }

    @Test
    void aCheckTakesWhatItDoesNotSayItself() {
        DocumentTemplate template =
                template("blocks: [{extends: person}], checks: [{extends: sums_nearly_agree, holds: \"age > 20\"}]");
        assertThat(template.checks())
                .as("checks")
                .containsExactly(new Check("sums_nearly_agree", "", "age > 20", "age", "age", null));
    }

    @Test
    void ownWordsForNoneStandBesideTheShared() {
        DocumentTemplate template =
                template("none_words: {not_reported: [puuttuu, \"-\"], joint: [yhdessä]}, blocks: [{extends: person}]");
        assertThat(template.noneWords())
                .as("words for none")
                .isEqualTo(Map.of("not_reported", List.of("-", "ei tietoa", "puuttuu"), "joint", List.of("yhdessä")));
    }

    @Test
    void anUnknownSharedPartIsToldWithThoseThatThereAre() {
        assertRefused(
                SHARED,
                "blocks: [{extends: persn}]",
                "documents/t.yml: shared.yml has no block 'persn' to extend; it has person, employee");
        assertRefused(
                SHARED,
                "blocks: [{extends: person}], checks: [{extends: person}]",
                "documents/t.yml: shared.yml has no check 'person' to extend; it has sums_nearly_agree");
        assertRefused(
                SHARED.replace("extends: person", "extends: people"),
                "blocks: []",
                "shared.yml: shared.yml has no block 'people' to extend; it has person, employee");
    }

    @Test
    void aPartThatExtendsItselfIsToldWithItsWay() {
        assertRefused(
                SHARED.replace("    id: person", "    extends: employee\n    id: person"),
                "blocks: []",
                "shared.yml: block 'person' extends itself: person → employee → person");
    }

    @Test
    void anEmptyPartIsRefused() {
        assertRefused("blocks: {person: }", "blocks: []", "shared.yml: block 'person' is empty");
    }

    @Test
    void aFieldThatTheSharedBlockDoesNotHaveNeedsALabel() {
        assertRefused(
                SHARED,
                "blocks: [{extends: person, fields: [{name: nam}, {name: age}]}]",
                "documents/t.yml: block that extends 'person': field 'nam' is none of its fields: name, age;"
                        + " a new field needs a label");
    }

    @Test
    void aFieldIsNotLeftOutByMistake() {
        assertRefused(
                SHARED,
                "blocks: [{extends: person, fields: [{name: nam, label: {fi: Nimi}}, {name: age}]}]",
                "documents/t.yml: block that extends 'person': nothing is said of the fields name; name each in its"
                        + " place under 'fields', or in 'without'");
        assertRefused(
                SHARED,
                "blocks: [{extends: person, without: [ages], fields: [{name: name}]}]",
                "documents/t.yml: block that extends 'person': 'without' names 'ages', which is none of its fields:"
                        + " name, age");
    }

    @Test
    void fieldsThatAreNoListAreRefused() {
        String message = "documents/t.yml: block that extends 'person': give 'fields' as the list of all fields, and"
                + " 'without' only beside it";
        assertRefused(SHARED, "blocks: [{extends: person, fields: {name: name}}]", message);
        assertRefused(SHARED, "blocks: [{extends: person, without: [age]}]", message);
    }

    @Test
    void aMistakeInASharedPartIsToldOnceAndOfItsFile() {
        assertThatThrownBy(() -> schemas(SHARED.replace("type: integer", "type: intger"), "blocks: []"))
                .hasMessageStartingWith("shared.yml, block 'person', line 11: ")
                .hasMessageContaining("intger");
        assertThatThrownBy(() -> schemas(SHARED.replace("none_words:", "non_words:"), "blocks: []"))
                .hasMessageStartingWith("shared.yml, line 1: unknown key 'non_words'");
    }

    /** What an application must hold, whatever its round: by block, its fields. */
    private static Map<String, Set<String>> fields(DocumentTemplate template) {
        Map<String, Set<String>> fields = new TreeMap<>();
        template.blocks()
                .forEach(block -> fields.put(
                        block.id(),
                        block.fields().stream().map(Field::name).collect(Collectors.toCollection(TreeSet::new))));
        return fields;
    }

    @ParameterizedTest
    @ValueSource(strings = {"application-2018", "application-2019-poc", "application-2019-ready", "application-2020"})
    void anApplicationHasTheBlocksAndFieldsThatEveryApplicationHas(String id) {
        DocumentTemplate template = SCHEMAS.documents().get(id);
        assertThat(template.blocks())
                .as("blocks in their order")
                .extracting(Block::id)
                .containsSubsequence(
                        "form",
                        "funding",
                        "criteria",
                        "technologies",
                        "schedule",
                        "benefit",
                        "calculation",
                        "origin",
                        "explanations");
        Map<String, Set<String>> fields = fields(template);
        assertThat(fields.get("form"))
                .as("form")
                .contains("project_id", "agency_code", "project_name", "applied_on", "starts_on", "ends_on", "summary");
        assertThat(fields.get("funding")).as("funding").containsExactly("applied");
        assertThat(fields.get("benefit")).as("benefit").containsExactly("horizon_year", "net_benefit");
        assertThat(fields.get("calculation")).as("lines of the calculation").hasSize(12);
        assertThat(template.checks())
                .as("checks")
                .extracting(Check::rule)
                .containsExactly(
                        "document_total_disagrees",
                        "no_yearly_rows",
                        "no_horizon_named",
                        "benefits_far_above_grant",
                        "grant_above_maximum",
                        "end_before_start",
                        "no_technology_named");
    }

    @ParameterizedTest
    @CsvSource({
        "application-2018, KEUR, false, 10000000",
        "application-2019-poc, EUR, true, 50000",
        "application-2019-ready, KEUR, true, 1000000",
        "application-2020, EUR, true, 1000000"
    })
    void anApplicationHasTheUnitTheDirectionAndTheMaximumOfItsCall(
            String id, Field.Unit unit, boolean across, String maximum) {
        DocumentTemplate template = SCHEMAS.documents().get(id);
        assertThat(template.blocks().stream()
                        .flatMap(block -> block.fields().stream())
                        .filter(field -> field.type() == Field.Type.MONEY)
                        .map(Field::unit))
                .as("unit of every amount")
                .containsOnly(unit);
        Block calculation = template.blocks().get(6);
        assertThat(calculation.across())
                .as("whether the years run to the right")
                .isEqualTo(across);
        assertThat(template.checks().get(4).expected()).as("largest grant").isEqualTo(maximum);
    }

    @Test
    void anAmountInThousandsSaysSoInItsLabel() {
        Pattern thousands = Pattern.compile("1000 €|tuhatta euroa");
        SCHEMAS.documents().values().stream()
                .flatMap(template -> template.blocks().stream())
                .flatMap(block -> block.fields().stream())
                .filter(field -> field.type() == Field.Type.MONEY)
                .forEach(field -> {
                    for (String label : field.label().all()) {
                        assertThat(thousands.matcher(label).find())
                                .as("'%s' says thousands", label)
                                .isEqualTo(field.unit() == Field.Unit.KEUR);
                    }
                });
    }

    @Test
    void everyTemplateHasTheSharedWordsForNone() {
        assertThat(SCHEMAS.documents().values())
                .as("templates")
                .allSatisfy(template -> assertThat(template.noneWords())
                        .as("words for none of %s", template.id())
                        .hasEntrySatisfying(
                                "not_reported", words -> assertThat(words).contains("-", "ei raportoitu"))
                        .hasEntrySatisfying("joint", words -> assertThat(words).contains("yhteisluku")));
    }

    @Test
    void everySharedPartIsUsedAndStandsOnce() {
        SortedMap<String, String> files = Schemas.files(FOLDER);
        Pattern extending = Pattern.compile("extends: ([a-z_]+)");
        Set<String> used = new TreeSet<>();
        files.values().forEach(text -> {
            Matcher name = extending.matcher(text);
            while (name.find()) {
                used.add(name.group(1));
            }
        });
        SharedParts shared = SharedParts.parse(files.get(SharedParts.FILE));
        Set<String> there = new TreeSet<>(shared.blocks().keySet());
        there.addAll(shared.checks().keySet());
        assertThat(used).as("shared parts that templates extend").isEqualTo(there);
        assertThat(files.entrySet().stream()
                        .filter(file -> file.getValue().contains("ei raportoitu"))
                        .map(Map.Entry::getKey))
                .as("files with the words for none")
                .containsExactly(SharedParts.FILE);
    }
}
