package fi.robohaku.serve;

import fi.robohaku.lakehouse.TextResource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The kinds of plan nodes that a question may be made of: those of {@code plans.txt}. */
final class QuestionPlans {
    private static final Set<String> ALLOWED = read();

    private QuestionPlans() {}

    private static Set<String> read() {
        Set<String> names = new HashSet<>();
        String folder = "";
        for (String line :
                TextResource.read(QuestionPlans.class, "plans.txt").lines().toList()) {
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

    /** The kind of a node in words: {@code insert into statement}. */
    static String inWords(Object node) {
        return node.getClass()
                .getSimpleName()
                .replaceAll("Command$|Statement$|\\$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
