package fi.robohaku.serve.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/** Tokens: 256 random bits each, so their plain SHA-256 can be stored and does not give them away. */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern USER_NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");
    private static final int BYTES = 32;

    private Tokens() {}

    /** Creates a token. */
    public static String create() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Checks the name of a user, and returns it.
     *
     * @throws IllegalArgumentException where the text is not allowed as one
     */
    static String requireUserName(String name) {
        if (!USER_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' cannot be the name of a user: letters, digits and . _ @ -"
                            + " are, 64 at most, the first a letter or a digit");
        }
        return name;
    }

    /** The SHA-256 of a token in hexadecimal digits, which is what is stored. */
    public static String hash(String token) {
        return DigestUtils.sha256Hex(token);
    }

    /** Compares two hashes in a time that does not tell where they differ. */
    static boolean hashesEqual(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /** Authenticates one user by one token, which is stored nowhere. */
    public static Authenticator singleUser(String user, String token) {
        String hash = hash(token);
        return new Authenticator() {
            @Override
            public Optional<String> authenticate(String given) {
                return hashesEqual(hash, hash(given)) ? Optional.of(user) : Optional.empty();
            }

            @Override
            public boolean isEmpty() {
                return false;
            }
        };
    }
}
