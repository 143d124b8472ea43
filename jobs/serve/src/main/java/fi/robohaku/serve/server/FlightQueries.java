package fi.robohaku.serve.server;

import fi.robohaku.serve.AnswerFits;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Prepares and answers the queries of Flight SQL. */
final class FlightQueries {
    private final QuestionThreads threads;
    private final Limits limits;
    private final BufferAllocator memory;

    FlightQueries(QuestionThreads threads, Limits limits, BufferAllocator memory) {
        this.threads = threads;
        this.limits = limits;
        this.memory = memory;
    }

    /**
     * Prepares a query.
     *
     * @param told hears where that was stopped
     * @throws RuntimeException where it cannot be prepared
     */
    FlightStatement prepare(FlightSession session, String query, Consumer<Ending> told) {
        return in(session, Asked.COLUMNS, query, told, question -> FlightParameters.prepare(session.spark(), query));
    }

    /** The statement behind a handle. */
    static FlightStatement statement(FlightSession session, String handle) {
        return session.statement(handle)
                .orElseThrow(() -> CallStatus.NOT_FOUND
                        .withDescription("The statement is closed or was never prepared; prepare it again")
                        .toRuntimeException());
    }

    /**
     * Carries out a statement that has no answer: a view of the session, the schema in use.
     *
     * @param told hears where that was stopped
     * @throws RuntimeException where it cannot be carried out
     */
    void carryOut(FlightSession session, String handle, Consumer<Ending> told) {
        FlightStatement statement = statement(session, handle);
        in(session, Asked.ANSWER, statement.query(), told, question -> statement.in(session.spark()));
    }

    /**
     * Looks up what tables there are.
     *
     * @param text what is asked, for the audit log
     * @param told hears where that was stopped
     */
    <T> T tables(FlightSession session, String text, Consumer<Ending> told, Callable<T> look) {
        return in(session, Asked.TABLES, text, told, question -> look.call());
    }

    /** Sends the answer to a statement, or what kept it from being answered. */
    void answer(FlightSession session, String handle, ServerStreamListener listener) {
        FlightRows out = new FlightRows(listener);
        try {
            FlightStatement statement = statement(session, handle);
            in(session, Asked.ANSWER, statement.query(), why -> out.fails(new LimitException(why)), question -> {
                new FlightAnswer(question, out, memory).send(bounded(statement.in(session.spark())));
                return "";
            });
            out.completes();
        } catch (RuntimeException e) {
            out.fails(e);
        }
    }

    private <T> T in(
            FlightSession session, Asked asked, String text, Consumer<Ending> told, QuestionThreads.Answer<T> answer) {
        return threads.work(session.client(), asked, text, told, question -> {
            SparkSession.setActiveSession(session.spark());
            try {
                return answer.give(question);
            } finally {
                SparkSession.clearActiveSession();
            }
        });
    }

    /**
     * One row more than may be sent is enough to know that there are too many. Where Spark sees that there are fewer, it
     * leaves the limit out, and with it the one partition in which the size is counted.
     */
    private Dataset<Row> bounded(Dataset<Row> answer) {
        return answer.limit(limits.mostRows()).coalesce(1).filter(AnswerFits.in(limits.maxBytes()));
    }
}
