package fi.robohaku.export.cube;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a PX file by the rules of the format: keywords end with a semicolon outside quotation marks. */
final class PxReader {
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    private final Map<String, String> keywords = new LinkedHashMap<>();

    PxReader(Path file) throws IOException {
        String text = decoded(file);
        StringBuilder word = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            isQuoted ^= c == '"';
            if (c == ';' && !isQuoted) {
                put(word.toString().strip());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        if (!word.toString().isBlank()) {
            throw new IOException(file + " ends within a keyword: " + word);
        }
    }

    private static String decoded(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Matcher page = Pattern.compile("CODEPAGE=\"([^\"]+)\"").matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (!page.find()) {
            throw new IOException(file + " names no code page");
        }
        try {
            return Charset.forName(page.group(1))
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not in " + page.group(1), e);
        }
    }

    private void put(String keyword) throws IOException {
        int end = -1;
        boolean isQuoted = false;
        for (int i = 0; i < keyword.length() && end < 0; i++) {
            isQuoted ^= keyword.charAt(i) == '"';
            if (keyword.charAt(i) == '=' && !isQuoted) {
                end = i;
            }
        }
        if (end < 0 || keywords.put(keyword.substring(0, end), keyword.substring(end + 1)) != null) {
            throw new IOException("No keyword, or one that stands twice: " + keyword);
        }
    }

    Map<String, String> keywords() {
        return keywords;
    }

    /** A text, put together of its lines. */
    String text(String keyword) {
        return String.join("", texts(keyword));
    }

    /** A list of texts. */
    List<String> texts(String keyword) {
        String value = keywords.get(keyword);
        if (value == null) {
            throw new AssertionError("No keyword " + keyword + " among " + keywords.keySet());
        }
        List<String> found = new ArrayList<>();
        Matcher texts = TEXT.matcher(value);
        while (texts.find()) {
            found.add(texts.group(1));
        }
        return found;
    }

    /** Names of all variables in a language, the slowest first. */
    List<String> variables(String language) {
        List<String> all = new ArrayList<>(texts("STUB" + language));
        all.addAll(texts("HEADING" + language));
        return all;
    }

    /** All cells, as they stand there. */
    List<String> cells() {
        return List.of(keywords.get("DATA").strip().split("\\s+"));
    }

    /** The cell of a code of each variable. */
    String cell(String... codes) {
        int place = 0;
        List<String> variables = variables("");
        for (int i = 0; i < variables.size(); i++) {
            List<String> known = texts("CODES(\"" + variables.get(i) + "\")");
            if (!known.contains(codes[i])) {
                throw new AssertionError(codes[i] + " is not among " + known);
            }
            place = place * known.size() + known.indexOf(codes[i]);
        }
        return cells().get(place);
    }
}
