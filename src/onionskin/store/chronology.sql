-- What is said to have happened: a projection of the claims in the boxes, the table of names and what people said of
-- statements. Disposable: it may be deleted, and is made again. One writer, many readers.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- The pages whose statements are here, each with a digest of what they were read from. `left` counts the claims that
-- name nobody and no time.
CREATE TABLE page (
    id     TEXT PRIMARY KEY,
    item   TEXT NOT NULL,
    number INTEGER NOT NULL,
    seen   TEXT NOT NULL,
    left   INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX page_item ON page (item);

-- One statement on one page; a copy of the page has it under the same id. Ids of names, words and places are joined by
-- spaces; `said` is the rest of the Statement, as JSON.
CREATE TABLE statement (
    page     TEXT NOT NULL,
    id       TEXT NOT NULL,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    head     INTEGER NOT NULL,
    act      TEXT NOT NULL,
    actors   TEXT NOT NULL,
    others   TEXT NOT NULL,
    places   TEXT NOT NULL,
    edtf     TEXT,
    part     TEXT NOT NULL,
    words    TEXT NOT NULL,
    said     TEXT NOT NULL,
    PRIMARY KEY (page, id)
) WITHOUT ROWID;
CREATE INDEX statement_id ON statement (id);

-- `seen` is the digest of all that a happening follows from; `first` and `last` are days since 1 January 1970, NULL where
-- open; `dated` whether any time is said of it. `types`, `kinds` and `values_` are joined by spaces with one at each end;
-- `folded` are its words without capitals and accents. `body` is the Happening.
CREATE TABLE happening (
    id         TEXT PRIMARY KEY,
    seen       TEXT NOT NULL,
    act        TEXT NOT NULL,
    name       TEXT NOT NULL,
    dated      INTEGER NOT NULL,
    first      INTEGER,
    last       INTEGER,
    fuzzy      INTEGER NOT NULL,
    times      TEXT NOT NULL,
    certainty  TEXT NOT NULL,
    values_    TEXT NOT NULL,
    types      TEXT NOT NULL,
    kinds      TEXT NOT NULL,
    told       INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    documents  INTEGER NOT NULL,
    sources    INTEGER NOT NULL,
    conflicts  INTEGER NOT NULL,
    drifts     INTEGER NOT NULL,
    folded     TEXT NOT NULL,
    body       TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX happening_first ON happening (dated, first);

CREATE TABLE member (
    statement TEXT PRIMARY KEY,
    happening TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX member_happening ON member (happening);

-- Whom, where and in which documents: `role` is `actor`, `other`, `place` or `document`.
CREATE TABLE about (
    happening TEXT NOT NULL,
    role      TEXT NOT NULL,
    entity    TEXT NOT NULL,
    PRIMARY KEY (entity, role, happening)
) WITHOUT ROWID;
CREATE INDEX about_happening ON about (happening);

-- How statements conflict or drift; `body` is the Tie.
CREATE TABLE tie (
    happening TEXT NOT NULL,
    kind      TEXT NOT NULL,
    one       TEXT NOT NULL,
    other     TEXT NOT NULL,
    gap       INTEGER NOT NULL,
    body      TEXT NOT NULL,
    PRIMARY KEY (kind, one, other)
) WITHOUT ROWID;
CREATE INDEX tie_happening ON tie (happening);
