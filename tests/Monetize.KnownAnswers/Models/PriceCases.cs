using Monetize.Collections;
using Monetize.Rating;

namespace Monetize.KnownAnswers.Models;

/// <summary>A quantity and a price: the amount, and where the case tells them the lines.</summary>
public sealed class PriceCases : ICaseModel
{
    // Fields that change the answer and that the engine has no word for yet, with the value that changes nothing.
    private static readonly (string Field, string Neutral)[] Later =
    [
        ("previous_quantity", "0"),
        ("line_position", "single"),
        ("minimum_amount", "0"),
        ("maximum_amount", ""),
        ("maximum_amount_minor", ""),
        ("quantity_transform", ""),
        ("billing_units", "1"),
        ("minimum_quantity", "0"),
        ("allowance", "0"),
        ("usage_discount_units", "0"),
        ("percentage_discount", "0"),
        ("tier_selection_quantity", ""),
    ];

    private readonly Func<CaseFields, Price> _read;

    public PriceCases(Func<CaseFields, Price> read) => _read = read;

    public Verdict Run(KnownCase known)
    {
        var input = known.Input;
        if (Needs(input) is { } reason) return Verdict.Skip(reason);
        var price = RatingEngine.Compile(_read(input));
        var parts = new RatedPart[price.MaxParts];
        var count = price.Rate(input.OptionalNumber("quantity") ?? 0m, parts, out var exact);
        var money = Money.Of(exact, input.Currency);
        var amount = IsLine(known) ? money.Round() : money;
        return Verdict.All(
            known.Expected.OptionalNumber("amount") is { } major
                ? Verdict.Compare("amount", major, amount.Amount)
                : Verdict.Passed,
            known.Expected.OptionalNumber("amount_minor") is { } minor
                ? Verdict.Compare("amount_minor", minor, amount.ToMinor())
                : Verdict.Passed,
            Verdict.Compare("discount", known.Expected.OptionalNumber("discount") ?? 0m, 0m),
            known.Expected.OptionalNumber("effective_unit_cost") is { } cost
                ? Verdict.Compare("effective_unit_cost", cost, exact / input.Number("quantity"))
                : Verdict.Passed,
            known.Expected.Has("lines") ? CaseLines.Compare(known, ValueArray.Create<RatedPart>(parts.AsSpan(0, count))) : Verdict.Passed);
    }

    private static bool IsLine(KnownCase known) =>
        known.Input.Has("line_position")
        || known.Expected.Has("amount_minor")
        || known.Input.Names.Any(name => name.EndsWith("_minor", StringComparison.Ordinal));

    private static string? Needs(CaseFields input)
    {
        if (input.OptionalNumber("quantity") < 0m) return "needs negative quantities";
        foreach (var (field, neutral) in Later)
        {
            if (input.Text(field) is { } value && value != neutral) return $"needs {field}";
        }

        return null;
    }
}
