package fi.robohaku.cli;

import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.serve.server.TokenFile;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the tokens of a server are kept. */
final class TokenFileOption {
    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description = "users and hashes of their tokens (default: <workspace>/tokens)")
    private Path file;

    TokenFile of(Workspace workspace) {
        return new TokenFile(file != null ? file : TokenFile.of(workspace.folder()));
    }
}
