using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Tests.Invoicing;

/// <summary>What an invoice cannot be made from is refused with its name.</summary>
public sealed class RequestRefusalTests
{
    private static readonly Subscription Subscription = CouponLife.Begin(CouponLife.Basic);

    private static readonly DueItem[] Due =
        [.. Subscription.Due(CouponLife.Start.AddTicks(-1), CouponLife.Start.AddDays(95))];

    private static readonly SpanUsage[] Closed =
    [
        .. Due.Skip(1).SelectMany(due => SubscriptionInvoicing.UsageNeeded(Subscription, due))
            .Select(span => new SpanUsage { Span = span, Usage = new PlanUsage() }),
    ];

    [Fact]
    public void Request_UsageOfASpanTwice_NamesIt() =>
        Requesting(Due[1], Closed[0], Closed[0]).Should().Throw<ArgumentException>()
            .WithMessage("The usage of period 0 * basic@1 is given twice.*");

    [Fact]
    public void Request_UsageOfASpanThatIsNotOver_NamesIt() =>
        Requesting(Due[1], Closed[0], Closed[1]).Should().Throw<ArgumentException>()
            .WithMessage("period 1 * is no span that is over and that sub-1/cycle/1 *knows.*");

    [Fact]
    public void Request_UsageOfASpanThatThereIsNot_NamesIt()
    {
        var other = Closed[0] with { Span = Closed[0].Span with { Plan = PlanVersion.Of(CouponLife.Pro.Plan) } };
        var cut = Closed[0] with { Span = Closed[0].Span with { Stretches = [] } };

        Requesting(Due[2], Closed[1], other).Should().Throw<ArgumentException>()
            .WithMessage("*is no span that is over*");
        Requesting(Due[1], Closed[0], Closed[0] with { Span = other.Span }).Should().Throw<ArgumentException>();
        Requesting(Due[2], Closed[1], cut).Should().Throw<ArgumentException>();
        Requesting(Due[2], Closed[1], Closed[0]).Should().NotThrow();
    }

    [Fact]
    public void Request_NoteForALineThatThereIsNot_NamesBoth()
    {
        var start = CouponLife.Run(Subscription, CouponLife.Start)[0];
        var note = Crediting.Whole(start, IssuedDocuments.None, "C1", CouponLife.Start).CreditNote;
        var wrong = note with { Lines = [note.Lines[0] with { LineId = "other" }] };

        Requesting(CouponLife.Issued([start], wrong)).Should().Throw<ArgumentException>()
            .WithMessage("Credit note C1 for 0: USD 30.00 is for line other, which there is not.");
        Requesting(CouponLife.Issued([start], note)).Should().NotThrow();
        Requesting(CouponLife.Issued([start], wrong with { InvoiceNumber = "other" })).Should().NotThrow();
    }

    [Fact]
    public void Request_DraftsVoidInvoicesAndThoseOfOthers_ArePassedOver()
    {
        var start = CouponLife.Run(Subscription, CouponLife.Start)[0];

        foreach (var other in new[]
        {
            start with { Status = InvoiceStatus.Draft },
            start with { Status = InvoiceStatus.Void },
            start with { Subscription = SubscriptionId.Of("sub-2") },
        })
        {
            Items(Due[0], CouponLife.Issued([other])).Should().ContainSingle();
        }

        Items(Due[0], CouponLife.Issued([start])).Should().BeEmpty();
    }

    [Fact]
    public void Draft_TwoBoundsOfOneCharge_NamesIt()
    {
        var bound = new SpendBound { Scope = "s", ChargeKey = "usage:words", Description = "words", Minimum = 1m };

        FluentActions.Invoking(() => InvoiceCalculator.Draft(Invoices.Request(1m) with { Bounds = [bound, bound] }))
            .Should().Throw<ArgumentException>().WithMessage("Two bounds are about s usage:words: 1 to .*");
        FluentActions.Invoking(() => InvoiceCalculator.Draft(Invoices.Request(1m) with
        {
            Bounds = [bound, bound with { ChargeKey = null }, bound with { Scope = "t" }],
        })).Should().NotThrow();
    }

    [Fact]
    public void Draft_WhatCannotBeCalculated_SaysWhy()
    {
        var gold = Invoices.Request(1m) with { Currency = Currency.Of("XAU") };

        FluentActions.Invoking(() => InvoiceCalculator.Draft(gold)).Should().Throw<ArgumentException>().WithMessage("XAU has no minor unit to invoice in.*");
        FluentActions.Invoking(() => InvoiceCalculator.Draft(Invoices.Request() with
        {
            Items = [Invoices.Item("a", 1m) with { Kind = InvoiceLineKind.Tax }],
        })).Should().Throw<ArgumentException>().WithMessage("Item a: Tax 1 is of a kind that the calculation makes.*");
        FluentActions.Invoking(() => InvoiceCalculator.Calculate(Invoices.Request(1m)).Line("other"))
            .Should().Throw<ArgumentException>().WithMessage("The invoice has no line other.*");
    }

    [Fact]
    public void Draft_ItemsOfOnePosition_StandByPeriodAndThenId()
    {
        var request = Invoices.Request() with
        {
            Items =
            [
                Invoices.Item("d", 1m) with { Position = 1 },
                Invoices.Item("c", 1m) with { ServicePeriod = Period.UtcMonth(2026, 2) },
                Invoices.Item("b", 1m) with { ServicePeriod = Period.UtcMonth(2026, 1) },
                Invoices.Item("z", 1m),
                Invoices.Item("y", 1m),
            ],
        };

        InvoiceCalculator.Draft(request).Lines.Select(line => line.Id).Should().Equal("y", "z", "b", "c", "d");
    }

    private static ValueArray<BillableItem> Items(DueItem due, IssuedDocuments issued) =>
        SubscriptionInvoicing.Request(new DueInvoice
        {
            Due = due,
            Subscription = Subscription,
            Plans = [CouponLife.Basic],
            Issued = issued,
        }).Items;

    private static Action Requesting(IssuedDocuments issued) => () => Items(Due[0], issued);

    private static Action Requesting(DueItem due, params SpanUsage[] usage) => () => SubscriptionInvoicing.Request(
        new DueInvoice
        {
            Due = due,
            Subscription = Subscription,
            Plans = [CouponLife.Basic, CouponLife.Pro],
            Usage = usage.ToValueArray(),
        });
}
