package fi.robohaku.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fi.robohaku.lakehouse.IngestPlan;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a run would do, before it does it.
 *
 * @param documents which documents it would read and retire, and which tables it would write
 * @param marts marts that read one of those tables, themselves or through others, and those that are not there yet
 */
public record RunPlan(@JsonUnwrapped IngestPlan documents, List<String> marts) {
    public RunPlan {
        marts = List.copyOf(marts);
    }

    static RunPlan of(Warehouse warehouse, IngestPlan documents, boolean withMarts) {
        Set<String> changing = new HashSet<>(documents.tables());
        if (!documents.isNothing()) {
            changing.addAll(List.of("ops.documents", "ops.document_check", "ops.rejection"));
        }
        Set<String> marts = new TreeSet<>();
        if (withMarts) {
            // Each mart stands after those it reads.
            for (MartDefinition mart :
                    MartDefinitions.read(warehouse.workspace().schemas()).all()) {
                String table = "gold." + mart.name();
                if (!Collections.disjoint(mart.inputs(), changing) || !warehouse.exists(table)) {
                    changing.add(table);
                    marts.add(mart.name());
                }
            }
        }
        return new RunPlan(documents, List.copyOf(marts));
    }

    /** Whether a run would change no table. */
    public boolean isNothing() {
        return documents.isNothing() && marts.isEmpty();
    }
}
