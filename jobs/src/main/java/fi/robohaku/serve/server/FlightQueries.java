package fi.robohaku.serve.server;

import fi.robohaku.lakehouse.Failures;
import fi.robohaku.serve.NotAQuestionException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Prepares and answers the queries of Flight SQL. */
final class FlightQueries {
    /** How the tags of jobs begin that work on an answer. */
    private static final String TAG = "robohaku-flight-";

    private final Questions questions;
    private final BufferAllocator memory;
    private final Map<String, Question> byTag = new ConcurrentHashMap<>();

    FlightQueries(Questions questions, BufferAllocator memory) {
        this.questions = questions;
        this.memory = memory;
    }

    /** Prepares a query; one that cannot be is written down. */
    FlightStatement prepare(FlightSession session, String query) {
        SparkSession.setActiveSession(session.spark());
        try {
            return FlightParameters.prepare(session.spark(), query);
        } catch (Exception e) {
            // Spark's AnalysisException is a checked one that Scala does not declare.
            questions.refuse(session.asker(), query, ending(e));
            throw FlightErrors.told(e);
        } finally {
            SparkSession.clearActiveSession();
        }
    }

    /** The statement behind a handle. */
    static FlightStatement statement(FlightSession session, String handle) {
        return session.statement(handle)
                .orElseThrow(() -> CallStatus.NOT_FOUND
                        .withDescription("The statement is closed or was never prepared; prepare it again")
                        .toRuntimeException());
    }

    /** Hears of the jobs of questions from now on. */
    void listenTo(SparkContext context) {
        context.addSparkListener(new LateJobs(context, TAG, byTag));
    }

    /**
     * Carries out a statement that has no answer: a view of the session, the schema in use.
     *
     * @throws org.apache.arrow.flight.FlightRuntimeException where it cannot be
     */
    void carryOut(FlightSession session, String handle) {
        FlightStatement statement = statement(session, handle);
        Question question = questions.ask(session.asker(), statement.query(), () -> {});
        SparkSession.setActiveSession(session.spark());
        try {
            statement.in(session.spark());
            question.finishes(OptionalLong.empty());
        } catch (Exception e) {
            question.ends(ending(e));
            throw FlightErrors.told(e);
        } finally {
            SparkSession.clearActiveSession();
        }
    }

    /** Sends the answer to a statement, or what kept it from being answered. */
    void answer(FlightSession session, String handle, ServerStreamListener out) {
        SparkContext context = session.spark().sparkContext();
        String tag = TAG + UUID.randomUUID();
        try {
            FlightStatement statement = statement(session, handle);
            Question question = questions.ask(session.asker(), statement.query(), () -> context.cancelJobsWithTag(tag));
            byTag.put(tag, question);
            context.addJobTag(tag);
            context.setInterruptOnCancel(true);
            SparkSession.setActiveSession(session.spark());
            answer(session, statement, question, out);
        } catch (RuntimeException e) {
            out.error(FlightErrors.told(e));
        } finally {
            SparkSession.clearActiveSession();
            context.clearJobTags();
            byTag.remove(tag);
        }
    }

    private void answer(FlightSession session, FlightStatement statement, Question question, ServerStreamListener out) {
        try {
            // One row more than may be sent is enough to know that there are too many.
            Dataset<Row> answer =
                    statement.in(session.spark()).limit(questions.limits().mostRows());
            new FlightAnswer(question, out, memory).send(answer);
            question.finishes(OptionalLong.empty());
        } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
            // Where the client gives up while rows are put to it, that is heard as a failure first.
            if (question.ends(out.isCancelled() ? Ending.givenUp() : ending(e))) {
                out.error(FlightErrors.told(e));
                return;
            }
        }
        Ending ending = question.ending().orElseThrow();
        if (ending.outcome() == Outcome.ANSWERED) {
            out.completed();
        } else {
            out.error(FlightErrors.told(new LimitException(ending.outcome(), ending.message())));
        }
    }

    private static Ending ending(Throwable failure) {
        return failure instanceof NotAQuestionException
                ? new Ending(Outcome.REFUSED, Failures.inALine(failure))
                : Ending.failed(Failures.inALine(failure));
    }
}
