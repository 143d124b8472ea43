package fi.robohaku.export.text;

import fi.robohaku.contracts.ContractException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with named places: <code>{name}</code>, <code>{name:pct}</code> for the same in per cent, and
 * <code>{name, plural, one {# row} other {# rows}}</code> for words that follow a count, which stands where {@code #} is.
 */
public final class TextTemplate {
    private static final Pattern NAME = Pattern.compile("(\\w+)(?::(\\w+))?");
    private static final Pattern PLURAL = Pattern.compile("(\\w+),\\s*plural,\\s*(.*)", Pattern.DOTALL);
    private static final Pattern FORM = Pattern.compile("\\s*(one|other)\\s*\\{");
    private static final String PERCENT = "pct";

    private final String text;
    private final List<Node> nodes;

    /** A piece of the text once its plural forms are chosen: words, or a place where a value goes. */
    public record Part(String words, String name, boolean isPercent) {
        /** Whether a value goes here. */
        public boolean isPlace() {
            return !name.isEmpty();
        }
    }

    /** A part, or forms to choose from by a count. */
    private record Node(Part part, String count, Map<String, TextTemplate> forms) {
        Node(Part part) {
            this(part, "", Map.of());
        }
    }

    private TextTemplate(String text, List<Node> nodes) {
        this.text = text;
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Parses a text.
     *
     * @throws ContractException where braces do not match or a place is not written as it must be
     */
    public static TextTemplate parse(String text) {
        return parse(text, "");
    }

    private static TextTemplate parse(String text, String count) {
        List<Node> nodes = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int open = text.indexOf('{', from);
            int end = open < 0 ? text.length() : open;
            words(text.substring(from, end), count, nodes);
            if (open < 0) {
                break;
            }
            int close = closing(text, open);
            nodes.add(place(text.substring(open + 1, close), text));
            from = close + 1;
        }
        return new TextTemplate(text, nodes);
    }

    private static void words(String words, String count, List<Node> nodes) {
        String[] pieces = count.isEmpty() ? new String[] {words} : words.split("#", -1);
        for (int i = 0; i < pieces.length; i++) {
            if (i > 0) {
                nodes.add(new Node(new Part("", count, false)));
            }
            if (!pieces[i].isEmpty()) {
                nodes.add(new Node(new Part(pieces[i], "", false)));
            }
        }
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new ContractException("A brace is not closed in: " + text);
    }

    private static Node place(String inside, String text) {
        Matcher name = NAME.matcher(inside);
        if (name.matches() && (name.group(2) == null || name.group(2).equals(PERCENT))) {
            return new Node(new Part("", name.group(1), name.group(2) != null));
        }
        Matcher plural = PLURAL.matcher(inside);
        if (!plural.matches()) {
            throw new ContractException("{" + inside + "} is no place of a text; write {name}, {name:pct} or"
                    + " {name, plural, one {…} other {…}}, in: " + text);
        }
        Map<String, TextTemplate> forms = new TreeMap<>();
        String rest = plural.group(2);
        for (Matcher form = FORM.matcher(rest); form.lookingAt(); form = FORM.matcher(rest)) {
            int close = closing(rest, form.end() - 1);
            forms.put(form.group(1), parse(rest.substring(form.end(), close), plural.group(1)));
            rest = rest.substring(close + 1);
        }
        if (forms.size() != 2 || !rest.isBlank()) {
            throw new ContractException("A plural has the forms one and other, in: " + text);
        }
        return new Node(new Part("", "", false), plural.group(1), forms);
    }

    /** Names of the places and counts, in order. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Node node : nodes) {
            if (node.part().isPlace()) {
                names.add(node.part().name());
            } else if (!node.count().isEmpty()) {
                names.add(node.count());
                node.forms().values().forEach(form -> names.addAll(form.names()));
            }
        }
        return names;
    }

    /** Whether the value of a name stands in the text in per cent. */
    public boolean isPercent(String name) {
        return nodes.stream()
                .anyMatch(
                        node -> (node.part().name().equals(name) && node.part().isPercent())
                                || node.forms().values().stream().anyMatch(form -> form.isPercent(name)));
    }

    /**
     * The pieces of the text with its plural forms chosen.
     *
     * @param count the number of a name, by which a form is chosen; null where there is none
     */
    public List<Part> parts(Function<String, BigDecimal> count) {
        List<Part> parts = new ArrayList<>();
        for (Node node : nodes) {
            if (node.forms().isEmpty()) {
                parts.add(node.part());
            } else {
                BigDecimal number = count.apply(node.count());
                boolean isOne = number != null && number.compareTo(BigDecimal.ONE) == 0;
                parts.addAll(node.forms().get(isOne ? "one" : "other").parts(count));
            }
        }
        return parts;
    }

    /** The text with a value in each place. */
    public String fill(Function<String, BigDecimal> count, Function<Part, String> value) {
        StringBuilder filled = new StringBuilder();
        parts(count).forEach(part -> filled.append(part.isPlace() ? value.apply(part) : part.words()));
        return filled.toString();
    }

    /** The text as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
