package fi.robohaku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A test that reads the whole set of samples, and needs no Spark: {@code ./mvnw verify} runs it, {@code ./mvnw test} does not. */
@Tag("samples")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface SampleSetTest {}
