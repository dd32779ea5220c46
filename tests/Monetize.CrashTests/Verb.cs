namespace Monetize.CrashTests;

/// <summary>One thing that the program does.</summary>
/// <param name="Name">The first argument.</param>
/// <param name="Options">The names of the options that it takes, with a space between them.</param>
/// <param name="RunAsync">Does it; gives the exit code.</param>
internal sealed record Verb(string Name, string Options, Func<Arguments, Task<int>> RunAsync);
