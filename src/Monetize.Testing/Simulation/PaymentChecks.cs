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
            var isRight = stored.Invoice.Status == InvoiceStatus.Void || payment.Amount.Amount == 0m
                ? payment is { IsOver: true, IsInFlight: false, NextStep: null }
                : payment.Status == PaymentStatus.Succeeded;
            if (!isRight) yield return $"I16: {payment} is not over";
            var held = facts.Held[payment.Id];
            if (held is PaymentStatus.Missing or PaymentStatus.Succeeded or PaymentStatus.Canceled) continue;

            // A worker that was taken for dead made the object after it was not found: nobody knows it, and none pays.
            var isUnknown = payment is { Status: PaymentStatus.Missing, Attempt: 0 } && held == PaymentStatus.Prepared;
            if (!isUnknown)
            {
                yield return $"I16: {payment} is over, and {held} at the provider";
            }
        }
    }

    /// <summary>Whether an attempt was not heard of for so long that it was taken for one that never arrived.</summary>
    public static bool HasLost(WorldFacts facts, IEnumerable<PaymentAttemptRow> steps)
    {
        var sentAt = DateTimeOffset.MaxValue;
        foreach (var step in steps.OrderBy(static step => step.Step))
        {
            if (step.Event == "begun") sentAt = step.At;
            if (IsUnheard(facts, step, step.Attempt + 1, sentAt)) return true;
        }

        return false;
    }

    private static bool IsUnheard(WorldFacts facts, PaymentAttemptRow step, long number, DateTimeOffset sentAt) =>
        step.Event == "looked_up" && step.At - sentAt >= facts.World.Options.Payments.LostAfter
        && (step.Status == "prepared" || (step.Status == "declined" && step.Attempt < number));

    // By the steps alone, and not by the engine's own states. What customers try is free; each other attempt keeps the
    // delay from when the one before it failed or began to wait, and none is made beyond them or after a hard decline.
    private static IEnumerable<string> Faults(WorldFacts facts, List<PaymentAttemptRow> steps)
    {
        var (number, ofSchedule, notBefore) = (0L, 0, DateTimeOffset.MinValue);
        var (isOpen, isDated, isGiven, isHeld, isEnough, isOver) = (false, false, false, false, false, false);
        var (sentAt, wasFree, isLost) = (DateTimeOffset.MaxValue, false, false);
        var delays = facts.World.Options.Payments.Dunning.Delays;
        foreach (var step in steps)
        {
            var isAnswer = step.Event is "answered" or "looked_up";
            var isDeclined = isAnswer && step.Status == "declined" && isOpen && step.Attempt == number;
            if (!isDated && (isDeclined || (isAnswer && step.Status == "needs_customer" && isOpen)))
            {
                notBefore = ofSchedule <= delays.Count ? step.At + delays[ofSchedule - 1] : DateTimeOffset.MaxValue;
                (isDated, isEnough) = (true, isEnough || ofSchedule > delays.Count);
            }

            // Not heard of for so long, an attempt never arrived: another takes its place.
            isLost |= IsUnheard(facts, step, number, sentAt);
            switch (step.Event)
            {
                case "begun":
                    if (isOpen && isLost)
                    {
                        (isOpen, isGiven) = (false, isGiven || wasFree);
                        if (!wasFree) ofSchedule--;
                    }

                    var isFree = isGiven && ofSchedule > 0;
                    var mayBegin = isFree || !(isHeld || isEnough || step.At < notBefore);
                    if (step.Attempt != number + 1 || isOpen || isOver || !mayBegin) yield return Said(step);
                    (number, isOpen, isGiven, isDated) = (step.Attempt, true, false, isFree);
                    (sentAt, wasFree, isLost) = (step.At, isFree, false);
                    if (!isFree) ofSchedule++;
                    break;
                case "method_given":
                    (isGiven, isHeld) = (true, false);
                    break;
                case "customer_late":
                    isEnough = true;
                    break;
                case "answered" or "looked_up" when isDeclined:
                    (isOpen, isHeld) = (false, IsHard(step));
                    break;
                case "answered" when step.Status == "refused" && isOpen:
                    (isOpen, isHeld) = (false, true);
                    if (!isDated) ofSchedule--;
                    break;
                case "stopped":
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
