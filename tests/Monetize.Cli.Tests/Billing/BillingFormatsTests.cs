using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Billing;

/// <summary>Every command of billing in every format: one life of a store, and what each command says of it.</summary>
public sealed partial class BillingFormatsTests
{
    private const string Boundary = "2026-12-01T01:00:00Z";

    private static readonly string[] Life =
    [
        "plan publish --catalog {catalog} --at 2026-11-01T00:00:00Z",
        "plan list",
        "customer create c-2 --name Ada,Inc. --at 2026-11-01T00:00:00Z",
        "customer create c-3 --name Bob --zone Asia/Kolkata --at 2026-11-01T00:00:00Z",
        "customer list",
        "customer show c-3",
        "subscription create s-2 --customer c-2 --plan ai-platform --at 2026-11-01T00:00:00Z",
        "subscription create s-3 --customer c-3 --plan content-generation --at 2026-11-01T00:00:00Z",
        "subscription change s-2 quantity:3,end --at 2026-11-05T00:00:00Z",
        "subscription cancel s-3 --at 2026-11-08T00:00:00Z",
        "subscription list --at 2026-11-10T00:00:00Z",
        $"run-due --dry-run --as-of {Boundary}",
        $"run-due --provider sandbox --as-of {Boundary}",
        "invoice list",
        "invoice show INV-000001",
        "invoice explain INV-000001",
        "invoice preview --subscription s-2",
        "verify",
        "audit verify",
        "run-due --as-of 2027-01-01T01:00:00Z",
        "invoice void INV-000003 --reason wrong --at 2027-01-02T00:00:00Z",
        "customer unpark c-2 --at 2027-01-02T00:00:00Z",
        "payment retry-refused --at 2027-01-02T00:00:00Z",
        "inbox purge --before 2026-01-01T00:00:00Z",
        "customer forget c-3 --at 2027-01-02T00:00:00Z",
    ];

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    public void Commands_InAFormat_SayWhatTheySayOfALife(string format)
    {
        using var folder = new TemporaryFolder();
        var text = new StringBuilder();
        foreach (var command in Life)
        {
            var run = Tool.Run(
            [
                .. command.Split(' ').Select(static word => word == "{catalog}" ? Tool.Catalog : word),
                "--db", folder.PathTo("store.db"), "--format", format,
            ]);

            run.ExitCode.Should().Be(0, "{0}: {1}", command, run);
            if (format == "json") JsonDocument.Parse(run.Output).Dispose();
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"$ {command}\n{run.Output}{run.Error}");
        }

        Snapshot.Match(Varying().Replace(text.ToString(), "(of this store)"), $"life-{format}");
    }

    // Hashes begin with the id that the store was given, and so do ids of payments.
    [GeneratedRegex("[0-9a-f]{32,64}")]
    private static partial Regex Varying();
}
