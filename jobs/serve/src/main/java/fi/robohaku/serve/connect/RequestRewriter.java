package fi.robohaku.serve.connect;

import fi.robohaku.serve.query.Limits;
import fi.robohaku.serve.session.ResultSizeLimit;
import java.util.UUID;
import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.connect.proto.Expression;
import org.apache.spark.connect.proto.Filter;
import org.apache.spark.connect.proto.Limit;
import org.apache.spark.connect.proto.Plan;
import org.apache.spark.connect.proto.Relation;
import org.apache.spark.connect.proto.Repartition;
import org.apache.spark.connect.proto.UserContext;
import org.sparkproject.connect.protobuf.Descriptors.FieldDescriptor;
import org.sparkproject.connect.protobuf.Message;

/** Rewrites requests of Spark Connect before Spark sees them: sets the user, the operation id and the limits. */
final class RequestRewriter {
    private RequestRewriter() {}

    /** Sets the user of the token that came with the request, whatever user the request names. */
    static Message withUser(Message request, String user) {
        FieldDescriptor context = request.getDescriptorForType().findFieldByName("user_context");
        if (context == null) {
            return request;
        }
        UserContext known =
                UserContext.newBuilder().setUserId(user).setUserName(user).build();
        return request.toBuilder().setField(context, known).build();
    }

    /** Sets the operation id as Spark writes it, and a new one where the client gave none. */
    static ExecutePlanRequest withOperationId(ExecutePlanRequest request) {
        String id = request.hasOperationId()
                ? RequestFields.canonicalOperationId(request.getOperationId())
                : UUID.randomUUID().toString();
        return request.toBuilder().setOperationId(id).build();
    }

    /** Limits rows and size of the result in its plan, so that no more is computed. */
    static ExecutePlanRequest withLimits(ExecutePlanRequest request, Limits limits) {
        if (!request.getPlan().hasRoot()) {
            return request;
        }
        Plan plan = Plan.newBuilder()
                .setRoot(limitRoot(request.getPlan().getRoot(), limits))
                .build();
        return request.toBuilder().setPlan(plan).build();
    }

    private static Relation limitRoot(Relation root, Limits limits) {
        Relation.Builder same = root.toBuilder();
        if (root.hasShowString()) {
            same.getShowStringBuilder().setInput(limit(root.getShowString().getInput(), true, limits));
            return same.build();
        }
        if (root.hasHtmlString()) {
            same.getHtmlStringBuilder().setInput(limit(root.getHtmlString().getInput(), true, limits));
            return same.build();
        }
        if (root.hasTail()) {
            // The last rows cannot be limited by a plan below them: one row more shows that there are too many, and all
            // rows before them count for the size.
            same.getTailBuilder()
                    .setInput(limitSize(root.getTail().getInput(), false, limits))
                    .setLimit(Math.min(root.getTail().getLimit(), limits.maxComputedRows()));
            return same.build();
        }
        return limit(root, false, limits);
    }

    private static Relation limit(Relation relation, boolean isPrinted, Limits limits) {
        Limit limit = Limit.newBuilder()
                .setInput(relation)
                .setLimit(limits.maxComputedRows())
                .build();
        return limitSize(Relation.newBuilder().setLimit(limit).build(), isPrinted, limits);
    }

    /** Where Spark sees that there are few rows, it drops a limit, and with it the one partition to count in. */
    private static Relation limitSize(Relation relation, boolean isPrinted, Limits limits) {
        Relation onePartition = Relation.newBuilder()
                .setRepartition(Repartition.newBuilder()
                        .setInput(relation)
                        .setNumPartitions(1)
                        .setShuffle(false))
                .build();
        Expression isWithinLimit = Expression.newBuilder()
                .setUnresolvedFunction(Expression.UnresolvedFunction.newBuilder()
                        .setFunctionName(ResultSizeLimit.NAME)
                        .addArguments(literal(Expression.Literal.newBuilder().setLong(limits.maxBytes())))
                        .addArguments(literal(Expression.Literal.newBuilder().setBoolean(isPrinted)))
                        .addArguments(Expression.newBuilder()
                                .setUnresolvedStar(Expression.UnresolvedStar.getDefaultInstance())))
                .build();
        return Relation.newBuilder()
                .setFilter(Filter.newBuilder().setInput(onePartition).setCondition(isWithinLimit))
                .build();
    }

    private static Expression literal(Expression.Literal.Builder value) {
        return Expression.newBuilder().setLiteral(value).build();
    }
}
