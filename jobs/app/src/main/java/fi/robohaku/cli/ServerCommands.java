package fi.robohaku.cli;

import picocli.CommandLine;

/**
 * The commands that need the libraries of shell, servers and notebooks, or know of all commands. A batch run is started without
 * these, and then knows nothing of the commands either; the launcher decides which class path a command gets.
 */
final class ServerCommands {
    private static final String LIBRARY = "fi/robohaku/serve/shell/Shell.class";

    private ServerCommands() {}

    /** Whether the libraries are on the class path. */
    static boolean arePresent() {
        return ServerCommands.class.getClassLoader().getResource(LIBRARY) != null;
    }

    /** Adds the commands to a command line. */
    static void addTo(CommandLine line) {
        line.addSubcommand(new SqlCommand())
                .addSubcommand(new ServeCommand())
                .addSubcommand(new DictionaryCommand())
                .addSubcommand(new NotebookCommand())
                .addSubcommand(new KernelCommand())
                .addSubcommand(new CompletionCommand());
    }
}
