package fi.robohaku;

import fi.robohaku.lakehouse.TestWarehouse;
import java.nio.file.Path;

/** How a test starts a Java process of its own: the Java, options and classes of this one. */
public final class TestJava {
    private TestJava() {}

    /** Path of the program. */
    public static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The argument that gives it the options which the launcher gives. */
    public static String options() {
        return "@" + TestWarehouse.home().resolve("jobs/jvm.options");
    }

    /** The project, its tests and all they need. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
