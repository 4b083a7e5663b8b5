-- The pages of one archival unit and their layers. One writer, many readers.

CREATE TABLE page (
    id      TEXT PRIMARY KEY,
    item    TEXT NOT NULL,
    number  INTEGER NOT NULL,
    sha256  TEXT NOT NULL,
    width   INTEGER NOT NULL,
    height  INTEGER NOT NULL,
    image   TEXT,            -- digest of the page image; NULL where the source is only text
    given   TEXT NOT NULL,   -- digest of the transcriptions that came with the source
    stamp   TEXT,            -- digest of what a reader is shown; changes when any of it does
    indexed TEXT             -- the stamp that the search index last took in
) WITHOUT ROWID;
CREATE UNIQUE INDEX page_number ON page (item, number);
CREATE INDEX page_unindexed ON page (id) WHERE indexed IS NOT stamp;

-- Every answer, once, under its digest. `packed` is 1 where the body is deflated.
CREATE TABLE said (
    digest TEXT PRIMARY KEY,
    packed INTEGER NOT NULL,
    body   BLOB NOT NULL
) WITHOUT ROWID;

-- Written once; never edited.
CREATE TABLE layer (
    page    TEXT NOT NULL,
    stage   TEXT NOT NULL,
    version INTEGER NOT NULL,
    reads   TEXT NOT NULL,
    says    TEXT NOT NULL,
    PRIMARY KEY (page, stage, version, reads)
) WITHOUT ROWID;

-- Which layer holds now, for each page and stage.
CREATE TABLE head (
    page    TEXT NOT NULL,
    stage   TEXT NOT NULL,
    version INTEGER NOT NULL,
    reads   TEXT NOT NULL,
    says    TEXT NOT NULL,
    PRIMARY KEY (page, stage)
) WITHOUT ROWID;
