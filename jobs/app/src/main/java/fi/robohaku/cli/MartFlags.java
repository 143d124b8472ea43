package fi.robohaku.cli;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command that computes marts can be told of them. */
final class MartFlags {
    private static final int MOST_DECIMALS = 6;
    private static final Pattern SHARE = Pattern.compile("([+-]?[0-9]+(?:[.,][0-9]+)?)(\\h*%)?");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private Map<String, String> parameters = Map.of();

    @Option(
            names = "--discount-rate",
            paramLabel = "RATE",
            description = "yearly rate at which benefit_timeline discounts: 0.035 or 3.5%% (default: 0, nominal)")
    void setDiscountRate(String text) {
        BigDecimal rate = share(text)
                .filter(share ->
                        share.signum() >= 0 && share.compareTo(BigDecimal.ONE) < 0 && share.scale() <= MOST_DECIMALS)
                .orElseThrow(() -> new UsageException(command, "discount_rate", text));
        parameters = Map.of("discount_rate", rate.toPlainString());
    }

    /** A share of one as people write it: 0.035, 0,035, 3,5 %; empty where it is none. */
    static Optional<BigDecimal> share(String text) {
        Matcher number = SHARE.matcher(text.strip());
        if (!number.matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(number.group(1).replace(',', '.'));
        BigDecimal share = number.group(2) == null ? value : value.movePointLeft(2);
        BigDecimal shortest = share.stripTrailingZeros();
        return Optional.of(shortest.scale() < 0 ? shortest.setScale(0) : shortest);
    }

    /** Parameters that differ from their defaults, by name. */
    Map<String, String> parameters() {
        return parameters;
    }
}
