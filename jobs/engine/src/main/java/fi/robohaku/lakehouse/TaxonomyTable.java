package fi.robohaku.lakehouse;

import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Taxonomy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The table {@code silver.taxonomy}: words of the taxonomies, a few hundred whatever the documents.
 *
 * <p>A file beside the tables keeps which words stand in which version of the table, so that a run that changes nothing need
 * not read it. It only spares work: without it the table is read.
 */
final class TaxonomyTable {
    static final String NAME = "silver.taxonomy";

    static final String FILE = "taxonomies.json";

    private static final State NOTHING = new State("", -1);

    private final Warehouse warehouse;
    private final IngestDefinitions definitions;

    /** Which words stand in the table: their fingerprint, and the version of the table. */
    private record State(String fingerprint, long version) {}

    TaxonomyTable(Warehouse warehouse, IngestDefinitions definitions) {
        this.warehouse = warehouse;
        this.definitions = definitions;
    }

    /** Compares the table with the taxonomies, and gives what has to be written, if anything. Reads the table if need be. */
    Optional<TableChange> compare() {
        List<Row> words = words(definitions.schemas());
        boolean isSame = state(words).equals(readState())
                || (warehouse.exists(NAME)
                        && new HashSet<>(warehouse.spark().table(NAME).collectAsList()).equals(new HashSet<>(words)));
        return isSame ? Optional.empty() : Optional.of(change(words));
    }

    /** The same, and keeps for the next run that the table has these words. */
    Optional<TableChange> compareAndRemember() {
        Optional<TableChange> change = compare();
        if (change.isEmpty()) {
            remember(words(definitions.schemas()));
        }
        return change;
    }

    /** Writes the words of the taxonomies in place of what the table holds, whatever that is. */
    void rewrite(TableWriter writer) {
        change(words(definitions.schemas())).write().accept(writer);
    }

    private TableChange change(List<Row> words) {
        return new TableChange(NAME, true, writer -> {
            writer.overwrite(
                    NAME,
                    warehouse
                            .spark()
                            .createDataFrame(words, definitions.tables().columns(NAME)));
            remember(words);
        });
    }

    private State state(List<Row> words) {
        return new State(DigestUtils.sha256Hex(words.toString()), warehouse.version(NAME));
    }

    private void remember(List<Row> words) {
        State state = state(words);
        if (state.equals(readState())) {
            return;
        }
        try {
            file().write(state);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write which words stand in " + NAME, e);
        }
    }

    private State readState() {
        try {
            return file().read(State.class).orElse(NOTHING);
        } catch (StateFile.UnreadableStateException e) {
            return NOTHING;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read which words stand in " + NAME, e);
        }
    }

    private StateFile file() throws IOException {
        return StateFile.of(warehouse, FILE);
    }

    private static List<Row> words(Schemas schemas) {
        List<Row> rows = new ArrayList<>();
        for (Taxonomy taxonomy : schemas.taxonomies().values()) {
            for (int i = 0; i < taxonomy.terms().size(); i++) {
                var term = taxonomy.terms().get(i);
                rows.add(RowFactory.create(
                        taxonomy.id(),
                        term.code(),
                        term.parent().isEmpty() ? null : term.parent(),
                        term.label().fi(),
                        term.label().sv(),
                        term.label().en(),
                        i + 1));
            }
        }
        return rows;
    }
}
