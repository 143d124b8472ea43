/** What Spark Connect needs of a library of Spark that is not there. */
package org.apache.spark.ml.util;
