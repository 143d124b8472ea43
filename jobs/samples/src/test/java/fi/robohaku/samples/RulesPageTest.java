package fi.robohaku.samples;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@code docs/rules.md} says what {@code schemas/rules.yml} says. */
class RulesPageTest {
    private static final Path PAGE = ReadSamples.HOME.resolve("docs/rules.md");

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Rules
                What a document is held to. Made from `schemas/rules.yml`, which also holds the words in Finnish and Swedish;
                do not edit it here. `{found}` is what stands in the document, `{expected}` what should.
                """);
        for (Rule.Tier tier : Rule.Tier.values()) {
            page.append("\n## ").append(heading(tier)).append("\n");
            page.append("\n| rule | withholds | message | what to do | example |\n| --- | --- | --- | --- | --- |\n");
            ReadSamples.SCHEMAS.rules().values().stream()
                    .filter(rule -> rule.tier() == tier)
                    .forEach(rule -> page.append(row(rule)));
        }
        return page.toString();
    }

    private static String heading(Rule.Tier tier) {
        return switch (tier) {
            case VALIDITY -> "Validity: would be rejected";
            case ACCURACY -> "Accuracy: looks wrong, is taken as it is";
            case USEFULNESS -> "Usefulness: could be better";
        };
    }

    private static String row(Rule rule) {
        String withholds = rule.tier() == Rule.Tier.VALIDITY && rule.scope() != null
                ? rule.scope().name().toLowerCase(Locale.ROOT)
                : "nothing";
        return "| "
                + String.join(
                        " | ",
                        "`" + rule.id() + "`",
                        withholds,
                        cell(rule.message().en()),
                        cell(rule.remedy().en()),
                        rule.example() == null ? "" : "`" + cell(rule.example()) + "`")
                + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    @Test
    void thePageOfRulesIsThatOfTheCatalogue() throws IOException {
        if (Boolean.getBoolean("robohaku.renew")) {
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE)
                .as("renew it with ./mvnw -q test -Dtest=RulesPageTest -Drobohaku.renew=true")
                .hasContent(page());
    }
}
