package fi.robohaku.serve.flight;

import fi.robohaku.serve.query.QueryAbortedException;
import fi.robohaku.serve.query.QueryCompletion;
import fi.robohaku.serve.query.QueryExecution;
import java.util.Iterator;
import org.apache.arrow.flight.BackpressureStrategy.CallbackBackpressureStrategy;
import org.apache.arrow.flight.BackpressureStrategy.WaitResult;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.arrow.ArrowConverters$;

/**
 * Sends a result, batch by batch as the client takes it. The result has one partition, which stays in memory as a whole
 * meanwhile.
 */
final class FlightResultSender extends CallbackBackpressureStrategy {
    private static final long CHECK_INTERVAL_MILLIS = 500;

    private final QueryExecution query;
    private final FlightResultStream out;
    private final BufferAllocator allocator;

    FlightResultSender(QueryExecution query, FlightResultStream out, BufferAllocator allocator) {
        this.query = query;
        this.out = out;
        this.allocator = allocator;
    }

    @Override
    protected void cancelCallback() {
        query.abort(QueryCompletion.cancelledByClient());
        super.cancelCallback();
    }

    /**
     * Computes and sends all rows.
     *
     * @throws QueryAbortedException where there are too many
     */
    void send(Dataset<Row> result) {
        register(out.call());
        if (out.call().isCancelled()) {
            cancelCallback();
        }
        try (VectorSchemaRoot root = VectorSchemaRoot.create(FlightTypes.resultSchema(result.schema()), allocator)) {
            out.start(root);
            VectorLoader loader = new VectorLoader(root);
            Iterator<byte[]> batches = ((org.apache.spark.sql.classic.Dataset<Row>) result)
                    .toArrowBatchRdd()
                    .toJavaRDD()
                    .toLocalIterator();
            while (isRunning() && batches.hasNext()) {
                try (ArrowRecordBatch batch = ArrowConverters$.MODULE$.loadBatch(batches.next(), allocator)) {
                    query.addRows(batch.getLength());
                    loader.load(batch);
                }
                awaitClient();
                if (isRunning()) {
                    out.putNext();
                }
            }
        } catch (RuntimeException e) {
            // A client that cancels while rows are sent shows first as a failure to send.
            if (out.call().isCancelled()) {
                query.complete(QueryCompletion.cancelledByClient());
            }
            throw e;
        }
    }

    private boolean isRunning() {
        return !query.state().isTerminal();
    }

    private void awaitClient() {
        WaitResult result = WaitResult.TIMEOUT;
        while (result == WaitResult.TIMEOUT && isRunning()) {
            result = waitForListener(CHECK_INTERVAL_MILLIS);
        }
    }
}
