/**
 * Notebooks in Java: a kernel for Jupyter over the JDK's own shell, what is at hand in its cells, and how tables, charts
 * and sentences are shown there.
 */
package fi.robohaku.notebook;
