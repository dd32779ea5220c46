-- Usage: raw records, which are the truth and stay, and summaries that are made from them.
-- Days are counted from the year 1, months as year * 12 + month - 1. Texts are ordered by code point: COLLATE "C".
-- No foreign keys: a check for each record would cost as much as the record, nothing is ever deleted, and a record
-- finds its series and its partition there before its transaction begins. The audit looks for records without either.

-- The hash is the SHA-256 of the three texts: together they are longer than an index entry may be.
CREATE TABLE {schema}.usage_series (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash bytea NOT NULL UNIQUE,
    customer text COLLATE "C" NOT NULL,
    meter text COLLATE "C" NOT NULL,
    dimensions text COLLATE "C" NOT NULL
);

CREATE INDEX usage_series_customer ON {schema}.usage_series (customer);

-- The identity of a record is its key alone, whatever its time: so this table is not partitioned. Series and time say
-- where the record is.
CREATE TABLE {schema}.usage_key (
    key text COLLATE "C" PRIMARY KEY,
    series bigint NOT NULL,
    time timestamptz NOT NULL
);

-- One partition for each month of time, made when a record needs it. The position is the number of the transaction
-- that added the record, plus the offset of usage_mark.
CREATE TABLE {schema}.usage_event (
    series bigint NOT NULL,
    time timestamptz NOT NULL,
    position bigint NOT NULL,
    key text COLLATE "C" NOT NULL,
    quantity numeric NOT NULL,
    method text,
    amount numeric,
    cost numeric,
    corrects text COLLATE "C"
) PARTITION BY RANGE (time);

CREATE INDEX usage_event_series_time ON {schema}.usage_event (series, time);
CREATE INDEX usage_event_position ON {schema}.usage_event USING brin (position) WITH (autosummarize = on);

-- Records below the mark are folded into the tables that follow; the others are read as they are.
CREATE TABLE {schema}.usage_mark (
    id integer PRIMARY KEY CHECK (id = 1),
    position_offset bigint NOT NULL,
    mark bigint NOT NULL
);

INSERT INTO {schema}.usage_mark (id, position_offset, mark) VALUES (1, 0, 0);

CREATE TABLE {schema}.usage_day (
    day integer NOT NULL,
    series bigint NOT NULL,
    records bigint NOT NULL,
    count numeric NOT NULL,
    sum numeric NOT NULL,
    max numeric,
    last_time timestamptz,
    last_key text COLLATE "C",
    last_quantity numeric,
    PRIMARY KEY (day, series)
);

-- In the order in which a billing run reads it, with the texts of the series beside. A fold changes most rows: a page
-- that is half empty takes the new versions of its own rows, and the table stays as long as its rows are many.
CREATE TABLE {schema}.usage_month (
    month integer NOT NULL,
    customer text COLLATE "C" NOT NULL,
    series bigint NOT NULL,
    meter text COLLATE "C" NOT NULL,
    dimensions text COLLATE "C" NOT NULL,
    records bigint NOT NULL,
    count numeric NOT NULL,
    sum numeric NOT NULL,
    max numeric,
    last_time timestamptz,
    last_key text COLLATE "C",
    last_quantity numeric,
    PRIMARY KEY (month, customer, series)
) WITH (fillfactor = 45);

-- What was not counted, and why. The id is a hash of code, key and content; the key is UTF-8, since it may hold what no
-- text of PostgreSQL can.
CREATE TABLE {schema}.usage_rejection (
    id text PRIMARY KEY,
    key bytea NOT NULL,
    code text COLLATE "C" NOT NULL,
    message text NOT NULL,
    time timestamptz NOT NULL,
    record text NOT NULL
);
