package fi.robohaku.marts;

import fi.robohaku.contracts.Provenance;
import fi.robohaku.lakehouse.SqlQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * The SQL functions of the marts: statistics that Java computes, and the files of {@code schemas/functions}, which may
 * call these. Each file is a script of statements.
 */
public final class MartFunctions {
    private final List<String> scripts;

    private MartFunctions(List<String> scripts) {
        this.scripts = List.copyOf(scripts);
    }

    static MartFunctions read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
            List<String> scripts = new ArrayList<>();
            for (Path file : sorted) {
                scripts.add(Files.readString(file, StandardCharsets.UTF_8));
            }
            return new MartFunctions(scripts);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the functions at " + folder, e);
        }
    }

    /** What the scripts are given by name: closed sets of the code whose order counts. */
    private static Map<String, Object> arguments() {
        return Map.of("provenances", Provenance.codes().toArray(String[]::new));
    }

    /** All that the functions are defined by; what Java computes is not in it. */
    String definition() {
        return String.join("\n", scripts) + Provenance.codes();
    }

    /** Makes the functions known to a session. */
    public void register(SparkSession spark) {
        StatisticalFunctions.register(spark);
        scripts.forEach(script -> SqlQuery.runScript(spark, script, arguments()));
    }
}
