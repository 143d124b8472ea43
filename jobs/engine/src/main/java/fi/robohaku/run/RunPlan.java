package fi.robohaku.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fi.robohaku.lakehouse.IngestPlan;
import java.util.List;

/**
 * What a run would do, before it does it.
 *
 * @param documents which documents it would read and retire, and which tables it would write
 * @param marts marts that read one of those tables, themselves or through others, those that are not there yet, and those
 *     whose definition or parameters changed
 */
public record RunPlan(@JsonUnwrapped IngestPlan documents, List<String> marts) {
    public RunPlan {
        marts = List.copyOf(marts);
    }

    /** Whether a run would change no table. */
    public boolean isNothing() {
        return documents.isNothing() && marts.isEmpty();
    }
}
