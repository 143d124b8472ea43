package fi.robohaku.marts;

import fi.robohaku.contracts.Provenance;
import fi.robohaku.ingest.Promise;
import fi.robohaku.lakehouse.SqlResource;
import fi.robohaku.lakehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Holds promises against the reference classes of the mart {@code forecast_correction}. */
public final class Forecaster {
    private static final List<String> NEEDED = List.of(
            "technology_group", "forecast_class", "forecast_reference", "forecast_correction", "forecast_check");

    private final SparkSession spark;

    /**
     * @param schemas folder {@code schemas/}
     * @throws IllegalStateException where a mart that it asks is not there yet
     */
    public Forecaster(Warehouse warehouse, Path schemas) {
        for (String mart : NEEDED) {
            if (!warehouse.exists("gold." + mart)) {
                throw new IllegalStateException(
                        "There is no table gold." + mart + " yet; robohaku run makes it from the documents");
            }
        }
        spark = warehouse.spark();
        MartRunner.createFunctions(spark, MartDefinitions.read(schemas));
    }

    /**
     * What a promise is likely to become.
     *
     * @param round round whose finished projects it leans on, or {@code all}
     */
    public Forecast forecast(Promise promise, String round) {
        List<Row> classes = rows(
                "forecast_classes.sql",
                Map.of(
                        "technologies", String.join(",", promise.technologies()),
                        "applied_eur", promise.amounts().applied(),
                        "stream", promise.stream(),
                        "round", round,
                        "project_id", promise.projectId()));
        List<Row> projects = classes.isEmpty()
                ? List.of()
                : rows(
                        "forecast_projects.sql",
                        Map.of(
                                "round", round,
                                "reference_class", classes.get(0).getAs("reference_class"),
                                "class_key", classes.get(0).getAs("class_key"),
                                "project_id", promise.projectId()));
        return new Forecast(
                promise,
                round,
                classes.stream().map(Forecaster::referenceClass).toList(),
                projects.stream().map(Forecaster::finished).toList(),
                fallbacks(),
                check(round));
    }

    private List<Row> rows(String resource, Map<String, Object> arguments) {
        return spark.sql(SqlResource.read(Forecaster.class, resource), arguments)
                .collectAsList();
    }

    private List<Forecast.Fallback> fallbacks() {
        return spark
                .table("gold.forecast_correction")
                .where("reference_class = 'green_book'")
                .sort("class_key")
                .collectAsList()
                .stream()
                .map(row -> new Forecast.Fallback(
                        row.getAs("class_key"),
                        row.getAs("cost_uplift_low"),
                        row.getAs("cost_uplift_high"),
                        row.getAs("source")))
                .toList();
    }

    private Optional<Forecast.Check> check(String round) {
        return spark
                .table("gold.forecast_check")
                .where("forecast_by = 'chosen' AND status = 'reported'")
                .collectAsList()
                .stream()
                .filter(row -> round.equals(row.getAs("round")))
                .map(row -> new Forecast.Check(
                        row.getAs("n_projects"),
                        row.getAs("n_covered"),
                        row.getAs("median_forecast_error_eur"),
                        row.getAs("median_plan_error_eur"),
                        provenance(row)))
                .findFirst();
    }

    private static Forecast.ReferenceClass referenceClass(Row row) {
        boolean hasQuantiles = row.getAs("has_quantiles");
        return new Forecast.ReferenceClass(
                row.getAs("reference_class"),
                row.getAs("class_key"),
                row.getAs("n_projects"),
                row.getAs("own_weight"),
                hasQuantiles
                        ? Optional.of(new Forecast.Ratios(
                                row.getAs("p20_ratio"), row.getAs("p50_ratio"), row.getAs("p80_ratio")))
                        : Optional.empty(),
                provenance(row));
    }

    private static Forecast.Finished finished(Row row) {
        return new Forecast.Finished(
                row.getAs("project_id"),
                Optional.ofNullable(row.getAs("project_name")),
                row.getAs("realisation_ratio"),
                provenance(row));
    }

    private static Provenance provenance(Row row) {
        return Provenance.valueOf(row.<String>getAs("provenance").toUpperCase(Locale.ROOT));
    }
}
