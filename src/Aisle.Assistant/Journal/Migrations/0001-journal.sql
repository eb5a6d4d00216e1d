-- Times are milliseconds of the Unix epoch, money is billionths of the unit. outcomes and rungs are sets of bits.
CREATE TABLE conversation (
    row INTEGER PRIMARY KEY,
    handle TEXT NOT NULL UNIQUE,
    started INTEGER NOT NULL,
    last INTEGER NOT NULL,
    turns INTEGER NOT NULL,
    first TEXT NOT NULL,
    language TEXT NOT NULL,
    outcomes INTEGER NOT NULL,
    rungs INTEGER NOT NULL,
    cost INTEGER
);
CREATE INDEX conversation_last ON conversation (last, row);

-- The rows that lists and sums read are narrow; what only a reader of one conversation wants is beside them.
CREATE TABLE turn (
    row INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL REFERENCES conversation (row) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    visitor TEXT NOT NULL,
    asked TEXT NOT NULL,
    intent TEXT NOT NULL,
    outcome INTEGER NOT NULL,
    rung INTEGER NOT NULL,
    cost INTEGER,
    currency TEXT,
    elapsed REAL NOT NULL,
    product TEXT,
    topic_kind INTEGER,
    topic TEXT,
    query TEXT,
    dropped TEXT
);
CREATE INDEX turn_conversation ON turn (conversation, row);
CREATE INDEX turn_visitor ON turn (visitor);
CREATE INDEX turn_at ON turn (at, outcome, rung, visitor, elapsed, cost, currency);
CREATE INDEX turn_topic ON turn (topic_kind, topic, at) WHERE topic IS NOT NULL;
CREATE INDEX turn_query ON turn (at, query) WHERE query IS NOT NULL;

CREATE TABLE turn_detail (
    turn INTEGER PRIMARY KEY REFERENCES turn (row) ON DELETE CASCADE,
    document TEXT NOT NULL
);

-- Searches of the shop's own box, tied to nobody: a query, how often on that day, and what was given up the last time.
CREATE TABLE search_missed (
    day INTEGER NOT NULL,
    query TEXT NOT NULL,
    count INTEGER NOT NULL,
    last INTEGER NOT NULL,
    dropped TEXT NOT NULL,
    PRIMARY KEY (day, query)
) WITHOUT ROWID;
