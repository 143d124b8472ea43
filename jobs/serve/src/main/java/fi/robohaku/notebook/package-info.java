/**
 * Notebooks in Java: a kernel for Jupyter on top of JShell, the functions that cells call, and how tables, charts and
 * sentences are shown.
 */
package fi.robohaku.notebook;
