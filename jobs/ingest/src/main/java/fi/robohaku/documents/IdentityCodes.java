package fi.robohaku.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds Finnish personal identity codes: day of birth, sign of the century, individual number and check character. The signs
 * are those of the decree 690/2022, with {@code Y X W V U} beside the hyphen and {@code B C D E F} beside {@code A}.
 */
final class IdentityCodes {
    private static final Pattern CODE =
            Pattern.compile("(?<![0-9])([0-9]{6})( ?[-+] ?|[A-FU-Ya-fu-y])([0-9]{3})([0-9A-Ya-y])(?![0-9A-Za-z])");

    private static final String CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    /** Lower ones are not given to anybody; those from 900 on are given for a time, and to test. */
    private static final int LEAST_INDIVIDUAL = 2;

    private IdentityCodes() {}

    static List<PersonalData.Span> find(String text) {
        List<PersonalData.Span> found = new ArrayList<>();
        Matcher code = CODE.matcher(text);
        for (int from = 0; code.find(from); from = code.start() + 1) {
            if (isCode(code) && !isDecisionNumber(text, code)) {
                found.add(new PersonalData.Span(PersonalData.Kind.IDENTITY_CODE, code.start(), code.end()));
            }
        }
        return found;
    }

    private static boolean isCode(Matcher code) {
        int day = Integer.parseInt(code.group(1).substring(0, 2));
        int month = Integer.parseInt(code.group(1).substring(2, 4));
        char check = code.group(4).toUpperCase(Locale.ROOT).charAt(0);
        long number = Long.parseLong(code.group(1) + code.group(3));
        return day >= 1
                && day <= 31
                && month >= 1
                && month <= 12
                && Integer.parseInt(code.group(3)) >= LEAST_INDIVIDUAL
                && CHECKS.charAt((int) (number % CHECKS.length())) == check;
    }

    /** Numbers of decisions go on with a stroke and a year: {@code 010120-1234/2020}. */
    private static boolean isDecisionNumber(String text, Matcher code) {
        int after = code.end();
        return Character.isDigit(code.group(4).charAt(0))
                && after + 1 < text.length()
                && text.charAt(after) == '/'
                && Character.isDigit(text.charAt(after + 1));
    }
}
