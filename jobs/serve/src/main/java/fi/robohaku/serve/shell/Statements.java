package fi.robohaku.serve.shell;

import java.io.PrintWriter;
import java.util.List;

/** Executes statements, one after the other, and prints their results; in this process, or at a server. */
public interface Statements {
    /**
     * Executes a statement and prints its result.
     *
     * @param maxRows rows printed at most; 0 for all
     * @param window characters that a line of the window holds; 0 where no person watches
     * @return what was printed; nothing where a statement has no result
     * @throws QueryFailedException where the statement fails, or was cancelled
     */
    OutputFormat.Printed execute(String statement, OutputFormat format, int maxRows, int window, PrintWriter out);

    /** Lists the names, with schema, of all tables and views. */
    List<String> listTables();
}
