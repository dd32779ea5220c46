-- Safety bounds of a customer: how much was settled since when, and up to what an invoice is approved.
ALTER TABLE monetize_customer ADD COLUMN items INTEGER NOT NULL DEFAULT 0;
ALTER TABLE monetize_customer ADD COLUMN items_from INTEGER;
ALTER TABLE monetize_customer ADD COLUMN approved TEXT;
