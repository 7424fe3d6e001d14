-- number: newest first, counted from day and place; see index.hpp
CREATE TABLE search_entries (
    number BIGINT NOT NULL PRIMARY KEY,
    kind   TEXT   NOT NULL,
    object BIGINT NOT NULL,
    domain BIGINT NOT NULL,
    terms  TEXT   NOT NULL,
    UNIQUE (kind, object, domain)
);

-- only sqlite
CREATE VIRTUAL TABLE search_words USING fts5 (
    terms, content = 'search_entries', content_rowid = 'number',
    tokenize = "ascii tokenchars '~@'", detail = none, columnsize = 0
);

-- only postgresql
CREATE INDEX search_words ON search_entries USING GIN (
    array_to_tsvector(string_to_array(terms, ' ') ||
                      ('#' || CAST(number >> 27 AS TEXT)) || ('##' || CAST(number >> 30 AS TEXT)))
) WITH (fastupdate = off);
