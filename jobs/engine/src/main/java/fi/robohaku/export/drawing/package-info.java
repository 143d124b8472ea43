/**
 * Draws charts: one look, marks, axes and legends, and pictures as SVG and PNG with their text alternatives. What is
 * drawn, and how it is worded, is decided by those who call.
 */
package fi.robohaku.export.drawing;
