package fi.robohaku.export.text;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.lakehouse.TestWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrintableTextTest {
    @Test
    void whatSteersATerminalOrTurnsTheWritingIsNotShown() {
        assertThat(PrintableText.of("a\u001b[31m\u202eb\u009bc\r\n\u2028d")).isEqualTo("a [31m b c d");
        assertThat(PrintableText.of("ra\u00adhoitus, ä ö € \u00a0–")).isEqualTo("rahoitus, ä ö € \u00a0–");
        assertThat(PrintableText.withLines("a\u0007\n\tb\u200f")).isEqualTo("a \n b ");
    }

    @Test
    void nothingElseTakesControlCharactersOutOfWhatIsShown() throws IOException {
        List<Path> others;
        try (Stream<Path> files = Files.walk(TestWarehouse.home().resolve("jobs"))) {
            others = files.filter(file -> file.toString().contains("/src/main/")
                            && file.toString().endsWith(".java"))
                    .filter(PrintableTextTest::namesControls)
                    .toList();
        }
        assertThat(others).isEmpty();
    }

    private static boolean namesControls(Path file) {
        try {
            return Files.readString(file).contains("\\p{Cntrl}");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
