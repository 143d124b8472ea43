package fi.robohaku.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
    @TempDir
    Path folder;

    @Test
    void aFileIsWrittenWithoutAChecksumFileBesideItAndReadBack() throws IOException {
        FileSystem storage = storage();
        write(storage, "hyöty.csv", "237000;äö");

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("hyöty.csv");
        }
        try (var in = storage.open(path("hyöty.csv"))) {
            assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("237000;äö");
        }
    }

    @Test
    void permissionsAreSetAsTheyWereAskedFor() throws IOException {
        FileSystem storage = storage();
        write(storage, "a", "a");

        storage.setPermission(path("a"), new FsPermission("640"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a"))))
                .isEqualTo("rw-r-----");
    }

    @Test
    void ofTwoThatRenameToOneNameTheSecondIsRefusedAndTheFirstStays() throws IOException {
        FileContext files = FileContext.getFileContext(folder.toUri(), settings());
        write(storage(), "first", "first");
        write(storage(), "second", "second");

        files.rename(path("first"), path("commit"), Options.Rename.NONE);

        assertThat(RawFiles.link(folder.resolve("second"), folder.resolve("commit")))
                .as("where the second looked before the first renamed")
                .isFalse();
        assertThat(Files.readString(folder.resolve("commit"))).isEqualTo("first");
        assertThat(folder.resolve("first")).doesNotExist();
        assertThat(folder.resolve("second")).hasContent("second");
    }

    @Test
    void aLinkIsToldFromTheFileThatItLeadsTo() throws IOException {
        write(storage(), "a", "a");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));
        FileContext files = FileContext.getFileContext(folder.toUri(), settings());

        assertThat(files.getFileLinkStatus(path("link")).isSymlink()).isTrue();
        assertThat(files.getFileLinkStatus(path("a")).isSymlink()).isFalse();
    }

    private static Configuration settings() {
        Configuration settings = new Configuration(false);
        settings.set("fs.file.impl", LocalFiles.class.getName());
        settings.set("fs.AbstractFileSystem.file.impl", LocalFilesInContext.class.getName());
        return settings;
    }

    private static FileSystem storage() throws IOException {
        return FileSystem.newInstance(URI.create("file:///"), settings());
    }

    private org.apache.hadoop.fs.Path path(String name) {
        return new org.apache.hadoop.fs.Path(folder.resolve(name).toString());
    }

    private void write(FileSystem storage, String name, String text) throws IOException {
        try (FSDataOutputStream out = storage.create(path(name))) {
            out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
