namespace Monetize.Testing.Conformance;

/// <summary>One thing that every usage store does.</summary>
/// <param name="Name">Its name, such as <c>Append_KeyTwice_IsADuplicate</c>; the same in every version.</param>
/// <param name="CheckAsync">Checks it in an empty place; throws <see cref="ConformanceException"/>.</param>
public sealed record UsageStoreBehaviour(string Name, Func<IUsageStorePlace, Task> CheckAsync)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
