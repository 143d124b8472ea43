/** A run from end to end: documents in, tables, marts and exports out, and the report of it. */
package fi.robohaku.run;
