using Monetize.Errors;

namespace Monetize.Tests.Oracles;

/// <summary>What the definition refuses, with the code that the engine must name.</summary>
internal sealed class NaiveRefusal(ErrorCode code) : Exception(code.Id)
{
    public ErrorCode Code => code;
}
