package fi.robohaku.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Personal data that people write where nobody asked for it: Finnish personal identity codes, bank accounts, telephone
 * numbers and mail addresses. What a document says is masked before anything is made of it, so that none of them reaches
 * a table, a message or a file.
 *
 * <p>Only what proves itself is masked: an identity code by its check character, a bank account by its check digits, a
 * telephone number by the numbering plan of its country. Business ids, sums, dates and decision numbers stay as they are.
 */
public final class PersonalData {
    private PersonalData() {}

    /** What is masked, and what stands in its place. */
    public enum Kind {
        IDENTITY_CODE("[henkilötunnus poistettu]", "identity_code_masked"),
        BANK_ACCOUNT("[tilinumero poistettu]", "bank_account_masked"),
        PHONE_NUMBER("[puhelinnumero poistettu]", "phone_number_masked"),
        MAIL_ADDRESS("[sähköpostiosoite poistettu]", "mail_address_masked"),
        /** Of somebody whom the document names in a field made for it; {@link #mask} does not know names. */
        PERSON_NAME("[nimi poistettu]", "person_name_masked");

        private final String mark;
        private final String rule;

        Kind(String mark, String rule) {
            this.mark = mark;
            this.rule = rule;
        }

        /** What stands in the place of the value. */
        public String mark() {
            return mark;
        }

        /** The rule of {@code schemas/rules.yml} that tells of it. */
        public String rule() {
            return rule;
        }
    }

    /** Part of a text that is personal, from the first character up to, not including, the last. */
    record Span(Kind kind, int start, int end) {}

    /** The text with a mark in the place of all that is personal; the same text where nothing is. */
    public static String mask(String text) {
        if (!mayHold(text)) {
            return text;
        }
        PlainText plain = PlainText.of(text);
        List<Span> spans = new ArrayList<>();
        // In the order in which they prove themselves: an account may hold what looks like a telephone number.
        addApart(spans, MailAddresses.find(plain.text()));
        addApart(spans, BankAccounts.find(plain.text()));
        addApart(spans, IdentityCodes.find(plain.text()));
        addApart(spans, PhoneNumbers.find(plain.text()));
        if (spans.isEmpty()) {
            return text;
        }
        spans.sort(Comparator.comparingInt(Span::start));
        StringBuilder masked = new StringBuilder();
        int at = 0;
        for (Span span : spans) {
            masked.append(text, at, plain.positionOf(span.start()));
            masked.append(span.kind().mark());
            at = plain.positionOf(span.end() - 1) + 1;
        }
        return masked.append(text, at, text.length()).toString();
    }

    /** What was masked in a text, by its marks. */
    public static Set<Kind> maskedIn(String text) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (text.contains(kind.mark)) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private static void addApart(List<Span> spans, List<Span> more) {
        for (Span one : more) {
            if (spans.stream().noneMatch(other -> one.start() < other.end() && other.start() < one.end())) {
                spans.add(one);
            }
        }
    }

    /** Whether a text has what each kind needs at the least: seven digits, or what stands for 'at'. */
    private static boolean mayHold(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            digits += Character.isDigit(one) ? 1 : 0;
            if (digits >= 7 || one == '@' || one == '\uff20' || isWrittenAt(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWrittenAt(String text, int i) {
        char one = text.charAt(i);
        return (one == '(' || one == '[') && (text.startsWith("at", i + 1) || text.startsWith("ät", i + 1));
    }
}
