package fi.robohaku.notebook;

/** How a chart shows its rows. */
enum ChartKind {
    BAR("notebook.bar"),
    DUMBBELL("notebook.dumbbell"),
    POINTS("notebook.points"),
    LINE("notebook.line");

    private final String key;

    ChartKind(String key) {
        this.key = key;
    }

    /** Key of the message that names it. */
    String key() {
        return key;
    }
}
