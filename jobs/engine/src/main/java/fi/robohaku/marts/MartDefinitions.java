package fi.robohaku.marts;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Schemas;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The marts of {@code schemas/marts}, and which is computed from which. Queries are parsed when it is first asked what
 * they read.
 */
public final class MartDefinitions {
    private final Map<String, MartDefinition> byName;
    private final MartFunctions functions;
    private List<MartDefinition> inOrder;

    private MartDefinitions(Map<String, MartDefinition> byName, MartFunctions functions) {
        this.byName = byName;
        this.functions = functions;
    }

    /**
     * Reads the definitions of a folder {@code schemas/}.
     *
     * @throws ContractException where a mart lacks one of its two files, or what it says of itself does not hold together
     */
    public static MartDefinitions read(Path schemas) {
        MartFiles files = new MartFiles(schemas);
        return new MartDefinitions(files.read(), files.functions());
    }

    /** All marts, in order of name. */
    public Collection<MartDefinition> byName() {
        return byName.values();
    }

    /**
     * All marts, each after those it reads.
     *
     * @throws ContractException where a mart reads an unknown one or itself, or an ephemeral one has not one reader
     */
    public synchronized List<MartDefinition> all() {
        if (inOrder == null) {
            // Parsing is what takes time here, and no query waits for another.
            byName.values().parallelStream().forEach(MartDefinition::tablesRead);
            List<MartDefinition> ordered = List.copyOf(ordered().values());
            refuseEphemeralsOfSeveralReaders();
            inOrder = ordered;
        }
        return inOrder;
    }

    /**
     * A mart and those that it is computed from, directly or through others, each after those it reads, in the order of
     * {@link #all}. No query of another mart is parsed.
     */
    public List<MartDefinition> upstream(MartDefinition mart) {
        Set<String> found = new TreeSet<>();
        Deque<MartDefinition> open = new ArrayDeque<>(List.of(mart));
        while (!open.isEmpty()) {
            MartDefinition next = open.pop();
            if (found.add(next.name())) {
                next.inputs().forEach(input -> ofTable(input).ifPresent(open::push));
            }
        }
        Map<String, Integer> steps = new HashMap<>();
        return found.stream()
                .map(name -> byName.get(name))
                .sorted(Comparator.comparing((MartDefinition one) -> steps(one, steps))
                        .thenComparing(MartDefinition::name))
                .toList();
    }

    /** Number of marts that are computed one after the other before a mart. */
    private int steps(MartDefinition mart, Map<String, Integer> known) {
        Integer counted = known.get(mart.name());
        if (counted == null) {
            counted = martsRead(mart).stream()
                    .map(name -> 1 + steps(byName.get(name), known))
                    .reduce(0, Math::max);
            known.put(mart.name(), counted);
        }
        return counted;
    }

    private Map<String, MartDefinition> ordered() {
        Map<String, MartDefinition> ordered = new LinkedHashMap<>();
        List<MartDefinition> waiting = new ArrayList<>(byName.values());
        while (!waiting.isEmpty()) {
            List<MartDefinition> ready = waiting.stream()
                    .filter(mart -> ordered.keySet().containsAll(martsRead(mart)))
                    .toList();
            if (ready.isEmpty()) {
                throw new ContractException("schemas/marts: "
                        + waiting.stream()
                                .map(mart -> mart.name() + " reads " + martsRead(mart))
                                .toList()
                        + ": one of these marts is unknown, or they read each other in a circle");
            }
            ready.forEach(mart -> ordered.put(mart.name(), mart));
            waiting.removeAll(ready);
        }
        return ordered;
    }

    private static List<String> martsRead(MartDefinition mart) {
        return MartDefinition.martsAmong(mart.tablesRead()).toList();
    }

    private void refuseEphemeralsOfSeveralReaders() {
        for (MartDefinition mart : byName.values()) {
            List<String> readers = byName.values().stream()
                    .filter(reader -> reader.tablesRead().contains(mart.table()))
                    .map(MartDefinition::name)
                    .toList();
            if (mart.isEphemeral() && readers.size() != 1) {
                throw new ContractException(
                        "schemas/marts/" + mart.name() + ".yml: an ephemeral mart is computed in the"
                                + " run of the one mart that reads it, and this one is read by " + readers
                                + "; write materialized: table");
            }
        }
    }

    /** The mart of a name. */
    public Optional<MartDefinition> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The mart whose rows a table has: {@code gold.project} for example. */
    Optional<MartDefinition> ofTable(String table) {
        return MartDefinition.martsAmong(Set.of(table)).findFirst().flatMap(this::find);
    }

    /** Whether a name is that of an ephemeral mart, which has no table. */
    boolean isEphemeral(String table) {
        return ofTable(table).filter(MartDefinition::isEphemeral).isPresent();
    }

    /** Tables of other layers that a mart is computed from, directly or through other marts. */
    public SortedSet<String> origins(MartDefinition mart) {
        SortedSet<String> found = new TreeSet<>();
        for (String input : mart.inputs()) {
            ofTable(input).ifPresentOrElse(read -> found.addAll(origins(read)), () -> found.add(input));
        }
        return found;
    }

    /** Ephemeral marts that a mart is computed from with no table between, each after those it reads. */
    List<MartDefinition> ephemeralInputs(MartDefinition mart) {
        List<MartDefinition> found = new ArrayList<>();
        for (String input : mart.tablesRead()) {
            ofTable(input).filter(MartDefinition::isEphemeral).ifPresent(read -> {
                found.addAll(ephemeralInputs(read));
                found.add(read);
            });
        }
        return found;
    }

    /** Tables that a mart is computed from: its own, and those of its ephemeral inputs in place of these. */
    public SortedSet<String> storedInputs(MartDefinition mart) {
        SortedSet<String> stored = new TreeSet<>(mart.tablesRead());
        for (MartDefinition ephemeral : ephemeralInputs(mart)) {
            stored.addAll(ephemeral.tablesRead());
        }
        stored.removeIf(this::isEphemeral);
        return stored;
    }

    /** SHA-256 of all that the rows of a mart are defined by, with its ephemeral inputs. */
    String fingerprint(MartDefinition mart) {
        TreeMap<String, String> parts = new TreeMap<>();
        ephemeralInputs(mart).forEach(read -> parts.put(read.name(), read.fingerprint()));
        if (parts.isEmpty()) {
            return mart.fingerprint();
        }
        parts.put(mart.name(), mart.fingerprint());
        return Schemas.fingerprint(parts);
    }

    /** The SQL functions that the marts use. */
    public MartFunctions functions() {
        return functions;
    }
}
