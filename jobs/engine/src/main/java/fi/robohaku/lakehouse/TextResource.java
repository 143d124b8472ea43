package fi.robohaku.lakehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text that belongs to a class and is kept in a file of its own beside it: the SQL of a step of a job, a style, a list. */
public final class TextResource {
    private TextResource() {}

    static String read(String name) {
        return read(TextResource.class, name);
    }

    /** The text of a file that stands beside a class. */
    public static String read(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + name + " beside " + beside.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
