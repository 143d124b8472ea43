package fi.robohaku.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Set;

/**
 * One entry of the rule catalogue {@code schemas/rules.yml}, from which {@code rejection}, {@code check} and the
 * documentation all print.
 *
 * @param id stable name, for example {@code number_expected}
 * @param tier what a breach means
 * @param scope what a breach of a validity rule withholds
 * @param message what is wrong, with the parameters {@code {found}}, {@code {expected}}, {@code {field}}
 * @param remedy what to do about it
 * @param example a breach, as it stands in a document
 */
public record Rule(String id, Tier tier, Scope scope, Texts message, Texts remedy, String example) {

    /** Ids of the rules that programs apply to every document, whatever its template; the others stand in checks. */
    public static final Set<String> BUILT_IN = Set.of(
            "file_empty",
            "file_too_large",
            "file_unreadable",
            "file_encrypted",
            "wrong_extension",
            "macros_not_allowed",
            "zip_bomb",
            "too_many_cells",
            "doctype_not_allowed",
            "not_recognised",
            "not_filled_in",
            "sheet_missing",
            "block_missing",
            "subject_missing",
            "csv_malformed",
            "duplicate_document",
            "second_document_of_project",
            "report_without_application",
            "sum_disagrees",
            "row_total_disagrees",
            "field_missing",
            "number_expected",
            "date_expected",
            "term_unknown",
            "boolean_expected",
            "value_negative",
            "value_out_of_range",
            "year_expected",
            "formula_error",
            "formula_without_value",
            "ambiguous_number",
            "currency_differs",
            "columns_unknown",
            "identifier_expected",
            "text_too_long",
            "record_breaks_constraint",
            "paragraph_not_read",
            "heading_unknown",
            "text_left_out",
            "note_not_read",
            "note_mark_left_out",
            "cell_merged",
            "changes_not_accepted",
            "part_not_read",
            "sums_nearly_agree",
            "column_missing",
            "column_not_read",
            "cell_not_read",
            "number_not_read",
            "sheet_not_read",
            "hidden_cell",
            "field_absent",
            "row_repeated",
            "unit_note_not_applied",
            "number_shown_otherwise",
            "formula_result_stale",
            "format_not_read",
            "unit_differs",
            "external_link_ignored",
            "hidden_sheet",
            "file_not_regular",
            "no_right_to_read",
            "file_not_accessible",
            "memory_exhausted",
            "reading_too_long",
            "output_too_large",
            "nesting_too_deep",
            "formulas_not_calculated",
            "identity_code_masked",
            "bank_account_masked",
            "phone_number_masked",
            "mail_address_masked",
            "person_name_masked",
            "file_name_masked");

    /** Ids of the rules that tell of the machine and not of the document, which may be read another time. */
    public static final Set<String> OF_MACHINE = Set.of("no_right_to_read", "file_not_accessible", "memory_exhausted");

    /** What a breach means. */
    public enum Tier {
        /** The part would be rejected. */
        @JsonProperty("validity")
        VALIDITY("validity"),
        /** It looks wrong, and is taken as it is. */
        @JsonProperty("accuracy")
        ACCURACY("accuracy"),
        /** It could be more useful. */
        @JsonProperty("usefulness")
        USEFULNESS("usefulness");

        private final String code;

        Tier(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** What a breach of a validity rule withholds from the tables. */
    public enum Scope {
        @JsonProperty("document")
        DOCUMENT("document"),
        @JsonProperty("block")
        BLOCK("block"),
        @JsonProperty("field")
        FIELD("field"),
        /** Nothing: the rule only warns. */
        @JsonProperty("none")
        NONE("none");

        private final String code;

        Scope(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Whether it is broken by the state of the machine, and not by what the document is. */
    @JsonIgnore
    public boolean isOfMachine() {
        return OF_MACHINE.contains(id);
    }

    /** A text of the rule with its parameters filled in. */
    public static String filled(String text, String field, String found, String expected) {
        return text.replace("{field}", field).replace("{found}", found).replace("{expected}", expected);
    }

    public Rule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tier, "tier of " + id);
        Objects.requireNonNull(message, "message of " + id);
        Objects.requireNonNull(remedy, "remedy of " + id);
        scope = scope == null ? Scope.NONE : scope;
    }
}
