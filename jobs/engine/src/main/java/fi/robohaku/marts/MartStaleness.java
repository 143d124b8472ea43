package fi.robohaku.marts;

import fi.robohaku.lakehouse.Warehouse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells which marts are not what their definition, parameters and inputs would give now. What a mart of an unchanged
 * definition reads is known from the run that computed it, so where nothing changed no query is parsed.
 */
final class MartStaleness {
    private final Warehouse warehouse;
    private final MartDefinitions definitions;
    private final MartState state;
    private final Map<String, String> parameters;

    /**
     * @param parameters texts that the run gives, by name
     */
    MartStaleness(Warehouse warehouse, MartDefinitions definitions, MartState state, Map<String, String> parameters) {
        this.warehouse = warehouse;
        this.definitions = definitions;
        this.state = state;
        this.parameters = parameters;
    }

    /** Names of the marts that are stale as the tables stand now, or read one of the tables given. */
    Set<String> stale(Set<String> changing) {
        Set<String> stale = new TreeSet<>();
        for (MartDefinition mart : definitions.byName()) {
            if (isStale(mart) || !Collections.disjoint(tablesRead(mart), changing)) {
                stale.add(mart.name());
            }
        }
        return stale;
    }

    /**
     * The marts that are stale or read one that will have changed when these are computed, each after those it reads.
     *
     * @param stale what {@link #stale} gave
     */
    List<MartDefinition> withReaders(Set<String> stale) {
        if (stale.isEmpty()) {
            return List.of();
        }
        List<MartDefinition> found = new ArrayList<>();
        Set<String> changed = new TreeSet<>();
        for (MartDefinition mart : definitions.all()) {
            if (stale.contains(mart.name()) || !Collections.disjoint(mart.tablesRead(), changed)) {
                changed.add(mart.table());
                found.add(mart);
            }
        }
        return found;
    }

    private boolean isStale(MartDefinition mart) {
        MartState.Entry now = entry(mart);
        if ((!mart.isEphemeral() && now.version() < 0) || !state.isCurrent(mart.name(), now)) {
            return true;
        }
        for (String table : now.inputs().keySet()) {
            if (table.startsWith(MartDefinition.SCHEMA)) {
                Optional<MartDefinition> read = definitions.ofTable(table);
                if (read.isEmpty() || (read.get().isEphemeral() && isStale(read.get()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Marks a mart as fresh: it, and what is computed in its run, is now what its inputs give. */
    void markFresh(MartDefinition mart) {
        definitions.ephemeralInputs(mart).forEach(read -> state.put(read.name(), entry(read)));
        state.put(mart.name(), entry(mart));
    }

    /** Whether the table of a mart is what this definition gave, with these parameters, when the mart was last computed. */
    boolean isOfThisDefinition(MartDefinition mart) {
        return !mart.isEphemeral() && state.isOf(mart.name(), definition(mart), version(mart.table()));
    }

    private MartState.Entry entry(MartDefinition mart) {
        Map<String, Long> inputs = new TreeMap<>();
        tablesRead(mart).forEach(table -> inputs.put(table, version(table)));
        return new MartState.Entry(definition(mart), inputs, version(mart.table()));
    }

    private Set<String> tablesRead(MartDefinition mart) {
        return state.tablesRead(mart.name(), definition(mart)).orElseGet(mart::tablesRead);
    }

    private String definition(MartDefinition mart) {
        return mart.fingerprint() + mart.arguments(parameters);
    }

    private long version(String table) {
        return definitions.isEphemeral(table) ? -1 : warehouse.version(table);
    }
}
