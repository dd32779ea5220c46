using Monetize.Monetary;

namespace Monetize.Invoicing;

/// <summary>The first step: each line is rounded once, and what was billed before is taken from its total.</summary>
internal static class LineStep
{
    public static void Round(InvoiceWork work)
    {
        for (var i = 0; i < work.Items.Length; i++)
        {
            try
            {
                work.Net[i] = work.Amounts[i] = AmountOf(work, work.Items[i]);
            }
            catch (NotExactException fault)
            {
                throw new NotExactException($"Line {work.Items[i].Id}: {fault.Message}", fault);
            }
        }
    }

    private static long AmountOf(InvoiceWork work, BillableItem item)
    {
        var amount = (item.RunningTotal ?? item.Exact).Round(work.Currency).ToMinor();
        return item.Before == 0m ? amount : MinorMath.Add(amount, -work.Minor(item.Before));
    }
}
