/** Marts as tables of several dimensions, for statistical programs: PX and JSON-stat. */
package fi.robohaku.export.cube;
