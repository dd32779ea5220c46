using Microsoft.Extensions.Logging;

namespace Monetize.Hosting;

/// <summary>All that is logged. Ids are stable; messages name ids and codes, and nothing that tells a person.</summary>
internal static partial class HostLog
{
    [LoggerMessage(3001, LogLevel.Information, "Billing run as of {AsOf:u}: {Report}")]
    public static partial void RunDone(this ILogger logger, DateTimeOffset asOf, string report);

    [LoggerMessage(3002, LogLevel.Warning, "Customer {Customer} was set aside: {Code}")]
    public static partial void CustomerParked(this ILogger logger, string customer, string code);

    [LoggerMessage(3003, LogLevel.Information, "Plan {Plan} was published")]
    public static partial void PlanPublished(this ILogger logger, string plan);

    [LoggerMessage(3004, LogLevel.Warning, "{Event} was refused by a handler, try {Tries}; again at {RetryAt:u}")]
    public static partial void EventRefused(
        this ILogger logger, Exception error, string @event, int tries, DateTimeOffset retryAt);

    [LoggerMessage(3005, LogLevel.Warning, "Customer {Customer} waits for a later run: {Code} {Reason}")]
    public static partial void CustomerDeferred(this ILogger logger, string customer, string code, string reason);

    [LoggerMessage(3006, LogLevel.Error, "The provider refuses payment {Payment}, and it is not sent again")]
    public static partial void PaymentRefused(this ILogger logger, Exception error, string payment);

    [LoggerMessage(3007, LogLevel.Warning, "What became of payment {Payment} is not known, and is asked for later")]
    public static partial void PaymentUnanswered(this ILogger logger, Exception error, string payment);

    [LoggerMessage(5001, LogLevel.Warning, "Provider event {Event} could not be worked on, try {Tries}")]
    public static partial void ProviderEventFailed(this ILogger logger, Exception error, string @event, long tries);

    [LoggerMessage(6001, LogLevel.Information, "Stores are open: {Stores}")]
    public static partial void StoresOpen(this ILogger logger, string stores);

    [LoggerMessage(
        6002, LogLevel.Warning, "Usage and billing are kept in memory only: they are gone when the process ends")]
    public static partial void NothingSurvives(this ILogger logger);

    [LoggerMessage(6003, LogLevel.Error, "{Step} failed; it is done again with the next pass")]
    public static partial void StepFailed(this ILogger logger, Exception error, string step);
}
