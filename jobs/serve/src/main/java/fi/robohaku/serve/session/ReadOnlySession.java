package fi.robohaku.serve.session;

import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.WarehouseCatalog;
import fi.robohaku.serve.catalog.LocalizedCatalog;
import fi.robohaku.serve.catalog.LocalizedStatesRule;
import fi.robohaku.serve.catalog.ShowTablesRule;
import java.util.HashMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.catalog.CatalogDatabase;
import org.apache.spark.util.Utils;
import scala.Function1;
import scala.Option;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * Creates Spark sessions over a warehouse that read tables and do nothing else: {@link PlanChecker} checks SQL text and
 * plans of the DataFrame API alike, before Spark resolves names and again before it executes the plan.
 *
 * <p>The checks are part of the session from its creation: no setting turns them off, and {@code newSession} and
 * {@code cloneSession} of a read-only session give read-only ones. Other sessions of the process, in which the jobs
 * write, stay as they are. The checks see plans only: whoever lets strangers call the session itself (its settings,
 * registered functions, added jars, functions sent as Java objects) has to reject such calls where they come in.
 */
public final class ReadOnlySession {
    private static final String EXTENSIONS = "spark.sql.extensions";
    private static final String CATALOG = "spark.sql.catalog.spark_catalog";

    /** For people at their own machine. */
    private static final long DEFAULT_MAX_VALUE_BYTES = 100_000_000;

    private ReadOnlySession() {}

    /**
     * Creates a read-only session over a warehouse, with the settings that the warehouse has now. Each statement reads the
     * tables as the newest run that has come to its end left them, all of the same run.
     */
    public static SparkSession create(Warehouse warehouse) {
        return create(warehouse, DEFAULT_MAX_VALUE_BYTES);
    }

    /**
     * Creates a read-only session with another limit.
     *
     * @param maxValueBytes bytes of one value that a function makes
     */
    public static SparkSession create(Warehouse warehouse, long maxValueBytes) {
        SparkSessionExtensions extensions = copyExtensions(warehouse.spark());
        PlanChecker checker = new PlanChecker(new Path(warehouse.workspace().warehouse()));
        extensions.injectFunction(ResultSizeLimit.function());
        extensions.injectHintResolutionRule(session -> new PlanCheckRule(checker, session));
        extensions.injectParser((session, parser) -> new ReadOnlyParser(parser));
        extensions.injectPostHocResolutionRule(session -> new ValueLimitRule(maxValueBytes));
        extensions.injectCheckRule(session -> plan -> {
            checker.check(plan, session);
            return BoxedUnit.UNIT;
        });
        return build(warehouse, extensions, true);
    }

    /** Creates a session for an administrator: it shows the tables as they stand now, and may do anything. */
    public static SparkSession createUnrestricted(Warehouse warehouse) {
        return build(warehouse, copyExtensions(warehouse.spark()), false);
    }

    private static SparkSession build(Warehouse warehouse, SparkSessionExtensions extensions, boolean readsPublished) {
        extensions.injectResolutionRule(ShowTablesRule::new);
        extensions.injectHintResolutionRule(session ->
                new LocalizedStatesRule(session, warehouse.workspace().schemas()));
        var open = (org.apache.spark.sql.classic.SparkSession) warehouse.spark();
        java.util.Map<String, String> settings =
                new HashMap<>(CollectionConverters.asJava(open.conf().getAll()));
        // A script has many statements, some of which are only known while it runs.
        settings.put("spark.sql.scripting.enabled", "false");
        // ${env:…} in a text would become a value of this process before the plan is checked.
        settings.put("spark.sql.variable.substitute", "false");
        settings.put(CATALOG, LocalizedCatalog.class.getName());
        settings.put(CATALOG + "." + WarehouseCatalog.PUBLISHED, Boolean.toString(readsPublished));
        settings.put(CATALOG + ".schemas", warehouse.workspace().schemas().toString());
        Map<String, String> all = Map$.MODULE$.from(CollectionConverters.asScala(settings));
        var session = new org.apache.spark.sql.classic.SparkSession(
                open.sparkContext(),
                Option.apply(open.sharedState()),
                Option.empty(),
                extensions,
                all,
                Map$.MODULE$.<String, String>empty());
        for (String schema : LocalizedCatalog.ALL_SCHEMAS) {
            Path location = new Path(warehouse.workspace().warehouse());
            open.sharedState()
                    .externalCatalog()
                    .createDatabase(
                            new CatalogDatabase(schema, "", location.toUri(), Map$.MODULE$.<String, String>empty()),
                            true);
        }
        return session;
    }

    /** Copies the extensions that a session has by its settings: Delta's, and those that an operator added. */
    @SuppressWarnings("unchecked")
    private static SparkSessionExtensions copyExtensions(SparkSession open) {
        SparkSessionExtensions extensions = new SparkSessionExtensions();
        for (String name : open.conf().get(EXTENSIONS, "").split(",", -1)) {
            if (!name.isBlank()) {
                try {
                    Class<?> extension = Utils.classForName(name.strip(), true, false);
                    ((Function1<SparkSessionExtensions, BoxedUnit>)
                                    extension.getConstructor().newInstance())
                            .apply(extensions);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalArgumentException(
                            "The class " + name + " of " + EXTENSIONS + " cannot be used", e);
                }
            }
        }
        return extensions;
    }
}
