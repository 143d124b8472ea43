package fi.robohaku.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.marts.MartDefinitions;
import fi.robohaku.marts.ProjectMarts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Every sentence, heading and cell of the report is written as its language is. */
@SparkTest
class ReportWordsTest {
    private static final Path SCHEMAS = TestWarehouse.home().resolve("schemas");

    /** Elements whose text people read as one. */
    private static final List<String> TEXTS =
            List.of("title", "h1", "h2", "h3", "p", "li", "dt", "dd", "summary", "caption", "desc", "text", "th");

    /** Columns of names, which no language changes. */
    private static final Set<String> NAMES = Set.of("project_name", "acronym", "funded_by");

    private static final ReportPlan REPORT = ReportPlan.read(SCHEMAS);
    private static final MartDefinitions MARTS = ProjectMarts.get();

    /** A text of the page, and where it stands; what a source tells in its own words is only held to having no codes. */
    private record Text(String place, String text, boolean isAsTold) {}

    private static List<Text> texts(Document page) {
        List<Text> texts = new ArrayList<>();
        for (String name : TEXTS) {
            SampleReports.all(page, name).stream()
                    .filter(element -> SampleReports.within(element, "tr").isEmpty())
                    .forEach(element -> texts.add(new Text(name, element.getTextContent(), false)));
        }
        SampleReports.all(page, "table").forEach(table -> texts.addAll(cells(table)));
        assertThat(texts).hasSizeGreaterThan(5_000);
        return texts;
    }

    private static List<Text> cells(Element table) {
        Set<String> asTold = asTold(table.getAttribute("id"));
        List<String> headings = SampleReports.within(
                        SampleReports.within(table, "thead").get(0), "th")
                .stream()
                .map(Element::getTextContent)
                .toList();
        List<Text> cells = new ArrayList<>();
        for (Element row : SampleReports.within(table, "tr")) {
            List<Element> inRow = Stream.concat(
                            SampleReports.within(row, "th").stream(), SampleReports.within(row, "td").stream())
                    .toList();
            for (int i = 0; i < inRow.size() && row.hasAttribute("id"); i++) {
                String heading = headings.get(i);
                cells.add(new Text(heading, inRow.get(i).getTextContent(), asTold.contains(heading)));
            }
        }
        return cells;
    }

    /** Headings, in all languages, of the columns of a table that hold names or words of a source. */
    private static Set<String> asTold(String id) {
        ReportPlan.TablePlan plan = REPORT.sections().stream()
                .flatMap(section -> Stream.concat(
                        section.tables().stream(), section.charts().stream().map(ReportPlan.ChartPlan::table)))
                .filter(table -> id.equals("table-" + table.id()))
                .findFirst()
                .orElseThrow();
        return MARTS.find(plan.mart()).orElseThrow().contract().columns().stream()
                .filter(column -> NAMES.contains(column.name()) || column.language() != null)
                .flatMap(column -> Stream.of(Language.values()).map(column.label()::in))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextIsWrittenAsItsLanguageIs(Language language) throws Exception {
        Set<String> faults = new TreeSet<>();
        for (Text text : texts(SampleReports.page(language))) {
            for (WordCheck check : WordCheck.values()) {
                if (text.isAsTold() && check != WordCheck.CODE_WORD) {
                    continue;
                }
                String checked =
                        check == WordCheck.PROBABILITY_IN_PER_CENT ? text.place() + ": " + text.text() : text.text();
                check.fault(language, checked)
                        .ifPresent(found -> faults.add(check + " '" + found + "' in " + text.place() + ": "
                                + text.text().strip()));
            }
        }
        assertThat(faults).as("faults of language " + language).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noCellIsACodeThatTheLanguageHasAWordFor(Language language) throws Exception {
        List<String> texts =
                texts(SampleReports.page(language)).stream().map(Text::text).toList();
        assertThat(new UnwordedCodes(SCHEMAS, language).among(texts))
                .as("codes in the report in " + language)
                .isEmpty();
    }
}
