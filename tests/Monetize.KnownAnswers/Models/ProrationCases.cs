namespace Monetize.KnownAnswers.Models;

/// <summary>What a change in the middle of a period, or a part of one, gives back and costs.</summary>
public sealed class ProrationCases : ICaseModel
{
    public Verdict Run(KnownCase known)
    {
        var input = known.Input;
        if (input.Text("operation") == "cap_credit") return ProrationParts.CapCredit(known);
        if (input.Has("one_time_amounts")) return OneTime(known);
        return input.Has("plan_amount_minor") || input.Has("plan_amount")
            ? ProrationParts.Run(known)
            : ProrationChanges.Run(known);
    }

    /// <summary>One-time amounts are owed as they are, whenever they come.</summary>
    private static Verdict OneTime(KnownCase known)
    {
        var amounts = known.Input.Numbers("one_time_amounts");
        var quantities = known.Input.Has("quantities") ? known.Input.Numbers("quantities") : [];
        var net = Money.Zero(known.Input.Currency);
        for (var i = 0; i < amounts.Count; i++)
        {
            net += (Money.Of(amounts[i], net.Currency) * (i < quantities.Count ? quantities[i] : 1m)).Round();
        }

        return Verdict.All(
            CaseMoney.Compare(known, "net", net),
            CaseMoney.Compare(known, "charge", net));
    }
}
