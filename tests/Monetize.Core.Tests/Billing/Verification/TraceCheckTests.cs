using Monetize.Billing.Rows;
using Monetize.Billing.Verification;
using Monetize.Collections;

namespace Monetize.Tests.Billing.Verification;

/// <summary>Where a payment stands is where its steps lead, as far as they tell it.</summary>
public sealed class TraceCheckTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private static readonly PaymentRow Retried = new()
    {
        Id = "pay-1",
        Customer = "ada",
        Invoice = "INV-000001",
        Currency = "USD",
        AmountMinor = 4_900,
        ProviderId = "object-1",
        Status = "declined",
        Attempt = 2,
        Stage = "retrying",
        Failures = 2,
        DeclineKind = "soft",
    };

    private static readonly (string Event, string Status, long Attempt)[] TwoDeclines =
    [
        ("looked_up", "prepared", 0), ("begun", "unknown", 1), ("answered", "declined", 1),
        ("begun", "unknown", 2), ("answered", "declined", 2),
    ];

    private static readonly (string Event, string Status, long Attempt)[] Unheard =
    [
        ("looked_up", "prepared", 0), ("begun", "unknown", 1), ("answered", "unknown", 1), ("looked_up", "prepared", 1),
    ];

    [Fact]
    public void Check_RowWhereStepsLead_FindsNothing() => Findings(Retried, TwoDeclines).Should().BeEmpty();

    public static TheoryData<string> Changes =>
        ["status", "attempt", "in flight", "stage", "failures", "kind", "object", "stopped"];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Check_RowElsewhere_IsFound(string change)
    {
        var row = change switch
        {
            "status" => Retried with { Status = "canceled" },
            "attempt" => Retried with { Attempt = 1 },
            "in flight" => Retried with { InFlight = 1 },
            "stage" => Retried with { Stage = "awaiting_customer" },
            "failures" => Retried with { Failures = 0 },
            "kind" => Retried with { DeclineKind = "hard" },
            "object" => Retried with { ProviderId = null },
            _ => Retried with { Stage = "stopped" },
        };

        Findings(row, TwoDeclines).Should().ContainSingle().Which.Place.Should().Be("pay-1, where it leads");
    }

    [Fact]
    public void Check_StepThatCannotFollow_IsFoundThere() =>
        Findings(Retried, [TwoDeclines[0], TwoDeclines[1], TwoDeclines[3]])
            .Should().ContainSingle().Which.Place.Should().Be("pay-1, step 4");

    /// <summary>It is sent once more under its number, or is over long after it was begun.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Check_AttemptThatWasNotHeardOf_MayBeInFlightOrOver(long inFlight)
    {
        var row = Retried with
        {
            Status = "prepared",
            Attempt = 1,
            InFlight = inFlight,
            Stage = "current",
            Failures = 0,
            DeclineKind = null,
        };

        Findings(row, Unheard).Should().BeEmpty();
        Findings(Retried with { Failures = 1 }, [.. Unheard, TwoDeclines[3], TwoDeclines[4]]).Should().BeEmpty();
    }

    private static ValueArray<VerificationFinding> Findings(
        PaymentRow row, IReadOnlyList<(string Event, string Status, long Attempt)> history)
    {
        var book = new VerificationBook();
        var steps = history.Select((step, i) => new PaymentAttemptRow
        {
            Payment = row.Id,
            Step = i + 2,
            At = Noon.AddDays(i),
            Attempt = step.Attempt,
            Event = step.Event,
            Status = step.Status,
        });
        TraceCheck.Check(row.Id, row, [.. steps], told: null, book);
        return book.Findings;
    }
}
