-- What there is and what people decided. One per archive: catalogue.db.

-- What was asked to be taken in: files and folders by their absolute paths.
CREATE TABLE accession (
    path TEXT PRIMARY KEY
) WITHOUT ROWID;

-- Units of description (ISAD(G)); code is the path from the ingested folder.
CREATE TABLE unit (
    code   TEXT PRIMARY KEY,
    level  TEXT NOT NULL,
    title  TEXT NOT NULL,
    parent TEXT
) WITHOUT ROWID;

-- One set of bytes, known by its digest. `done` is the signature of the stage table it was last brought up to;
-- NULL while something is due. `pages` is NULL until the last page has come in.
CREATE TABLE item (
    sha256 TEXT PRIMARY KEY,
    kind   TEXT NOT NULL,
    size   INTEGER NOT NULL,
    box    TEXT NOT NULL,
    pages  INTEGER,
    done   TEXT
) WITHOUT ROWID;

-- Where those bytes were found. Several locations may hold one item: copies. `sha256` is NULL until read.
CREATE TABLE location (
    code     TEXT PRIMARY KEY,
    path     TEXT NOT NULL,
    size     INTEGER NOT NULL,
    modified TEXT NOT NULL,
    kind     TEXT NOT NULL,
    box      TEXT NOT NULL,
    sha256   TEXT,
    note     TEXT,
    images   TEXT NOT NULL DEFAULT '[]'  -- JSON: the paths of the page images that came with it
) WITHOUT ROWID;
CREATE INDEX location_item ON location (sha256);
CREATE INDEX location_box ON location (box);

-- What people said of a page. Nothing here is derived and nothing here is deleted: undoing is a later word.
CREATE TABLE hand (
    id     INTEGER PRIMARY KEY,
    page   TEXT NOT NULL,
    who    TEXT NOT NULL,
    said   TEXT NOT NULL,
    at     TEXT NOT NULL,
    undone TEXT
);
CREATE INDEX hand_page ON hand (page);

-- What could not be read, in place of a layer. `number` is 0 for a whole file.
CREATE TABLE failure (
    code   TEXT NOT NULL,
    number INTEGER NOT NULL,
    stage  TEXT NOT NULL,
    reason TEXT NOT NULL,
    ours   INTEGER NOT NULL,
    PRIMARY KEY (code, number, stage)
) WITHOUT ROWID;

-- What people decided of a rule of repair, for the whole archive: `accepted` or `refused`. The last that holds counts.
CREATE TABLE ruling (
    id      INTEGER PRIMARY KEY,
    rule    TEXT NOT NULL,
    verdict TEXT NOT NULL,
    who     TEXT NOT NULL,
    at      TEXT NOT NULL,
    undone  TEXT
);

-- Pages that are to be read by every reader, however well the first one read them.
CREATE TABLE reread (
    page TEXT PRIMARY KEY,
    at   TEXT NOT NULL
) WITHOUT ROWID;

-- Forms that are no words of the model: on how many pages of the items that are there, and whether each counts as a
-- word of the collection.
CREATE TABLE form (
    id    INTEGER PRIMARY KEY,
    form  TEXT NOT NULL UNIQUE,
    pages INTEGER NOT NULL,
    known INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX form_repeated ON form (pages) WHERE pages >= 3;
CREATE INDEX form_known ON form (form) WHERE known = 1;

-- Items whose forms are counted: `says` is the digest of what its stage `forms` says.
CREATE TABLE counted (
    id    INTEGER PRIMARY KEY,
    item  TEXT NOT NULL UNIQUE,
    pages INTEGER NOT NULL,
    says  TEXT NOT NULL
);

-- Which counted items have a form that they do not repeat themselves.
CREATE TABLE has_form (
    form INTEGER NOT NULL,
    item INTEGER NOT NULL,
    PRIMARY KEY (form, item)
) WITHOUT ROWID;

-- One row: pages of all counted items, and whether counts changed since it was last weighed which forms are words, with
-- the version of that weighing.
CREATE TABLE weighed (
    pages   INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    version INTEGER NOT NULL
);
INSERT INTO weighed VALUES (0, 0, 0);

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

-- Nothing here is derived and nothing here is deleted: undoing is a later word. `said` is a Grouping.
CREATE TABLE grouping (
    id     INTEGER PRIMARY KEY,
    said   TEXT NOT NULL,
    who    TEXT NOT NULL,
    at     TEXT NOT NULL,
    undone TEXT
);
