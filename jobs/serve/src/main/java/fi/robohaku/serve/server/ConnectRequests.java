package fi.robohaku.serve.server;

import fi.robohaku.serve.AnswerFits;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.connect.proto.AnalyzePlanRequest;
import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.connect.proto.Expression;
import org.apache.spark.connect.proto.Filter;
import org.apache.spark.connect.proto.Limit;
import org.apache.spark.connect.proto.Plan;
import org.apache.spark.connect.proto.Relation;
import org.apache.spark.connect.proto.Repartition;
import org.apache.spark.connect.proto.SqlCommand;
import org.apache.spark.connect.proto.UserContext;
import org.apache.spark.sql.connect.common.ProtoUtils;
import org.sparkproject.connect.protobuf.Descriptors.FieldDescriptor;
import org.sparkproject.connect.protobuf.Message;
import org.sparkproject.connect.protobuf.TextFormat;

/** Requests of Spark Connect as they come from a client. */
final class ConnectRequests {
    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_BYTES = 8;
    /** Where present clients still put SQL that has no parameters. */
    private static final FieldDescriptor PLAIN_SQL = SqlCommand.getDescriptor().findFieldByName("sql");

    private ConnectRequests() {}

    /** The request as one of the user whose token came with it, whoever it claims to come from. */
    static Message of(String user, Message request) {
        FieldDescriptor context = request.getDescriptorForType().findFieldByName("user_context");
        if (context == null) {
            return request;
        }
        UserContext known =
                UserContext.newBuilder().setUserId(user).setUserName(user).build();
        return request.toBuilder().setField(context, known).build();
    }

    /** The request with the name of its operation as Spark writes it, and with one where the client gave none. */
    static ExecutePlanRequest named(ExecutePlanRequest request) {
        String name = request.hasOperationId()
                ? operation(request.getOperationId())
                : UUID.randomUUID().toString();
        return request.toBuilder().setOperationId(name).build();
    }

    /** The name of an operation as Spark writes it; one that is none stays as it is, for Spark to refuse. */
    static String operation(String name) {
        try {
            return UUID.fromString(name).toString();
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    /** The session that a request names; empty where it names none. */
    static String session(Message request) {
        FieldDescriptor session = request.getDescriptorForType().findFieldByName("session_id");
        return session == null ? "" : request.getField(session).toString();
    }

    /** The request with an answer that is no larger than the limits allow, so that no more is computed. */
    static ExecutePlanRequest limited(ExecutePlanRequest request, Limits limits) {
        if (!request.getPlan().hasRoot()) {
            return request;
        }
        Plan plan = Plan.newBuilder()
                .setRoot(limited(request.getPlan().getRoot(), limits))
                .build();
        return request.toBuilder().setPlan(plan).build();
    }

    private static Relation limited(Relation root, Limits limits) {
        Relation.Builder same = root.toBuilder();
        if (root.hasShowString()) {
            same.getShowStringBuilder().setInput(fitting(root.getShowString().getInput(), true, limits));
            return same.build();
        }
        if (root.hasHtmlString()) {
            same.getHtmlStringBuilder().setInput(fitting(root.getHtmlString().getInput(), true, limits));
            return same.build();
        }
        if (root.hasTail()) {
            // The last rows cannot be limited from without: that there are too many is seen from one row more, and all
            // rows before them count for the size.
            same.getTailBuilder()
                    .setInput(filtered(root.getTail().getInput(), false, limits))
                    .setLimit(Math.min(root.getTail().getLimit(), limits.mostRows()));
            return same.build();
        }
        return fitting(root, false, limits);
    }

    private static Relation fitting(Relation relation, boolean isPrinted, Limits limits) {
        Limit limit = Limit.newBuilder()
                .setInput(relation)
                .setLimit(limits.mostRows())
                .build();
        return filtered(Relation.newBuilder().setLimit(limit).build(), isPrinted, limits);
    }

    /** Where Spark sees that there are few rows, it leaves a limit out, and with it the one partition to count in. */
    private static Relation filtered(Relation relation, boolean isPrinted, Limits limits) {
        Relation together = Relation.newBuilder()
                .setRepartition(Repartition.newBuilder()
                        .setInput(relation)
                        .setNumPartitions(1)
                        .setShuffle(false))
                .build();
        Expression fits = Expression.newBuilder()
                .setUnresolvedFunction(Expression.UnresolvedFunction.newBuilder()
                        .setFunctionName(AnswerFits.NAME)
                        .addArguments(literal(Expression.Literal.newBuilder().setLong(limits.maxBytes())))
                        .addArguments(literal(Expression.Literal.newBuilder().setBoolean(isPrinted)))
                        .addArguments(Expression.newBuilder()
                                .setUnresolvedStar(Expression.UnresolvedStar.getDefaultInstance())))
                .build();
        return Relation.newBuilder()
                .setFilter(Filter.newBuilder().setInput(together).setCondition(fits))
                .build();
    }

    private static Expression literal(Expression.Literal.Builder value) {
        return Expression.newBuilder().setLiteral(value).build();
    }

    /** What is asked: SQL as it was written, a plan of the DataFrame API in short; empty where it is no query. */
    static Optional<String> text(Message request) {
        if (request instanceof ExecutePlanRequest execution) {
            return Optional.of(text(execution.getPlan()));
        }
        if (request instanceof AnalyzePlanRequest analysis) {
            return analysis.getAllFields().values().stream()
                    .filter(Message.class::isInstance)
                    .flatMap(part -> ((Message) part).getAllFields().values().stream())
                    .filter(part -> part instanceof Plan || part instanceof Relation)
                    .map(part -> part instanceof Plan plan ? text(plan) : text((Relation) part))
                    .findFirst();
        }
        return Optional.empty();
    }

    private static String text(Plan plan) {
        if (plan.hasCommand() && plan.getCommand().hasSqlCommand()) {
            SqlCommand command = plan.getCommand().getSqlCommand();
            return command.hasInput()
                    ? text(command.getInput())
                    : command.getField(PLAIN_SQL).toString();
        }
        return plan.hasRoot() ? text(plan.getRoot()) : shortened(plan);
    }

    private static String text(Relation relation) {
        return relation.hasSql() ? relation.getSql().getQuery() : shortened(relation);
    }

    private static String shortened(Message message) {
        Message shortened = ProtoUtils.abbreviate(message, MOST_CHARACTERS, MOST_BYTES);
        return TextFormat.printer().emittingSingleLine(true).printToString(shortened);
    }
}
