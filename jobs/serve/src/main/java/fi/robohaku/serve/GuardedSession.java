package fi.robohaku.serve;

import fi.robohaku.lakehouse.Warehouse;
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
 * Spark sessions over a warehouse that answer questions and do nothing else: SQL text and plans of the DataFrame API
 * alike go through {@link QueryGuard}, before anything is looked up and again before anything is carried out.
 *
 * <p>The guard is part of the session from its birth: no setting lifts it, and {@code newSession} and
 * {@code cloneSession} of a guarded session give guarded ones. Other sessions of the process, in which the jobs write,
 * are not touched. What does not become a plan is beyond the guard: whoever lets strangers call the session itself (its
 * settings, registered functions, added jars, functions sent as Java objects) has to refuse that where it comes in.
 */
public final class GuardedSession {
    private static final String EXTENSIONS = "spark.sql.extensions";
    private static final String CATALOG = "spark.sql.catalog.spark_catalog";

    private GuardedSession() {}

    /** A new guarded session over a warehouse, with the settings that the warehouse has now. */
    public static SparkSession over(Warehouse warehouse) {
        SparkSessionExtensions extensions = sameAs(warehouse.spark());
        QueryGuard guard = new QueryGuard(new Path(warehouse.workspace().warehouse()));
        extensions.injectFunction(AnswerFits.function());
        extensions.injectHintResolutionRule(session -> new GuardRule(guard, session));
        extensions.injectCheckRule(session -> plan -> {
            guard.inspect(plan, session);
            return BoxedUnit.UNIT;
        });
        return session(warehouse, extensions);
    }

    /** A session that shows the same tables and views and may do anything: for an administrator. */
    public static SparkSession unguarded(Warehouse warehouse) {
        return session(warehouse, sameAs(warehouse.spark()));
    }

    private static SparkSession session(Warehouse warehouse, SparkSessionExtensions extensions) {
        extensions.injectResolutionRule(ListingRule::new);
        var open = (org.apache.spark.sql.classic.SparkSession) warehouse.spark();
        java.util.Map<String, String> settings =
                new HashMap<>(CollectionConverters.asJava(open.conf().getAll()));
        // A script is many statements, some of which only become known as it goes.
        settings.put("spark.sql.scripting.enabled", "false");
        // ${env:…} in a text would become a value of this process before anything of it is judged.
        settings.put("spark.sql.variable.substitute", "false");
        settings.put(CATALOG, PeoplesCatalog.class.getName());
        settings.put(CATALOG + ".schemas", warehouse.workspace().schemas().toString());
        Map<String, String> all = Map$.MODULE$.from(CollectionConverters.asScala(settings));
        var session = new org.apache.spark.sql.classic.SparkSession(
                open.sparkContext(),
                Option.apply(open.sharedState()),
                Option.empty(),
                extensions,
                all,
                Map$.MODULE$.<String, String>empty());
        for (String schema : PeoplesCatalog.ALL_SCHEMAS) {
            Path nowhere = new Path(warehouse.workspace().warehouse());
            open.sharedState()
                    .externalCatalog()
                    .createDatabase(
                            new CatalogDatabase(schema, "", nowhere.toUri(), Map$.MODULE$.<String, String>empty()),
                            true);
        }
        return session;
    }

    /** The extensions that a session has by its settings: Delta's, and what an operator added. */
    @SuppressWarnings("unchecked")
    private static SparkSessionExtensions sameAs(SparkSession open) {
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
