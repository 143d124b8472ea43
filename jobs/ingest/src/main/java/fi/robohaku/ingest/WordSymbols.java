package fi.robohaku.ingest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Boxes, ticks and arrows: form fields, controls, and characters of the symbol fonts, as the signs of Unicode. */
final class WordSymbols {
    static final String TICKED = "☒";
    static final String OPEN = "☐";
    private static final int PRIVATE = 0xF000;
    private static final Pattern IN_SYMBOLS = Pattern.compile("(?i)wingdings|webdings|^symbol");
    private static final Map<String, String> SIGNS = signs();

    private WordSymbols() {}

    /** The sign of a character of a symbol font; empty for one that is not known. */
    static String sign(String font, int code) {
        String name = font.strip().toLowerCase(Locale.ROOT);
        int bare = code >= PRIVATE ? code - PRIVATE : code;
        if ("symbol".equals(name) && bare >= ' ' && bare <= ';') {
            return Character.toString(bare);
        }
        return SIGNS.getOrDefault(name + bare, "");
    }

    /** The character of a symbol element: a sign of a symbol font, or the character itself where its font is another. */
    static String symbol(Element symbol) {
        int code = hexadecimal(WordXml.attribute(symbol, "char"));
        String font = WordXml.attribute(symbol, "font");
        boolean isPlain =
                code > 0 && code < PRIVATE && !IN_SYMBOLS.matcher(font).find();
        return isPlain ? Character.toString(code) : sign(font, code);
    }

    private static int hexadecimal(String text) {
        try {
            int code = Integer.parseInt(text, 16);
            return Character.isValidCodePoint(code) ? code : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The text of a run in a symbol font, with signs for its boxes and ticks. */
    static String translate(Element run, String text) {
        String font = WordXml.find(run, "rPr", "rFonts")
                .map(fonts -> WordXml.attribute(fonts, "ascii"))
                .orElse("");
        return text.codePoints()
                .mapToObj(code -> {
                    String sign = sign(font, code);
                    return sign.isEmpty() ? Character.toString(code) : sign;
                })
                .collect(Collectors.joining());
    }

    /** What a form field shows that has no text of its own: a box, or the chosen line of a list. */
    static Optional<String> formField(Element fieldChar) {
        Optional<Element> data = WordXml.child(fieldChar, "ffData");
        Optional<Element> box = data.flatMap(found -> WordXml.child(found, "checkBox"));
        if (box.isPresent()) {
            return Optional.of(isTicked(box.get()) ? TICKED : OPEN);
        }
        return data.flatMap(found -> WordXml.child(found, "ddList")).map(WordSymbols::chosen);
    }

    private static boolean isTicked(Element box) {
        return WordXml.child(box, "checked")
                .or(() -> WordXml.child(box, "default"))
                .map(WordXml::isOn)
                .orElse(false);
    }

    private static String chosen(Element list) {
        int number = WordXml.child(list, "result")
                .or(() -> WordXml.child(list, "default"))
                .map(result -> WordXml.number(WordXml.value(result)))
                .orElse(0);
        return WordXml.children(list).stream()
                .filter(entry -> "listEntry".equals(WordXml.name(entry)))
                .skip(Math.max(0, number))
                .findFirst()
                .map(WordXml::value)
                .orElse("");
    }

    /** What a control shows that is a box. */
    static Optional<String> control(Element properties) {
        return WordXml.child(properties, "checkbox")
                .map(box -> WordXml.child(box, "checked").map(WordXml::isOn).orElse(false) ? TICKED : OPEN);
    }

    private static Map<String, String> signs() {
        Map<String, String> signs = new HashMap<>();
        put(signs, "wingdings", TICKED, 0x78, 0xFD, 0xFE);
        put(signs, "wingdings", "✓", 0xFC);
        put(signs, "wingdings", "✗", 0xFB);
        put(signs, "wingdings", OPEN, 0x6F, 0x71, 0x72, 0xA8);
        put(signs, "wingdings", "→", 0xE0, 0xE8, 0xF0);
        put(signs, "wingdings", "←", 0xDF);
        put(signs, "wingdings 2", TICKED, 0x51, 0x52, 0x53, 0x54);
        put(signs, "wingdings 2", "✓", 0x50);
        put(signs, "wingdings 2", "✗", 0x4F);
        put(signs, "wingdings 2", OPEN, 0x2A, 0xA3);
        put(signs, "webdings", "✓", 0x61);
        put(signs, "webdings", TICKED, 0x67);
        put(signs, "webdings", OPEN, 0x63);
        put(signs, "webdings", "✗", 0x72);
        put(signs, "symbol", "€", 0xA0);
        put(signs, "symbol", "→", 0xAE);
        return Map.copyOf(signs);
    }

    private static void put(Map<String, String> signs, String font, String sign, int... codes) {
        for (int code : codes) {
            signs.put(font + code, sign);
        }
    }
}
