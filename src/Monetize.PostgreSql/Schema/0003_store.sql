-- The store has an id of its own: it stands before the names of payments, so that two stores that share a provider
-- never take a payment of the other one for theirs. A copy of a store has the id of the store that it is a copy of.
INSERT INTO {schema}.counter (name, version, value, text)
VALUES ('store', 1, 0, replace(gen_random_uuid()::text, '-', ''));
