using Microsoft.Extensions.Logging;

namespace Monetize.Hosting;

/// <summary>
/// All that is logged. Ids are stable; messages name ids, codes and kinds of exceptions, and nothing that tells a
/// person. Exceptions themselves, which others throw, may: they are for <see cref="Thrown"/> alone.
/// </summary>
internal static partial class HostLog
{
    [LoggerMessage(3001, LogLevel.Information, "Billing run as of {AsOf:u}: {Report}")]
    public static partial void RunDone(this ILogger logger, DateTimeOffset asOf, string report);

    [LoggerMessage(3002, LogLevel.Warning, "Customer {Customer} was set aside: {Code}")]
    public static partial void CustomerParked(this ILogger logger, string customer, string code);

    [LoggerMessage(3003, LogLevel.Information, "Plan {Plan} was published")]
    public static partial void PlanPublished(this ILogger logger, string plan);

    [LoggerMessage(
        3004, LogLevel.Warning, "{Event} was refused by a handler, try {Tries}: {Error}; again at {RetryAt:u}")]
    public static partial void EventRefused(
        this ILogger logger, string @event, int tries, string error, DateTimeOffset retryAt);

    [LoggerMessage(3005, LogLevel.Warning, "Customer {Customer} waits for a later run: {Code} {Reason}")]
    public static partial void CustomerDeferred(this ILogger logger, string customer, string code, string reason);

    [LoggerMessage(3006, LogLevel.Error, "The provider refuses payment {Payment}, and it is not sent again: {Error}")]
    public static partial void PaymentRefused(this ILogger logger, string payment, string error);

    [LoggerMessage(
        3007, LogLevel.Warning, "What became of payment {Payment} is not known, and is asked for later: {Error}")]
    public static partial void PaymentUnanswered(this ILogger logger, string payment, string error);

    [LoggerMessage(5001, LogLevel.Warning, "Provider event {Event} could not be worked on, try {Tries}: {Error}")]
    public static partial void ProviderEventFailed(this ILogger logger, string @event, long tries, string error);

    [LoggerMessage(6001, LogLevel.Information, "Stores are open: {Stores}")]
    public static partial void StoresOpen(this ILogger logger, string stores);

    [LoggerMessage(
        6002, LogLevel.Warning, "Usage and billing are kept in memory only: they are gone when the process ends")]
    public static partial void NothingSurvives(this ILogger logger);

    [LoggerMessage(6003, LogLevel.Error, "{Step} failed: {Error}; it is done again with the next pass")]
    public static partial void StepFailed(this ILogger logger, string step, string error);

    [LoggerMessage(6004, LogLevel.Debug, "What was thrown of {Subject}, which may tell a person")]
    public static partial void Thrown(this ILogger logger, Exception error, string subject);
}
