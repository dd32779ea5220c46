using Monetize.Billing;
using Monetize.Errors;
using Monetize.Testing.Conformance.Usage;

namespace Monetize.Testing.Conformance.Billing;

/// <summary>What must be so of operations.</summary>
internal static class BillingVerdict
{
    /// <summary>Says that an operation is refused with a code, and that nothing is written.</summary>
    public static async Task RefusedAsync<TResult>(
        BillingScene scene, BillingOperation<TResult> operation, ErrorCode code)
    {
        var before = await scene.CountAsync().ConfigureAwait(false);
        try
        {
            await scene.Store.ChangeAsync(operation).ConfigureAwait(false);
        }
        catch (BillingException exception)
        {
            Verdict.Equal(code, exception.Code, "code");
            Verdict.Equal(before, await scene.CountAsync().ConfigureAwait(false), "rows");
            return;
        }

        throw new ConformanceException($"Expected {code.Id}, and nothing was thrown.");
    }
}
