-- Rows of a mart that break a test, in order of its key.
SELECT to_json(struct(${columns}), map('ignoreNullFields', 'false')) AS failing_row
FROM ${table}
${joins}
WHERE ${failing}
ORDER BY ${key}
LIMIT :most
