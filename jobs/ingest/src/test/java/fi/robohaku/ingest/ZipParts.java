package fi.robohaku.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Office files taken apart into their parts, and put together again. */
final class ZipParts {
    private ZipParts() {}

    /** The parts by name, in their order. */
    static Map<String, byte[]> of(byte[] file) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A file with a part more, or another in its place. */
    static byte[] with(byte[] file, String name, byte[] part) {
        Map<String, byte[]> parts = of(file);
        parts.put(name, part);
        return zip(parts);
    }

    static byte[] with(byte[] file, String name, String part) {
        return with(file, name, part.getBytes(StandardCharsets.UTF_8));
    }

    static String text(byte[] file, String name) {
        return new String(of(file).get(name), StandardCharsets.UTF_8);
    }
}
