package fi.robohaku.serve.server;

import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.AnalysisException;

/** Failures as a client of Flight SQL is told of them: what the user can mend in words, the rest in the log. */
final class FlightErrors {
    private static final Logger LOG = LogManager.getLogger(FlightErrors.class);

    private FlightErrors() {}

    static FlightRuntimeException told(Throwable failure) {
        if (failure instanceof FlightRuntimeException told) {
            return told;
        }
        if (failure instanceof LimitException) {
            return CallStatus.RESOURCE_EXHAUSTED
                    .withDescription(failure.getMessage())
                    .toRuntimeException();
        }
        if (failure instanceof AnalysisException || failure instanceof IllegalArgumentException) {
            return CallStatus.INVALID_ARGUMENT.withDescription(inALine(failure)).toRuntimeException();
        }
        LOG.error("A query over Flight SQL failed", failure);
        return CallStatus.INTERNAL.withDescription(inALine(failure)).toRuntimeException();
    }

    /** The first line of what a failure says, or its kind where it says nothing. */
    static String inALine(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .findFirst()
                        .orElse(failure.getClass().getSimpleName());
    }
}
