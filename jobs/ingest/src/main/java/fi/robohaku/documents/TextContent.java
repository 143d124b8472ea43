package fi.robohaku.documents;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Text of files that do not say in what charset they are written: by a byte order mark, by the zeros of UTF-16, as UTF-8
 * where it is that, and else in each of the charsets that offices have used.
 */
public final class TextContent {
    private static final char MARK = '\ufeff';
    /** What CP/M and DOS put at the end of a text. */
    private static final char END_OF_FILE = '\u001a';

    private static final int SAMPLE = 4096;
    /** Offices of today, of the Macintosh and of DOS, in the order in which they are likely. */
    private static final List<String> OFFICES = List.of("windows-1252", "x-MacRoman", "IBM850");

    private TextContent() {}

    /** Whether bytes are text: no control characters but those that part words, lines and pages, or end a file. */
    static boolean isText(byte[] content) {
        if (byMark(content).isPresent() || byZeros(content).isPresent()) {
            return true;
        }
        int length = lengthWithoutEnd(content);
        for (int i = 0; i < length; i++) {
            byte one = content[i];
            if (one >= 0 && one < ' ' && one != '\t' && one != '\n' && one != '\r' && one != '\f') {
                return false;
            }
        }
        return true;
    }

    /**
     * The texts that bytes may stand for, the likeliest first; more than one only where nothing tells the charset.
     *
     * @param otherwise charset of a text that says nothing of its own and is not UTF-8
     */
    public static List<String> readings(byte[] content, Charset otherwise) {
        byte[] body = content.length == lengthWithoutEnd(content)
                ? content
                : java.util.Arrays.copyOf(content, lengthWithoutEnd(content));
        Optional<String> told = byMark(body)
                .or(() -> byZeros(body))
                .flatMap(charset -> decode(body, charset))
                .or(() -> decode(body, StandardCharsets.UTF_8));
        if (told.isPresent()) {
            return List.of(withoutMarks(told.get()));
        }
        Set<String> texts = new LinkedHashSet<>();
        texts.add(withoutMarks(new String(body, otherwise)));
        for (String office : OFFICES) {
            if (Charset.isSupported(office)) {
                texts.add(withoutMarks(new String(body, Charset.forName(office))));
            }
        }
        return new ArrayList<>(texts);
    }

    /** Programs that join files leave a mark before each, and one program marks what another has marked. */
    private static String withoutMarks(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == MARK) {
            start++;
        }
        int end = text.length();
        while (end > start && text.charAt(end - 1) == END_OF_FILE) {
            end--;
        }
        return text.substring(start, end);
    }

    private static int lengthWithoutEnd(byte[] content) {
        int length = content.length;
        while (length > 0 && content[length - 1] == END_OF_FILE) {
            length--;
        }
        return length;
    }

    private static Optional<Charset> byMark(byte[] content) {
        if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(content, 0xFF, 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return startsWith(content, 0xFE, 0xFF) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    /** UTF-16 without a mark: every other byte of western text is zero. */
    private static Optional<Charset> byZeros(byte[] content) {
        int[] zeros = new int[2];
        int length = Math.min(content.length, SAMPLE) / 2 * 2;
        for (int i = 0; i < length; i++) {
            zeros[i % 2] += content[i] == 0 ? 1 : 0;
        }
        int many = length / 4;
        if (length < 8 || zeros[0] + zeros[1] < many) {
            return Optional.empty();
        }
        if (zeros[0] == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return zeros[1] == 0 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static boolean startsWith(byte[] content, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= content.length || content[i] != (byte) start[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> decode(byte[] content, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content));
            return Optional.of(text.toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
