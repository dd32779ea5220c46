namespace Monetize.Testing.Conformance;

/// <summary>One thing that every billing store does.</summary>
/// <param name="Name">Its name, such as <c>Finalize_Twice_SettlesOnce</c>; the same in every version.</param>
/// <param name="CheckAsync">Checks it in an empty place; throws <see cref="ConformanceException"/>.</param>
public sealed record BillingStoreBehaviour(string Name, Func<IBillingStorePlace, Task> CheckAsync)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
