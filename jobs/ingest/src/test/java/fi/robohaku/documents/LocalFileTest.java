package fi.robohaku.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the place of a document and is no file is told, and never waited for. */
class LocalFileTest {
    private static final long MOST = 1_000;

    @TempDir
    Path folder;

    @Test
    void aFileIsReadToItsEndAndAnEmptyOneToo() throws Exception {
        Path file = Files.write(folder.resolve("a"), new byte[] {1, 2, 3});
        assertThat(LocalFile.read(file, MOST)).containsExactly(1, 2, 3);
        assertThat(LocalFile.read(Files.createFile(folder.resolve("b")), MOST)).isEmpty();
    }

    @Test
    void linksPipesSocketsDevicesAndFoldersAreNotOpened() throws Exception {
        Path outside = Files.writeString(folder.resolve("outside"), "secret");
        assertKind("link", Files.createSymbolicLink(folder.resolve("link"), outside));
        assertKind("link", Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("absent")));
        assertKind("folder", Files.createDirectory(folder.resolve("folder")));
        assertKind("device", Path.of("/dev/zero"));
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertKind("pipe", pipe);
        Path socket = folder.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertKind("socket", socket);
        }
    }

    private static void assertKind(String kind, Path file) {
        assertThatThrownBy(() -> LocalFile.read(file, MOST))
                .as(kind)
                .isInstanceOfSatisfying(
                        LocalFile.NotRegularException.class,
                        thrown -> assertThat(thrown.kind()).isEqualTo(kind));
    }

    @Test
    void aSparseFileOfTwoGigabytesIsToldUnopenedAndAVanishedOneIsMissed() throws Exception {
        Path large = folder.resolve("large");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(1L << 31);
        }
        assertThatThrownBy(() -> LocalFile.read(large, MOST))
                .isInstanceOfSatisfying(
                        LocalFile.TooLargeException.class,
                        thrown -> assertThat(thrown.bytes()).isEqualTo(1L << 31));
        Files.delete(large);
        assertThatThrownBy(() -> LocalFile.read(large, MOST)).isInstanceOf(NoSuchFileException.class);
    }
}
