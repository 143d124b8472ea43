package fi.robohaku.marts;

import fi.robohaku.lakehouse.Warehouse;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the rows of marts: those of the table or, of an ephemeral mart, those that its query gives now. */
public final class MartReader {
    private final Warehouse warehouse;
    private final MartDefinitions definitions;
    private boolean hasFunctions;

    public MartReader(Warehouse warehouse, MartDefinitions definitions) {
        this.warehouse = warehouse;
        this.definitions = definitions;
    }

    /** Whether the mart can be read: its table is there or, of an ephemeral mart, all tables that it is computed from. */
    public boolean exists(MartDefinition mart) {
        return mart.isEphemeral()
                ? definitions.storedInputs(mart).stream().allMatch(warehouse::exists)
                : warehouse.exists(mart.table());
    }

    /** The rows of a mart that is there; nothing is computed yet. */
    public Dataset<Row> read(MartDefinition mart) {
        if (!mart.isEphemeral()) {
            return warehouse.rows(mart.table());
        }
        if (!hasFunctions) {
            definitions.functions().register(warehouse.spark());
            hasFunctions = true;
        }
        Map<String, Dataset<Row>> inputs = new HashMap<>();
        definitions.ephemeralInputs(mart).forEach(input -> inputs.put(input.table(), read(input)));
        return mart.rows(warehouse.spark(), inputs, Map.of());
    }
}
