using System.Globalization;
using Monetize.Billing.Events;

/// <summary>Writes down what happened. An event may come again: it is written once.</summary>
public sealed class Journal
{
    private readonly HashSet<string> _seen = [];

    public ValueTask WriteAsync(BillingEvent happened, string line)
    {
        if (_seen.Add($"{happened.Id} {line}"))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{happened.At:yyyy-MM-dd}  {line}"));
        }

        return ValueTask.CompletedTask;
    }
}
