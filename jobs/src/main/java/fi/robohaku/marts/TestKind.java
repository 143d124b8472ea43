package fi.robohaku.marts;

/** What a test of a mart asks for. */
interface TestKind {
    /**
     * The test as SQL over the rows of a mart.
     *
     * @param declared name, severity and words; what it leaves open the kind fills
     * @param mart name of the mart, without schema
     * @param alias name that no other test of the mart has
     */
    MartCheck check(MartTest declared, String mart, String alias);

    /** A predicate, or one that is true of every row. */
    static String orTrue(String predicate) {
        return predicate == null ? "true" : "(" + predicate + ")";
    }

    /** A table's name with its schema; without one it is a mart. */
    static String table(String name) {
        return name.contains(".") ? name : "gold." + name;
    }
}
