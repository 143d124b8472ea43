package fi.robohaku.serve.server;

import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.connect.proto.Limit;
import org.apache.spark.connect.proto.Plan;
import org.apache.spark.connect.proto.Relation;
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

    /** The session that a request names; empty where it names none. */
    static String session(Message request) {
        FieldDescriptor session = request.getDescriptorForType().findFieldByName("session_id");
        return session == null ? "" : request.getField(session).toString();
    }

    /** The request with an answer of so many rows at most, so that no more are computed. */
    static ExecutePlanRequest limited(ExecutePlanRequest request, int mostRows) {
        if (!request.getPlan().hasRoot()) {
            return request;
        }
        Relation root = request.getPlan().getRoot();
        if (root.hasTail()) {
            // The last rows cannot be limited from without; that there are too many is seen from one row more.
            Relation.Builder tail = root.toBuilder();
            tail.getTailBuilder().setLimit(Math.min(root.getTail().getLimit(), mostRows));
            return request.toBuilder().setPlan(Plan.newBuilder().setRoot(tail)).build();
        }
        Limit limit = Limit.newBuilder().setInput(root).setLimit(mostRows).build();
        return request.toBuilder()
                .setPlan(Plan.newBuilder().setRoot(Relation.newBuilder().setLimit(limit)))
                .build();
    }

    /** What is asked: SQL as it was written, a plan of the DataFrame API in short. */
    static String text(ExecutePlanRequest request) {
        Plan plan = request.getPlan();
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
