package fi.robohaku.lakehouse;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Ascending$;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.InterpretedOrdering;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** Rows of small tables of a warehouse in an order, read without a Spark job. */
public final class SortedRows {
    private static final Logger LOG = LogManager.getLogger(SortedRows.class);
    private static final long MOST_BYTES = 8_000_000;

    private final Warehouse warehouse;
    private final Engine engine;

    public SortedRows(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.engine = DefaultEngine.create(warehouse.spark().sessionState().newHadoopConf());
    }

    /**
     * Reads columns of all rows of a table, in the version that the warehouse shows.
     *
     * @param order columns that the rows are sorted by, nulls first
     * @return nothing where Spark has to read it: it is large, has a type that Spark alone reads, or rows that the order does not tell
     *     apart, or cannot be read
     */
    public Optional<List<Row>> read(String table, List<String> columns, List<String> order) {
        try {
            return new StoredTable(engine, warehouse.path(table), warehouse.version(table))
                    .contents(Optional.of(columns), row -> true, FewRows.MOST, MOST_BYTES)
                    .flatMap(contents -> sorted(contents, order));
        } catch (IOException | RuntimeException e) {
            // Spark reads it, or says what is wrong with it.
            LOG.info("The table {} is left to Spark", table, e);
            return Optional.empty();
        }
    }

    private static Optional<List<Row>> sorted(StoredTable.Contents contents, List<String> order) {
        var toCatalyst = CatalystTypeConverters.createToCatalystConverter(contents.schema());
        var toScala = CatalystTypeConverters.createToScalaConverter(contents.schema());
        List<InternalRow> rows = new ArrayList<>();
        contents.rows().forEach(row -> rows.add((InternalRow) toCatalyst.apply(row)));
        InterpretedOrdering ordering = ordering(contents.schema(), order);
        rows.sort(ordering);
        for (int i = 1; i < rows.size(); i++) {
            if (ordering.compare(rows.get(i - 1), rows.get(i)) == 0) {
                return Optional.empty();
            }
        }
        return Optional.of(rows.stream().map(row -> (Row) toScala.apply(row)).toList());
    }

    /** The order of rows by columns as Spark sorts them, nulls first. */
    public static InterpretedOrdering ordering(StructType schema, List<String> columns) {
        List<SortOrder> orders = new ArrayList<>();
        for (String column : columns) {
            int position = schema.fieldIndex(column);
            orders.add(new SortOrder(
                    new BoundReference(position, schema.apply(position).dataType(), true),
                    Ascending$.MODULE$,
                    Ascending$.MODULE$.defaultNullOrdering(),
                    CollectionConverters.asScala(List.<Expression>of()).toSeq()));
        }
        return new InterpretedOrdering(CollectionConverters.asScala(orders).toSeq());
    }
}
