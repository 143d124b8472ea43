/**
 * Reading a document by its template: bytes in, figures and findings out. Needs no Spark, so that the same code runs on
 * executors and in {@code robohaku check}.
 */
package fi.robohaku.ingest;
