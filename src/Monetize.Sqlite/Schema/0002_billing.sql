-- Billing: customers, subscriptions, invoices, the books, payments, messages, events and the audit log.
-- Times are microseconds since 1970-01-01T00:00:00Z, amounts whole minor units. What never changes refuses it.

-- What tells a person is in the document alone. Dates of the agenda are there as well; beside it
-- the first of them, and the first at which something is to be invoiced.
CREATE TABLE monetize_customer (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    agenda TEXT NOT NULL,
    wake_at INTEGER,
    bill_at INTEGER,
    send_at INTEGER,
    next_message INTEGER NOT NULL,
    parked_at INTEGER,
    parked_code TEXT,
    parked_reason TEXT,
    billing_token INTEGER NOT NULL,
    billing_owner TEXT,
    billing_until INTEGER,
    delivery_token INTEGER NOT NULL,
    delivery_owner TEXT,
    delivery_until INTEGER
) STRICT;

CREATE INDEX monetize_customer_wake ON monetize_customer (wake_at, id) WHERE wake_at IS NOT NULL AND parked_at IS NULL;
CREATE INDEX monetize_customer_bill ON monetize_customer (bill_at, id) WHERE bill_at IS NOT NULL AND parked_at IS NULL;
CREATE INDEX monetize_customer_send ON monetize_customer (send_at, id) WHERE send_at IS NOT NULL;

-- Published plan versions.
CREATE TABLE monetize_plan (
    id TEXT NOT NULL PRIMARY KEY,
    plan_key TEXT NOT NULL,
    plan_number INTEGER NOT NULL,
    hash TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    document TEXT NOT NULL
) STRICT;

CREATE TRIGGER monetize_plan_update BEFORE UPDATE ON monetize_plan
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_plan never change.'); END;
CREATE TRIGGER monetize_plan_delete BEFORE DELETE ON monetize_plan
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_plan never change.'); END;

CREATE TABLE monetize_subscription (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    customer TEXT NOT NULL,
    bill_from INTEGER NOT NULL,
    watermark INTEGER NOT NULL,
    carried TEXT NOT NULL,
    counted TEXT NOT NULL,
    document TEXT NOT NULL
) STRICT;

CREATE INDEX monetize_subscription_customer ON monetize_subscription (customer);

-- What was due and is done. The key lets nothing be invoiced twice.
CREATE TABLE monetize_settled (
    due TEXT NOT NULL PRIMARY KEY,
    subscription TEXT NOT NULL,
    at INTEGER NOT NULL,
    watermark INTEGER,
    carried TEXT NOT NULL,
    invoice TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX monetize_settled_subscription ON monetize_settled (subscription, at);

CREATE TRIGGER monetize_settled_update BEFORE UPDATE ON monetize_settled
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_settled never change.'); END;
CREATE TRIGGER monetize_settled_delete BEFORE DELETE ON monetize_settled
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_settled never change.'); END;

-- Final invoices, whole in their documents. What follows of them stands in tables of its own.
CREATE TABLE monetize_invoice (
    number TEXT NOT NULL PRIMARY KEY,
    customer TEXT NOT NULL,
    subscription TEXT,
    due TEXT NOT NULL UNIQUE,
    issued_at INTEGER NOT NULL,
    period_end INTEGER NOT NULL,
    currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    due_minor INTEGER NOT NULL,
    hash TEXT NOT NULL,
    document TEXT NOT NULL
) STRICT;

CREATE INDEX monetize_invoice_subscription ON monetize_invoice (subscription, period_end);
CREATE INDEX monetize_invoice_customer ON monetize_invoice (customer);

CREATE TRIGGER monetize_invoice_update BEFORE UPDATE ON monetize_invoice
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_invoice never change.'); END;
CREATE TRIGGER monetize_invoice_delete BEFORE DELETE ON monetize_invoice
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_invoice never change.'); END;

CREATE TABLE monetize_invoice_void (
    number TEXT NOT NULL PRIMARY KEY,
    customer TEXT NOT NULL,
    voided_at INTEGER NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE INDEX monetize_invoice_void_customer ON monetize_invoice_void (customer);

CREATE TRIGGER monetize_invoice_void_update BEFORE UPDATE ON monetize_invoice_void
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_invoice_void never change.'); END;
CREATE TRIGGER monetize_invoice_void_delete BEFORE DELETE ON monetize_invoice_void
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_invoice_void never change.'); END;

CREATE TABLE monetize_credit_note (
    number TEXT NOT NULL PRIMARY KEY,
    invoice TEXT NOT NULL,
    customer TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    currency TEXT NOT NULL,
    total_minor INTEGER NOT NULL,
    hash TEXT NOT NULL,
    document TEXT NOT NULL
) STRICT;

CREATE INDEX monetize_credit_note_invoice ON monetize_credit_note (invoice);
CREATE INDEX monetize_credit_note_customer ON monetize_credit_note (customer);

CREATE TRIGGER monetize_credit_note_update BEFORE UPDATE ON monetize_credit_note
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_credit_note never change.'); END;
CREATE TRIGGER monetize_credit_note_delete BEFORE DELETE ON monetize_credit_note
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_credit_note never change.'); END;

-- What is left of a credit, and of a balance, is the sum of its postings in the ledger.
CREATE TABLE monetize_credit (
    id TEXT NOT NULL PRIMARY KEY,
    customer TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    granted_at INTEGER NOT NULL,
    expires_at INTEGER
) STRICT;

CREATE INDEX monetize_credit_customer ON monetize_credit (customer);

CREATE TRIGGER monetize_credit_update BEFORE UPDATE ON monetize_credit
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_credit never change.'); END;
CREATE TRIGGER monetize_credit_delete BEFORE DELETE ON monetize_credit
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_credit never change.'); END;

-- Double entry: the amounts of an entry add up to 0. Debits are above 0, credits below.
CREATE TABLE monetize_ledger (
    entry TEXT NOT NULL,
    line INTEGER NOT NULL,
    at INTEGER NOT NULL,
    customer TEXT NOT NULL,
    account TEXT NOT NULL,
    subject TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    PRIMARY KEY (entry, line)
) STRICT, WITHOUT ROWID;

CREATE INDEX monetize_ledger_customer ON monetize_ledger (customer, account);

CREATE TRIGGER monetize_ledger_update BEFORE UPDATE ON monetize_ledger
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_ledger never change.'); END;
CREATE TRIGGER monetize_ledger_delete BEFORE DELETE ON monetize_ledger
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_ledger never change.'); END;

CREATE TABLE monetize_payment (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    customer TEXT NOT NULL,
    invoice TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    provider_id TEXT,
    status TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    in_flight INTEGER NOT NULL,
    stage TEXT NOT NULL,
    failures INTEGER NOT NULL,
    dunning_at INTEGER,
    next_step INTEGER,
    decline_kind TEXT,
    decline_code TEXT
) STRICT;

CREATE INDEX monetize_payment_invoice ON monetize_payment (invoice);
CREATE INDEX monetize_payment_customer ON monetize_payment (customer);

-- What happened to payments, one row for each step.
CREATE TABLE monetize_payment_attempt (
    payment TEXT NOT NULL,
    step INTEGER NOT NULL,
    at INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    event TEXT NOT NULL,
    status TEXT NOT NULL,
    detail TEXT,
    PRIMARY KEY (payment, step)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER monetize_payment_attempt_update BEFORE UPDATE ON monetize_payment_attempt
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_payment_attempt never change.'); END;
CREATE TRIGGER monetize_payment_attempt_delete BEFORE DELETE ON monetize_payment_attempt
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_payment_attempt never change.'); END;

-- What is to be told to others, in order for each customer; "waiting" holds the customer until it is.
CREATE TABLE monetize_message (
    customer TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    version INTEGER NOT NULL,
    waiting TEXT,
    at INTEGER NOT NULL,
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    data TEXT NOT NULL,
    delivered_at INTEGER,
    PRIMARY KEY (customer, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX monetize_message_waiting ON monetize_message (waiting, sequence) WHERE waiting IS NOT NULL;

-- What providers told, as it came.
CREATE TABLE monetize_inbox (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    provider TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    tries INTEGER NOT NULL,
    next_try INTEGER,
    done_at INTEGER,
    failure TEXT
) STRICT;

CREATE INDEX monetize_inbox_next_try ON monetize_inbox (next_try, id) WHERE next_try IS NOT NULL;

-- Who did what. Each hash is of the line and of the hash before.
CREATE TABLE monetize_audit (
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TRIGGER monetize_audit_update BEFORE UPDATE ON monetize_audit
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_audit never change.'); END;
CREATE TRIGGER monetize_audit_delete BEFORE DELETE ON monetize_audit
BEGIN SELECT RAISE(ABORT, 'Rows of monetize_audit never change.'); END;

-- Numbers without gaps: the places of the audit log and each series of documents.
CREATE TABLE monetize_counter (
    name TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    value INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
