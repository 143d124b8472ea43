/** Empty forms for agencies to fill in: workbooks and reports made from the templates alone. */
package fi.robohaku.forms;
