package fi.robohaku.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A script by which a shell completes commands, options and the names of templates. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script by which bash or zsh completes commands and options at Tab.",
        footer = {
            "  robohaku completion bash > ~/.local/share/bash-completion/completions/robohaku",
            "  source <(robohaku completion bash)     for this shell only",
            "  robohaku completion zsh >> ~/.zshrc"
        })
final class CompletionCommand implements Callable<Integer> {
    /** Shells that the script is for. */
    enum Shell {
        BASH,
        ZSH
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "bash|zsh", description = "shell")
    private Shell shell;

    @Override
    public Integer call() {
        String script = AutoComplete.bash(spec.root().name(), spec.root().commandLine());
        spec.commandLine().getOut().print(shell == Shell.ZSH ? forZsh(script) : script);
        spec.commandLine().getOut().flush();
        return Robohaku.DONE;
    }

    /** zsh understands completions of bash once it is told to. */
    private static String forZsh(String script) {
        return "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n" + script;
    }
}
