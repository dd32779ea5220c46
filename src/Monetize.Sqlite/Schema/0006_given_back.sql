-- What is given back of what is not paid lowers what is asked for: what the provider's object asks for, or has taken in,
-- is kept beside what is owed, and each step by which less is owed says by how much.
ALTER TABLE monetize_payment ADD COLUMN asked_minor INTEGER;
UPDATE monetize_payment SET asked_minor = amount_minor WHERE provider_id IS NOT NULL;

-- Which provider has the object: a host that goes over to another one asks nobody else about it.
ALTER TABLE monetize_payment ADD COLUMN provider TEXT;

ALTER TABLE monetize_payment_attempt ADD COLUMN lowered_minor INTEGER;
