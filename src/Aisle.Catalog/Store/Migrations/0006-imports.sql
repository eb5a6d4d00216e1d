-- What each import did, and the first of the rows that did not go in. Kept apart from the catalogue's version: an import that changed nothing is one, too.
CREATE TABLE import_run
(
    row      INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL -- the JSON of ImportRun
);

CREATE TABLE import_row
(
    import INTEGER NOT NULL REFERENCES import_run (row) ON DELETE CASCADE,
    number INTEGER NOT NULL, -- from 1
    kind   INTEGER NOT NULL, -- 0 a refused row, 1 a value left out of a row that went in
    file   TEXT    NOT NULL,
    line   INTEGER NOT NULL,
    field  TEXT,
    reason TEXT    NOT NULL,
    PRIMARY KEY (import, number)
) WITHOUT ROWID;
