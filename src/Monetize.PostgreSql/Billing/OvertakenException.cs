namespace Monetize.PostgreSql.Billing;

/// <summary>Somebody else wrote a row first: the operation is decided anew, on what is there now.</summary>
internal sealed class OvertakenException : Exception;
