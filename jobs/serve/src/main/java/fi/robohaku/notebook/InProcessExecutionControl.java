package fi.robohaku.notebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import jdk.jshell.execution.DirectExecutionControl;

/** JShell's execution control in this process: it runs compiled snippets and keeps their values, not only their texts. */
final class InProcessExecutionControl extends DirectExecutionControl {
    private final CellExecutor executor;
    private Object value;
    private Throwable failure;

    InProcessExecutionControl(CellExecutor executor) {
        this.executor = executor;
    }

    /** The value of the last snippet; empty where it has none. */
    Optional<Object> value() {
        return Optional.ofNullable(value);
    }

    /** What the last snippet threw. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    void reset() {
        value = null;
        failure = null;
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        reset();
        try {
            value = executor.execute(() -> snippet.invoke(null));
            return "";
        } catch (CellException e) {
            failure = e;
            throw new StoppedException();
        } catch (CompletionException e) {
            Throwable thrown =
                    e.getCause() instanceof InvocationTargetException target ? target.getCause() : e.getCause();
            failure = thrown;
            throw new InvocationTargetException(thrown);
        }
    }

    @Override
    public void stop() {
        executor.interrupt();
    }
}
