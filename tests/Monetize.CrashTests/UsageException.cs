namespace Monetize.CrashTests;

/// <summary>The program cannot do what it was told; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
