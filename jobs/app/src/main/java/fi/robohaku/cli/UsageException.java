package fi.robohaku.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A command was asked for what it cannot do: what is wrong in one sentence, and what to do in another. */
final class UsageException extends ParameterException {
    private static final long serialVersionUID = 1L;

    private final String whatToDo;
    private final transient List<String> nearest;

    /**
     * @param key of the sentence that says what is wrong; what to do is {@code <key>.do}, where it is there
     * @param values for the places of both sentences
     */
    UsageException(CommandSpec command, String key, Object... values) {
        this(command, List.of(), key, values);
    }

    /** @param nearest names that were perhaps meant, the nearest first */
    UsageException(CommandSpec command, List<String> nearest, String key, Object... values) {
        super(command.commandLine(), Wording.of(command).text(key, values));
        Wording wording = Wording.of(command);
        this.whatToDo = wording.has(key + ".do") ? wording.text(key + ".do", values) : "";
        this.nearest = List.copyOf(nearest);
    }

    /** What to do about it; empty where only the help of the command tells. */
    String whatToDo() {
        return whatToDo;
    }

    List<String> nearest() {
        return nearest;
    }
}
