/** Marts: each is one SQL file of {@code schemas/marts} with its contract beside it, computed in order of need. */
package fi.robohaku.marts;
