package fi.robohaku.export.drawing;

/**
 * Words around a chart.
 *
 * @param about what the figures are, below the title
 * @param notice says that figures are made up; empty where none is
 * @param source where the figures come from; empty where it is said elsewhere
 */
public record Frame(String title, String about, String notice, String source) {}
