using System.Text.Json;
using Monetize.Subscriptions;

namespace Monetize.Billing.Documents;

/// <summary>Entries of the history of a subscription as parts of documents.</summary>
internal static class ChangeForm
{
    public static void Write(Utf8JsonWriter json, SubscriptionChange change)
    {
        json.WriteString("kind", KindOf(change));
        json.Instant("decided", change.Decided);
        if (change.IsScheduled) json.Instant("effective", change.Effective);
        switch (change)
        {
            case PlanChange { Plan: var plan }:
                SubscriptionDocument.Write(json, plan);
                break;
            case QuantityChange { Quantity: var quantity }:
                json.Figure("quantity", quantity);
                break;
            default:
                break;
        }
    }

    public static SubscriptionChange Read(JsonPart part)
    {
        var decided = part.Instant("decided");
        var effective = part.InstantOrNull("effective") ?? decided;
        return part.Text("kind") switch
        {
            "plan" => new PlanChange
            {
                Plan = SubscriptionDocument.ReadPlan(part),
                Decided = decided,
                Effective = effective,
            },
            "quantity" => new QuantityChange
            {
                Quantity = part.Figure("quantity"),
                Decided = decided,
                Effective = effective,
            },
            "pause" => new PauseStart { Decided = decided, Effective = effective },
            "resume" => new PauseEnd { Decided = decided, Effective = effective },
            "anchor" => new AnchorChange { Decided = decided, Effective = effective },
            "trial_conversion" => new TrialConversion { Decided = decided, Effective = effective },
            "cancellation" => new Cancellation { Decided = decided, Effective = effective },
            "withdrawal" => new Withdrawal { Decided = decided, Effective = effective },
            var kind => throw new FormatException($"A document of the store has a change of kind {kind}."),
        };
    }

    private static string KindOf(SubscriptionChange change) => change switch
    {
        PlanChange => "plan",
        QuantityChange => "quantity",
        PauseStart => "pause",
        PauseEnd => "resume",
        AnchorChange => "anchor",
        TrialConversion => "trial_conversion",
        Cancellation => "cancellation",
        Withdrawal => "withdrawal",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "Not a kind of change."),
    };
}
