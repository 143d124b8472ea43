package fi.robohaku.lakehouse;

/** What is to be done with a file of the folder of documents, or with one of the registry. */
enum FileAction {
    /** The registry has no current document of this path. */
    NEW("new"),
    /** What it was read by has changed since, or it could not be read before. */
    REREAD("reread"),
    /** It is opened to see whether its bytes changed. */
    SUSPECT("suspect"),
    /** It is not opened. */
    UNCHANGED("unchanged"),
    /** The registry has it as current and the folder has it no more. */
    VANISHED("vanished");

    private final String code;

    FileAction(String code) {
        this.code = code;
    }

    /** The text that datasets hold. */
    String code() {
        return code;
    }

    /** Whether the file is opened. */
    boolean isOpened() {
        return this == NEW || this == REREAD || this == SUSPECT;
    }
}
