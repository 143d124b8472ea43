package fi.robohaku.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.lakehouse.TestWarehouse;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What codes are called where people read them. */
class CodesTest {
    private static final Path SCHEMAS = TestWarehouse.home().resolve("schemas");

    /** A report names rules of documents by words. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyRuleHasAWord(Language language) {
        Codes codes = Codes.read(SCHEMAS);
        assertThat(Schemas.read(SCHEMAS).rules().keySet())
                .isNotEmpty()
                .filteredOn(rule ->
                        codes.word("rule", rule).map(word -> word.in(language)).isEmpty())
                .as("rules without a word in " + language)
                .isEmpty();
    }
}
