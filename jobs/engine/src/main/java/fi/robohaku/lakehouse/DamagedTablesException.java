package fi.robohaku.lakehouse;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Tables of the warehouse are damaged. The message says which, and what to do. */
public final class DamagedTablesException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_NAMED = 5;

    public DamagedTablesException(List<TableDamage> damages, Throwable cause) {
        super(
                "Damaged tables: "
                        + damages.stream()
                                .limit(MOST_NAMED)
                                .map(TableDamage::inWords)
                                .collect(Collectors.joining("; "))
                        + (damages.size() > MOST_NAMED ? "; and " + (damages.size() - MOST_NAMED) + " more" : "")
                        + ". 'robohaku doctor' lists all of it, 'robohaku doctor --repair' mends it",
                cause);
    }
}
