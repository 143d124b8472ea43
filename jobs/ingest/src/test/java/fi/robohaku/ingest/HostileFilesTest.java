package fi.robohaku.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.AttackTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file that is made so as to do harm is read or rejected by the rule that names why. */
@AttackTest
class HostileFilesTest {
    private static final String TABLE =
            "hanke,päivä,vaihe,valmiusaste,ennustettu päättyminen,alkuperä\n2020-VNK-1,2021-06-30,,50,,synthetic\n";

    private static List<HostileFiles.HostileFile> files() {
        return HostileFiles.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aHostileFileIsReadOrRejectedByTheRuleThatNamesWhy(HostileFiles.HostileFile file) {
        DocumentReading reading = Given.READER.read(file.name(), file.content());
        if (file.rule().isEmpty()) {
            assertThat(reading.readable()).as(Given.rules(reading).toString()).isTrue();
            assertThat(reading.figures()).hasSizeGreaterThan(10);
        } else {
            assertThat(Given.rules(reading)).containsExactly(file.rule());
            assertThat(reading.figures()).isEmpty();
        }
    }

    private static DocumentReading readWithin(Duration processorTime, long characters) {
        return new DocumentReader(Given.SCHEMAS, new ReadingBounds(processorTime, characters))
                .read("t.csv", TABLE.getBytes(UTF_8));
    }

    private static String expected(DocumentReading reading) {
        return reading.findings().get(0).expected();
    }

    @Test
    void aReaderThatTakesMoreThanItsTimeIsStoppedAndTheBoundNamed() {
        DocumentReading reading = readWithin(Duration.ZERO, Long.MAX_VALUE);
        assertThat(Given.rules(reading)).containsExactly("reading_too_long");
        assertThat(expected(reading)).isEqualTo("0 s");
        assertThat(reading.mayBeReadLater())
                .as("it is the file, not the machine")
                .isFalse();
    }

    @Test
    void whatAFileGivesIsBoundedAndTheBoundNamed() {
        DocumentReading whole = readWithin(Duration.ofMinutes(1), Long.MAX_VALUE);
        assertThat(whole.figures()).as("figures").isNotEmpty();
        long characters = ReadingBounds.charactersOf(whole);
        assertThat(readWithin(Duration.ofMinutes(1), characters))
                .as("just within")
                .isEqualTo(whole);
        DocumentReading reading = readWithin(Duration.ofMinutes(1), characters - 1);
        assertThat(Given.rules(reading)).containsExactly("output_too_large");
        assertThat(expected(reading)).isEqualTo(Long.toString(characters - 1));
    }

    @Test
    void workThatDoesNotEndIsStoppedAtItsNextCell() {
        CellCount never = new CellCount();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> BoundedThread.run(
                        () -> {
                            while (true) {
                                never.add(0);
                            }
                        },
                        Duration.ofMillis(1))))
                .isInstanceOf(ReadingStoppedException.class);
    }

    @Test
    void whatTheMachineLacksIsToldAsSuch() {
        DocumentReading denied = Given.READER.rejectUnread(new java.nio.file.AccessDeniedException("a.xlsx"));
        assertThat(Given.rules(denied)).containsExactly("no_right_to_read");
        assertThat(denied.mayBeReadLater()).isTrue();
        DocumentReading gone = Given.READER.rejectUnread(new java.nio.file.NoSuchFileException("a.xlsx"));
        assertThat(Given.rules(gone)).containsExactly("file_not_accessible");
        assertThat(gone.mayBeReadLater()).isTrue();
        DocumentReading large = Given.READER.rejectTooLarge(81L * 1024 * 1024);
        assertThat(large.mayBeReadLater()).isFalse();
        assertThat(expected(large)).isEqualTo("64 MB");
    }
}
