package fi.robohaku.serve.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.marts.ProjectMarts;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/data-dictionary.md}, and the same as HTML, say what {@code schemas/} says. */
class DataDictionaryPageTest {
    private static final Path DOCS = TestWarehouse.home().resolve("docs");
    private static final DataDictionary DICTIONARY =
            DataDictionary.read(TestWarehouse.home().resolve("schemas"));

    @Test
    void thePageSaysWhatTheSchemasSay() throws IOException {
        DataDictionaryPage page = new DataDictionaryPage(DICTIONARY);
        if (Boolean.getBoolean("robohaku.renew")) {
            Files.writeString(DOCS.resolve("data-dictionary.md"), page.markdown());
        }
        assertThat(DOCS.resolve("data-dictionary.md"))
                .as("renew it with ./robohaku dictionary")
                .hasContent(page.markdown());
    }

    @Test
    void everyExportedMartStandsInTheListOfMarts() throws IOException {
        String list = Files.readString(DOCS.resolve("marts.md"));
        assertThat(ProjectMarts.get().all())
                .filteredOn(mart -> mart.contract().isExported())
                .isNotEmpty()
                .allSatisfy(mart -> assertThat(list).contains("`" + mart.name() + "`"));
    }

    @Test
    void everyTableAndColumnIsInBoth() throws IOException {
        DataDictionaryPage page = new DataDictionaryPage(DICTIONARY);
        String markdown = page.markdown();
        String html = page.html();
        for (TableDescription table : DICTIONARY.tables()) {
            assertThat(markdown).contains("\n### " + table.qualifiedName() + "\n");
            assertThat(html).contains(">" + table.qualifiedName() + "</h3>");
        }
        long columns = DICTIONARY.tables().stream()
                .mapToLong(table -> table.columns().size())
                .sum();
        assertThat(markdown.lines().filter(line -> line.startsWith("| `"))).hasSize((int) columns);
        assertThat(Pattern.compile("<th scope=\"row\">").matcher(html).results())
                .hasSize((int) columns);
    }

    @Test
    void lineageNamesWhatEachMartReads() throws IOException {
        String markdown = new DataDictionaryPage(DICTIONARY).markdown();
        TableDescription mart = DICTIONARY.find("gold.realisation_by_round").orElseThrow();
        assertThat(mart.reads()).containsExactly("gold.realisation");
        assertThat(markdown)
                .contains("  realisation --> realisation_by_round\n")
                .contains("Computed from: [gold.realisation](#gold-realisation).\n");
    }

    @Test
    void aMartWithoutATableSaysSoAndHasNoViews() throws IOException {
        String markdown = new DataDictionaryPage(DICTIONARY).markdown();
        String entry = markdown.substring(
                markdown.indexOf("\n### gold.criteria_reading\n"), markdown.indexOf("\n### gold.data_quality\n"));
        assertThat(entry)
                .contains("Ephemeral: it has no table, and is computed in the run of the mart that reads it.")
                .contains("Read by: [gold.criteria](#gold-criteria).")
                .doesNotContain("suomi.");
        assertThat(markdown.lines().filter(line -> line.startsWith("Ephemeral:")))
                .hasSize(8);
    }

    @Test
    void theHtmlIsWellFormedLeadsToItselfAndNamesItsLanguages() throws Exception {
        String html = new DataDictionaryPage(DICTIONARY).html();
        var builder = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder();
        String body = html.substring(html.indexOf("<body>"), html.indexOf("</html>"));
        builder.parse(new org.xml.sax.InputSource(new StringReader(body)));

        List<String> ids = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        TreeSet<String> targets = Pattern.compile("href=\"#([^\"]+)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ids).containsAll(targets);
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"en\">", "<caption>", "<th scope=\"col\" lang=\"fi\">", "class=\"skip\"")
                .doesNotContain("<script", "{{", "{%");
    }
}
