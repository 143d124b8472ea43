package fi.robohaku.notebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import jdk.jshell.execution.DirectExecutionControl;

/** Runs what the shell has compiled, in this process, and keeps the values themselves and not only their texts. */
final class CellControl extends DirectExecutionControl {
    private final CellThread cell;
    private Object value;
    private Throwable failure;

    CellControl(CellThread cell) {
        this.cell = cell;
    }

    /** The value of the last piece of code; empty where it gave none. */
    Optional<Object> value() {
        return Optional.ofNullable(value);
    }

    /** What the last piece of code threw. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    void forget() {
        value = null;
        failure = null;
    }

    @Override
    protected String invoke(Method step) throws Exception {
        forget();
        try {
            value = cell.run(() -> step.invoke(null));
            return "";
        } catch (CellFailure e) {
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
        cell.stop();
    }
}
