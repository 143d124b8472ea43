package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.LongTest;
import fi.robohaku.lakehouse.TestWarehouse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever builds the same sources gets the same bytes, and so can tell whether a jar is made of them. */
@LongTest
class ReproducibleBuildTest {
    private static final Set<String> NOT_SOURCES = Set.of("target", "workspace", ".git");

    @TempDir
    Path folder;

    @Test
    void theJarsOfTwoBuildsInOtherFoldersAtOtherTimesAreTheSame() throws Exception {
        Map<String, String> one = built(folder.resolve("one"), Instant.parse("2026-01-02T03:04:05Z"));
        Map<String, String> other =
                built(folder.resolve("elsewhere/two of them"), Instant.parse("2026-10-20T20:30:40Z"));

        assertThat(one).containsKeys("robohaku-jobs.jar").hasSizeGreaterThan(3);
        assertThat(other).isEqualTo(one);
    }

    /** Builds a copy of the sources and gives the sums of the project's own jars, by name. */
    private Map<String, String> built(Path copy, Instant written) throws Exception {
        copySources(copy, FileTime.from(written));
        Path log = folder.resolve("build.log");
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", "mvnw", "-q", "-B", "-ntp", "package", "-Dmaven.test.skip=true", "-Dquality.skip=true")
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Of the build that runs this test.
        builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
        Process build = builder.start();
        assertThat(build.waitFor()).as(Files.readString(log)).isZero();
        Map<String, String> sums = new TreeMap<>();
        for (Path jars : List.of(copy.resolve("jobs/target"), copy.resolve("jobs/target/lib"))) {
            try (Stream<Path> files = Files.list(jars)) {
                for (Path jar : files.filter(
                                file -> file.getFileName().toString().matches("robohaku-.*\\.jar"))
                        .toList()) {
                    try (InputStream in = Files.newInputStream(jar)) {
                        sums.put(jar.getFileName().toString(), DigestUtils.sha256Hex(in));
                    }
                }
            }
        }
        return sums;
    }

    private static void copySources(Path copy, FileTime written) throws IOException {
        Path home = TestWarehouse.home();
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path source, BasicFileAttributes attributes) throws IOException {
                if (NOT_SOURCES.contains(source.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(home.relativize(source)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path source, BasicFileAttributes attributes) throws IOException {
                Path target = Files.copy(source, copy.resolve(home.relativize(source)));
                Files.setLastModifiedTime(target, written);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
