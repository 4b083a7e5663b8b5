-- Which pages are copies of one another, and which passages they share: a projection of the readings in the boxes.
-- Disposable: it may be deleted, and is made again. One writer, many readers.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- The items whose pages are here, each with a digest of what was read of them.
CREATE TABLE item (
    item TEXT PRIMARY KEY,
    seen TEXT NOT NULL
) WITHOUT ROWID;

-- `number` is this table's own, never given twice; `prints` how many prints it has; `cluster` the least id of the pages
-- that are copies of it and of one another, NULL where there is none.
CREATE TABLE page (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    id      TEXT NOT NULL UNIQUE,
    item    TEXT NOT NULL,
    prints  INTEGER NOT NULL,
    cluster TEXT
);
CREATE INDEX page_item ON page (item);
CREATE INDEX page_cluster ON page (cluster) WHERE cluster IS NOT NULL;

-- The pages that have a print, by its upper half: `body` is the lower halves (16 bits each, little-endian) and after
-- them the numbers of the pages (32 bits each). Each round adds a row; numbers that no page has any more are passed over.
CREATE TABLE posting (
    bucket INTEGER NOT NULL,
    round  INTEGER NOT NULL,
    body   BLOB NOT NULL,
    PRIMARY KEY (bucket, round)
) WITHOUT ROWID;

-- Two pages, `one` < `other` by number. `spans` is JSON: [start, end, start there, end there], in code points of the two
-- readings. `share` is how much of the one the other has too, `share_there` the reverse.
CREATE TABLE pair (
    one         INTEGER NOT NULL,
    other       INTEGER NOT NULL,
    copy        INTEGER NOT NULL,
    share       REAL NOT NULL,
    share_there REAL NOT NULL,
    spans       TEXT NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX pair_other ON pair (other);
