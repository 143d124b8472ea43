/** The report that people read: one page that needs nothing from elsewhere, and the same as PDF. */
package fi.robohaku.export.report;
