using Monetize.Errors;

namespace Monetize.Storage;

/// <summary>
/// A store failed for a reason outside of the program: a disk, a server, a network, another process. What was not
/// acknowledged may be sent again: a record that was added after all is a duplicate then.
/// </summary>
public sealed class StoreException : MonetizeException
{
    /// <summary>Says what failed.</summary>
    /// <param name="code">The entry in the catalogue of codes.</param>
    /// <param name="message">The fact and the repair, without secrets.</param>
    /// <param name="isTransient">Whether the same call may succeed a moment later.</param>
    /// <param name="innerException">What the driver said.</param>
    public StoreException(ErrorCode code, string message, bool isTransient, Exception? innerException = null)
        : base(code, message, innerException)
    {
        IsTransient = isTransient;
    }

    /// <summary>Whether the same call may succeed a moment later, without anybody's help.</summary>
    public bool IsTransient { get; }
}
