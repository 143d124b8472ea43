package fi.robohaku.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Versions of the program and of what it rests on, as they were when it was built. */
public final class SoftwareVersions {
    private SoftwareVersions() {}

    /** Version of the program itself. */
    public static String program() {
        return all().get("robohaku");
    }

    /** Versions by name: robohaku, spark, delta, poi, java. */
    public static Map<String, String> all() {
        Properties built = new Properties();
        try (InputStream in = SoftwareVersions.class.getResourceAsStream("versions.properties")) {
            built.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> versions = new LinkedHashMap<>();
        for (String name : new String[] {"robohaku", "spark", "delta", "poi"}) {
            versions.put(name, built.getProperty(name));
        }
        versions.put("java", Runtime.version().toString());
        return versions;
    }
}
