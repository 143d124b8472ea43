package fi.robohaku.lakehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A folder of documents, put together from the samples. Each change of a file gives it a time of its own, in the past.
 */
public final class TestDocuments {
    /** An application, its calculation and report at the end, and the decision on it. */
    public static final List<String> A_PROJECT = List.of(
            "2020/applications/2020-VNK-1_hakemus.xlsx",
            "2020/final-reports/2020-VNK-1_loppulaskelma.xlsx",
            "2020/final-reports/2020-VNK-1_loppuraportti.docx",
            "2020/registers/paatokset.csv");

    /** A register whose records go to two tables: decisions and the money they grant. */
    public static final String DECISIONS = "2020/registers/paatokset.csv";
    /** A register whose records go to one table. */
    public static final String STATUS = "2020/registers/tilannekatsaus.csv";
    /** A workbook that no other document has to precede, with the plan of a benefit group. */
    public static final String JOINT_PLAN = "2020/applications/POHA-SARA_yhteislaskelma.xlsx";
    /** A workbook that counts only where the plan of its benefit group is there. */
    public static final String JOINT_UPDATE = "2020/final-reports/POHA-SARA_yhteisloppulaskelma.xlsx";
    /** A report that counts only where the application of its project is there. */
    public static final String DEVIATION = "2020/deviation-reports/2020-LUKE-1_poikkeama_1.docx";

    private final Path folder;
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    public TestDocuments(Path folder, String... samples) {
        this(folder, List.of(samples));
    }

    public TestDocuments(Path folder, List<String> samples) {
        this.folder = folder;
        for (String sample : samples) {
            copy(sample, sample);
        }
    }

    public URI uri() {
        return folder.toUri();
    }

    /** Paths of all documents below the folder. */
    public List<String> paths() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path(String document) {
        return folder.resolve(document);
    }

    /** A sample under its own name or another. */
    public TestDocuments copy(String sample, String document) {
        return write(
                document, bytes(TestWarehouse.home().resolve("data-samples").resolve(sample)));
    }

    public TestDocuments write(String document, byte[] content) {
        try {
            Files.createDirectories(path(document).getParent());
            Files.write(path(document), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return touch(document);
    }

    /** Changes the text of a register. */
    public TestDocuments edit(String document, UnaryOperator<String> change) {
        String text = new String(bytes(path(document)), StandardCharsets.UTF_8);
        return write(document, change.apply(text).getBytes(StandardCharsets.UTF_8));
    }

    /** Gives a file another time and leaves its bytes. */
    public TestDocuments touch(String document) {
        clock = clock.plusSeconds(60);
        try {
            Files.setLastModifiedTime(path(document), FileTime.from(clock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public TestDocuments remove(String document) {
        try {
            Files.delete(path(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
