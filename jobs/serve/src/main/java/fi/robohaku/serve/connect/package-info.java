/** Spark Connect: authenticates calls, validates and rewrites their requests, and tracks the queries in them. */
package fi.robohaku.serve.connect;
