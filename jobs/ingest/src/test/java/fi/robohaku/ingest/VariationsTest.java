package fi.robohaku.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.LongTest;
import fi.robohaku.SampleSetTest;
import fi.robohaku.contracts.DocumentTemplate.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Samples changed by habits of people and programs, one at a time: the figures are those of the sample, or a finding tells
 * what was not taken. Nothing changes a figure in silence.
 */
class VariationsTest {
    private static final Path SAMPLES = Given.HOME.resolve("data-samples");

    /** A sample and what is read of it. */
    private record Sample(String path, DocumentReading reading) {}

    /** What came of the habits, by name, and the samples in which one was silent. */
    private record Tally(Map<String, Map<Habit.Result, Integer>> counts, Map<String, List<String>> silent) {
        Tally() {
            this(new TreeMap<>(), new TreeMap<>());
        }

        void add(Habit habit, String path, Habit.Result result) {
            counts.computeIfAbsent(habit.name(), name -> new EnumMap<>(Habit.Result.class))
                    .merge(result, 1, Integer::sum);
            if (result == Habit.Result.SILENT) {
                silent.computeIfAbsent(habit.name(), name -> new ArrayList<>()).add(path);
            }
        }

        int count(Habit.Result result) {
            return counts.values().stream()
                    .mapToInt(results -> results.getOrDefault(result, 0))
                    .sum();
        }

        int count() {
            return Stream.of(Habit.Result.values()).mapToInt(this::count).sum();
        }

        String print() {
            StringBuilder lines = new StringBuilder();
            counts.forEach((habit, results) ->
                    lines.append(String.format(java.util.Locale.ROOT, "%-50s %s%n", habit, results)));
            return lines.append("same ")
                    .append(count(Habit.Result.SAME))
                    .append(", told ")
                    .append(count(Habit.Result.TOLD))
                    .append(", silent ")
                    .append(count(Habit.Result.SILENT))
                    .toString();
        }
    }

    @Test
    @SampleSetTest
    void noHabitChangesAFigureInSilence() {
        Tally tally = vary(1, 1);
        assertThat(tally.count()).as("variations").isGreaterThan(90);
        assertSilence(tally);
    }

    @Test
    @LongTest
    void noHabitChangesAFigureOfAnySampleInSilence() {
        Tally tally = vary(16, Integer.MAX_VALUE);
        assertThat(tally.count()).as("variations").isGreaterThan(500);
        assertSilence(tally);
    }

    @SuppressWarnings("SystemOut")
    private static void assertSilence(Tally tally) {
        System.out.println(tally.print());
        assertThat(tally.silent())
                .as("habits that change a figure in silence, with the samples")
                .isEmpty();
    }

    /**
     * @param step each how many samples are varied
     * @param most how many samples a habit is tried on
     */
    private static Tally vary(int step, int most) {
        Tally tally = new Tally();
        vary(tally, Format.CSV, RegisterHabits.all(), 1, most * 3L);
        vary(tally, Format.XLSX, WorkbookHabits.all(), step, most);
        vary(tally, Format.XLS, WorkbookHabits.all(), step, most);
        vary(tally, Format.DOCX, ReportHabits.all(), step, most);
        return tally;
    }

    private static void vary(Tally tally, Format format, List<Habit> habits, int step, long most) {
        List<Path> paths = paths(format, step);
        Map<Path, Optional<Sample>> samples = new HashMap<>();
        for (Habit habit : habits) {
            paths.stream()
                    .flatMap(file -> samples.computeIfAbsent(file, VariationsTest::read).stream())
                    .flatMap(sample -> habit
                            .apply(sample.path(), Given.sample(sample.path()), sample.reading())
                            .map(result -> Map.entry(sample.path(), result))
                            .stream())
                    .limit(most)
                    .forEach(result -> tally.add(habit, result.getKey(), result.getValue()));
        }
    }

    private static List<Path> paths(Format format, int step) {
        String ending = "." + format.name().toLowerCase(java.util.Locale.ROOT);
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            List<Path> paths = files.filter(file ->
                            file.toString().endsWith(ending) && !file.toString().contains("facts"))
                    .sorted(java.util.Comparator.reverseOrder())
                    .toList();
            return java.util.stream.IntStream.range(0, paths.size())
                    .filter(i -> i % step == 0)
                    .mapToObj(paths::get)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Sample> read(Path file) {
        String path = SAMPLES.relativize(file).toString();
        DocumentReading reading = Given.read(path);
        boolean isWhole =
                reading.findings().stream().noneMatch(finding -> finding.outcome() == Finding.Outcome.REJECTED);
        return reading.readable() && isWhole && !reading.figures().isEmpty()
                ? Optional.of(new Sample(path, reading))
                : Optional.empty();
    }
}
