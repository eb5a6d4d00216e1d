-- What the shop's people set without a restart: each change is a version, so that who, when and what it was before can be told and brought back.
CREATE TABLE setting_version
(
    row        INTEGER PRIMARY KEY AUTOINCREMENT, -- the last one's is the revision of all settings together
    name       TEXT    NOT NULL,
    version    INTEGER NOT NULL, -- from 1
    value      TEXT,             -- null where what the files say holds again
    changed_at INTEGER NOT NULL, -- milliseconds since 1970, UTC
    changed_by TEXT    NOT NULL,
    UNIQUE (name, version)
);
