package fi.robohaku.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinitions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            List.of("title", "h1", "h2", "p", "li", "summary", "caption", "desc", "text", "th");

    /** Columns of names, which no language changes. */
    private static final Set<String> NAMES = Set.of("project_name", "acronym", "funded_by");

    private static final ReportPlan REPORT = ReportPlan.read(SCHEMAS);
    private static final MartDefinitions MARTS = MartDefinitions.read(SCHEMAS);

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
        List<Boolean> areAsTold = areAsTold(table.getAttribute("id"));
        List<String> headings = SampleReports.within(
                        SampleReports.within(table, "tr").get(0), "th")
                .stream()
                .map(Element::getTextContent)
                .toList();
        List<Text> cells = new ArrayList<>();
        for (Element row : SampleReports.within(table, "tr")) {
            List<Element> inRow = Stream.concat(
                            SampleReports.within(row, "th").stream(), SampleReports.within(row, "td").stream())
                    .toList();
            for (int i = 0; i < inRow.size() && row.hasAttribute("id"); i++) {
                boolean isAsTold = i < areAsTold.size() && areAsTold.get(i);
                cells.add(new Text(headings.get(i), inRow.get(i).getTextContent(), isAsTold));
            }
        }
        return cells;
    }

    /** Of each column that the plan of the report names for a table, whether it holds names or words of a source. */
    private static List<Boolean> areAsTold(String id) {
        ReportPlan.TablePlan plan = REPORT.sections().stream()
                .flatMap(section -> Stream.concat(
                        section.tables().stream(), section.charts().stream().map(ReportPlan.ChartPlan::table)))
                .filter(table -> id.equals("table-" + table.id()))
                .findFirst()
                .orElseThrow();
        Map<String, MartColumn> columns = MARTS.find(plan.mart()).orElseThrow().contract().columns().stream()
                .collect(Collectors.toMap(MartColumn::name, column -> column));
        return plan.columns().stream()
                .map(name -> NAMES.contains(name)
                        || (columns.containsKey(name) && columns.get(name).language() != null))
                .toList();
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
