/** Opens the tables to SQL clients by Spark Connect and Arrow Flight SQL (JDBC) and to browsers, and watches over the process. */
package fi.robohaku.serve.server;
