/**
 * The Delta tables: opened, created from {@code schemas/tables/}, filled from documents, kept right under crashes and
 * side by side runs.
 */
package fi.robohaku.lakehouse;
