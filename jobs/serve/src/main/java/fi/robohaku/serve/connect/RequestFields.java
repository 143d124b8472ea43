package fi.robohaku.serve.connect;

import java.util.Optional;
import java.util.UUID;
import org.apache.spark.connect.proto.AnalyzePlanRequest;
import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.connect.proto.Plan;
import org.apache.spark.connect.proto.Relation;
import org.apache.spark.connect.proto.SqlCommand;
import org.apache.spark.sql.connect.common.ProtoUtils;
import org.sparkproject.connect.protobuf.Descriptors.FieldDescriptor;
import org.sparkproject.connect.protobuf.Message;
import org.sparkproject.connect.protobuf.TextFormat;

/** Reads from requests of Spark Connect what the query manager and the audit log need. */
final class RequestFields {
    private static final int MAX_CHARACTERS = 200;
    private static final int MAX_BYTES = 8;
    /** Where present clients still put SQL that has no parameters. */
    private static final FieldDescriptor PLAIN_SQL = SqlCommand.getDescriptor().findFieldByName("sql");

    private RequestFields() {}

    /** The session that a request names; empty where it names none. */
    static String sessionId(Message request) {
        FieldDescriptor session = request.getDescriptorForType().findFieldByName("session_id");
        return session == null ? "" : request.getField(session).toString();
    }

    /** An operation id as Spark writes it; what is no UUID stays as it is, for Spark to reject. */
    static String canonicalOperationId(String id) {
        try {
            return UUID.fromString(id).toString();
        } catch (IllegalArgumentException e) {
            return id;
        }
    }

    /** The query of a request: SQL as it was written, a plan of the DataFrame API in short; empty where there is none. */
    static Optional<String> queryText(Message request) {
        if (request instanceof ExecutePlanRequest execution) {
            return Optional.of(text(execution.getPlan()));
        }
        if (request instanceof AnalyzePlanRequest analysis && analysis.hasDdlParse()) {
            return Optional.of("DDL " + analysis.getDdlParse().getDdlString());
        }
        if (request instanceof AnalyzePlanRequest analysis && analysis.hasJsonToDdl()) {
            return Optional.of("JSON to DDL " + analysis.getJsonToDdl().getJsonString());
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
        return plan.hasRoot() ? text(plan.getRoot()) : abbreviate(plan);
    }

    private static String text(Relation relation) {
        return relation.hasSql() ? relation.getSql().getQuery() : abbreviate(relation);
    }

    private static String abbreviate(Message message) {
        Message abbreviated = ProtoUtils.abbreviate(message, MAX_CHARACTERS, MAX_BYTES);
        return TextFormat.printer().emittingSingleLine(true).printToString(abbreviated);
    }
}
