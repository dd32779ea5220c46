namespace Monetize.Errors;

/// <summary>
/// The base of every exception that Monetize itself defines. Misuse of a member throws from the
/// <see cref="ArgumentException"/> family instead.
/// </summary>
public abstract class MonetizeException : Exception
{
    private protected MonetizeException(ErrorCode code, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
    }

    /// <summary>The entry in the catalogue of codes; its page tells cause and repair.</summary>
    public ErrorCode Code { get; }
}
