package fi.robohaku.lakehouse;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The run that an ingestion belongs to.
 *
 * @param id written beside every row that names a run
 * @param startedAt when it began to look at files; what changes later is read by the next run
 * @param rolledBack ids of the runs that died before it and are rolled back
 * @param definitions what documents are read by
 */
record IngestRun(String id, Instant startedAt, List<String> rolledBack, IngestDefinitions definitions) {
    IngestRun {
        rolledBack = List.copyOf(rolledBack);
    }

    /** Ids of the run and of those that died before it. */
    List<String> ids() {
        return Stream.concat(rolledBack.stream(), Stream.of(id)).toList();
    }

    /** A query of a resource over its inputs and the parameters {@code run_id} and {@code run_started_at}. */
    Dataset<Row> bind(SparkSession spark, String resource, Map<String, Dataset<Row>> inputs) {
        return SqlQuery.resource(IngestRun.class, resource)
                .overAll(spark, inputs, Map.of("run_id", id, "run_started_at", Timestamp.from(startedAt)));
    }
}
