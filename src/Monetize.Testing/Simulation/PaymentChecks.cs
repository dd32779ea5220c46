using System.Globalization;
using Monetize.Billing.Rows;
using Monetize.Invoicing;
using Monetize.Payments;

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

    private static IEnumerable<string> Faults(WorldFacts facts, List<PaymentAttemptRow> steps)
    {
        var (number, failures, isOpen, isOver) = (0L, 0, false, false);
        var notBefore = DateTimeOffset.MinValue;
        var delays = facts.World.Options.Payments.Dunning.Delays;
        foreach (var step in steps)
        {
            switch (step.Event)
            {
                case "begun":
                    if (step.Attempt != number + 1 || isOpen || isOver || step.At < notBefore) yield return Said(step);
                    (number, isOpen) = (step.Attempt, true);
                    break;
                case "method_given":
                    (notBefore, isOver) = (DateTimeOffset.MinValue, false);
                    break;
                case "stopped" or "customer_late":
                    isOver = true;
                    break;
                case "answered" or "looked_up" when step.Status == "declined" && isOpen && step.Attempt == number:
                    isOpen = false;
                    isOver = ++failures > delays.Count;
                    notBefore = isOver || IsHard(step) ? DateTimeOffset.MaxValue : step.At + delays[failures - 1];
                    break;
                case "answered" when step.Status == "refused" && isOpen:
                    (isOpen, notBefore) = (false, DateTimeOffset.MaxValue);
                    break;
                case "answered" or "looked_up" when step.Status is "succeeded" or "canceled":
                    (isOpen, isOver) = (false, true);
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
