package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.PublishedFigures;
import fi.robohaku.SampleRun;
import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.figures.FigureCatalogue;
import fi.robohaku.figures.FigureDefinition;
import fi.robohaku.figures.FigureFinder;
import fi.robohaku.figures.FigureText;
import fi.robohaku.figures.FoundFigure;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartDefinitions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SparkTest
class FigureCommandTest {
    private static final String CALCULATION = "2020/final-reports/2020-VNK-1_loppulaskelma.xlsx";

    private static CommandResult ask(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("-w");
        all.add(SampleRun.get().warehouse().workspace().folder().toString());
        return CommandResult.of(all.toArray(String[]::new));
    }

    private static JsonNode json(String... arguments) throws Exception {
        CommandResult answer = ask(arguments);
        assertThat(answer.err()).isEmpty();
        assertThat(answer.code()).isZero();
        return new ObjectMapper().readTree(answer.out());
    }

    @Test
    void theHeadlineRatioIsThatOfThePublishedFiguresWithItsBoundsAndSet() throws Exception {
        BigDecimal planned = PublishedFigures.sum("target_benefit_eur", "projects_2020", "benefit_groups_2020");
        BigDecimal updated = PublishedFigures.sum("updated_benefit_eur", "projects_2020", "benefit_groups_2020");
        JsonNode told = json("figure", "realisation.2020.ratio", "--json");

        assertThat(told.get("value").decimalValue())
                .isEqualByComparingTo(updated.divide(planned, 6, RoundingMode.HALF_UP));
        assertThat(told.get("low").decimalValue()).isLessThan(told.get("value").decimalValue());
        assertThat(told.get("high").decimalValue())
                .isGreaterThan(told.get("value").decimalValue());
        assertThat(told.get("figure_set").asText()).isEqualTo("matched");
        assertThat(told.get("is_synthetic").asBoolean()).isFalse();
        assertThat(told.get("sentence").asText())
                .contains("27\u00A0820\u00A0000\u00A0€", "47\u00A0430\u00A0000\u00A0€", "58,7\u00A0%");
        assertThat(ask("figure", "realisation.2018.ratio").out())
                .contains("synteettinen", "Asiakirjat ja solut: robohaku trace realisation.2018.ratio");
    }

    @Test
    void aSumIsAboutWhereItsPartsAre() {
        assertThat(ask("figure", "realisation.2020.planned").out()).contains("noin\u00A047\u00A0430\u00A0000\u00A0€");
        assertThat(ask("figure", "realisation.2020.updated").out()).contains("noin\u00A027\u00A0820\u00A0000\u00A0€");
        assertThat(ask("figure", "realisation.2020.shortfall").out()).contains("noin\u00A019\u00A0610\u00A0000\u00A0€");
        assertThat(ask("figure", "funding.2020.used").out()).contains("noin\u00A0");
        assertThat(ask("figure", "funding.2020.own").out()).contains("noin\u00A0");
        assertThat(ask("figure", "funding.2020.granted").out()).doesNotContain("noin\u00A0");
    }

    @Test
    void theDecisionOfValtoriIsNeverOneNumber() throws Exception {
        JsonNode told = json("figure", "valtori.2020.2020-VNK-1", "--json");
        assertThat(told.get("value").isNull()).isTrue();
        assertThat(told.get("low").asInt()).isZero();
        assertThat(told.get("high").asInt()).isEqualTo(1_500_000 - 377_000);
    }

    @Test
    void aProjectOfAJointFigureHasAReasonInPlaceOfAValueAndAWrongNameTheNearest() {
        assertThat(ask("figure", "project.2020-POHA-1.updated").out()).contains("yhteislukuna", "ei ole nolla");
        CommandResult wrong = ask("figure", "project.2020-VNK-1.updatd");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("There is no figure", "project.2020-VNK-1.updated");
    }

    @Test
    void theUpdatedBenefitOfAProjectLeadsToTheCellOfItsCalculation() throws Exception {
        JsonNode trace = json("trace", "project.2020-VNK-1.updated", "--json");
        assertThat(trace.get("cells")).anySatisfy(cell -> {
            assertThat(cell.get("path").asText()).isEqualTo(CALCULATION);
            assertThat(cell.get("sheet").asText()).isEqualTo("Loppulaskelma");
            assertThat(cell.get("cell").asText()).isEqualTo("B7");
            assertThat(cell.get("number").decimalValue()).isEqualByComparingTo("377000");
        });
        assertThat(trace.get("cells"))
                .allSatisfy(cell -> assertThat(cell.get("path").asText()).startsWith("2020/final-reports/2020-VNK-1_"));
    }

    @Test
    void theHeadlineRatioLeadsToEveryPublishedTargetAndUpdatedFigureOnce() throws Exception {
        JsonNode trace = json("trace", "realisation.2020.ratio", "--json", "--limit", "0");
        BigDecimal targets = BigDecimal.ZERO;
        BigDecimal updates = BigDecimal.ZERO;
        for (JsonNode cell : trace.get("cells")) {
            BigDecimal number = cell.get("number").decimalValue();
            if (cell.get("path").asText().startsWith("2020/final-reports/")) {
                updates = updates.add(number);
            } else {
                targets = targets.add(number);
            }
        }
        assertThat(targets)
                .isEqualByComparingTo(
                        PublishedFigures.sum("target_benefit_eur", "projects_2020", "benefit_groups_2020"));
        assertThat(updates)
                .isEqualByComparingTo(
                        PublishedFigures.sum("updated_benefit_eur", "projects_2020", "benefit_groups_2020"));
    }

    @Test
    void theDocumentsOfAFigureAreNamedOnDemand() throws Exception {
        assertThat(json("figure", "project.2020-VNK-1.updated", "--json").has("documents"))
                .isFalse();
        assertThat(json("figure", "project.2020-VNK-1.updated", "--json", "--documents")
                        .get("documents"))
                .extracting(JsonNode::asText)
                .containsExactly(CALCULATION);
        assertThat(ask("figure", "project.2020-VNK-1.updated", "--documents").out())
                .contains("Asiakirjat: " + CALCULATION);
    }

    @Test
    void whatTheDecisionCanClaimOfAProjectLeadsToThatProjectsDocumentsOnly() throws Exception {
        JsonNode trace = json("trace", "valtori.2020.2020-VNK-1", "--json");
        assertThat(trace.get("documents"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "2020/applications/2020-VNK-1_hakemus.xlsx",
                        CALCULATION,
                        "2020/final-reports/2020-VNK-1_loppuraportti.docx");
    }

    @Test
    void theTraceOfARowOfAMartTakesItsKeyAndAColumnAndRefusesOthers() {
        assertThat(ask("trace", "gold.realisation_by_project", "project_id=2020-TK-1", "updated_benefit_eur")
                        .out())
                .contains("2020/final-reports/2020-TK-1_loppulaskelma.xlsx");
        assertThat(ask("trace", "gold.realisation_by_project").err()).contains("Say which rows");
        assertThat(ask("trace", "gold.realisation_by_project", "projekt=1").err())
                .contains("has no column projekt", "It has round, project_id");
        assertThat(ask("trace", "gold.realisation_by_project", "project_id=2020-NO-1")
                        .err())
                .contains("There is no row of gold.realisation_by_project where project_id=2020-NO-1");
    }

    @Test
    void aTraceSaysTheFigureInASentenceAndItsCellsInATable() {
        String told = ask("trace", "project.2020-VNK-1.updated").out();
        assertThat(told)
                .startsWith(ask("figure", "project.2020-VNK-1.updated")
                        .out()
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .contains(CALCULATION, "Loppulaskelma", "B7", "377\u00A0000")
                .doesNotContain("silver.benefit");
        assertThat(ask("trace", "project.2020-VNK-1.updated", "--lineage").out())
                .as("with the rows it comes through")
                .contains("silver.benefit", "B7");
        assertThat(ask("trace", "project.2020-VNK-1.updated", "--lang", "sv").out())
                .contains(CALCULATION, "B7")
                .isNotEqualTo(told);
    }

    @Test
    void theStatusTellsWhatTheTablesHoldWithoutSpark() throws Exception {
        JsonNode status = json("status", "--json");
        long documents = count("ops.documents WHERE state = 'current'");
        assertThat(status.get("documents"))
                .extracting(JsonNode::asLong)
                .satisfies(rounds ->
                        assertThat(rounds.stream().mapToLong(n -> n).sum()).isEqualTo(documents));
        assertThat(status.get("documents").get("2020").asLong())
                .isEqualTo(count("ops.documents WHERE state = 'current' AND round = '2020'"));
        assertThat(status.get("outcomes").get("ingested").asLong())
                .isEqualTo(count("ops.documents WHERE state = 'current' AND outcome = 'ingested'"));
        assertThat(status.get("standing"))
                .extracting(JsonNode::asLong)
                .satisfies(rules ->
                        assertThat(rules.stream().mapToLong(n -> n).sum()).isEqualTo(count("gold.standing_rejection")));
        String told = ask("status", "--lang", "fi").out();
        assertThat(told)
                .contains("asiakirjat   " + documents + ": ", "mikään ajo ei ole käynnissä")
                .contains(SampleRun.get().warehouse().workspace().folder().toString());
    }

    private static long count(String rows) {
        return SampleRun.get()
                .warehouse()
                .spark()
                .sql("SELECT count(*) FROM " + rows)
                .head()
                .getLong(0);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyFigureOfTheCatalogueIsToldInEveryLanguage(Language language) {
        Warehouse warehouse = SampleRun.get().warehouse();
        Path schemas = TestWarehouse.home().resolve("schemas");
        MartDefinitions marts = MartDefinitions.read(schemas);
        FigureCatalogue catalogue = FigureCatalogue.read(schemas).validate(marts);
        FigureFinder finder = new FigureFinder(warehouse, marts, catalogue);
        FigureText text = new FigureText(schemas, language);
        for (FigureDefinition figure : catalogue.figures()) {
            List<String> names = finder.nearest(figure.name(), 3);
            assertThat(names).as(figure.name()).isNotEmpty();
            for (String name : names) {
                FoundFigure found = finder.find(name).orElseThrow();
                assertThat(text.sentence(found) + text.details(found, Optional.empty()))
                        .as(name)
                        .doesNotContain("{", "null");
            }
        }
    }

    @Test
    void anUnknownRunIsAnsweredWithTheRunsThereAre() {
        CommandResult wrong = ask("diff", "nothing", "latest");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("There is no run nothing", "There are ");
    }
}
