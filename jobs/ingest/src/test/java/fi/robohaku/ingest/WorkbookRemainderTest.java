package fi.robohaku.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SampleSetTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Of the samples nothing is left unread, so that whatever is told of another document is worth reading. */
class WorkbookRemainderTest {
    private static final Set<String> REMAINDER = Set.of(
            "cell_not_read",
            "number_not_read",
            "sheet_not_read",
            "hidden_cell",
            "field_absent",
            "unit_differs",
            "unit_note_not_applied",
            "number_shown_otherwise",
            "formula_result_stale",
            "column_not_read");

    @Test
    @SampleSetTest
    void everyCellOfTheSampleWorkbooksAndRegistersIsRead() throws IOException {
        Path samples = Given.HOME.resolve("data-samples");
        List<String> left = new ArrayList<>();
        try (Stream<Path> files = Files.walk(samples)) {
            for (Path file :
                    files.filter(WorkbookRemainderTest::isTable).sorted().toList()) {
                String path = samples.relativize(file).toString();
                Given.read(path).findings().stream()
                        .filter(finding -> finding.outcome() == Finding.Outcome.WARNED
                                && REMAINDER.contains(finding.rule().id()))
                        .forEach(finding -> left.add(path + " " + finding.rule().id() + " "
                                + finding.place().sheet() + "!"
                                + finding.place().cell() + " " + finding.found()));
            }
        }
        assertThat(left)
                .as("cells left unread: notes in the margin, and a sum that is not of its parts")
                .containsExactly(
                        "2019/applications/2019-K09_hakemus.xlsx cell_not_read Kokeilun tiedot!C17 tarkistettu 12.11.",
                        "2019/applications/2019-K09_hakemus.xlsx cell_not_read Hyötyarvio!C2 ilman arvonlisäveroa",
                        "2019/applications/2019-K11_hakemus.xlsx formula_result_stale Hyötyarvio!I17 12456");
    }

    private static boolean isTable(Path file) {
        String name = file.toString();
        return Stream.of(".xlsx", ".xls", ".csv").anyMatch(name::endsWith);
    }
}
