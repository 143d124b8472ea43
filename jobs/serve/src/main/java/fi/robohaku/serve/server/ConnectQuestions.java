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
    private final QuestionTasks tasks;
    private final SparkContext context;
    private final Map<String, Question> byTag = new ConcurrentHashMap<>();

    ConnectQuestions(Questions desk, QuestionThreads threads, QuestionTasks tasks, SparkContext context) {
        this.desk = desk;
        this.tasks = tasks;
        this.threads = threads;
        this.context = context;
    }

    Limits limits() {
        return desk.limits();
    }

    /**
     * Has an operation carried out that its request names; one that was sent twice is one question.
     *
     * @param call carries the answer
     * @param work has Spark begin with it
     * @throws LimitException where the server is answering as many as it may
     */
    void execute(ExecutePlanRequest request, String user, ConnectCall<?, ?> call, Runnable work) {
        String tag = ExecuteJobTag.apply(user, request.getSessionId(), request.getOperationId());
        Question known = byTag.get(tag);
        if (known != null && known.ending().isPresent()) {
            throw new ConnectPlans.RefusedException("an operation that has ended");
        }
        if (known == null) {
            begin(request, user, tag, call, work);
        } else {
            call.carries(known, words -> {});
            work.run();
        }
        if (byTag.size() > MOST_KEPT) {
            byTag.values().removeIf(kept -> kept.ending().isPresent());
        }
    }

    private void begin(ExecutePlanRequest request, String user, String tag, ConnectCall<?, ?> call, Runnable work) {
        ConnectWork operation = new ConnectWork(context, tasks, user, request, tag);
        Question question = ask(request, user, operation);
        byTag.put(tag, question);
        call.carries(question, words -> {
            // Another call may carry on what Spark took; it says itself how that ends.
            if (!operation.wasTaken()) {
                question.ends(Ending.told(words, desk.limits()));
                byTag.remove(tag);
            }
        });
        if (question.ending().isEmpty()) {
            work.run();
            operation.hasBegun();
        }
    }

    private Question ask(ExecutePlanRequest request, String user, ConnectWork operation) {
        try {
            return desk.ask(
                    client(user, request.getSessionId()),
                    Asked.ANSWER,
                    ConnectRequests.text(request).orElse(""),
                    operation);
        } catch (LimitException e) {
            operation.forget();
            throw e;
        }
    }

    /**
     * Takes the answer to a question up again.
     *
     * @param call carries what the client has not had before; where that fails, another call may
     */
    void reattach(ReattachExecuteRequest request, String user, ConnectCall<?, ?> call) {
        String operation = ConnectRequests.operation(request.getOperationId());
        String tag = ExecuteJobTag.apply(user, request.getSessionId(), operation);
        find(tag).ifPresent(question -> call.carries(question, words -> {}));
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
                    call.carries(question, words -> question.ends(Ending.told(words, desk.limits())));
                    work.run();
                    return "";
                });
    }

    private static Client client(String user, String session) {
        return new Client(PROTOCOL, user, session);
    }

    /** Notes that a question was not even begun, or that it was nobody's. */
    void refuse(String user, String session, String text, Ending why) {
        desk.refuse(client(user, session), Asked.ANSWER, text, why);
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
            find(finished.jobTag()).ifPresent(question -> question.computed(known));
        } else if (event instanceof SparkListenerConnectOperationFailed failed) {
            find(failed.jobTag())
                    .ifPresent(question -> question.ends(Ending.told(failed.errorMessage(), desk.limits())));
        } else if (event instanceof SparkListenerConnectOperationCanceled cancelled) {
            find(cancelled.jobTag()).ifPresent(question -> question.ends(Ending.givenUp()));
        } else if (event instanceof SparkListenerConnectOperationClosed closed) {
            find(closed.jobTag()).ifPresent(Question::closes);
            byTag.remove(closed.jobTag());
        }
    }

    private Optional<Question> find(String tag) {
        return Optional.ofNullable(byTag.get(tag));
    }
}
