package fi.robohaku.cli;

import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.serve.auth.TokenStore;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The file with the tokens of a server. */
final class TokenStoreOption {
    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description = "users and hashes of their tokens (default: <workspace>/tokens)")
    private Path file;

    TokenStore of(Workspace workspace) {
        return new TokenStore(file != null ? file : TokenStore.defaultFile(workspace.folder()));
    }
}
