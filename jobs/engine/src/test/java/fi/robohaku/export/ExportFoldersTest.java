package fi.robohaku.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which exports stay, and what is never removed. */
class ExportFoldersTest {
    @TempDir
    Path exports;

    private Path export(ExportFolders folders, String runId) throws IOException {
        Path unfinished = folders.begin(runId);
        Files.writeString(unfinished.resolve("manifest.json"), "{}");
        return folders.publish(unfinished, runId);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> children = Files.list(exports)) {
            return children.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theNewestStaysThoughTenBearTheDateOfAClockThatWasAhead() throws IOException {
        ExportFolders folders = new ExportFolders(exports, 10);
        for (int i = 0; i < 10; i++) {
            Path ahead = export(folders, String.format(Locale.ROOT, "20990101T00000%dZ-000%d", i, i));
            Files.setLastModifiedTime(
                    ahead.resolve("manifest.json"),
                    FileTime.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i)));
        }

        Path newest = export(folders, "20261128T120000Z-00aa");

        assertThat(exports.resolve("latest").toRealPath()).isEqualTo(newest.toRealPath());
        assertThat(names())
                .as("of eleven the one that was finished first is gone")
                .hasSize(11)
                .contains("latest", "20261128T120000Z-00aa", "20990101T000001Z-0001")
                .doesNotContain("20990101T000000Z-0000");
    }

    @Test
    void whatNoRunFinishedStays() throws IOException {
        ExportFolders folders = new ExportFolders(exports, 1);
        Files.createDirectories(exports.resolve("omat/2019"));
        Files.createDirectories(exports.resolve("20990101T000000Z-0001"));
        export(folders, "20260101T000000Z-0001");
        export(folders, "20260102T000000Z-0001");

        assertThat(names())
                .as("a folder of somebody's own, one without a manifest, and the one export that is kept")
                .containsExactly("20260102T000000Z-0001", "20990101T000000Z-0001", "latest", "omat");
    }

    @Test
    void whatKilledExportsLeftGoesAndAFolderInThePlaceOfTheLinkIsTold() throws IOException {
        ExportFolders folders = new ExportFolders(exports, 10);
        Files.createDirectories(exports.resolve(".20260101T000000Z-0001.unfinished/px"));
        Files.createSymbolicLink(exports.resolve(".latest-20260101T000000Z-0002"), Path.of("nowhere"));
        export(folders, "20260102T000000Z-0001");
        assertThat(names()).containsExactly("20260102T000000Z-0001", "latest");

        Files.delete(exports.resolve("latest"));
        Files.createDirectories(exports.resolve("latest/kept"));
        assertThatThrownBy(() -> folders.begin("20260103T000000Z-0001"))
                .hasMessageContaining("latest is a folder")
                .hasMessageContaining("move it elsewhere");
        assertThat(exports.resolve("latest/kept")).exists();
    }
}
