/** The SQL shell: reads statements at a terminal or from a text, executes them in a session, and prints their rows. */
package fi.robohaku.serve.shell;
