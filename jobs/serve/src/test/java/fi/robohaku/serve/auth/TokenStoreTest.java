package fi.robohaku.serve.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenStoreTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @TempDir
    Path folder;

    @Test
    void aTokenIsShownOnceAndOnlyItsHashIsStoredForItsOwnerAlone() throws Exception {
        Path file = folder.resolve("new/tokens");
        TokenStore tokens = new TokenStore(file);
        assertThat(tokens.isEmpty()).isTrue();
        String maija = tokens.add("maija", DAY);
        String pekka = tokens.add("pekka.ä@vm", DAY.plusDays(1));

        assertThat(maija).matches("[\\w-]{43}").isNotEqualTo(pekka);
        assertThat(tokens.authenticate(maija)).contains("maija");
        assertThat(tokens.authenticate(pekka)).contains("pekka.ä@vm");
        assertThat(tokens.authenticate(maija + "x")).isEmpty();
        assertThat(tokens.authenticate("")).isEmpty();
        assertThat(tokens.list()).isEqualTo(Map.of("maija", "2026-03-01", "pekka.ä@vm", "2026-03-02"));
        assertThat(Files.readString(file)).doesNotContain(maija).contains(Tokens.hash(maija));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("new")).isDirectoryContaining(found -> found.equals(file));
    }

    @Test
    void aNewTokenReplacesTheOldOneAndAChangeCountsForAServerThatRuns() throws Exception {
        Path file = folder.resolve("tokens");
        TokenStore running = new TokenStore(file);
        TokenStore other = new TokenStore(file);
        String first = other.add("maija", DAY);
        assertThat(running.authenticate(first)).contains("maija");

        String second = other.add("maija", DAY);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(running.authenticate(first)).isEmpty();
        assertThat(running.authenticate(second)).contains("maija");

        assertThat(other.remove("maija")).isTrue();
        assertThat(other.remove("maija")).isFalse();
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));
        assertThat(running.authenticate(second)).isEmpty();
    }

    @Test
    void aFileThatOthersCanReadOrThatIsNoneIsNotTaken() throws Exception {
        Path file = folder.resolve("tokens");
        new TokenStore(file).add("maija", DAY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> new TokenStore(file).isEmpty())
                .hasMessage("Others than its owner have rights to " + file + " (rw-r-----); take them away with: chmod"
                        + " 600 " + file);

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, "# heading\nmaija secret\n");
        assertThatThrownBy(() -> new TokenStore(file).isEmpty())
                .hasMessage("Line 2 of " + file + " is not a user, a SHA-256 and a day, parted by tabs; 'robohaku serve"
                        + " token add USER' writes such lines");
    }

    @Test
    void aNameWithATabOrAColonIsNone() {
        assertThatThrownBy(() -> new TokenStore(folder.resolve("tokens")).add("a\tb", DAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be the name of a user");
        assertThatThrownBy(() -> new TokenStore(folder.resolve("tokens")).add("a:b", DAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(folder.resolve("tokens")).doesNotExist();
    }
}
