/** The tables for SQL clients elsewhere: Spark Connect and Arrow Flight SQL (JDBC), with users, limits and an audit log. */
package fi.robohaku.serve.server;
