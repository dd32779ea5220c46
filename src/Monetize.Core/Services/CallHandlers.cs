using Monetize.Collections;

namespace Monetize.Services;

/// <summary>Who is told of calls of services, in the process and after their usage is recorded.</summary>
/// <remarks>
/// Immutable: each step returns a copy. Handlers run one after the other, in the order of their adding.
/// </remarks>
public sealed class CallHandlers
{
    private readonly ValueArray<Handler> _handlers;

    private CallHandlers(ValueArray<Handler> handlers) => _handlers = handlers;

    /// <summary>Nobody is told.</summary>
    public static CallHandlers None { get; } = new(default);

    /// <summary>A copy that tells of each call of a method.</summary>
    /// <typeparam name="TRequest">What the call takes.</typeparam>
    /// <typeparam name="TResult">What the call gives.</typeparam>
    /// <param name="method">The method's handle.</param>
    /// <param name="handler">Who is told.</param>
    public CallHandlers On<TRequest, TResult>(
        ServiceMethod<TRequest, TResult> method,
        Func<ServiceCall<TRequest, TResult>, CancellationToken, ValueTask> handler)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(handler);
        return Add(
            call => call is ServiceCall<TRequest, TResult> && call.Method == method.Name,
            (call, cancellationToken) => handler((ServiceCall<TRequest, TResult>)call, cancellationToken));
    }

    /// <summary>A copy that tells of each call whose name fits a pattern.</summary>
    /// <param name="pattern">
    /// A name with <c>*</c> for any characters, such as <c>content-generation.*</c>; compared ordinally.
    /// </param>
    /// <param name="handler">Who is told.</param>
    public CallHandlers On(string pattern, Func<ServiceCall, CancellationToken, ValueTask> handler)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        ArgumentNullException.ThrowIfNull(handler);
        return Add(call => NamePattern.Fits(pattern, call.Method), handler);
    }

    /// <summary>Tells of a call; a handler that throws does not keep the others from being told.</summary>
    internal async ValueTask<ValueArray<Exception>> TellAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        var failures = default(ValueArray<Exception>);
        foreach (var handler in _handlers)
        {
            if (!handler.IsMeant(call)) continue;
            try
            {
                await handler.Tell(call, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                failures = failures.Add(exception);
            }
        }

        return failures;
    }

    private CallHandlers Add(
        Func<ServiceCall, bool> isMeant, Func<ServiceCall, CancellationToken, ValueTask> tell) =>
        new(_handlers.Add(new Handler(isMeant, tell)));

    private sealed record Handler(
        Func<ServiceCall, bool> IsMeant, Func<ServiceCall, CancellationToken, ValueTask> Tell);
}
