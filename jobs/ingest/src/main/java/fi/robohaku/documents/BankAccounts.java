package fi.robohaku.documents;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds international bank account numbers (IBAN, ISO 13616) by the length that their country has and their check digits. */
final class BankAccounts {
    private static final Pattern START = Pattern.compile("(?<![0-9A-Za-z])[A-Za-z]{2}[0-9]{2}");
    private static final BigInteger MODULUS = BigInteger.valueOf(97);
    /** Country and number of characters, as the registry of ISO 13616 has them. */
    private static final Map<String, Integer> LENGTHS = lengths("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28"
            + " CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28"
            + " IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31"
            + " MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SD18 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24"
            + " TR26 UA29 VA22 VG24 XK20");

    private BankAccounts() {}

    static List<PersonalData.Span> find(String text) {
        List<PersonalData.Span> found = new ArrayList<>();
        Matcher start = START.matcher(text);
        while (start.find()) {
            int length = LENGTHS.getOrDefault(
                    text.substring(start.start(), start.start() + 2).toUpperCase(Locale.ROOT), 0);
            int end = endOf(text, start.start(), length);
            if (end > 0) {
                found.add(new PersonalData.Span(PersonalData.Kind.BANK_ACCOUNT, start.start(), end));
            }
        }
        return found;
    }

    /** Where an account of a length ends, spaces and hyphens within it passed over; -1 where none stands there. */
    private static int endOf(String text, int start, int length) {
        StringBuilder account = new StringBuilder();
        int at = start;
        while (at < text.length() && account.length() < length) {
            char one = text.charAt(at);
            if (isLetterOrDigit(one)) {
                account.append(Character.toUpperCase(one));
            } else if ((one != ' ' && one != '-') || !isLetterOrDigit(text.charAt(at - 1))) {
                return -1;
            }
            at++;
        }
        boolean isWhole =
                length > 0 && account.length() == length && (at == text.length() || !isLetterOrDigit(text.charAt(at)));
        return isWhole && isTrue(account) ? at : -1;
    }

    private static boolean isTrue(CharSequence account) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < account.length(); i++) {
            digits.append(Character.digit(account.charAt((i + 4) % account.length()), 36));
        }
        return new BigInteger(digits.toString()).mod(MODULUS).equals(BigInteger.ONE);
    }

    private static boolean isLetterOrDigit(char one) {
        return (one >= '0' && one <= '9') || (one >= 'A' && one <= 'Z') || (one >= 'a' && one <= 'z');
    }

    private static Map<String, Integer> lengths(String registry) {
        Map<String, Integer> lengths = new HashMap<>();
        for (String country : List.of(registry.split(" ", -1))) {
            lengths.put(country.substring(0, 2), Integer.parseInt(country.substring(2)));
        }
        return Map.copyOf(lengths);
    }
}
