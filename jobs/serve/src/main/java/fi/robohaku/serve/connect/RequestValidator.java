package fi.robohaku.serve.connect;

import fi.robohaku.serve.query.Limits;
import fi.robohaku.serve.session.StatementBounds;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.connect.proto.AddArtifactsRequest;
import org.apache.spark.connect.proto.AnalyzePlanRequest;
import org.apache.spark.connect.proto.Catalog;
import org.apache.spark.connect.proto.Command;
import org.apache.spark.connect.proto.ConfigRequest;
import org.apache.spark.connect.proto.CreateDataFrameViewCommand;
import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.connect.proto.Expression;
import org.apache.spark.connect.proto.KeyValue;
import org.apache.spark.connect.proto.Plan;
import org.apache.spark.connect.proto.Read;
import org.apache.spark.connect.proto.Relation;
import org.sparkproject.connect.protobuf.Descriptors.FieldDescriptor;
import org.sparkproject.connect.protobuf.Message;

/**
 * Validates a request of Spark Connect with all that stands inside it, before Spark sees it: rejects functions and
 * sources that the client brings, files by their path, writes, settings and artifacts. The plan checker of the session
 * looks at SQL text.
 */
final class RequestValidator {
    private RequestValidator() {}

    /**
     * Validates a request.
     *
     * @throws RequestRejectedException where it does more than read the tables
     */
    static void validate(Message request, Limits limits) {
        Set<Relation> roots = Collections.newSetFromMap(new IdentityHashMap<>());
        if (request instanceof ExecutePlanRequest execution
                && execution.getPlan().hasRoot()) {
            roots.add(execution.getPlan().getRoot());
        }
        validate(request, new Scope(request instanceof AnalyzePlanRequest, roots, limits));
    }

    /**
     * The request that a part belongs to.
     *
     * @param isAnalysis whether it is for columns only
     * @param roots the plans whose rows are the result
     */
    private record Scope(boolean isAnalysis, Set<Relation> roots, Limits limits) {}

    private static void validate(Message part, Scope scope) {
        validateNode(part);
        if (part instanceof Relation relation) {
            if (scope.isAnalysis() && startsJobsToAnalyze(relation)) {
                throw new RequestRejectedException("columns that rows decide on");
            }
            validateCollecting(relation, scope);
        }
        for (Map.Entry<FieldDescriptor, Object> field : part.getAllFields().entrySet()) {
            if (field.getKey().getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                List<?> values = field.getValue() instanceof List<?> many ? many : List.of(field.getValue());
                values.forEach(value -> validate((Message) value, scope));
            }
        }
    }

    /** A relation that gathers rows in one place is limited where it is the result, and rejected elsewhere. */
    private static void validateCollecting(Relation relation, Scope scope) {
        if (!AllowedRequests.COLLECTING_RELATIONS.contains(relation.getRelTypeCase())) {
            return;
        }
        if (!scope.roots().contains(relation)) {
            throw new RequestRejectedException("rows put together inside of a query");
        }
        int rows = relation.hasShowString()
                ? relation.getShowString().getNumRows()
                : relation.getHtmlString().getNumRows();
        if (!relation.hasTail() && rows > scope.limits().maxRows()) {
            throw new RequestRejectedException(
                    "printing " + rows + " rows where " + scope.limits().maxRows() + " are the most");
        }
    }

    private static void validateNode(Message node) {
        if (node instanceof Relation relation) {
            require(AllowedRequests.RELATIONS, relation.getRelTypeCase());
        } else if (node instanceof Expression expression) {
            require(AllowedRequests.EXPRESSIONS, expression.getExprTypeCase());
        } else if (node instanceof Command command) {
            require(AllowedRequests.COMMANDS, command.getCommandTypeCase());
        } else if (node instanceof Catalog catalog) {
            require(AllowedRequests.CATALOG_OPERATIONS, catalog.getCatTypeCase());
            catalog.getAllFields().values().forEach(RequestValidator::checkPattern);
        } else if (node instanceof AnalyzePlanRequest analysis) {
            require(AllowedRequests.ANALYSES, analysis.getAnalyzeCase());
            StatementBounds.check(analysis.getDdlParse().getDdlString());
            StatementBounds.check(analysis.getJsonToDdl().getJsonString());
        } else if (node instanceof ConfigRequest.Operation operation) {
            require(AllowedRequests.CONFIG_OPERATIONS, operation.getOpTypeCase());
            configKeys(operation).forEach(RequestValidator::requireReadable);
        } else if (node instanceof Read read) {
            require(Set.of(Read.ReadTypeCase.NAMED_TABLE), read.getReadTypeCase());
        } else if (node instanceof Plan plan) {
            require(Set.of(Plan.OpTypeCase.ROOT, Plan.OpTypeCase.COMMAND), plan.getOpTypeCase());
        } else if (node instanceof ExecutePlanRequest execution) {
            requireReattachable(execution);
        } else if (node instanceof AddArtifactsRequest) {
            throw new RequestRejectedException("add artifacts");
        } else if (node instanceof CreateDataFrameViewCommand view && view.getIsGlobal()) {
            throw new RequestRejectedException("global temporary view");
        }
    }

    private static void checkPattern(Object operation) {
        FieldDescriptor pattern = ((Message) operation).getDescriptorForType().findFieldByName("pattern");
        if (pattern != null) {
            StatementBounds.checkPattern(((Message) operation).getField(pattern).toString());
        }
    }

    /** Spark sends only the result of a reattachable execution no faster than the client reads it. */
    private static void requireReattachable(ExecutePlanRequest execution) {
        if (execution.getRequestOptionsList().stream()
                .noneMatch(option -> option.getReattachOptions().getReattachable())) {
            throw new RequestRejectedException("execution without reattachment");
        }
    }

    private static boolean startsJobsToAnalyze(Relation relation) {
        return AllowedRequests.EAGER_RELATIONS.contains(relation.getRelTypeCase())
                || (relation.hasAggregate()
                        && relation.getAggregate().hasPivot()
                        && relation.getAggregate().getPivot().getValuesCount() == 0);
    }

    private static List<String> configKeys(ConfigRequest.Operation operation) {
        return switch (operation.getOpTypeCase()) {
            case GET -> operation.getGet().getKeysList();
            case GET_OPTION -> operation.getGetOption().getKeysList();
            case GET_WITH_DEFAULT ->
                operation.getGetWithDefault().getPairsList().stream()
                        .map(KeyValue::getKey)
                        .toList();
            default -> List.of();
        };
    }

    private static void requireReadable(String key) {
        if (!AllowedRequests.isReadable(key)) {
            throw new RequestRejectedException("the setting '" + key + "'");
        }
    }

    private static <T extends Enum<T>> void require(Set<T> allowed, T found) {
        if (!allowed.contains(found)) {
            throw new RequestRejectedException(
                    found.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }
}
