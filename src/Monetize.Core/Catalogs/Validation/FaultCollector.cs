using Monetize.Collections;
using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>
/// Collects the faults of one catalog, of its document and of the model alike, and knows which parts of a document
/// could not be read: what stands in their place in the model is made up and must not be judged.
/// </summary>
internal sealed class FaultCollector
{
    private readonly List<Fault> _faults = [];
    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);
    private int _errors;
    private bool _more;

    /// <summary>The question whether another word was meant; none where no further error is listed anyway.</summary>
    public string Question(string word, IEnumerable<string> candidates) =>
        _errors < CatalogLimits.ListedFaults ? Spelling.Question(word, candidates) : "";

    /// <summary>Whether the catalog is refused.</summary>
    public bool HasErrors => _errors > 0;

    /// <summary>Whether some part of a list, at any depth, could not be read.</summary>
    public bool AnyUnreadableIn(string list) =>
        _unreadable.Any(path => path.StartsWith(list, StringComparison.Ordinal));

    /// <summary>Reports a fault, unless it is about something that could not be read.</summary>
    public void Add(ErrorCode code, string path, string message, string repair)
    {
        if (!IsUnreadable(path)) Append(code, path, message, repair);
    }

    /// <summary>Reports a fault of the document, because of which a part could not be read.</summary>
    public void AddUnreadable(ErrorCode code, string path, string message, string repair)
    {
        Append(code, path, message, repair);
        MarkUnreadable(path);
    }

    /// <summary>Says that a part could not be read, for a reason which has been reported.</summary>
    public void MarkUnreadable(string path) => _unreadable.Add(path);

    /// <summary>Whether a part, or something that it is a part of, could not be read.</summary>
    public bool IsUnreadable(string path)
    {
        if (_unreadable.Count == 0) return false;
        for (var rest = path; rest.Length > 0; rest = FaultPath.Parent(rest))
        {
            if (_unreadable.Contains(rest)) return true;
        }

        return _unreadable.Contains("");
    }

    /// <summary>All faults in the order in which they were found.</summary>
    public ValueArray<Fault> ToArray() => _more ? [.. _faults, Omitted] : _faults.ToValueArray();

    private static Fault Omitted => new()
    {
        Code = ErrorCodes.MoreFaults,
        Path = "",
        Message = $"Only the first {Figure.Of(CatalogLimits.ListedFaults)} errors and as many warnings are listed.",
        Repair = "Repair these and check again.",
    };

    private void Append(ErrorCode code, string path, string message, string repair)
    {
        var isError = code.Severity == FaultSeverity.Error;
        if ((isError ? _errors : _faults.Count - _errors) >= CatalogLimits.ListedFaults)
        {
            _more = true;
            return;
        }

        if (isError) _errors++;
        _faults.Add(new Fault { Code = code, Path = path, Message = message, Repair = repair });
    }
}
