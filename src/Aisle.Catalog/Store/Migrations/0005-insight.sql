-- What reviewers say over the whole catalogue, summed by scope (all, a category, a brand), aspect and quarter, so that a page reads
-- sums and not reviews. What each product adds is kept, so that it can be taken off again when its digest is made anew.
-- A quarter is the number of its first day (DateOnly.DayNumber); 0 stands for all time, reviews without a date included.
CREATE TABLE insight_scope
(
    row      INTEGER PRIMARY KEY,
    kind     INTEGER NOT NULL, -- 0 all, 1 category, 2 brand
    name     TEXT    NOT NULL,
    products INTEGER NOT NULL, -- with reviews
    reviews  INTEGER NOT NULL,
    UNIQUE (kind, name)
);

CREATE TABLE insight_aspect
(
    row    INTEGER PRIMARY KEY,
    nature INTEGER NOT NULL, -- 0 of the product, 1 of the shop, 2 safety
    name   TEXT    NOT NULL,
    UNIQUE (name, nature)
);

CREATE TABLE insight_total
(
    scope    INTEGER NOT NULL,
    aspect   INTEGER NOT NULL,
    quarter  INTEGER NOT NULL,
    products INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    positive INTEGER NOT NULL,
    negative INTEGER NOT NULL,
    PRIMARY KEY (scope, aspect, quarter)
) WITHOUT ROWID;

CREATE INDEX insight_most ON insight_total (scope, mentions DESC) WHERE quarter = 0;

CREATE TABLE insight_product
(
    product INTEGER PRIMARY KEY,
    reviews INTEGER NOT NULL
);

CREATE TABLE insight_member
(
    product INTEGER NOT NULL,
    scope   INTEGER NOT NULL,
    PRIMARY KEY (product, scope)
) WITHOUT ROWID;

CREATE TABLE insight_cell
(
    product  INTEGER NOT NULL,
    aspect   INTEGER NOT NULL,
    quarter  INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    positive INTEGER NOT NULL,
    negative INTEGER NOT NULL,
    PRIMARY KEY (product, aspect, quarter)
) WITHOUT ROWID;

CREATE TABLE insight_problem
(
    product  INTEGER NOT NULL,
    aspect   INTEGER NOT NULL,
    document TEXT    NOT NULL, -- the JSON of InsightProblem
    PRIMARY KEY (product, aspect)
) WITHOUT ROWID;

-- A scope's problems, worst first.
CREATE TABLE insight_rank
(
    scope   INTEGER NOT NULL,
    nature  INTEGER NOT NULL,
    score   REAL    NOT NULL,
    product INTEGER NOT NULL,
    aspect  INTEGER NOT NULL,
    PRIMARY KEY (scope, nature, score DESC, product, aspect)
) WITHOUT ROWID;

CREATE INDEX insight_rank_aspect ON insight_rank (scope, aspect, score DESC);
CREATE INDEX insight_rank_product ON insight_rank (product);
