using Monetize.TestSupport.Postgres;

[assembly: AssemblyFixture(typeof(PostgresServer))]

// A watermark lies below every transaction that is open on the server, those of other tests too.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
