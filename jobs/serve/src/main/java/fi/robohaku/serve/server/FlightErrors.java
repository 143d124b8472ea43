package fi.robohaku.serve.server;

import fi.robohaku.lakehouse.Failures;
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
        if (failure instanceof QuestionThreads.FailedException failed) {
            return told(failed.getCause());
        }
        if (failure instanceof LimitException limit) {
            CallStatus status = limit.ending().outcome() == Outcome.CANCELLED
                    ? CallStatus.CANCELLED
                    : CallStatus.RESOURCE_EXHAUSTED;
            return status.withDescription(failure.getMessage()).toRuntimeException();
        }
        if (failure instanceof AnalysisException || failure instanceof IllegalArgumentException) {
            return CallStatus.INVALID_ARGUMENT
                    .withDescription(Failures.inALine(failure))
                    .toRuntimeException();
        }
        LOG.error("A query over Flight SQL failed", failure);
        return CallStatus.INTERNAL.withDescription(Failures.inALine(failure)).toRuntimeException();
    }
}
