namespace Monetize.Invoicing;

/// <summary>The first step: each line is rounded once, and what was billed before is taken from its total.</summary>
internal static class LineStep
{
    public static void Round(InvoiceWork work)
    {
        for (var i = 0; i < work.Items.Length; i++)
        {
            var item = work.Items[i];
            var amount = (item.RunningTotal ?? item.Exact).Round(work.Currency).ToMinor();
            if (item.Before != 0m) amount = MinorMath.Add(amount, -work.Minor(item.Before));
            work.Amounts[i] = amount;
            work.Net[i] = amount;
        }
    }
}
