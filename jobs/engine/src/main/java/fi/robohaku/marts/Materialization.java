package fi.robohaku.marts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a mart is kept. */
public enum Materialization {
    /** As a Delta table of schema gold. */
    @JsonProperty("table")
    TABLE,
    /** Not at all: it is computed in the run of the one mart that reads it. */
    @JsonProperty("ephemeral")
    EPHEMERAL
}
