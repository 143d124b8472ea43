/** Charts of the marts, as SVG for screens and PNG for print. Nothing is computed here: a mark stands where a mart says. */
package fi.robohaku.export.charts;
