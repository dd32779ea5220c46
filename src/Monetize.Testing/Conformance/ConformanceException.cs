namespace Monetize.Testing.Conformance;

/// <summary>A store does not keep its contract.</summary>
public sealed class ConformanceException : Exception
{
    /// <summary>Says what was expected, and what was found.</summary>
    /// <param name="message">Both.</param>
    public ConformanceException(string message)
        : base(message)
    {
    }
}
