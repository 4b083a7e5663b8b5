-- What schema 4 has beyond schema 3: the forms that the collection repeats. All of it is derived: each run counts on.

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
