namespace Monetize.Errors;

/// <summary>
/// One entry of the catalogue of error codes, <see cref="ErrorCodes"/>. Exceptions, catalog faults and the pages under
/// <c>docs/rules</c> share it, so that one fault has one name wherever it is met.
/// </summary>
/// <remarks>Immutable and safe to share between threads. Two codes are equal when their ids are.</remarks>
public sealed class ErrorCode : IEquatable<ErrorCode>
{
    internal ErrorCode(string id, string title, FaultSeverity severity)
    {
        Id = id;
        Title = title;
        Severity = severity;
    }

    /// <summary>The stable identifier, <c>MON</c> and four digits.</summary>
    public string Id { get; }

    /// <summary>A short title, the heading of the code's page.</summary>
    public string Title { get; }

    /// <summary>How much the fault matters where it is found in a catalog.</summary>
    public FaultSeverity Severity { get; }

    /// <summary>The page that explains cause, example and repair, relative to the root of the repository.</summary>
    public string Page => $"docs/rules/{Id}.md";

    /// <inheritdoc/>
    public bool Equals(ErrorCode? other) => other is not null && Id == other.Id;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ErrorCode);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);

    /// <summary>The <see cref="Id"/>.</summary>
    public override string ToString() => Id;
}
