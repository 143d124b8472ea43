package fi.robohaku.serve.server;

import fi.robohaku.TestJava;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A client of a server in a process of its own, with the libraries of the client and none of the server's. */
final class ClientProcess implements AutoCloseable {
    /** What Spark's client needs beside its own jar; none of it is Spark's engine. */
    private static final List<String> CONNECT_NEEDS = List.of(
            "scala-",
            "json4s",
            "jackson-",
            "slf4j-",
            "log4j-",
            "jcl-",
            "jul-",
            "commons-lang3",
            "commons-codec",
            "antlr4-runtime",
            "paranamer",
            "xbean-asm9",
            "ivy",
            "spark-common-utils",
            "spark-unsafe",
            "spark-variant",
            "spark-sketch",
            "spark-tags",
            "chill",
            "kryo",
            "minlog",
            "objenesis",
            "zstd-jni",
            "icu4j");

    /** What the ADBC driver of Flight SQL needs beside its own jars. */
    private static final List<String> ADBC_NEEDS = List.of(
            "arrow-",
            "flight-",
            "grpc-",
            "protobuf-java",
            "netty-",
            "guava",
            "failureaccess",
            "jackson-",
            "slf4j-",
            "perfmark",
            "flatbuffers");

    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    /**
     * What came of a command.
     *
     * @param error what went wrong; empty where nothing did
     */
    record Answer(List<String> rows, String error) {}

    private ClientProcess(List<String> command) throws IOException {
        process = new ProcessBuilder(command)
                .redirectError(Files.createTempFile("client", ".err").toFile())
                .start();
        commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The client of Spark Connect. */
    static ClientProcess connect(String... options) throws IOException {
        return start("fi.robohaku.serve.client.ConnectClient", jars("connect", CONNECT_NEEDS), options);
    }

    /** The driver of ADBC for Flight SQL. */
    static ClientProcess adbc(String... options) throws IOException {
        return start("fi.robohaku.serve.client.AdbcClient", jars("adbc", ADBC_NEEDS), options);
    }

    private static List<Path> jars(String client, List<String> needs) throws IOException {
        List<Path> jars = new ArrayList<>(jars(client));
        for (String entry : TestJava.classPath().split(File.pathSeparator, -1)) {
            String name = Path.of(entry).getFileName().toString();
            if (needs.stream().anyMatch(name::startsWith)) {
                jars.add(Path.of(entry));
            }
        }
        return jars;
    }

    /**
     * Has sqlline run a script.
     *
     * @return what it printed
     */
    static String sqlline(String url, String user, String token, Path script) throws IOException, InterruptedException {
        List<Path> jars = new ArrayList<>(jars("sqlline"));
        jars.addAll(jars("jdbc"));
        Path printed = Files.createTempFile("sqlline", ".out");
        new ProcessBuilder(
                        TestJava.program(),
                        TestJava.options(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        String.join(
                                File.pathSeparator,
                                jars.stream().map(Path::toString).toList()),
                        "sqlline.SqlLine",
                        "-u",
                        url,
                        "-n",
                        user,
                        "-p",
                        token,
                        "-d",
                        "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver",
                        "--outputformat=csv",
                        "--run=" + script)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start()
                .waitFor();
        return Files.readString(printed);
    }

    /** The JDBC driver of Apache Arrow. */
    static ClientProcess jdbc(String... options) throws IOException {
        return start("fi.robohaku.serve.client.JdbcClient", jars("jdbc"), options);
    }

    /** Spark itself with some settings, and our classes beside it as a jar would be. */
    static ClientProcess spark(List<String> settings) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(TestJava.program(), TestJava.options(), "-Xmx768m", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(TestJava.classPath());
        command.add("fi.robohaku.serve.client.PlainSpark");
        command.addAll(settings);
        return new ClientProcess(command);
    }

    private static List<Path> jars(String client) throws IOException {
        try (Stream<Path> files =
                Files.list(TestServer.target().resolve("clients").resolve(client))) {
            return files.sorted().toList();
        }
    }

    /** The folder of the compiled tests, from which a client needs its own class only. */
    private static Path testClasses() {
        try {
            return Path.of(ClientProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static ClientProcess start(String program, List<Path> jars, String... options) throws IOException {
        List<String> path = new ArrayList<>(jars.stream().map(Path::toString).toList());
        path.add(testClasses().toString());
        List<String> command =
                new ArrayList<>(List.of(TestJava.program(), TestJava.options(), "-Xmx384m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, path), program));
        return new ClientProcess(command);
    }

    /** Gives a command to the client and waits for what comes of it. */
    Answer ask(String... words) throws IOException {
        send(words);
        return answer();
    }

    /** The rows that a command gives. */
    List<String> rows(String... words) throws IOException {
        Answer answer = ask(words);
        if (!answer.error().isEmpty()) {
            throw new AssertionError(String.join(" ", words) + ": " + answer.error());
        }
        return answer.rows();
    }

    /** What goes wrong with a command; empty where nothing does. */
    String error(String... words) throws IOException {
        return ask(words).error();
    }

    /** Gives a command, whose answer is read later. */
    void send(String... words) throws IOException {
        commands.write(String.join("\t", words) + "\n");
        commands.flush();
    }

    Answer answer() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.equals(".")) {
                return new Answer(List.copyOf(rows), "");
            }
            if (line.startsWith("!")) {
                return new Answer(List.copyOf(rows), line.substring(1));
            }
            rows.add(line.substring(1));
        }
        throw new AssertionError("The client ended: " + Optional.of(process).map(Process::pid));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
