package fi.robohaku.serve.server;

import fi.robohaku.TestJava;
import fi.robohaku.lakehouse.TestWarehouse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real server in a process of its own, as {@code robohaku serve} starts it. */
final class TestServer implements AutoCloseable {
    private final Process process;
    private final Path errors;
    private final List<String> printed;
    private final Path workspace;

    private TestServer(Process process, Path errors, List<String> printed, Path workspace) {
        this.process = process;
        this.errors = errors;
        this.printed = printed;
        this.workspace = workspace;
    }

    /** Starts a server over a workspace, on ports that are free, and waits until it listens. */
    static TestServer start(Path workspace, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                TestJava.program(),
                TestJava.options(),
                "--add-opens=java.base/sun.security.action=ALL-UNNAMED",
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=256m",
                "-Drobohaku.home=" + workspace.resolveSibling("home"),
                "-cp",
                TestJava.classPath(),
                "fi.robohaku.cli.Robohaku",
                "serve",
                "-w",
                workspace.toString(),
                "--port",
                "0",
                "--flight-port",
                "0"));
        if (!List.of(options).contains("--web-port")) {
            command.add("--no-web");
        }
        command.addAll(List.of(options));
        Path errors = Files.createTempFile("server", ".err");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        List<String> printed = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            printed.add(line);
            if (line.contains("  Logs ")) {
                return new TestServer(process, errors, printed, workspace);
            }
        }
        throw new AssertionError("The server did not start: " + Files.readString(errors));
    }

    private String printed(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(String.join("\n", printed));
        if (!found.find()) {
            throw new AssertionError("Not printed: " + pattern + " in " + printed);
        }
        return found.group();
    }

    /** Where a client of Spark Connect connects to, with a token. */
    String connect(String token) {
        return printed("sc://[^;]*;token=").replace("0.0.0.0", "localhost") + token;
    }

    /** Where a JDBC client connects to. */
    String jdbc() {
        return printed("jdbc:\\S*").replace("0.0.0.0", "localhost");
    }

    /** Where a browser goes to. */
    String web() {
        return printed("https?://\\S+/").replace("0.0.0.0", "localhost");
    }

    /** A port that nothing listens on now. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** All that it printed for the user. */
    String printed() {
        return String.join("\n", printed);
    }

    /** The file in which the process writes what goes wrong inside of it. */
    Path log() {
        return Path.of(printed("\\S+/serve\\.log"));
    }

    /** Lines of the audit log, in their order. */
    List<String> audit() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(workspace.resolve("logs"))) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("audit-"))
                    .sorted()
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    /** Asks the process to end, as Ctrl-C and service managers do, and gives its exit code and what it said. */
    String stopped() throws IOException, InterruptedException {
        process.destroy();
        return process.waitFor() + " " + Files.readString(errors);
    }

    /**
     * Waits for a while whether the process ends by itself.
     *
     * @return its exit code and what it said; empty where it goes on
     */
    Optional<String> ended(Duration most) throws IOException, InterruptedException {
        return process.waitFor(most.toSeconds(), TimeUnit.SECONDS)
                ? Optional.of(process.exitValue() + " " + Files.readString(errors))
                : Optional.empty();
    }

    /** The addresses of this machine at which the process listens, Spark's own ports included; read where Linux tells. */
    List<String> listeningAddresses() throws IOException {
        Path files = Path.of("/proc/" + process.pid() + "/fd");
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> open = Files.list(files)) {
            for (Path file : open.toList()) {
                Matcher socket = Pattern.compile("socket:\\[(\\d+)]").matcher(linkOf(file));
                if (socket.matches()) {
                    sockets.add(socket.group(1));
                }
            }
        }
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/net/" + table))) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns.length > 9 && columns[3].equals("0A") && sockets.contains(columns[9])) {
                    addresses.add(columns[1].substring(0, columns[1].indexOf(':')));
                }
            }
        }
        return addresses;
    }

    /** What a file of a process is; nothing where it was closed meanwhile. */
    private static String linkOf(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** Megabytes of the heap that are in use once what nobody needs has been collected. */
    long megabytesInUse() throws IOException, InterruptedException {
        jcmd("GC.run");
        return Pattern.compile("(?:PSYoungGen|ParOldGen).*used (\\d+)K")
                        .matcher(jcmd("GC.heap_info"))
                        .results()
                        .mapToLong(used -> Long.parseLong(used.group(1)))
                        .sum()
                / 1024;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(TestJava.program()).resolveSibling("jcmd");
        Process asking = new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        String told = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asking.waitFor() != 0) {
            throw new AssertionError(told);
        }
        return told;
    }

    boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
    }

    static Path target() {
        return TestWarehouse.home().resolve("jobs/target");
    }
}
