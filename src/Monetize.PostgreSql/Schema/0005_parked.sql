-- A customer who is set aside gets no new invoices, and still pays those that there are: what wakes a customer is in
-- wake_at alone, which is the next step of a payment while they are set aside.
DROP INDEX {schema}.customer_wake;
CREATE INDEX customer_wake ON {schema}.customer (wake_at, id) WHERE wake_at IS NOT NULL;

UPDATE {schema}.customer SET wake_at =
    (SELECT min(payment.next_step) FROM {schema}.payment AS payment WHERE payment.customer = customer.id)
WHERE parked_at IS NOT NULL;
