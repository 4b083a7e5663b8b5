-- Names, what each is taken for, and why: a projection of the mentions in the boxes and the judgements in the catalogue.
-- Disposable: it may be deleted, and is made again. One writer, many readers.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- The items whose names are here, each with a digest of what they were gathered from.
CREATE TABLE item (
    item TEXT PRIMARY KEY,
    seen TEXT NOT NULL
) WITHOUT ROWID;

-- `content` is the digest of its reading; `first` and `last` the days between which its document was written, or NULL.
CREATE TABLE page (
    id      TEXT PRIMARY KEY,
    item    TEXT NOT NULL,
    number  INTEGER NOT NULL,
    content TEXT NOT NULL,
    first   TEXT,
    last    TEXT
) WITHOUT ROWID;
CREATE INDEX page_item ON page (item);

-- One form of a type in one item. `body` is the rest of the Name, as JSON; `entity` NULL where a person said it is none.
CREATE TABLE name (
    id     TEXT PRIMARY KEY,
    type   TEXT NOT NULL,
    form   TEXT NOT NULL,
    item   TEXT NOT NULL,
    body   TEXT NOT NULL,
    block  TEXT,
    entity TEXT
) WITHOUT ROWID;
CREATE INDEX name_item ON name (item);
CREATE INDEX name_form ON name (form, type);
CREATE INDEX name_block ON name (block);
CREATE INDEX name_entity ON name (entity);

-- Where names stand: code points of the page's reading, half-open. `first` and `last` are the days of the date nearest
-- to it in the text, or NULL.
CREATE TABLE mention (
    page  TEXT NOT NULL,
    start INTEGER NOT NULL,
    end   INTEGER NOT NULL,
    name  TEXT NOT NULL,
    sense TEXT NOT NULL,
    read  TEXT NOT NULL,     -- what is printed where it was repaired to the name's form, else ''
    first TEXT,
    last  TEXT,
    PRIMARY KEY (page, start, end)
) WITHOUT ROWID;
CREATE INDEX mention_name ON mention (name, page);

-- What was settled together; `digest` of all it followed from.
CREATE TABLE block (
    id     TEXT PRIMARY KEY,
    digest TEXT NOT NULL
) WITHOUT ROWID;

-- `folded` are all its forms without capitals and accents, to be searched in; `body` is the Entity.
CREATE TABLE entity (
    id     TEXT PRIMARY KEY,
    block  TEXT NOT NULL,
    type   TEXT NOT NULL,
    name   TEXT NOT NULL,
    folded TEXT NOT NULL,
    pages  INTEGER NOT NULL,
    body   TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX entity_block ON entity (block);
CREATE INDEX entity_type ON entity (type, pages);

-- `entity` is what both names are, `body` the Bond.
CREATE TABLE bond (
    block  TEXT NOT NULL,
    entity TEXT NOT NULL,
    body   TEXT NOT NULL
);
CREATE INDEX bond_block ON bond (block);
CREATE INDEX bond_entity ON bond (entity);

CREATE TABLE question (
    block TEXT NOT NULL,
    one   TEXT NOT NULL,
    other TEXT NOT NULL,
    moved INTEGER NOT NULL,
    score REAL NOT NULL,
    body  TEXT NOT NULL
);
CREATE INDEX question_block ON question (block);
CREATE INDEX question_moved ON question (moved, score);

-- Where places of a name may lie, once that was asked: to learn it takes a gazetteer that is slow to open.
CREATE TABLE place (
    name TEXT PRIMARY KEY,
    body TEXT NOT NULL
) WITHOUT ROWID;

-- Pages on which a name may mean another than when the search index last took them in.
CREATE TABLE moved (
    page TEXT PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE fault (
    block    TEXT NOT NULL,
    sentence TEXT NOT NULL
);
CREATE INDEX fault_block ON fault (block);
