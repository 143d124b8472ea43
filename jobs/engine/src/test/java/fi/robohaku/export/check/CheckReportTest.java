package fi.robohaku.export.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Rule;
import fi.robohaku.export.text.MessageCatalogue;
import fi.robohaku.ingest.DocumentReader;
import fi.robohaku.ingest.DocumentReading;
import fi.robohaku.ingest.Figure;
import fi.robohaku.ingest.Finding;
import fi.robohaku.ingest.Given;
import fi.robohaku.lakehouse.TestWarehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an agency is shown of its document, as text, JSON and a page. */
class CheckReportTest {
    private static final MessageCatalogue MESSAGES =
            MessageCatalogue.read(TestWarehouse.home().resolve("schemas"));
    private static final String HOSTILE = "<script>alert(1)</script>\"'\u001b[31m\u202eABC";

    private static Finding finding(String rule, Finding.Outcome outcome, String found, String explanation) {
        return new Finding(
                Given.SCHEMAS.rule(rule),
                outcome,
                new Figure.Place("Taulu", "B7"),
                "Kenttä",
                found,
                "odotettu",
                explanation);
    }

    private static CheckReport report(CheckedDocument document, Language language, boolean withPassed) {
        return new CheckReport(List.of(document), MESSAGES.in(language), withPassed);
    }

    private static CheckReport report(Language language, String found) {
        DocumentReading reading = new DocumentReading(
                "application-2020",
                "application",
                found,
                "2020",
                "fi",
                true,
                List.of(),
                List.of(
                        finding("number_expected", Finding.Outcome.REJECTED, found, ""),
                        finding("end_before_start", Finding.Outcome.WARNED, found, "selvitys " + found),
                        finding("no_horizon_named", Finding.Outcome.WARNED, found, ""),
                        finding("date_expected", Finding.Outcome.PASSED, "12", "")));
        return report(new CheckedDocument(found + ".xlsx", reading), language, false);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theThreeTiersAreToldInEachLanguage(Language language) {
        CheckReport report = report(language, "viisi");
        for (String shown : List.of(report.text(), report.html())) {
            for (Rule.Tier tier : Rule.Tier.values()) {
                assertThat(shown).as("tier %s in %s", tier, language).contains(title(tier, language));
            }
            assertThat(shown).as("cell").contains("Taulu!B7");
            for (String rule : List.of("number_expected", "end_before_start", "no_horizon_named")) {
                Rule told = Given.SCHEMAS.rule(rule);
                assertThat(shown)
                        .as("message of %s", rule)
                        .contains(Rule.filled(told.message().in(language), "Kenttä", "viisi", "odotettu"));
                assertThat(shown)
                        .as("remedy of %s", rule)
                        .contains(told.remedy().in(language));
            }
            assertThat(shown).as("explanation").contains("selvitys viisi");
        }
        assertThat(report.html()).as("language of the page").contains("<html lang=\"" + language.code() + "\">");
        assertThat(report.isClean()).as("something would be rejected").isFalse();
    }

    private static String title(Rule.Tier tier, Language language) {
        return switch (tier) {
            case VALIDITY ->
                switch (language) {
                    case FI -> "Hylätään";
                    case SV -> "Förkastas";
                    case EN -> "Would be rejected";
                };
            case ACCURACY ->
                switch (language) {
                    case FI -> "Näyttää väärältä";
                    case SV -> "Ser fel ut";
                    case EN -> "Looks wrong";
                };
            case USEFULNESS ->
                switch (language) {
                    case FI -> "Voisi olla hyödyllisempi";
                    case SV -> "Kunde vara mer användbart";
                    case EN -> "Could be more useful";
                };
        };
    }

    @Test
    void wordsOfADocumentAreWordsOnThePage() {
        String page = report(Language.EN, HOSTILE).html();
        assertThat(page)
                .as("page")
                .doesNotContain("<script")
                .doesNotContain("\u202e")
                .contains("&lt;script&gt;");
    }

    @Test
    void wordsOfADocumentDoNotSteerTheTerminal() {
        assertThat(report(Language.EN, HOSTILE).text())
                .as("terminal")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e")
                .contains("<script>alert(1)</script>");
    }

    @Test
    void thePageIsOneFileThatAllowsItsOwnStyleOnly() throws Exception {
        String page = report(Language.FI, "viisi").html();
        Matcher policy = Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]+)\"")
                .matcher(page);
        assertThat(policy.find()).as("there is a policy").isTrue();
        Matcher style = Pattern.compile("(?s)<style>(.*)</style>").matcher(page);
        assertThat(style.find()).as("there is a style").isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(policy.group(1))
                .as("policy")
                .isEqualTo("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(digest) + "'; base-uri 'none'; form-action 'none'");
        assertThat(page)
                .as("nothing fetched, nothing run")
                .doesNotContainPattern("(?i)src=|<link|http://|https://|style=|\\son\\w+=");
        assertThat(page)
                .as("marks that a screen reader and a printer need")
                .contains("<main>", "<h1>", "<caption>", "scope=\"col\"", "scope=\"row\"", "@media print")
                .contains("<meta name=\"viewport\"", "role=\"region\"");
    }

    @Test
    void machinesGetEveryFieldOfAFinding() throws IOException {
        JsonNode document =
                new ObjectMapper().readTree(report(Language.EN, HOSTILE).json()).at("/documents/0");
        assertThat(document.path("file").asText()).as("file").isEqualTo(HOSTILE + ".xlsx");
        assertThat(document.path("accepted").asBoolean()).as("accepted").isTrue();
        JsonNode line = document.at("/tiers/0/lines/0");
        assertThat(line.path("rule").asText()).as("rule").isEqualTo("number_expected");
        assertThat(line.path("tier").asText()).as("tier").isEqualTo("validity");
        assertThat(line.path("outcome").asText()).as("outcome").isEqualTo("rejected");
        assertThat(line.path("sheet").asText()).as("sheet").isEqualTo("Taulu");
        assertThat(line.path("cell").asText()).as("cell").isEqualTo("B7");
        assertThat(line.path("found").asText()).as("found").isEqualTo(HOSTILE);
        assertThat(line.path("expected").asText()).as("expected").isEqualTo("odotettu");
    }

    @Test
    void aDocumentWithoutFaultSaysSo() {
        String name = "2020/applications/2020-H30_hakemus.xlsx";
        DocumentReading reading = new DocumentReader(Given.SCHEMAS).read(name, Given.sample(name));
        CheckedDocument document = new CheckedDocument("h.xlsx", reading);
        CheckReport report = report(document, Language.EN, false);
        assertThat(report.isClean()).as("clean").isTrue();
        assertThat(report.text())
                .as("text")
                .contains("The document would be taken in.", "Nothing to remark.", "application-2020, 2020-H30");
        assertThat(report(document, Language.EN, true).text())
                .as("with what passed")
                .contains("Passed", "sum_disagrees");
    }

    @Test
    void partsThatADocumentNeedNotHaveAreNamedInOneLine() {
        DocumentReading reading = new DocumentReading(
                "application-2020",
                "application",
                "2020-X-1",
                "2020",
                "fi",
                true,
                List.of(),
                List.of(finding("field_absent", Finding.Outcome.NOT_APPLICABLE, "rows", "")));
        CheckReport report = report(new CheckedDocument("hakemus.xlsx", reading), Language.FI, false);
        String told = "Asiakirjassa ei ole näitä osia, joita ei vaadita: Kenttä";
        assertThat(report.isClean()).isTrue();
        assertThat(report.text()).contains("Ei huomautettavaa.", told);
        assertThat(report.html()).contains(told);
        assertThat(report.json()).contains("\"absent\" : [ \"Kenttä\" ]");
    }
}
