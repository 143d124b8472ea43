/** Files out of marts, for people and programs that have no Spark. */
package fi.robohaku.export;
