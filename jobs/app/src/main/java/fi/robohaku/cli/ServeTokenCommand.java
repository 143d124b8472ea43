package fi.robohaku.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Manages the tokens of the users of a server. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Makes, lists and takes away the tokens of users.",
        synopsisSubcommandLabel = "add|list|remove")
final class ServeTokenCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new UsageException(spec, "token.what");
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Makes a token for a user and shows it once; an earlier one of the user is no more.")
    int add(
            @Mixin WorkspaceOptions workspace,
            @Mixin TokenStoreOption tokens,
            @Parameters(paramLabel = "USER") String user)
            throws IOException {
        String token;
        try {
            token = tokens.of(workspace.named()).add(user, LocalDate.now(Clock.systemUTC()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        out().println(token);
        spec.commandLine().getErr().println("This is the token of " + user + ". It is not stored and not shown again.");
        return Robohaku.DONE;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Says who has a token, and since when.")
    int list(@Mixin WorkspaceOptions workspace, @Mixin TokenStoreOption tokens) throws IOException {
        for (Map.Entry<String, String> user :
                tokens.of(workspace.named()).list().entrySet()) {
            out().println(user.getValue() + "  " + user.getKey());
        }
        return Robohaku.DONE;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Takes the token of a user away, also from a server that runs.")
    int remove(
            @Mixin WorkspaceOptions workspace,
            @Mixin TokenStoreOption tokens,
            @Parameters(paramLabel = "USER") String user)
            throws IOException {
        if (!tokens.of(workspace.named()).remove(user)) {
            throw new IOException(user + " has no token; 'robohaku serve token list' tells who has");
        }
        return Robohaku.DONE;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
