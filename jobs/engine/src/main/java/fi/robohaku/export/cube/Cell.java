package fi.robohaku.export.cube;

import fi.robohaku.contracts.Provenance;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A cell of a cube.
 *
 * @param value the number; empty where there is none
 * @param status of a number its provenance, of an empty cell a code of the taxonomy statuses that says why
 */
record Cell(Optional<BigDecimal> value, String status) {
    static final String SYNTHETIC = Provenance.SYNTHETIC.code();
    static final String ASSUMED = "assumed";
    static final String PUBLISHED = "published";
    static final String NOT_APPLICABLE = "not_applicable";

    /** Of a combination that the mart has no row for. */
    static final Cell NO_ROW = new Cell(Optional.empty(), NOT_APPLICABLE);

    boolean isSynthetic() {
        return status.equals(SYNTHETIC);
    }

    boolean isAssumed() {
        return status.equals(ASSUMED);
    }
}
