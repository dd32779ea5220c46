-- Usage: raw records, which are the truth and stay, and summaries that are made from them.
-- Times are microseconds since 1970-01-01T00:00:00Z, days are counted from the year 1, months as year * 12 + month - 1.
-- A figure is an INTEGER where it is whole and fits, else TEXT with all of its digits: never a REAL.

CREATE TABLE monetize_usage_series (
    id INTEGER PRIMARY KEY,
    customer TEXT NOT NULL,
    meter TEXT NOT NULL,
    dimensions TEXT NOT NULL,
    UNIQUE (customer, meter, dimensions)
) STRICT;

-- The identity of a record is its key alone. The position is the order in which records were committed.
CREATE TABLE monetize_usage_event (
    position INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    series INTEGER NOT NULL,
    time INTEGER NOT NULL,
    quantity ANY NOT NULL,
    method TEXT,
    amount ANY,
    cost ANY,
    corrects TEXT
) STRICT;

-- Records below the mark are folded into the tables that follow; the others are read as they are.
CREATE TABLE monetize_usage_mark (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    mark INTEGER NOT NULL
) STRICT;

INSERT INTO monetize_usage_mark (id, mark) VALUES (1, 1);

-- A row is what one fold found of a day, and where: positions is a JSON list that begins with the first. Rows of a day
-- are merged when they are read. Days at the edge of a period are read through the positions, so that an event needs no
-- index but that of its key.
CREATE TABLE monetize_usage_day (
    day INTEGER NOT NULL,
    series INTEGER NOT NULL,
    first INTEGER NOT NULL,
    positions TEXT NOT NULL,
    records INTEGER NOT NULL,
    count ANY NOT NULL,
    sum ANY NOT NULL,
    max ANY,
    last_time INTEGER,
    last_key TEXT,
    last_quantity ANY,
    PRIMARY KEY (day, series, first)
) STRICT, WITHOUT ROWID;

-- In the order in which a billing run reads it.
CREATE TABLE monetize_usage_month (
    month INTEGER NOT NULL,
    customer TEXT NOT NULL,
    meter TEXT NOT NULL,
    dimensions TEXT NOT NULL,
    records INTEGER NOT NULL,
    count ANY NOT NULL,
    sum ANY NOT NULL,
    max ANY,
    last_time INTEGER,
    last_key TEXT,
    last_quantity ANY,
    PRIMARY KEY (month, customer, meter, dimensions)
) STRICT, WITHOUT ROWID;

-- What was not counted, and why. The id is a hash of code, key and content.
CREATE TABLE monetize_usage_rejection (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    time INTEGER NOT NULL,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;
