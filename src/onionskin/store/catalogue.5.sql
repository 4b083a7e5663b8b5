-- What schema 5 has beyond schema 4: what people said of statements. Nothing here is derived and nothing is deleted:
-- undoing is a later word. `said` is a Grouping.
CREATE TABLE grouping (
    id     INTEGER PRIMARY KEY,
    said   TEXT NOT NULL,
    who    TEXT NOT NULL,
    at     TEXT NOT NULL,
    undone TEXT
);
