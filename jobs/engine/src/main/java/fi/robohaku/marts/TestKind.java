package fi.robohaku.marts;

/** What a test of a mart asks for; the kinds have the names that they have in dbt and dbt_utils. */
interface TestKind {
    /**
     * Writes the test as SQL over the rows of a mart.
     *
     * @param declared name, severity and words; what it leaves open the kind fills
     * @param mart name of the mart, without schema
     * @param alias name that no other test of the mart has
     */
    CompiledTest compile(DataTest declared, String mart, String alias);

    /** A predicate, or one that is true of every row. */
    static String orTrue(String predicate) {
        return predicate == null ? "true" : "(" + predicate + ")";
    }

    /**
     * A table with its schema, under its own name; without a schema it is a mart. The name is given, for without one
     * Spark takes {@code WHERE (is_funded)} behind a table for a name with a column.
     */
    static String table(String name) {
        String whole = name.contains(".") ? name : "gold." + name;
        return whole + " AS " + whole.substring(whole.indexOf('.') + 1);
    }
}
