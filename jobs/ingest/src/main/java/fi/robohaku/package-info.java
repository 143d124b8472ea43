/** Robohaku: figures of a public funding programme, from the documents of its projects. */
package fi.robohaku;
