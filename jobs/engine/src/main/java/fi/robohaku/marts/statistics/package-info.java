/**
 * Statistics that SQL cannot do, without Spark: values in, values out. None depends on the order in which values come;
 * what is drawn at random is drawn from a seed that the caller gives.
 */
package fi.robohaku.marts.statistics;
