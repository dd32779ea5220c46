using Monetize.CrashTests.Bank;
using Monetize.CrashTests.Work;
using Monetize.Storage;

namespace Monetize.CrashTests.Billing;

/// <summary>Runs the billing until it is done or reaches the point of its death.</summary>
internal static class BillingChild
{
    /// <summary>The exit code of a child whose store failed.</summary>
    public const int StoreFailed = 3;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (death, points) = (arguments.Number("die-at", 0), new PointLog(arguments.Text("points", "")));
        void Reach(string point)
        {
            if (points.Add(point) != death) return;
            points.Write();
            Child.KillMyself();
        }

        try
        {
            await using var place = await BillingPlace.OpenAsync(
                arguments.Text("store"), arguments.Text("place"), Reach);
            using var bank = new BankClient(arguments.Text("bank"), Reach);
            using var heard = new HeardEvents(arguments.Text("heard"), Reach);
            await BillingWork.RunAsync(
                place.Store, place.Usage, bank, arguments.Number("late", 0) == 1, arguments.Number("life", 0), heard);
        }
        catch (StoreException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return StoreFailed;
        }

        points.Write();
        return 0;
    }
}
