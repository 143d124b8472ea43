package fi.robohaku.serve;

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
 * The functions that a question may use: those of Spark that {@code functions.txt} lists. A function that a later Spark
 * brings is not among them until somebody has looked at it.
 */
final class QuestionFunctions {
    private static final Set<String> ALLOWED = read();
    private static final Set<String> REFUSED_CLASSES = refusedClasses();

    private QuestionFunctions() {}

    private static Set<String> read() {
        return TextResource.read(QuestionFunctions.class, "functions.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Stream.of(line.split(" ")))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Names of the functions, in lower case. */
    static Set<String> allowed() {
        return ALLOWED;
    }

    /** Whether a name is that of a function which the session has and questions may not use. */
    static boolean isRefused(String name, SparkSession session) {
        if (ALLOWED.contains(name.toLowerCase(Locale.ROOT)) || name.equalsIgnoreCase(AnswerFits.NAME)) {
            return false;
        }
        var state = ((org.apache.spark.sql.classic.SparkSession) session).sessionState();
        return Stream.of(state.functionRegistry(), state.tableFunctionRegistry())
                .flatMap(registry -> names(registry).stream())
                .anyMatch(known -> known.funcName().equalsIgnoreCase(name));
    }

    /** Whether an expression is what a refused function of Spark becomes, by whatever name it was called. */
    static boolean isRefused(Class<?> expression) {
        return REFUSED_CLASSES.contains(expression.getName());
    }

    private static Set<String> refusedClasses() {
        Set<String> allowed = new HashSet<>();
        Set<String> refused = new HashSet<>();
        for (FunctionRegistryBase<?> registry : List.of(FunctionRegistry.builtin(), TableFunctionRegistry.builtin())) {
            for (FunctionIdentifier known : names(registry)) {
                String implementation = registry.lookupFunction(known).get().getClassName();
                (ALLOWED.contains(known.funcName().toLowerCase(Locale.ROOT)) ? allowed : refused).add(implementation);
            }
        }
        refused.removeAll(allowed);
        return Set.copyOf(refused);
    }

    private static List<FunctionIdentifier> names(FunctionRegistryBase<?> registry) {
        return CollectionConverters.asJava(registry.listFunction());
    }
}
