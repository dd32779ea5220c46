-- Billing: customers, subscriptions, invoices, the books, payments, messages, events and the audit log.
-- Amounts are whole minor units. Texts are ordered by code point: COLLATE "C". What never changes refuses it.

CREATE FUNCTION {schema}.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % never change.', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;

-- What tells a person is in the document alone. Dates of the agenda are there as well; beside it
-- the first of them, and the first at which something is to be invoiced.
CREATE TABLE {schema}.customer (
    id text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    document text COLLATE "C" NOT NULL,
    agenda text COLLATE "C" NOT NULL,
    wake_at timestamptz,
    bill_at timestamptz,
    send_at timestamptz,
    next_message bigint NOT NULL,
    parked_at timestamptz,
    parked_code text COLLATE "C",
    parked_reason text COLLATE "C",
    billing_token bigint NOT NULL,
    billing_owner text COLLATE "C",
    billing_until timestamptz,
    delivery_token bigint NOT NULL,
    delivery_owner text COLLATE "C",
    delivery_until timestamptz
);

CREATE INDEX customer_wake ON {schema}.customer (wake_at, id) WHERE wake_at IS NOT NULL AND parked_at IS NULL;
CREATE INDEX customer_bill ON {schema}.customer (bill_at, id) WHERE bill_at IS NOT NULL AND parked_at IS NULL;
CREATE INDEX customer_send ON {schema}.customer (send_at, id) WHERE send_at IS NOT NULL;

-- Published plan versions.
CREATE TABLE {schema}.plan (
    id text COLLATE "C" PRIMARY KEY,
    plan_key text COLLATE "C" NOT NULL,
    plan_number bigint NOT NULL,
    hash text COLLATE "C" NOT NULL,
    published_at timestamptz NOT NULL,
    document text COLLATE "C" NOT NULL
);

CREATE TRIGGER plan_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.plan
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();

CREATE TABLE {schema}.subscription (
    id text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    customer text COLLATE "C" NOT NULL,
    bill_from timestamptz NOT NULL,
    watermark bigint NOT NULL,
    carried text COLLATE "C" NOT NULL,
    counted text COLLATE "C" NOT NULL,
    document text COLLATE "C" NOT NULL
);

CREATE INDEX subscription_customer ON {schema}.subscription (customer);

-- What was due and is done. The key lets nothing be invoiced twice.
CREATE TABLE {schema}.settled (
    due text COLLATE "C" PRIMARY KEY,
    subscription text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    watermark bigint,
    carried text COLLATE "C" NOT NULL,
    invoice text COLLATE "C"
);

CREATE INDEX settled_subscription ON {schema}.settled (subscription, at);

CREATE TRIGGER settled_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.settled
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();

-- Final invoices, whole in their documents. What follows of them stands in tables of its own.
CREATE TABLE {schema}.invoice (
    number text COLLATE "C" PRIMARY KEY,
    customer text COLLATE "C" NOT NULL,
    subscription text COLLATE "C",
    due text COLLATE "C" NOT NULL UNIQUE,
    issued_at timestamptz NOT NULL,
    period_end timestamptz NOT NULL,
    currency text COLLATE "C" NOT NULL,
    total_minor bigint NOT NULL,
    due_minor bigint NOT NULL,
    hash text COLLATE "C" NOT NULL,
    document text COLLATE "C" NOT NULL
);

CREATE INDEX invoice_subscription ON {schema}.invoice (subscription, period_end);
CREATE INDEX invoice_customer ON {schema}.invoice (customer);

CREATE TRIGGER invoice_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.invoice
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();

CREATE TABLE {schema}.invoice_void (
    number text COLLATE "C" PRIMARY KEY,
    customer text COLLATE "C" NOT NULL,
    voided_at timestamptz NOT NULL,
    reason text COLLATE "C" NOT NULL
);

CREATE INDEX invoice_void_customer ON {schema}.invoice_void (customer);

CREATE TRIGGER invoice_void_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.invoice_void
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();

CREATE TABLE {schema}.credit_note (
    number text COLLATE "C" PRIMARY KEY,
    invoice text COLLATE "C" NOT NULL,
    customer text COLLATE "C" NOT NULL,
    issued_at timestamptz NOT NULL,
    currency text COLLATE "C" NOT NULL,
    total_minor bigint NOT NULL,
    hash text COLLATE "C" NOT NULL,
    document text COLLATE "C" NOT NULL
);

CREATE INDEX credit_note_invoice ON {schema}.credit_note (invoice);
CREATE INDEX credit_note_customer ON {schema}.credit_note (customer);

CREATE TRIGGER credit_note_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.credit_note
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();

-- What is left of a credit, and of a balance, is the sum of its postings in the ledger.
CREATE TABLE {schema}.credit (
    id text COLLATE "C" PRIMARY KEY,
    customer text COLLATE "C" NOT NULL,
    currency text COLLATE "C" NOT NULL,
    amount_minor bigint NOT NULL,
    priority bigint NOT NULL,
    granted_at timestamptz NOT NULL,
    expires_at timestamptz
);

CREATE INDEX credit_customer ON {schema}.credit (customer);

CREATE TRIGGER credit_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.credit
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();

-- Double entry: the amounts of an entry add up to 0. Debits are above 0, credits below.
CREATE TABLE {schema}.ledger (
    entry text COLLATE "C" NOT NULL,
    line bigint NOT NULL,
    at timestamptz NOT NULL,
    customer text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,
    subject text COLLATE "C" NOT NULL,
    currency text COLLATE "C" NOT NULL,
    amount_minor bigint NOT NULL,
    PRIMARY KEY (entry, line)
);

CREATE INDEX ledger_customer ON {schema}.ledger (customer, account);

CREATE TRIGGER ledger_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.ledger
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();

CREATE TABLE {schema}.payment (
    id text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    customer text COLLATE "C" NOT NULL,
    invoice text COLLATE "C" NOT NULL,
    currency text COLLATE "C" NOT NULL,
    amount_minor bigint NOT NULL,
    provider_id text COLLATE "C",
    status text COLLATE "C" NOT NULL,
    attempt bigint NOT NULL,
    in_flight bigint NOT NULL,
    stage text COLLATE "C" NOT NULL,
    failures bigint NOT NULL,
    dunning_at timestamptz,
    next_step timestamptz,
    decline_kind text COLLATE "C",
    decline_code text COLLATE "C"
);

CREATE INDEX payment_invoice ON {schema}.payment (invoice);
CREATE INDEX payment_customer ON {schema}.payment (customer);

-- What happened to payments, one row for each step.
CREATE TABLE {schema}.payment_attempt (
    payment text COLLATE "C" NOT NULL,
    step bigint NOT NULL,
    at timestamptz NOT NULL,
    attempt bigint NOT NULL,
    event text COLLATE "C" NOT NULL,
    status text COLLATE "C" NOT NULL,
    detail text COLLATE "C",
    PRIMARY KEY (payment, step)
);

CREATE TRIGGER payment_attempt_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.payment_attempt
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();

-- What is to be told to others, in order for each customer; "waiting" holds the customer until it is.
CREATE TABLE {schema}.message (
    customer text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL,
    version bigint NOT NULL,
    waiting text COLLATE "C",
    at timestamptz NOT NULL,
    name text COLLATE "C" NOT NULL,
    subject text COLLATE "C" NOT NULL,
    data text COLLATE "C" NOT NULL,
    delivered_at timestamptz,
    PRIMARY KEY (customer, sequence)
);

CREATE INDEX message_waiting ON {schema}.message (waiting, sequence) WHERE waiting IS NOT NULL;

-- What providers told, as it came.
CREATE TABLE {schema}.inbox (
    id text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    provider text COLLATE "C" NOT NULL,
    received_at timestamptz NOT NULL,
    body text COLLATE "C" NOT NULL,
    tries bigint NOT NULL,
    next_try timestamptz,
    done_at timestamptz,
    failure text COLLATE "C"
);

CREATE INDEX inbox_next_try ON {schema}.inbox (next_try, id) WHERE next_try IS NOT NULL;

-- Who did what. Each hash is of the line and of the hash before.
CREATE TABLE {schema}.audit (
    sequence bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    actor text COLLATE "C" NOT NULL,
    action text COLLATE "C" NOT NULL,
    subject text COLLATE "C" NOT NULL,
    detail text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL
);

CREATE TRIGGER audit_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.audit
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();

-- Numbers without gaps: the places of the audit log and each series of documents.
CREATE TABLE {schema}.counter (
    name text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    value bigint NOT NULL,
    text text COLLATE "C" NOT NULL
);
