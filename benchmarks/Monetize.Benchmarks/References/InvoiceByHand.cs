namespace Monetize.Benchmarks.References;

/// <summary>Lines, a percentage, a fixed amount and a tax as one would write them by hand: no story.</summary>
public static class InvoiceByHand
{
    /// <summary>What one line comes to.</summary>
    public sealed record Line(string Id, decimal Amount, decimal Percentage, decimal Fixed, decimal Tax)
    {
        public decimal Net => Amount - Percentage - Fixed;
    }

    public sealed record Invoice(Line[] Lines, decimal Subtotal, decimal Discounts, decimal Tax)
    {
        public decimal Total => Subtotal - Discounts + Tax;
    }

    public static Invoice Calculate(
        IReadOnlyList<(string Id, decimal Exact)> items, decimal percent, decimal amountOff, decimal taxPercent)
    {
        var amounts = new decimal[items.Count];
        var percentages = new decimal[items.Count];
        var left = 0m;
        for (var i = 0; i < amounts.Length; i++)
        {
            amounts[i] = Cents(items[i].Exact);
            if (amounts[i] > 0m) percentages[i] = Cents(amounts[i] * percent / 100m);
            if (amounts[i] > 0m) left += amounts[i] - percentages[i];
        }

        var shares = Spread(amounts, percentages, Math.Min(amountOff, left), left);
        var lines = new Line[amounts.Length];
        var (subtotal, discounts, taxes) = (0m, 0m, 0m);
        for (var i = 0; i < lines.Length; i++)
        {
            var tax = Cents((amounts[i] - percentages[i] - shares[i]) * taxPercent / 100m);
            lines[i] = new Line(items[i].Id, amounts[i], percentages[i], shares[i], tax);
            subtotal += amounts[i];
            discounts += percentages[i] + shares[i];
            taxes += tax;
        }

        return new Invoice(lines, subtotal, discounts, taxes);
    }

    private static decimal[] Spread(decimal[] amounts, decimal[] percentages, decimal total, decimal left)
    {
        var shares = new decimal[amounts.Length];
        var rests = new decimal[amounts.Length];
        var order = new int[amounts.Length];
        var given = 0m;
        for (var i = 0; i < amounts.Length; i++)
        {
            order[i] = i;
            if (amounts[i] <= 0m) continue;
            var exact = total * (amounts[i] - percentages[i]) / left;
            shares[i] = Math.Floor(exact * 100m) / 100m;
            rests[i] = exact - shares[i];
            given += shares[i];
        }

        Array.Sort(order, (a, b) => rests[a] == rests[b] ? a.CompareTo(b) : rests[b].CompareTo(rests[a]));
        for (var i = 0; given < total; i++, given += 0.01m) shares[order[i]] += 0.01m;
        return shares;
    }

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
