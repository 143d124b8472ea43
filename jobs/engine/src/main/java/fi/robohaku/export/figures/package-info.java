/** Figures of marts as people read them: rows by name of column, and how a value is printed in a language. */
package fi.robohaku.export.figures;
