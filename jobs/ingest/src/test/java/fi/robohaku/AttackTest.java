package fi.robohaku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test that has hundreds of hostile, broken or odd documents read, and needs no Spark: {@code ./mvnw verify} runs it,
 * {@code ./mvnw test} does not.
 */
@Tag("attack")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AttackTest {}
