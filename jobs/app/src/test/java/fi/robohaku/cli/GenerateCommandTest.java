package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
    @TempDir
    Path folder;

    private static CommandResult generate(int documents, Path into) {
        return CommandResult.of("generate", "--documents", Integer.toString(documents), "--into", into.toString());
    }

    @Test
    void asManyDocumentsAsAskedForLieInTheFoldersOfTheirRounds() throws IOException {
        Path into = folder.resolve("documents");

        CommandResult made = generate(12, into);

        assertThat(made.code()).isEqualTo(Robohaku.DONE);
        assertThat(made.out()).contains("12 documents in " + into);
        try (Stream<Path> files = Files.walk(into)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> into.relativize(file).getName(0).toString()))
                    .hasSize(13)
                    .containsOnly("2018", "2019", "README.md");
        }
    }

    @Test
    void aFolderThatHoldsSomethingIsLeftAsItIs() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");

        CommandResult refused = generate(12, folder);

        assertThat(refused.code()).isEqualTo(Robohaku.USAGE);
        assertThat(refused.err()).contains(folder + " is not empty", "Name a new folder");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(mine);
        }
    }

    @Test
    void noneOrLessIsRefused() {
        CommandResult refused = generate(0, folder.resolve("none"));

        assertThat(refused.code()).isEqualTo(Robohaku.USAGE);
        assertThat(refused.err()).contains("--documents takes 1 or more");
        assertThat(folder.resolve("none")).doesNotExist();
    }
}
