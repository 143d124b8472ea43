package fi.robohaku.marts;

import static org.apache.spark.sql.functions.col;

import fi.robohaku.contracts.Provenance;
import fi.robohaku.ingest.PlannedProject;
import fi.robohaku.lakehouse.SqlQuery;
import fi.robohaku.lakehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Holds planned projects against the reference classes of the mart {@code forecast_correction}. */
public final class Forecaster {
    private static final List<String> NEEDED = List.of(
            "technology_group",
            "forecast_class",
            "forecast_reference",
            "forecast_correction",
            "forecast_check",
            "forecast_round");

    private static final SqlQuery CLASSES = SqlQuery.resource(Forecaster.class, "forecast_classes.sql");

    private static final StructType ASKED = StructType.fromDDL(
            "round STRING, project_id STRING, stream STRING, applied_eur DECIMAL(18,2), technologies ARRAY<STRING>");

    private final SparkSession spark;

    private Forecaster(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * Makes the functions of the marts known to the session, and looks whether the marts are there.
     *
     * @param schemas folder {@code schemas/}
     * @throws IllegalStateException where a mart that it reads is not there yet
     */
    public static Forecaster open(Warehouse warehouse, Path schemas) {
        for (String mart : NEEDED) {
            if (!warehouse.exists("gold." + mart)) {
                throw new IllegalStateException(
                        "There is no table gold." + mart + " yet; robohaku run makes it from the documents");
            }
        }
        MartFunctions.read(schemas.resolve("functions")).register(warehouse.spark());
        return new Forecaster(warehouse.spark());
    }

    /** Reads the rounds with finished projects, in order, and {@code all}: what a forecast can lean on. */
    public List<String> rounds() {
        return spark.table("gold.forecast_reference")
                .select("round")
                .distinct()
                .sort("round")
                .as(Encoders.STRING())
                .collectAsList();
    }

    /**
     * Forecasts what the benefit of a planned project is likely to become; runs Spark jobs.
     *
     * @param round round whose finished projects it leans on, or {@code all}
     */
    public Forecast forecast(PlannedProject project, String round) {
        List<Row> classes = classes(project, round);
        return new Forecast(
                project,
                round,
                classes.stream().map(Forecaster::referenceClass).toList(),
                classes.isEmpty() ? List.of() : finished(project, round, classes.get(0)),
                fallbacks(),
                check(round));
    }

    /** What a document says reaches the query as a row, not as part of its text. */
    private List<Row> classes(PlannedProject project, String round) {
        Row asked = RowFactory.create(
                round,
                project.projectId(),
                project.stream(),
                project.amounts().applied(),
                project.technologies().toArray(String[]::new));
        return CLASSES.over(spark, Map.of("planned_project", spark.createDataFrame(List.of(asked), ASKED)), Map.of())
                .collectAsList();
    }

    private List<Forecast.Finished> finished(PlannedProject project, String round, Row chosen) {
        Dataset<Row> names = spark.table("gold.project").select("project_id", "project_name");
        return spark
                .table("gold.forecast_reference")
                .filter(col("round").equalTo(round))
                .filter(col("reference_class").equalTo(chosen.<String>getAs("reference_class")))
                .filter(col("class_key").equalTo(chosen.<String>getAs("class_key")))
                .filter(col("project_id").notEqual(project.projectId()))
                .join(names, new String[] {"project_id"}, "left")
                .sort("project_id")
                .collectAsList()
                .stream()
                .map(Forecaster::finished)
                .toList();
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
                        whole(round),
                        provenance(row)))
                .findFirst();
    }

    private Optional<Forecast.Whole> whole(String round) {
        Map<String, Row> byMethod = spark
                .table("gold.forecast_round")
                .where("status = 'reported'")
                .filter(col("round").equalTo(round))
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(row -> row.getAs("forecast_method"), row -> row));
        return byMethod.isEmpty()
                ? Optional.empty()
                : Optional.of(new Forecast.Whole(
                        byMethod.get("plan").getAs("updated_benefit_eur"),
                        byMethod.get("project_median").getAs("forecast_benefit_eur"),
                        byMethod.get("euro_weighted").getAs("forecast_benefit_eur")));
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
                                row.getAs("p20_ratio"),
                                row.getAs("p50_ratio"),
                                row.getAs("p80_ratio"),
                                row.getAs("weighted_ratio")))
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
        return Provenance.of(row.getAs("provenance"));
    }
}
