package fi.robohaku.cli;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.lakehouse.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.logging.log4j.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells of errors in two lines: what happened, and what to do. Where an answer as JSON was asked for, the error is JSON too,
 * in its place. Stack traces go to the log, and only what the program did not foresee leads there.
 */
final class ErrorPrinter implements IParameterExceptionHandler, IExecutionExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] words) {
        print(e.getCommandLine(), usage(e, words), Arrays.asList(words));
        return Robohaku.USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        LogManager.getLogger(Robohaku.class).error("Failed: {}", command.getCommandName(), e);
        print(command, failure(e, Wording.of(command.getCommandSpec())), parsed.originalArgs());
        return Robohaku.FAILED;
    }

    private static void print(CommandLine command, ErrorText error, List<String> words) {
        if (wantsJson(words)) {
            command.getOut().println(error.json());
        } else {
            command.getErr().println(error.lines(Colours.ofErrors()));
        }
    }

    private static boolean wantsJson(List<String> words) {
        int format = words.indexOf("--format");
        return words.contains("--json")
                || words.contains("--format=json")
                || (format >= 0
                        && format + 1 < words.size()
                        && words.get(format + 1).equalsIgnoreCase("json"));
    }

    /** A failure in words; where the program did not foresee it, the log has the details, if a log is kept. */
    static ErrorText failure(Exception e, Wording wording) {
        String said = Failures.inALine(e);
        if (isForeseen(e)) {
            return ErrorText.of(said, "", Robohaku.FAILED);
        }
        String log = Logging.keep().map(Path::toString).orElse("");
        return new ErrorText(
                said, log.isEmpty() ? "" : wording.text("error.log", log), List.of(), log, Robohaku.FAILED);
    }

    /** Whether the program itself says what is wrong, and not a library that stumbled. */
    private static boolean isForeseen(Exception e) {
        if (e instanceof IOException
                || e instanceof UncheckedIOException
                || e instanceof ContractException
                || e instanceof CommandFailedException) {
            return true;
        }
        boolean isRefusal = e instanceof IllegalStateException || e instanceof IllegalArgumentException;
        StackTraceElement[] trace = e.getStackTrace();
        return isRefusal
                && e.getMessage() != null
                && trace.length > 0
                && trace[0].getClassName().startsWith("fi.robohaku.");
    }

    private static ErrorText usage(ParameterException e, String[] words) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        Wording wording = Wording.of(command);
        String help = wording.text("error.help", command.qualifiedName());
        ParameterException told = worded(e, command, Set.copyOf(Arrays.asList(words)));
        if (!(told instanceof UsageException own)) {
            ErrorText error = ErrorText.of(e.getMessage(), "", Robohaku.USAGE);
            return error.whatToDo().isEmpty()
                    ? new ErrorText(error.what(), help, List.of(), "", Robohaku.USAGE)
                    : error;
        }
        List<String> advice = new ArrayList<>();
        if (!own.nearest().isEmpty()) {
            advice.add(wording.text("error.did_you_mean", String.join(", ", own.nearest())));
        }
        advice.add(own.whatToDo().isEmpty() ? help : own.whatToDo());
        return new ErrorText(own.getMessage(), String.join(" ", advice), own.nearest(), "", Robohaku.USAGE);
    }

    /** What picocli found wrong, in our words and those of the user's language. */
    private static ParameterException worded(ParameterException e, CommandSpec command, Set<String> words) {
        if (e instanceof UsageException) {
            return e;
        }
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, command);
        }
        if (e instanceof MissingParameterException missing) {
            return missing(missing, command, words);
        }
        if (e.getArgSpec() != null && e.getValue() != null) {
            return mistyped(e.getArgSpec(), e.getValue(), command);
        }
        return command.subcommands().isEmpty() || (!words.isEmpty() && command.parent() != null)
                ? e
                : new UsageException(command, "error.no_command", command.qualifiedName());
    }

    private static UsageException unmatched(UnmatchedArgumentException e, CommandSpec command) {
        String first = e.getUnmatched().get(0);
        String name = command.qualifiedName();
        if (first.startsWith("-")) {
            String option = first.replaceFirst("=.*", "");
            List<String> options = command.options().stream()
                    .filter(known -> !known.hidden())
                    .map(OptionSpec::longestName)
                    .toList();
            return new UsageException(command, Nearest.of(option, options), "error.no_option", name, option);
        }
        if (command.subcommands().isEmpty()) {
            return new UsageException(command, "error.too_much", name, first);
        }
        Set<String> commands = command.subcommands().entrySet().stream()
                .filter(known ->
                        !known.getValue().getCommandSpec().usageMessage().hidden())
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new UsageException(command, Nearest.of(first, commands), "error.unknown_command", first, name);
    }

    private static UsageException missing(MissingParameterException e, CommandSpec command, Set<String> words) {
        String names = e.getMissing().stream().map(ErrorPrinter::name).collect(Collectors.joining(" | "));
        boolean isNamed = e.getMissing().size() == 1
                && e.getMissing().get(0) instanceof OptionSpec option
                && Arrays.stream(option.names()).anyMatch(words::contains);
        return isNamed
                ? new UsageException(
                        command, "error.no_value", names, e.getMissing().get(0).paramLabel())
                : new UsageException(command, "error.missing", command.qualifiedName(), names);
    }

    private static UsageException mistyped(ArgSpec argument, String value, CommandSpec command) {
        Class<?> type = argument.auxiliaryTypes().length > 0 ? argument.auxiliaryTypes()[0] : argument.type();
        String name = name(argument);
        if (type.isEnum()) {
            List<String> known = Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                    .toList();
            return new UsageException(
                    command, Nearest.of(value, known), "error.one_of", name, String.join(", ", known), value);
        }
        if (Set.of(int.class, Integer.class, long.class, Long.class).contains(type)) {
            return new UsageException(command, "error.whole_number", name, value);
        }
        if (type == Path.class || type == URI.class) {
            return new UsageException(command, "error.place", name, value);
        }
        return new UsageException(command, "error.value", name, argument.paramLabel(), value);
    }

    private static String name(ArgSpec argument) {
        return Optional.of(argument)
                .filter(OptionSpec.class::isInstance)
                .map(OptionSpec.class::cast)
                .map(OptionSpec::longestName)
                .orElseGet(argument::paramLabel);
    }
}
