package fi.robohaku.serve.server;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;

/** Has questions worked on in the threads that bring them, within the limits of the desk. */
final class QuestionThreads {
    /** How the tags of jobs begin that work on a question. */
    private static final String TAG = "robohaku-question-";

    private final Questions desk;
    private final QuestionTasks tasks;
    private final SparkContext context;
    private final Map<String, Question> byTag = new ConcurrentHashMap<>();

    QuestionThreads(Questions desk, QuestionTasks tasks, SparkContext context) {
        this.desk = desk;
        this.tasks = tasks;
        this.context = context;
        context.addSparkListener(new LateJobs(context, TAG, byTag));
    }

    /** What is done about a question. */
    interface Answer<T> {
        T give(Question question) throws Exception;
    }

    /**
     * Works on a question.
     *
     * @param told hears, in another thread, that the question was stopped; the work may go on for a while
     * @throws FailedException where it could not be answered
     * @throws LimitException where it reached a limit of the server, or was stopped
     */
    <T> T work(Client client, Asked asked, String text, Consumer<Ending> told, Answer<T> answer) {
        String tag = TAG + UUID.randomUUID();
        ThreadWork work = new ThreadWork(context, tasks, tag);
        Question question = desk.ask(client, asked, text, work);
        try {
            byTag.put(tag, question);
            question.tells(told);
            work.begins();
            T given = answer.give(question);
            question.ends(Ending.answered());
            requireAnswered(question);
            return given;
        } catch (LimitException e) {
            question.ends(e.ending());
            throw e;
        } catch (Exception | Error e) {
            // What was stopped fails in many ways; why it was stopped is what counts.
            question.ends(Ending.of(e, desk.limits()));
            requireNoLimit(question);
            throw new FailedException(e);
        } finally {
            work.ends();
            byTag.remove(tag);
            desk.frees(question);
        }
    }

    private static void requireAnswered(Question question) {
        Ending ending = question.ending().orElseThrow();
        if (ending.outcome() != Outcome.ANSWERED) {
            throw new LimitException(ending);
        }
    }

    private static void requireNoLimit(Question question) {
        Optional<Ending> ending = question.ending();
        if (ending.isPresent() && ending.get().outcome().isLimit()) {
            throw new LimitException(ending.get());
        }
    }

    /** A question whose work failed; the cause is the failure. */
    static final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedException(Throwable cause) {
            super(cause);
        }
    }
}
