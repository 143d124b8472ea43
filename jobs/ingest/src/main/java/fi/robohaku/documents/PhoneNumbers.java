package fi.robohaku.documents;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds telephone numbers that are valid in the numbering plan of their country, Finland where none is named. A number in a
 * text is one only where it is written as such: with its country, as that of a mobile telephone, with its area apart, or
 * behind a word for telephone.
 */
final class PhoneNumbers {
    private static final String COUNTRY = "FI";
    /** Groups of digits with one space or hyphen between them, behind a country or the zero of an area. */
    private static final Pattern CANDIDATE = Pattern.compile(
            "(?<![0-9A-Za-z+])(?<![0-9][./,:-])(?:\\+ ?|00|\\(?0)[1-9](?:[ -]?\\(0\\)[ -]?|[ -]|[)] ?|[0-9]){4,20}[0-9](?![0-9])");

    private static final Pattern GROUP_END = Pattern.compile("[ )-]+[0-9]+$");
    private static final Pattern DATE = Pattern.compile("[0-9]{1,2}[- ][0-9]{1,2}[- ](?:[0-9]{2}|[0-9]{4})");
    private static final Pattern BUSINESS_ID = Pattern.compile("[0-9]{7}-[0-9]");
    private static final Pattern AREA_APART = Pattern.compile("\\(?0[0-9]{1,3}[ )-].*");
    private static final Pattern AMOUNT =
            Pattern.compile("(?i) ?(?:€|%|e(?![a-zäöå])|eur|milj|me(?![a-zäöå])|m€|t€|te(?![a-zäöå]))");
    private static final Pattern DECIMALS = Pattern.compile("[.,][0-9]");

    private static final Pattern WORD =
            Pattern.compile("(?i)(?:puh|p|tel|tfn|gsm|phone|mob|puhelin|numero|telefon)[a-zäöå]*[.:]* *$");
    private static final int LONGEST_WORD = 20;
    /** Shorter ones are months and years as often as telephones. */
    private static final int FEWEST_DIGITS = 7;

    private PhoneNumbers() {}

    static List<PersonalData.Span> find(String text) {
        List<PersonalData.Span> found = new ArrayList<>();
        Matcher candidate = CANDIDATE.matcher(text);
        int from = 0;
        while (candidate.find(from)) {
            int start = candidate.start();
            Optional<PersonalData.Span> number = number(text, start, candidate.group());
            number.ifPresent(found::add);
            from = number.map(PersonalData.Span::end).orElse(start + 1);
        }
        return found;
    }

    /** The longest number that a candidate begins with: what stands behind it in groups of its own may be another. */
    private static Optional<PersonalData.Span> number(String text, int start, String candidate) {
        String number = candidate;
        while (!number.isEmpty()) {
            int end = start + number.length();
            if (isNumber(number, text.substring(Math.max(0, start - LONGEST_WORD), start), rest(text, end))) {
                return Optional.of(new PersonalData.Span(PersonalData.Kind.PHONE_NUMBER, start, end));
            }
            Matcher last = GROUP_END.matcher(number);
            number = last.find() ? number.substring(0, last.start()) : "";
        }
        return Optional.empty();
    }

    private static String rest(String text, int from) {
        return text.substring(from, Math.min(text.length(), from + LONGEST_WORD));
    }

    private static boolean isNumber(String number, String before, String after) {
        if (number.chars().filter(Character::isDigit).count() < FEWEST_DIGITS
                || DATE.matcher(number).matches()
                || BUSINESS_ID.matcher(number).matches()
                || AMOUNT.matcher(after).lookingAt()
                || (number.startsWith("+") && DECIMALS.matcher(after).lookingAt())) {
            return false;
        }
        try {
            PhoneNumberUtil plan = PhoneNumberUtil.getInstance();
            PhoneNumber parsed = plan.parse(number.startsWith("00") ? "+" + number.substring(2) : number, COUNTRY);
            boolean isWrittenSo = number.startsWith("+")
                    || number.startsWith("00")
                    || AREA_APART.matcher(number).matches()
                    || plan.getNumberType(parsed) == PhoneNumberType.MOBILE
                    || WORD.matcher(before).find();
            return isWrittenSo && plan.isValidNumber(parsed);
        } catch (NumberParseException e) {
            return false;
        }
    }
}
