package fi.robohaku.notebook;

/** How a chart shows its rows. */
enum ChartKind {
    BAR("Pylväskaavio", "Bar chart"),
    DUMBBELL("Janakaavio", "Dumbbell chart"),
    POINTS("Pistekaavio", "Dot chart"),
    LINE("Viivakaavio", "Line chart");

    private final String finnish;
    private final String english;

    ChartKind(String finnish, String english) {
        this.finnish = finnish;
        this.english = english;
    }

    String finnish() {
        return finnish;
    }

    String english() {
        return english;
    }
}
