/** Rows of the exported marts by name of column, as charts and the report read them. */
package fi.robohaku.export.rows;
