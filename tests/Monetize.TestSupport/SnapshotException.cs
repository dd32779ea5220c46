namespace Monetize.TestSupport;

/// <summary>A text is not the reviewed one.</summary>
public sealed class SnapshotException : Exception
{
    /// <summary>Says where the texts differ and how the new one is accepted.</summary>
    public SnapshotException(string message)
        : base(message)
    {
    }
}
