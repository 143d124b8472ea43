package fi.robohaku.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds mail addresses, also those that are written with {@code (at)} so that programs do not find them. */
final class MailAddresses {
    private static final Pattern AT = Pattern.compile("@|(?i) ?[(\\[](?:at|ät)[)\\]] ?");
    private static final Pattern DOMAIN =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62}\\.){1,8}\\p{L}{2,24}(?![\\p{L}\\p{N}])");
    private static final String IN_LOCAL_PART = "._%+'-&~";
    private static final int LONGEST_LOCAL_PART = 64;

    private MailAddresses() {}

    static List<PersonalData.Span> find(String text) {
        List<PersonalData.Span> found = new ArrayList<>();
        Matcher at = AT.matcher(text);
        while (at.find()) {
            int start = startOf(text, at.start());
            Matcher domain = DOMAIN.matcher(text).region(at.end(), text.length());
            boolean isApart = found.isEmpty() || found.get(found.size() - 1).end() <= start;
            if (start < at.start() && isApart && domain.lookingAt()) {
                found.add(new PersonalData.Span(PersonalData.Kind.MAIL_ADDRESS, start, domain.end()));
            }
        }
        return found;
    }

    private static int startOf(String text, int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_LOCAL_PART && isLocal(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isLocal(char one) {
        return Character.isLetterOrDigit(one) || IN_LOCAL_PART.indexOf(one) >= 0;
    }
}
