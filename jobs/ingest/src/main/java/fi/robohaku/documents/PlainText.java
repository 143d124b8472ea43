package fi.robohaku.documents;

import java.util.Arrays;

/**
 * A text in the characters in which numbers and addresses are looked for: hyphens and spaces of every kind as one, digits
 * and letters of every width as those of ASCII, and without what no eye sees.
 */
final class PlainText {
    private static final int FULL_WIDTH = 0xFF01 - '!';

    private final String text;
    private final int[] positions;

    private PlainText(String text, int[] positions) {
        this.text = text;
        this.positions = positions;
    }

    static PlainText of(String original) {
        StringBuilder plain = new StringBuilder(original.length());
        int[] positions = new int[original.length()];
        for (int i = 0; i < original.length(); i++) {
            char one = original.charAt(i);
            if (one == '\u00ad' || Character.getType(one) == Character.FORMAT) {
                continue;
            }
            positions[plain.length()] = i;
            plain.append(plain(one));
        }
        return new PlainText(plain.toString(), Arrays.copyOf(positions, plain.length()));
    }

    /** The plain characters. */
    String text() {
        return text;
    }

    /** Where a character of the plain text stands in the original. */
    int positionOf(int at) {
        return positions[at];
    }

    private static char plain(char one) {
        if (one < 0x80) {
            return one == '\t' ? ' ' : one;
        }
        if (Character.isDigit(one)) {
            return (char) ('0' + Character.digit(one, 10));
        }
        if (Character.isSpaceChar(one) && one != '\u2028' && one != '\u2029') {
            return ' ';
        }
        if (Character.getType(one) == Character.DASH_PUNCTUATION || one == '\u2212') {
            return '-';
        }
        return one >= 0xFF01 && one <= 0xFF5E ? (char) (one - FULL_WIDTH) : one;
    }
}
