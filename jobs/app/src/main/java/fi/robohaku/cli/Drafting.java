package fi.robohaku.cli;

import fi.robohaku.drafts.ContractDraft;
import fi.robohaku.drafts.SharedWords;
import fi.robohaku.ingest.DocumentReader;
import fi.robohaku.ingest.OpenedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What commands that draft contracts have alike. */
final class Drafting {
    private Drafting() {}

    /** The bytes of a document that a person names. */
    static byte[] bytes(CommandSpec spec, Path file) throws IOException {
        GivenFiles.requireReadable(spec, file);
        if (Files.size(file) > DocumentReader.MOST_BYTES) {
            throw new IOException(file + " is larger than " + DocumentReader.MOST_BYTES / (1024 * 1024) + " MB");
        }
        return Files.readAllBytes(file);
    }

    /** A contract for a document, called as asked or as its file. */
    static ContractDraft draft(
            CommandSpec spec, OpenedDocument document, Path file, Optional<String> name, Optional<String> currency) {
        if (currency.isPresent() && !currency.get().matches("[A-Za-z]{3}")) {
            throw new UsageException(spec, "init.currency", currency.get());
        }
        String stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        try {
            return ContractDraft.of(
                    document,
                    name.orElse(stem),
                    currency,
                    SharedWords.read(WorkspaceOptions.home().resolve("schemas")));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
        }
    }
}
