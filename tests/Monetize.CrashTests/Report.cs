using System.Globalization;

namespace Monetize.CrashTests;

/// <summary>What a campaign found.</summary>
internal sealed class Report(string campaign)
{
    private const int Shown = 20;
    private const int StepOfProgress = 100;

    private readonly List<string> _faults = [];

    /// <summary>How often a store was opened again and checked.</summary>
    public int Checked
    {
        get;
        set
        {
            field = value;
            if (value % StepOfProgress != 0) return;
            Console.Error.WriteLine(FormattableString.Invariant($"  {campaign}: {value} checked"));
        }
    }

    public void Fault(string fault)
    {
        _faults.Add(fault);
        if (_faults.Count <= Shown) Console.WriteLine($"  VIOLATION {fault}");
    }

    public void Say(FormattableString line) =>
        Console.WriteLine($"{campaign}: {line.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Prints the sum of it; 1 where anything is wrong.</summary>
    public int End()
    {
        Say($"{Checked} checks, {_faults.Count} violations");
        return _faults.Count == 0 ? 0 : 1;
    }
}
