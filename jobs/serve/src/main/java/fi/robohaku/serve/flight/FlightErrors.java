package fi.robohaku.serve.flight;

import fi.robohaku.lakehouse.Failures;
import fi.robohaku.serve.query.QueryAbortedException;
import fi.robohaku.serve.query.QueryExecutor;
import fi.robohaku.serve.query.QueryStatus;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.AnalysisException;

/**
 * Translates failures into those of Flight: a status and a line for the user. What the user cannot mend goes to the log
 * as well.
 */
final class FlightErrors {
    private static final Logger LOG = LogManager.getLogger(FlightErrors.class);

    private FlightErrors() {}

    static FlightRuntimeException translate(Throwable failure) {
        if (failure instanceof FlightRuntimeException translated) {
            return translated;
        }
        if (failure instanceof QueryExecutor.TaskFailedException failed) {
            return translate(failed.getCause());
        }
        if (failure instanceof QueryAbortedException aborted) {
            CallStatus status = aborted.completion().status() == QueryStatus.CANCELLED
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
