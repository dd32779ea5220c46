using System.Globalization;
using Monetize.Billing.Rows;
using Monetize.Invoicing;
using Monetize.Payments;
using Monetize.Payments.Dunning;

namespace Monetize.Testing.Simulation;

/// <summary>I18: one attempt at a time, each when it is due, none after the end; who wants to pay has paid.</summary>
internal static class PaymentChecks
{
    public static IEnumerable<string> AttemptsFollowOneAnother(WorldFacts facts) => facts.Attempts
        .GroupBy(static row => row.Payment, StringComparer.Ordinal)
        .SelectMany(steps => Faults(facts, [.. steps.OrderBy(static row => row.Step)]));

    public static IEnumerable<string> EndAsTheyShould(WorldFacts facts)
    {
        foreach (var stored in facts.Invoices)
        {
            if (stored.Payment is not { } payment) continue;
            var isRight = stored.Invoice.Status == InvoiceStatus.Void
                ? payment is { IsOver: true, IsInFlight: false, NextStep: null }
                : payment.Status == PaymentStatus.Succeeded;
            if (!isRight) yield return $"I16: {payment} is not over";
            var held = facts.Held[payment.Id];
            if (held is not (PaymentStatus.Missing or PaymentStatus.Succeeded or PaymentStatus.Canceled))
            {
                yield return $"I16: {payment} is over, and {held} at the provider";
            }
        }
    }

    // The schedule is the engine's own; its properties are tested by themselves.
    private static IEnumerable<string> Faults(WorldFacts facts, List<PaymentAttemptRow> steps)
    {
        var (number, isOpen, isGiven, isHeld) = (0L, false, false, false);
        var (policy, state) = (facts.World.Options.Payments.Dunning, DunningState.Start);
        foreach (var step in steps)
        {
            switch (step.Event)
            {
                case "begun":
                    var isDue = state.Stage == DunningStage.Current
                        || (state.Stage == DunningStage.Retrying && step.At >= state.NextStep);
                    var mayBegin = !state.IsOver && (isGiven || (isDue && !isHeld));
                    if (step.Attempt != number + 1 || isOpen || !mayBegin) yield return Said(step);
                    (number, isOpen, isGiven) = (step.Attempt, true, false);
                    break;
                case "method_given":
                    (isGiven, isHeld) = (true, false);
                    break;
                case "stopped":
                    state = state.Stop();
                    break;
                case "customer_late":
                    state = state.GiveUp(step.At);
                    break;
                case "answered" or "looked_up" when step.Status == "declined" && isOpen && step.Attempt == number:
                    isOpen = false;
                    state = state.Fail(
                        policy, new Decline(IsHard(step) ? DeclineKind.Hard : DeclineKind.Soft, step.Detail!), step.At);
                    break;
                case "answered" or "looked_up" when step.Status == "needs_customer" && isOpen:
                    state = state.AwaitCustomer(policy, step.At).GiveUp(step.At);
                    break;
                case "answered" when step.Status == "refused" && isOpen:
                    (isOpen, isHeld) = (false, true);
                    break;
                case "answered" or "looked_up" when step.Status is "succeeded" or "canceled":
                    (isOpen, state) = (false, state.Stop());
                    break;
                default:
                    break;
            }
        }
    }

    private static bool IsHard(PaymentAttemptRow step) => step.Detail is "stolen_card" or "authentication_required";

    private static string Said(PaymentAttemptRow step) => string.Create(
        CultureInfo.InvariantCulture,
        $"I18: {step.Payment} began attempt {step.Attempt} at {step.At:u} against the rule");
}
