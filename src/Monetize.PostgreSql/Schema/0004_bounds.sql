-- Safety bounds of a customer: how much was settled since when, and up to what an invoice is approved.
ALTER TABLE {schema}.customer
    ADD COLUMN items bigint NOT NULL DEFAULT 0,
    ADD COLUMN items_from timestamptz,
    ADD COLUMN approved text COLLATE "C";
