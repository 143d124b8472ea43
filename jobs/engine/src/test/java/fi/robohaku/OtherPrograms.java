package fi.robohaku;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs of other people by which some tests open what is made here. A newcomer may lack them: such a test is then left
 * out and says what to install. Where the variable {@code ROBOHAKU_EVERY_TEST} is set, as in {@code .ci/run}, it fails.
 */
public final class OtherPrograms {
    private OtherPrograms() {}

    /**
     * Where a program is.
     *
     * @param debianPackages what to install where it is not there
     */
    public static String path(String program, String debianPackages) {
        String missing = "This test needs " + program
                + ", which is not on the PATH. On Debian: apt-get install --no-install-recommends " + debianPackages;
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseGet(() -> {
                    if (System.getenv("ROBOHAKU_EVERY_TEST") != null) {
                        throw new AssertionError(missing);
                    }
                    return Assumptions.abort(missing);
                });
    }
}
