-- What schema 3 has beyond schema 2: what people decided of names, and rows of authority files.

-- Nothing here is derived and nothing here is deleted: undoing is a later word. `said` is a Judgement.
CREATE TABLE judgement (
    id     INTEGER PRIMARY KEY,
    said   TEXT NOT NULL,
    who    TEXT NOT NULL,
    at     TEXT NOT NULL,
    undone TEXT
);

-- `body` is an Authority.
CREATE TABLE authority (
    id     TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    body   TEXT NOT NULL
) WITHOUT ROWID;
