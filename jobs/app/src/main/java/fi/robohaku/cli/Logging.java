package fi.robohaku.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where logs go: to a file of the workspace, never to the terminal. */
final class Logging {
    private static final String CONFIGURATION = "log4j2.configurationFile";

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

    /** Sends the logs of this process to a folder that goes with it. */
    static void aside() throws IOException {
        Path folder = Files.createTempDirectory("robohaku-");
        folder.toFile().deleteOnExit();
        into(folder).toFile().deleteOnExit();
    }

    private static Path into(Path folder) {
        System.setProperty("robohaku.logs", folder.toString());
        if (System.getProperty(CONFIGURATION) == null && System.getProperty("SPARK_SUBMIT") == null) {
            System.setProperty(CONFIGURATION, "classpath:fi/robohaku/cli/log4j2.xml");
        }
        return folder.resolve(System.getProperty("robohaku.log", "robohaku") + ".log");
    }
}
