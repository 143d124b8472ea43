package fi.robohaku.serve.session;

import fi.robohaku.lakehouse.TextResource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The kinds of plan nodes that a read-only session executes: those that {@code plans.txt} lists. */
final class AllowedPlans {
    private static final Set<String> ALLOWED = read();

    private AllowedPlans() {}

    private static Set<String> read() {
        Set<String> names = new HashSet<>();
        String folder = "";
        for (String line :
                TextResource.read(AllowedPlans.class, "plans.txt").lines().toList()) {
            if (line.startsWith("  ")) {
                names.add(folder + "." + line.strip());
            } else if (!line.startsWith("#")) {
                folder = line;
            }
        }
        return Set.copyOf(names);
    }

    /** Full names of the classes. */
    static Set<String> allowed() {
        return ALLOWED;
    }

    static boolean isAllowed(Object node) {
        return ALLOWED.contains(node.getClass().getName());
    }

    /** Describes the kind of a node: {@code insert into statement}. */
    static String describe(Object node) {
        return node.getClass()
                .getSimpleName()
                .replaceAll("Command$|Statement$|\\$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
