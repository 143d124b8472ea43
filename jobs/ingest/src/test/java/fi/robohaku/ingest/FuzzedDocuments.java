package fi.robohaku.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Documents out of good ones by seeded chance: the same seed makes the same document. Bytes of the whole file, of one part
 * of it, its tags, its cells and its numbers are changed, moved, doubled or lost.
 */
final class FuzzedDocuments {
    /** Texts that programs stumble over. */
    private static final List<String> ODD = List.of(
            "",
            "-0",
            "1E400",
            "NaN",
            "2147483648",
            "9".repeat(500),
            "1,5;2,5",
            "\u202e12",
            "\u0000",
            "=1+1",
            "&#0;",
            "&amp;",
            "ei tiedossa",
            "31.2.2020",
            "\ud83d\ude00",
            "]]>",
            "A1:XFD1048576",
            "2020-VNK-1",
            "(".repeat(50));

    private FuzzedDocuments() {}

    /**
     * A changed document.
     *
     * @param content its bytes
     * @param isPacked whether only the packing was changed, which holds check sums: what is read must then be as before
     */
    @SuppressWarnings("ArrayRecordComponent")
    record FuzzedDocument(byte[] content, boolean isPacked) {}

    static FuzzedDocument of(byte[] document, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean isZip = document[0] == 'P' && document[1] == 'K';
        if (!isZip) {
            return new FuzzedDocument(random.nextBoolean() ? text(document, random) : bytes(document, random), false);
        }
        if (random.nextInt(3) == 0) {
            return new FuzzedDocument(bytes(document, random), true);
        }
        Map<String, byte[]> parts = ZipParts.of(document);
        List<String> names = new ArrayList<>(parts.keySet());
        int changes = 1 + random.nextInt(3);
        for (int change = 0; change < changes; change++) {
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(20) == 0) {
                parts.remove(name);
            } else if (parts.containsKey(name)) {
                byte[] part = parts.get(name);
                parts.put(name, random.nextInt(4) == 0 ? bytes(part, random) : text(part, random));
            }
        }
        return new FuzzedDocument(ZipParts.zip(parts), false);
    }

    private static byte[] bytes(byte[] document, SplittableRandom random) {
        if (document.length < 8) {
            return document;
        }
        byte[] changed = document.clone();
        int at = random.nextInt(document.length - 4);
        int length = 1 + random.nextInt(Math.min(200, document.length - at - 1));
        switch (random.nextInt(5)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                for (int i = 0; i < length; i++) {
                    changed[at + i] = (byte) random.nextInt(256);
                }
            }
            case 2 -> changed = Arrays.copyOf(document, at);
            case 3 -> System.arraycopy(document, random.nextInt(document.length - length), changed, at, length);
            default -> changed = without(document, at, length);
        }
        return changed;
    }

    private static byte[] without(byte[] document, int at, int length) {
        byte[] changed = Arrays.copyOf(document, document.length - length);
        System.arraycopy(document, at + length, changed, at, document.length - at - length);
        return changed;
    }

    /** Changes a token: a tag, an attribute, a cell, a number, a line. */
    private static byte[] text(byte[] document, SplittableRandom random) {
        String text = new String(document, ISO_8859_1);
        List<Integer> starts = new ArrayList<>();
        String marks = text.startsWith("<") ? "<>\" " : ";,\n\t";
        for (int i = 0; i < text.length(); i++) {
            if (marks.indexOf(text.charAt(i)) >= 0) {
                starts.add(i);
            }
        }
        if (starts.size() < 3) {
            return bytes(document, random);
        }
        int token = random.nextInt(starts.size() - 2);
        int start = starts.get(token);
        int end = starts.get(Math.min(starts.size() - 1, token + 1 + random.nextInt(3)));
        String piece = text.substring(start, end);
        String odd = new String(
                ODD.get(random.nextInt(ODD.size())).getBytes(java.nio.charset.StandardCharsets.UTF_8), ISO_8859_1);
        int other = starts.get(random.nextInt(starts.size()));
        String changed = switch (random.nextInt(6)) {
            case 0 -> text.substring(0, start) + text.substring(end);
            case 1 -> text.substring(0, end) + piece + text.substring(end);
            case 2 -> text.substring(0, start + 1) + odd + text.substring(end);
            case 3 -> text.substring(0, other) + piece + text.substring(other);
            case 4 -> text.substring(0, end) + piece.repeat(200) + text.substring(end);
            default ->
                text.substring(0, start + 1)
                        + piece.substring(1).replaceAll("[0-9]", Integer.toString(random.nextInt(10)))
                        + text.substring(end);
        };
        return changed.getBytes(ISO_8859_1);
    }
}
