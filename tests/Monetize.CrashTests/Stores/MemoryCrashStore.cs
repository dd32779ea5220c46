namespace Monetize.CrashTests.Stores;

/// <summary>The store in memory: nothing of it survives, so only random operations are tried on it.</summary>
internal sealed class MemoryCrashStore : CrashStore
{
    public override string Name => Memory;

    public override string Place => "";

    public override ValueTask StartAnewAsync() => ValueTask.CompletedTask;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
