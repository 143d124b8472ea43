package fi.robohaku.lakehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Ingestions of a folder of documents into a warehouse, one after the other: {@code run-1}, {@code run-2} and so on. */
final class IngestRuns {
    private final Warehouse warehouse;
    private final TestDocuments documents;
    private final List<String> steps = new ArrayList<>();
    private int runs;

    IngestRuns(Warehouse warehouse, TestDocuments documents) {
        this.warehouse = warehouse;
        this.documents = documents;
    }

    /** An ingestion to be told more of before it is executed. */
    IngestJob job() {
        steps.clear();
        return new IngestJob(warehouse, documents.uri()).progress(steps::add);
    }

    IngestResult execute() throws IOException {
        return execute(job());
    }

    IngestResult execute(IngestJob job) throws IOException {
        runs++;
        return job.execute("run-" + runs);
    }

    /** Number of documents that the last one opened. */
    int opened() {
        return steps.stream()
                .filter(step -> step.startsWith("Reading "))
                .map(step -> step.replaceAll("\\D", ""))
                .mapToInt(Integer::parseInt)
                .sum();
    }

    /** Id of the last one. */
    String lastId() {
        return "run-" + runs;
    }
}
