/** The command line: what was asked for is read here, and done elsewhere. */
package fi.robohaku.cli;
