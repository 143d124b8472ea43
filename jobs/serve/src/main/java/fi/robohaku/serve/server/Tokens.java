package fi.robohaku.serve.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/** Tokens: 256 random bits each, so that their plain SHA-256 can be stored and nobody finds them from it. */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern USER = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");
    private static final int BYTES = 32;

    private Tokens() {}

    /** A new token. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The name of a user.
     *
     * @throws IllegalArgumentException where the text cannot be one
     */
    static String user(String name) {
        if (!USER.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot be the name of a user: letters, digits and . _ @ -"
                            + " are, 64 at most, the first a letter or a digit");
        }
        return name;
    }

    /** What is stored of a token, in hexadecimal digits. */
    static String hash(String token) {
        return DigestUtils.sha256Hex(token);
    }

    /** Compares in a time that does not tell where the two differ. */
    static boolean isSame(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /** One user with one token, which is kept nowhere. */
    public static Users passing(String user, String token) {
        String hash = hash(token);
        return new Users() {
            @Override
            public Optional<String> userOf(String given) {
                return isSame(hash, hash(given)) ? Optional.of(user) : Optional.empty();
            }

            @Override
            public boolean isEmpty() {
                return false;
            }
        };
    }
}
