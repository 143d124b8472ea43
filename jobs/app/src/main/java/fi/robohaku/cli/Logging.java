package fi.robohaku.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;

/** Where logs go: to a file of the workspace, never to the terminal. */
final class Logging {
    private static final String CONFIGURATION = "log4j2.configurationFile";

    private static volatile boolean isKept = true;

    private Logging() {}

    /** Names the log file of this process, which several may write beside each other. */
    static void as(String name) {
        System.setProperty("robohaku.log", name);
    }

    /**
     * Sends the logs of this process to a folder. To be called before anything logs; where a launcher such as
     * spark-submit brought a configuration of its own, that stays.
     *
     * @return the log file
     */
    static Path to(Path folder) throws IOException {
        Files.createDirectories(folder);
        return into(folder);
    }

    /** Sends the logs of this process to a folder that goes with it, unless it is {@linkplain #keep() kept}. */
    static void aside() throws IOException {
        Path folder = Files.createTempDirectory("robohaku-");
        isKept = false;
        into(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> removeUnlessKept(folder), "logs"));
    }

    private static void removeUnlessKept(Path folder) {
        if (isKept) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            LogManager.getLogger(Logging.class).warn("The passing logs cannot be removed", e);
        }
    }

    /** The log of this process, which from now on stays; empty where none has been begun. */
    static Optional<Path> keep() {
        isKept = true;
        return Optional.ofNullable(System.getProperty("robohaku.logs"))
                .map(folder -> Path.of(folder, System.getProperty("robohaku.log", "robohaku") + ".log"))
                .filter(Files::isRegularFile);
    }

    private static Path into(Path folder) {
        System.setProperty("robohaku.logs", folder.toString());
        if (System.getProperty(CONFIGURATION) == null && System.getProperty("SPARK_SUBMIT") == null) {
            System.setProperty(CONFIGURATION, "classpath:fi/robohaku/cli/log4j2.xml");
        }
        return folder.resolve(System.getProperty("robohaku.log", "robohaku") + ".log");
    }
}
