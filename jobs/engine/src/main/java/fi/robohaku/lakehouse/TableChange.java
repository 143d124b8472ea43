package fi.robohaku.lakehouse;

import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a transaction does to one table, in one commit.
 *
 * @param table name of the table, with its schema
 * @param isRestorable whether the table goes back to its version before a transaction that was not committed. A log, which
 *     only grows, does not
 * @param write writes it
 */
record TableChange(String table, boolean isRestorable, Consumer<TableWriter> write) {
    /** Adds rows to a table. */
    static TableChange append(String table, Dataset<Row> rows) {
        return new TableChange(table, true, writer -> writer.append(table, rows));
    }

    /** Adds rows to a table that only grows. */
    static TableChange appendToLog(String table, Dataset<Row> rows) {
        return new TableChange(table, false, writer -> writer.append(table, rows));
    }

    /** Takes the rows of some documents out of a table and adds others. */
    static TableChange replace(String table, Dataset<Row> documents, Dataset<Row> rows) {
        return new TableChange(table, true, writer -> writer.replace(table, documents, rows));
    }

    /** Puts rows in place of all that a table has. */
    static TableChange overwrite(String table, Dataset<Row> rows) {
        return new TableChange(table, true, writer -> writer.overwrite(table, rows));
    }
}
