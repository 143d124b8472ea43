package fi.robohaku.serve.server;

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
 * Sends an answer, batch by batch as the client takes it. It has one partition, and is held as a whole meanwhile.
 */
final class FlightAnswer extends CallbackBackpressureStrategy {
    private static final long MILLISECONDS_BETWEEN_LOOKS = 500;

    private final Question question;
    private final FlightRows out;
    private final BufferAllocator memory;

    FlightAnswer(Question question, FlightRows out, BufferAllocator memory) {
        this.question = question;
        this.out = out;
        this.memory = memory;
    }

    @Override
    protected void cancelCallback() {
        question.stops(Ending.givenUp());
        super.cancelCallback();
    }

    /**
     * Computes and sends all rows.
     *
     * @throws LimitException where there are too many
     */
    void send(Dataset<Row> answer) {
        register(out.call());
        if (out.call().isCancelled()) {
            cancelCallback();
        }
        try (VectorSchemaRoot root = VectorSchemaRoot.create(FlightTypes.answer(answer.schema()), memory)) {
            out.begins(root);
            VectorLoader loader = new VectorLoader(root);
            Iterator<byte[]> batches = ((org.apache.spark.sql.classic.Dataset<Row>) answer)
                    .toArrowBatchRdd()
                    .toJavaRDD()
                    .toLocalIterator();
            while (question.ending().isEmpty() && batches.hasNext()) {
                try (ArrowRecordBatch batch = ArrowConverters$.MODULE$.loadBatch(batches.next(), memory)) {
                    question.sends(batch.getLength());
                    loader.load(batch);
                }
                waitForTheClient();
                if (question.ending().isEmpty()) {
                    out.puts();
                }
            }
        } catch (RuntimeException e) {
            // Where the client gives up while rows are put to it, that is heard as a failure first.
            if (out.call().isCancelled()) {
                question.ends(Ending.givenUp());
            }
            throw e;
        }
    }

    private void waitForTheClient() {
        WaitResult result = WaitResult.TIMEOUT;
        while (result == WaitResult.TIMEOUT && question.ending().isEmpty()) {
            result = waitForListener(MILLISECONDS_BETWEEN_LOOKS);
        }
    }
}
