/** Arrow Flight SQL: authenticates calls, keeps sessions and prepared statements, and streams results and metadata. */
package fi.robohaku.serve.flight;
