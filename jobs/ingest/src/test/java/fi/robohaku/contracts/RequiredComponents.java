package fi.robohaku.contracts;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out which components of a record must be given: those without which its constructor throws. A record that cannot
 * be made of plain values at all is taken to require none.
 */
final class RequiredComponents {
    private RequiredComponents() {}

    static Set<String> of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            return Set.of();
        }
        Object[] values = Arrays.stream(components)
                .map(component -> plainValue(component.getType()))
                .toArray();
        Set<String> required = new HashSet<>();
        if (canBeMade(type, components, values)) {
            for (int i = 0; i < components.length; i++) {
                Object[] withoutOne = values.clone();
                withoutOne[i] = null;
                if (!components[i].getType().isPrimitive() && !canBeMade(type, components, withoutOne)) {
                    required.add(components[i].getName());
                }
            }
        }
        return required;
    }

    private static boolean canBeMade(Class<?> type, RecordComponent[] components, Object[] values) {
        try {
            make(type, components, values);
            return true;
        } catch (InvocationTargetException e) {
            return false;
        }
    }

    private static Object make(Class<?> type, RecordComponent[] components, Object[] values)
            throws InvocationTargetException {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A value that no record has a reason to refuse; null where there is none. */
    private static Object plainValue(Class<?> type) {
        if (type == String.class || type == Object.class) {
            return "x";
        } else if (type == List.class) {
            return List.of();
        } else if (type == Map.class) {
            return Map.of();
        } else if (type == boolean.class || type == Boolean.class) {
            return false;
        } else if (type == int.class || type == Integer.class) {
            return 1;
        } else if (type == long.class || type == Long.class) {
            return 1L;
        } else if (type == Instant.class) {
            return Instant.EPOCH;
        } else if (type == BigDecimal.class) {
            return BigDecimal.ONE;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isRecord()) {
            RecordComponent[] components = type.getRecordComponents();
            try {
                return make(
                        type,
                        components,
                        Arrays.stream(components)
                                .map(component -> plainValue(component.getType()))
                                .toArray());
            } catch (InvocationTargetException e) {
                return null;
            }
        }
        throw new IllegalStateException("Give " + type + " a plain value here");
    }
}
