package fi.robohaku.lakehouse;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
     * All files below a folder but links, which could lead out of it.
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

    /** The first bytes of a file, as many as there are up to a bound. */
    static byte[] read(URI location, int most) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(location))) {
            return in.readNBytes(most);
        }
    }

    private static void collect(Path folder, String below, BiPredicate<String, String> isLeftOut, List<FoundFile> found)
            throws IOException {
        TreeMap<String, Path> children = new TreeMap<>(Comparator.naturalOrder());
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path child : stream) {
                children.put(nameOf(child), child);
            }
        }
        Set<String> names = Set.copyOf(children.keySet());
        for (var child : children.entrySet()) {
            BasicFileAttributes attributes =
                    Files.readAttributes(child.getValue(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (isLeftOut.test(child.getKey(), below) || attributes.isSymbolicLink()) {
                continue;
            }
            String path = below + DocumentName.of(child.getKey(), names);
            if (attributes.isDirectory()) {
                collect(child.getValue(), path + "/", isLeftOut, found);
            } else {
                found.add(new FoundFile(
                        path,
                        child.getValue().toUri().toString(),
                        attributes.size(),
                        Instant.ofEpochMilli(attributes.lastModifiedTime().toMillis())));
            }
        }
    }

    /** The name by the bytes on the disk, which are in its URI: text where they are UTF-8, percent codes where not. */
    private static String nameOf(Path file) {
        String path = file.toUri().getRawPath();
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        byte[] bytes = decode(bare.substring(bare.lastIndexOf('/') + 1));
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
