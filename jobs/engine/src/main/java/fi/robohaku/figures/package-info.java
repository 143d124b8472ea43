/** Single figures of the marts: by name and in words, down to the cells they come from, and from run to run. */
package fi.robohaku.figures;
