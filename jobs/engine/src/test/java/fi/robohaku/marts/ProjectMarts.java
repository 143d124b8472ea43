package fi.robohaku.marts;

import fi.robohaku.lakehouse.TestWarehouse;

/** The marts of the project, read and parsed once for all tests of a JVM. */
public final class ProjectMarts {
    private static final MartDefinitions MARTS =
            MartDefinitions.read(TestWarehouse.home().resolve("schemas"));

    private ProjectMarts() {}

    /** All definitions. */
    public static MartDefinitions get() {
        return MARTS;
    }
}
