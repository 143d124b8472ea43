package fi.robohaku.serve.session;

import fi.robohaku.lakehouse.TextResource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistryBase;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The functions that a read-only session executes: those of Spark that {@code functions.txt} lists. A function that a
 * later Spark brings is not among them until somebody has looked at it.
 */
public final class AllowedFunctions {
    private static final Set<String> ALLOWED = read();
    private static final Set<String> DENIED_CLASSES = findDeniedClasses();

    private AllowedFunctions() {}

    private static Set<String> read() {
        return TextResource.read(AllowedFunctions.class, "functions.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Stream.of(line.split(" ")))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Names of the functions, in lower case. */
    public static Set<String> names() {
        return ALLOWED;
    }

    /** Whether a name is that of a function which the session knows and does not allow. */
    static boolean isDenied(String name, SparkSession session) {
        if (ALLOWED.contains(name.toLowerCase(Locale.ROOT)) || name.equalsIgnoreCase(ResultSizeLimit.NAME)) {
            return false;
        }
        var state = ((org.apache.spark.sql.classic.SparkSession) session).sessionState();
        return Stream.of(state.functionRegistry(), state.tableFunctionRegistry())
                .flatMap(registry -> functionsOf(registry).stream())
                .anyMatch(known -> known.funcName().equalsIgnoreCase(name));
    }

    /** Whether an expression implements a denied function of Spark, by whatever name it was called. */
    static boolean isDenied(Class<?> expression) {
        return DENIED_CLASSES.contains(expression.getName());
    }

    private static Set<String> findDeniedClasses() {
        Set<String> allowed = new HashSet<>();
        Set<String> denied = new HashSet<>();
        for (FunctionRegistryBase<?> registry : List.of(FunctionRegistry.builtin(), TableFunctionRegistry.builtin())) {
            for (FunctionIdentifier known : functionsOf(registry)) {
                String implementation = registry.lookupFunction(known).get().getClassName();
                (ALLOWED.contains(known.funcName().toLowerCase(Locale.ROOT)) ? allowed : denied).add(implementation);
            }
        }
        denied.removeAll(allowed);
        return Set.copyOf(denied);
    }

    private static List<FunctionIdentifier> functionsOf(FunctionRegistryBase<?> registry) {
        return CollectionConverters.asJava(registry.listFunction());
    }
}
