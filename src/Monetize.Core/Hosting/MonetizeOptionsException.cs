using Monetize.Collections;
using Monetize.Errors;

namespace Monetize.Hosting;

/// <summary>Options are refused. All their faults are reported at once, before anything is opened.</summary>
public sealed class MonetizeOptionsException : MonetizeException
{
    /// <summary>Carries the faults.</summary>
    /// <param name="faults">All faults, at least one.</param>
    public MonetizeOptionsException(ValueArray<OptionFault> faults)
        : base(ErrorCodes.InvalidOptions, string.Join('\n', faults))
    {
        Faults = faults;
    }

    /// <summary>All faults, in the order in which they were found.</summary>
    public ValueArray<OptionFault> Faults { get; }
}
