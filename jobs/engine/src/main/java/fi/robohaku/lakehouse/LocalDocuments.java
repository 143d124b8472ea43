package fi.robohaku.lakehouse;

import fi.robohaku.documents.LocalFile;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Documents on a local disk, whatever they are called. Hadoop refuses names with a colon, such as mail programs give
 * ({@code RE: hakemus.xlsx}), and loses bytes that are not UTF-8; the URIs here keep every byte.
 */
final class LocalDocuments {
    private static final String SCHEME = "file";

    private LocalDocuments() {}

    static boolean isLocal(URI uri) {
        return SCHEME.equals(uri.getScheme());
    }

    /**
     * All that stands below a folder and is no folder, links, pipes and devices too, which {@link LocalFile} does not open.
     *
     * @param isLeftOut whether a name in a folder, given by its path with {@code /} behind, is no document
     * @throws FileNotFoundException where there is no such folder
     */
    static List<FoundFile> list(URI root, BiPredicate<String, String> isLeftOut) throws IOException {
        Path folder = Path.of(root);
        if (!Files.isDirectory(folder)) {
            throw new FileNotFoundException("There is no folder of documents at " + root);
        }
        List<FoundFile> found = new ArrayList<>();
        collect(folder, "", isLeftOut, found);
        return found;
    }

    private static void collect(Path folder, String below, BiPredicate<String, String> isLeftOut, List<FoundFile> found)
            throws IOException {
        SortedMap<String, Path> children = children(folder);
        SortedMap<String, String> names = new TreeMap<>();
        children.forEach((raw, child) -> names.put(raw, nameOf(raw)));
        Map<String, String> shown = DocumentName.shown(names);
        for (var child : children.entrySet()) {
            Optional<BasicFileAttributes> attributes = attributes(child.getValue());
            if (attributes.isEmpty() || isLeftOut.test(names.get(child.getKey()), below)) {
                continue;
            }
            String path = below + shown.get(child.getKey());
            if (attributes.get().isDirectory()) {
                collect(child.getValue(), path + "/", isLeftOut, found);
            } else {
                found.add(new FoundFile(
                        path,
                        child.getValue().toUri().toString(),
                        attributes.get().size(),
                        Instant.ofEpochMilli(attributes.get().lastModifiedTime().toMillis())));
            }
        }
    }

    /** What stands in a folder, by the name that its URI has; nothing where the folder has gone meanwhile. */
    private static SortedMap<String, Path> children(Path folder) throws IOException {
        SortedMap<String, Path> children = new TreeMap<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(child -> children.put(rawNameOf(child), child));
        } catch (NoSuchFileException e) {
            return new TreeMap<>();
        } catch (AccessDeniedException e) {
            throw new IOException(
                    "There is no right to read the folder " + folder
                            + "; give the user of the run this right. What was read from it before still stands",
                    e);
        }
        return children;
    }

    /** Empty where the file has gone since its folder was read. */
    private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static String rawNameOf(Path file) {
        String path = file.toUri().getRawPath();
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return bare.substring(bare.lastIndexOf('/') + 1);
    }

    /** The name by the bytes on the disk, which are in its URI: text where they are UTF-8, percent codes where not. */
    private static String nameOf(String raw) {
        byte[] bytes = decode(raw);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            StringBuilder name = new StringBuilder();
            for (byte one : bytes) {
                name.append(
                        one > 0
                                ? String.valueOf((char) one)
                                : String.format(java.util.Locale.ROOT, "%%%02X", one & 0xFF));
            }
            return name.toString();
        }
    }

    private static byte[] decode(String raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                bytes.write(Integer.parseInt(raw.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(raw.charAt(i)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
