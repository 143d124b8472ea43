/** Answers plain questions over one small table without a Spark session. */
package fi.robohaku.serve.stored;
