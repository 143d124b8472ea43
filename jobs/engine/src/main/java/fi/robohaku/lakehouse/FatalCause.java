package fi.robohaku.lakehouse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What ends a run though neither documents nor program are at fault: too little memory, a full disk. */
enum FatalCause {
    MEMORY("java\\.lang\\.OutOfMemoryError(?:: ([^\\r\\n]+))?") {
        @Override
        String inWords(Matcher found) {
            return "Out of memory" + detail(found) + ": the process may use " + megabytes()
                    + " MB. Give it more, for example ROBOHAKU_JAVA_OPTIONS=-Xmx4g, or let it do less at once with"
                    + " --conf spark.master=local[1]";
        }
    },
    CODE_CACHE("(?:Out of space in CodeCache|CodeCache is full)([^\\r\\n]*)") {
        @Override
        String inWords(Matcher found) {
            return "The code cache of the JVM is full: give it more room with"
                    + " ROBOHAKU_JAVA_OPTIONS=-XX:ReservedCodeCacheSize=512m";
        }
    },
    STACK("java\\.lang\\.StackOverflowError") {
        @Override
        String inWords(Matcher found) {
            return "The stack of a thread is full: give it more with ROBOHAKU_JAVA_OPTIONS=-Xss8m";
        }
    },
    HEAP_OF_SPARK("System memory ([0-9]+) must be at least ([0-9]+)") {
        @Override
        String inWords(Matcher found) {
            return "Spark needs at least " + Long.parseLong(found.group(2)) / MEGABYTE
                    + " MB of memory and may use " + Long.parseLong(found.group(1)) / MEGABYTE
                    + " MB: give it more with ROBOHAKU_JAVA_OPTIONS=-Xmx1g";
        }
    },
    DISK("(?:No space left on device|Disk quota exceeded)") {
        @Override
        String inWords(Matcher found) {
            return "The disk is full (" + found.group() + "): make room for the workspace and for temporary files ("
                    + System.getProperty("java.io.tmpdir") + "); the next run undoes what this one had begun";
        }
    },
    READ_ONLY("Read-only file system") {
        @Override
        String inWords(Matcher found) {
            return "The storage of the workspace is mounted for reading only";
        }
    };

    private static final long MEGABYTE = 1024L * 1024;
    private static final int MOST_CAUSES = 30;

    private final Pattern sign;

    FatalCause(String sign) {
        this.sign = Pattern.compile(sign);
    }

    /** The cause and what to do about it, in one line. */
    abstract String inWords(Matcher found);

    private static String detail(Matcher found) {
        return found.group(1) == null ? "" : " (" + found.group(1).strip() + ")";
    }

    private static long megabytes() {
        return Runtime.getRuntime().maxMemory() / MEGABYTE;
    }

    /** The fatal cause among the causes of a failure, in words; empty where it has another. */
    static Optional<String> of(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            String text = cause.toString();
            for (FatalCause known : values()) {
                Matcher found = known.sign.matcher(text);
                if (found.find()) {
                    return Optional.of(known.inWords(found));
                }
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
