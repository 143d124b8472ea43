package fi.robohaku.cli;

import java.math.BigDecimal;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a command that computes marts can be told of them. */
final class MartFlags {
    private static final int MOST_DECIMALS = 6;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private Map<String, String> parameters = Map.of();

    @Option(
            names = "--discount-rate",
            paramLabel = "RATE",
            description =
                    "yearly rate at which benefit_timeline discounts, of one: 0.035 is 3.5 %% (default: 0, nominal)")
    void setDiscountRate(BigDecimal rate) {
        if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) >= 0 || rate.scale() > MOST_DECIMALS) {
            throw new ParameterException(
                    command.commandLine(),
                    "--discount-rate takes a share of one with at most 6 decimals, such as 0.035, not '" + rate + "'");
        }
        parameters = Map.of("discount_rate", rate.toPlainString());
    }

    /** Parameters that differ from their defaults, by name. */
    Map<String, String> parameters() {
        return parameters;
    }
}
