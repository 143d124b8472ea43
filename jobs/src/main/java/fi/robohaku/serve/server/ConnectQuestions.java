package fi.robohaku.serve.server;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.connect.proto.AnalyzePlanRequest;
import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.connect.proto.ReattachExecuteRequest;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.sql.connect.service.ExecuteJobTag;
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
    private final QuestionThreads threads;
    private final SparkContext context;
    private final Map<String, Question> byTag = new ConcurrentHashMap<>();

    ConnectQuestions(Questions desk, QuestionThreads threads, SparkContext context) {
        this.desk = desk;
        this.threads = threads;
        this.context = context;
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
        Question known = byTag.get(tag);
        if (known != null && known.ending().isPresent()) {
            throw new ConnectPlans.RefusedException("an operation that has ended");
        }
        if (known != null) {
            return known;
        }
        Question question = desk.ask(
                client(user, request.getSessionId()),
                Asked.ANSWER,
                ConnectRequests.text(request).orElse(""),
                new ConnectWork(context, user, request, tag));
        byTag.put(tag, question);
        if (byTag.size() > MOST_KEPT) {
            byTag.values().removeIf(kept -> kept.ending().isPresent());
        }
        return question;
    }

    /**
     * Has the columns or the plan of a query looked up, in the thread of the call.
     *
     * @param call carries what is found
     * @param work has Spark look it up
     * @throws LimitException where the server is answering as many as it may
     */
    void analyse(AnalyzePlanRequest request, String user, ConnectCall<?, ?> call, Runnable work) {
        threads.work(
                client(user, request.getSessionId()),
                Asked.COLUMNS,
                ConnectRequests.text(request).orElse(""),
                why -> {},
                question -> {
                    call.carries(question);
                    work.run();
                    return "";
                });
    }

    private static Client client(String user, String session) {
        return new Client(PROTOCOL, user, session);
    }

    /** The question whose answer a request takes up again. */
    Optional<Question> of(ReattachExecuteRequest request, String user) {
        return Optional.ofNullable(
                byTag.get(ExecuteJobTag.apply(user, request.getSessionId(), request.getOperationId())));
    }

    /** Notes that a question was not even begun, or that it was nobody's. */
    void refuse(String user, String session, String text, Ending why) {
        desk.refuse(client(user, session), text, why);
    }

    /** Hears of operations and their jobs from now on. */
    void listen() {
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
            find(failed.jobTag())
                    .ifPresent(question -> question.ends(Ending.told(failed.errorMessage(), desk.limits())));
        } else if (event instanceof SparkListenerConnectOperationCanceled cancelled) {
            find(cancelled.jobTag()).ifPresent(ConnectQuestions::cancelled);
        } else if (event instanceof SparkListenerConnectOperationClosed closed) {
            find(closed.jobTag()).ifPresent(ConnectQuestions::cancelled);
            byTag.remove(closed.jobTag());
        }
    }

    private static void cancelled(Question question) {
        question.ends(Ending.givenUp());
    }

    private Optional<Question> find(String tag) {
        return Optional.ofNullable(byTag.get(tag));
    }
}
