namespace Monetize.Errors;

/// <summary>
/// What reports, logs and stores tell of an exception: its type, and its code where it has one. A message that others
/// wrote may tell a person.
/// </summary>
internal static class ExceptionKind
{
    public static string Of(Exception exception) => exception is MonetizeException { Code: var code }
        ? $"{exception.GetType().Name} {code.Id}"
        : exception.GetType().Name;
}
