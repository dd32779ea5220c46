-- A customer who is set aside gets no new invoices, and still pays those that there are: what wakes a customer is in
-- wake_at alone, which is the next step of a payment while they are set aside.
DROP INDEX monetize_customer_wake;
CREATE INDEX monetize_customer_wake ON monetize_customer (wake_at, id) WHERE wake_at IS NOT NULL;

UPDATE monetize_customer SET wake_at =
    (SELECT min(next_step) FROM monetize_payment WHERE monetize_payment.customer = monetize_customer.id)
WHERE parked_at IS NOT NULL;
