-- Each record is kept whole as the JSON of CatalogJson, beside the columns that queries need.
-- hash is the first half of the SHA-256 of that JSON: the same record again is told without reading it.
CREATE TABLE product
(
    row      INTEGER PRIMARY KEY,
    id       TEXT    NOT NULL UNIQUE,
    hash     BLOB    NOT NULL,
    variants INTEGER NOT NULL,
    document TEXT    NOT NULL
);

-- Counts variants without reading the documents.
CREATE INDEX product_variants ON product (variants) WHERE variants > 0;

CREATE TABLE review
(
    row        INTEGER PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE,
    hash       BLOB    NOT NULL,
    product    INTEGER NOT NULL REFERENCES product (row) ON DELETE CASCADE,
    written_at INTEGER, -- milliseconds since 1970, UTC
    stars      REAL,
    document   TEXT    NOT NULL
);

-- A product's reviews by time, and all ratings by product, from the index alone.
CREATE INDEX review_product ON review (product, written_at, stars);

CREATE TABLE question
(
    row      INTEGER PRIMARY KEY,
    id       TEXT    NOT NULL UNIQUE,
    hash     BLOB    NOT NULL,
    product  INTEGER NOT NULL REFERENCES product (row) ON DELETE CASCADE,
    asked_at INTEGER, -- milliseconds since 1970, UTC
    document TEXT    NOT NULL
);

CREATE INDEX question_product ON question (product, asked_at);

CREATE TABLE policy
(
    row      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    hash     BLOB NOT NULL,
    document TEXT NOT NULL
);

CREATE TABLE setting
(
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- One row.
CREATE TABLE catalogue
(
    version INTEGER NOT NULL
);

INSERT INTO catalogue (version) VALUES (0);

-- "AISL", so that no other program's file is taken for a store.
PRAGMA application_id = 0x4149534C;
