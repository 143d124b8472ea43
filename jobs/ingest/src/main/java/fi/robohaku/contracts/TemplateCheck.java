package fi.robohaku.contracts;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Checks templates and taxonomies against each other: what one names, another must have, and no word may mean two
 * things. With that a reader may take the first that fits.
 */
final class TemplateCheck {
    private final Schemas schemas;
    private final Problems problems = new Problems();

    private TemplateCheck(Schemas schemas) {
        this.schemas = schemas;
    }

    /** @throws ContractException that names each file and what it lacks */
    static void check(Schemas schemas) {
        TemplateCheck check = new TemplateCheck(schemas);
        schemas.documents().values().forEach(check::checkTemplate);
        check.checkTitles();
        schemas.taxonomies().values().forEach(check::checkTaxonomy);
        check.problems.throwIfAny();
    }

    private void checkTemplate(DocumentTemplate template) {
        Set<String> fields = new HashSet<>();
        Set<String> blocks = new HashSet<>();
        for (Block block : template.blocks()) {
            if (!blocks.add(block.id())) {
                problems.add(template, "block '" + block.id() + "' stands there twice");
            }
            block.fields().forEach(field -> {
                fields.add(field.name());
                checkField(template, block, field);
            });
            checkLabels(template, block);
            checkSums(template, block);
            checkPrefill(template, block);
        }
        if (!template.subject().isEmpty() && !fields.contains(template.subject())) {
            problems.add(template, "subject '" + template.subject() + "' is no field of it");
        }
        MoneyCheck.check(template, problems);
        checkNoneWords(template);
        template.checks().forEach(check -> checkCheck(template, check, fields));
        if (template.format() == DocumentTemplate.Format.CSV) {
            checkDialect(template);
        }
    }

    private void checkField(DocumentTemplate template, Block block, Field field) {
        boolean isTerm = field.type() == Field.Type.TERM;
        if (isTerm && !schemas.taxonomies().containsKey(String.valueOf(field.taxonomy()))) {
            problems.add(template, "field '" + field.name() + "': no taxonomy '" + field.taxonomy() + "'");
        }
        if (field.column() != null && field.table() == null && block.table() == null) {
            problems.add(template, "field '" + field.name() + "' has a column and no table");
        }
        if (field.personal() && field.column() != null) {
            problems.add(template, "field '" + field.name() + "' is personal and must have no column");
        }
        if (field.pattern() != null) {
            checkPattern(template, field);
        }
    }

    private void checkPattern(DocumentTemplate template, Field field) {
        if (field.type() != Field.Type.TEXT) {
            problems.add(template, "field '" + field.name() + "' has a pattern and is no text");
        }
        try {
            if (Pattern.compile(field.pattern()).matcher("").matches()) {
                problems.add(template, "field '" + field.name() + "': its pattern matches an empty text");
            }
        } catch (PatternSyntaxException e) {
            problems.add(
                    template,
                    "field '" + field.name() + "': its pattern is no regular expression, " + e.getDescription());
        }
    }

    private void checkLabels(DocumentTemplate template, Block block) {
        Map<String, Field> known = new HashMap<>();
        for (Field field : block.fields()) {
            for (String key : Labels.keys(field)) {
                Field other = known.put(key, field);
                if (other != null) {
                    problems.add(
                            template,
                            "block '" + block.id() + "': the fields '" + other.name() + "' and '" + field.name()
                                    + "' are both called '" + key + "'");
                }
            }
        }
    }

    private void checkSums(DocumentTemplate template, Block block) {
        Set<String> lines = new HashSet<>();
        block.fields().forEach(field -> lines.add(field.name()));
        block.sums()
                .forEach((sum, parts) -> Stream.concat(Stream.of(sum), parts.stream())
                        .filter(name -> !lines.contains(name))
                        .forEach(name ->
                                problems.add(template, "sums of block '" + block.id() + "': no line '" + name + "'")));
    }

    private void checkPrefill(DocumentTemplate template, Block block) {
        block.prefill().forEach((name, word) -> {
            boolean isThere = block.type() == Block.Type.LIST
                    && block.fields().stream()
                            .filter(field -> field.name().equals(name) && field.type() == Field.Type.TERM)
                            .map(Field::taxonomy)
                            .filter(schemas.taxonomies()::containsKey)
                            .flatMap(id -> schemas.taxonomies().get(id).terms().stream())
                            .anyMatch(term -> term.parent().equals(word));
            if (!isThere) {
                problems.add(
                        template,
                        "prefill of block '" + block.id() + "': '" + name
                                + "' is no field of a list whose taxonomy has words below '" + word + "'");
            }
        });
    }

    private void checkNoneWords(DocumentTemplate template) {
        Map<String, String> known = new HashMap<>();
        new TreeMap<>(template.noneWords()).forEach((status, words) -> {
            if (!DocumentTemplate.NONE_STATUSES.contains(status)) {
                problems.add(template, "none_words: no status '" + status + "'");
            }
            for (String word : words) {
                NonePattern.problem(word).ifPresent(problem -> problems.add(template, "none_words: " + problem));
                String other = known.put(Labels.key(word), status);
                if (other != null && !other.equals(status)) {
                    problems.add(
                            template, "none_words: '" + word + "' stands for '" + other + "' and for '" + status + "'");
                }
            }
        });
    }

    private void checkCheck(DocumentTemplate template, Check check, Set<String> fields) {
        if (!schemas.rules().containsKey(check.rule())) {
            problems.add(template, "check: no rule '" + check.rule() + "' in rules.yml");
        }
        if (!fields.contains(check.field())) {
            problems.add(template, "check " + check.rule() + ": no field '" + check.field() + "'");
        }
        Set<String> variables = CheckExpression.variablesOf(template);
        for (String expression : new String[] {check.when(), check.holds(), check.found(), check.expected()}) {
            if (expression == null || expression.isEmpty()) {
                continue;
            }
            try {
                CheckExpression.of(expression).variables().stream()
                        .filter(name -> !variables.contains(name))
                        .forEach(name ->
                                problems.add(template, "check " + check.rule() + ": nothing is called '" + name + "'"));
            } catch (ContractException e) {
                problems.add(template, "check " + check.rule() + ": " + e.getMessage());
            }
        }
    }

    private void checkDialect(DocumentTemplate template) {
        DocumentTemplate.Csv csv = template.csv();
        if (csv.delimiter().length() != 1) {
            problems.add(template, "csv: the delimiter '" + csv.delimiter() + "' must be one character");
        }
        if (!Set.of(".", ",").contains(csv.decimal())) {
            problems.add(template, "csv: the decimal sign '" + csv.decimal() + "' must be a point or a comma");
        }
        if (!isCharset(csv.charset())) {
            problems.add(template, "csv: no charset '" + csv.charset() + "'");
        }
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A workbook or report is known by its title: two templates with one title could not be told apart. */
    private void checkTitles() {
        Map<String, DocumentTemplate> known = new HashMap<>();
        for (DocumentTemplate template : schemas.documents().values()) {
            if (template.format() == DocumentTemplate.Format.CSV) {
                continue;
            }
            String kind = template.format() == DocumentTemplate.Format.DOCX ? "docx " : "workbook ";
            for (String title : template.title().all()) {
                DocumentTemplate other = known.put(kind + Labels.key(title), template);
                if (other != null && !other.id().equals(template.id())) {
                    problems.add(template, "documents/" + other.id() + ".yml has the same title '" + title + "'");
                }
            }
        }
    }

    private void checkTaxonomy(Taxonomy taxonomy) {
        Map<String, String> known = new HashMap<>();
        for (Taxonomy.Term term : taxonomy.terms()) {
            for (String word : Labels.keys(term)) {
                String other = known.put(word, term.code());
                if (other != null) {
                    problems.add(
                            "taxonomies/" + taxonomy.id() + ".yml",
                            "'" + word + "' means '" + other + "' and '" + term.code() + "'");
                }
            }
        }
    }
}
