package fi.robohaku.serve.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of the text of a statement before Spark's parser reads it. */
class StatementTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{", "array<", "map < ", "STRUCT<", "('x', ", "/* ( */ ("})
    void bracketsAndTypesNestToABound(String begin) {
        String deepest = "SELECT " + begin.repeat(StatementBounds.MAX_BRACKETS) + "1";
        assertThatCode(() -> StatementBounds.check(deepest)).doesNotThrowAnyException();
        assertThatThrownBy(() -> StatementBounds.check("SELECT " + begin.repeat(20_000)))
                .isInstanceOf(UnreadableStatementException.class)
                .hasMessage("The query cannot be read: it is nested too deeply, and 60 brackets in one another are the"
                        + " most; take parts of it into WITH");
    }

    @Test
    void bracketsInTextsNamesAndCommentsDoNotCount() {
        String many = "(".repeat(1000);
        assertThatCode(() -> StatementBounds.check(
                        "SELECT '" + many + "', \"" + many + "\", `" + many + "` -- " + many + "\n/* " + many + " */"))
                .doesNotThrowAnyException();
        assertThatCode(() -> StatementBounds.check("SELECT " + "(1), ".repeat(1000) + "2 < 3"))
                .as("one after the other")
                .doesNotThrowAnyException();
    }

    @Test
    void aStatementHasALength() {
        assertThatThrownBy(() -> StatementBounds.check("x".repeat(1_000_001)))
                .hasMessageContaining("it has 1000001 characters, and 1000000 are the most");
    }

    @Test
    void aPatternOfShowHasFewAsterisks() {
        assertThatCode(() -> StatementBounds.checkPattern("*a*b*|c*d*")).doesNotThrowAnyException();
        assertThatThrownBy(() -> StatementBounds.checkPattern("*a".repeat(30)))
                .hasMessageContaining("has more than 5 asterisks");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a%      | abc    | true
            a%      | bac    | false
            %b%     | abc    | true
            a_c     | abc    | true
            a_c     | abbc   | false
            a\\_c   | a_c    | true
            a\\_c   | abc    | false
            a\\%    | a%     | true
            %       | abc    | true
            %a%a%b  | aaaab  | true
            %ab%ab  | abxab  | true
            %ab%abc | ababab | false
            _       | ä      | true
            """)
    void aPatternOfLikeMatchesAsInSql(String pattern, String text, boolean matches) {
        assertThat(LikePattern.of(pattern, '\\').matches(text)).isEqualTo(matches);
    }

    @Test
    void aPatternThatARegularExpressionWouldTryForYearsIsMatchedAtOnce() {
        String text = "a".repeat(5000);
        assertThat(LikePattern.of("%a".repeat(2000) + "%b", '\\').matches(text)).isFalse();
        assertThat(LikePattern.ofNames("%_".repeat(400)).test(text)).isTrue();
        assertThatThrownBy(() -> LikePattern.ofNames("%_".repeat(501)))
                .hasMessage("A pattern of names has 1002 characters, and 1000 are the most");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT a FROM t ORDER BY a FETCH FIRST 5 ROWS ONLY               | SELECT a FROM t ORDER BY a LIMIT 5
            SELECT a FROM t FETCH FIRST ROW ONLY;                            | SELECT a FROM t LIMIT 1
            SELECT a FROM t OFFSET 10 ROWS FETCH NEXT 5 ROWS ONLY            | SELECT a FROM t LIMIT 5 OFFSET 10
            SELECT TOP 3 a FROM t                                            | SELECT a FROM t LIMIT 3
            select top (3) a from t;                                         | SELECT a from t LIMIT 3
            SELECT "a b", 'x' FROM "gold"."t" WHERE "a b" = 'say "hi"'       | SELECT `a b`, 'x' FROM `gold`.`t` WHERE `a b` = 'say "hi"'
            SELECT "t"."a" FROM gold.t                                       | SELECT `t`.`a` FROM gold.t
            """)
    void whatTheStandardWritesIsPutIntoTheWordsOfSpark(String statement, String translated) {
        assertThat(AnsiSyntax.translate(statement)).contains(translated);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT \"a text\" AS a FROM gold.t",
                "SELECT 'from \"x\"' AS a",
                "SELECT a FROM t LIMIT 5",
            })
    void textsInDoubleQuotesStayTexts(String statement) {
        assertThat(AnsiSyntax.translate(statement)).isEmpty();
    }
}
