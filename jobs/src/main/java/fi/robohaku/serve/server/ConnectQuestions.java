package fi.robohaku.serve.server;

import fi.robohaku.serve.NotAQuestionException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.connect.proto.ReattachExecuteRequest;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.sql.connect.service.ExecuteJobTag;
import org.apache.spark.sql.connect.service.SessionHolder;
import org.apache.spark.sql.connect.service.SessionKey;
import org.apache.spark.sql.connect.service.SparkConnectService$;
import org.apache.spark.sql.connect.service.SparkListenerConnectOperationCanceled;
import org.apache.spark.sql.connect.service.SparkListenerConnectOperationClosed;
import org.apache.spark.sql.connect.service.SparkListenerConnectOperationFailed;
import org.apache.spark.sql.connect.service.SparkListenerConnectOperationFinished;

/**
 * The questions that came over Spark Connect, by the tag that Spark gives to their operation. An operation outlives the
 * calls that carry its answer, so its end is learnt from Spark's own events.
 */
final class ConnectQuestions extends SparkListener {
    static final String PROTOCOL = "connect";

    /** Questions whose operation Spark never took have no last event; they are let go when there are many. */
    private static final int MOST_KEPT = 1000;

    /** How the tags of operations begin. */
    private static final String OPERATION = "SparkConnect_OperationTag";

    private final Questions desk;
    private final Map<String, Question> byTag = new ConcurrentHashMap<>();

    ConnectQuestions(Questions desk) {
        this.desk = desk;
    }

    Limits limits() {
        return desk.limits();
    }

    /**
     * Takes in the question of a request that names its operation; one that was sent twice is one question.
     *
     * @throws LimitException where the server is answering as many as it may
     */
    Question ask(ExecutePlanRequest request, String user) {
        String tag = ExecuteJobTag.apply(user, request.getSessionId(), request.getOperationId());
        Question question = byTag.computeIfAbsent(
                tag,
                first -> desk.ask(
                        new Asker(PROTOCOL, user, request.getSessionId()),
                        ConnectRequests.text(request),
                        () -> interrupt(user, request.getSessionId(), request.getOperationId())));
        if (question.ending().isPresent()) {
            throw new ConnectPlans.RefusedException("an operation that has ended");
        }
        if (byTag.size() > MOST_KEPT) {
            byTag.values().removeIf(kept -> kept.ending().isPresent());
        }
        return question;
    }

    /** The question whose answer a request takes up again. */
    Optional<Question> of(ReattachExecuteRequest request, String user) {
        return Optional.ofNullable(
                byTag.get(ExecuteJobTag.apply(user, request.getSessionId(), request.getOperationId())));
    }

    /** Notes that a question was not even begun, or that it was nobody's. */
    void refuse(String user, String session, String text, Ending why) {
        desk.refuse(new Asker(PROTOCOL, user, session), text, why);
    }

    private static void interrupt(String user, String session, String operation) {
        scala.Option<SessionHolder> holder = SparkConnectService$.MODULE$
                .sessionManager()
                .getIsolatedSessionIfPresent(new SessionKey(user, session));
        if (holder.isDefined()) {
            holder.get().interruptOperation(operation);
        }
    }

    /** Hears of operations and their jobs from now on. */
    void listenTo(SparkContext context) {
        context.addSparkListener(this);
        context.addSparkListener(new LateJobs(context, OPERATION, byTag));
    }

    @Override
    public void onOtherEvent(SparkListenerEvent event) {
        if (event instanceof SparkListenerConnectOperationFinished finished) {
            scala.Option<Object> rows = finished.producedRowCount();
            OptionalLong known = rows.isDefined() ? OptionalLong.of((long) rows.get()) : OptionalLong.empty();
            find(finished.jobTag()).ifPresent(question -> question.finishes(known));
        } else if (event instanceof SparkListenerConnectOperationFailed failed) {
            find(failed.jobTag()).ifPresent(question -> question.ends(ending(failed.errorMessage())));
        } else if (event instanceof SparkListenerConnectOperationCanceled cancelled) {
            find(cancelled.jobTag()).ifPresent(ConnectQuestions::cancelled);
        } else if (event instanceof SparkListenerConnectOperationClosed closed) {
            find(closed.jobTag()).ifPresent(ConnectQuestions::cancelled);
            byTag.remove(closed.jobTag());
        }
    }

    /** How a question ended of which Spark says this; the kind of a failure is seen from its words only. */
    static Ending ending(String message) {
        if (message.contains("OPERATION_CANCELED")) {
            return Ending.givenUp();
        }
        Outcome outcome = message.contains(NotAQuestionException.BEGINNING) ? Outcome.REFUSED : Outcome.FAILED;
        return new Ending(outcome, message);
    }

    private static void cancelled(Question question) {
        question.ends(Ending.givenUp());
    }

    private Optional<Question> find(String tag) {
        return Optional.ofNullable(byTag.get(tag));
    }
}
