/** What the rules say of single documents, for the agency that is about to send them; no Spark is needed for it. */
package fi.robohaku.export.check;
