/**
 * The contracts of {@code schemas/}, read into values: what a document template holds, the rules it is held to, the
 * taxonomies its words come from. Everything else in the project depends on this package, and it on nothing.
 */
package fi.robohaku.contracts;
