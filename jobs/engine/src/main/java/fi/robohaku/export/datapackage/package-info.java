/** What machines are told of an export: data package, CSV on the Web, catalogue record. */
package fi.robohaku.export.datapackage;
