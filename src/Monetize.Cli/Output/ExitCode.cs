namespace Monetize.Cli.Output;

/// <summary>What the tool tells the shell. Every command keeps to these; <c>--help</c> lists them.</summary>
internal static class ExitCode
{
    /// <summary>All is well. Warnings of a catalog, and bad rows without <c>--strict</c>, are no failure.</summary>
    public const int Ok = 0;

    /// <summary>
    /// The catalog has errors, usage cannot be rated or added up, a row is bad under <c>--strict</c>, a change is
    /// refused, customers were set aside, a run was stopped, a store failed or does not add up, or the output cannot be
    /// written.
    /// </summary>
    public const int Failed = 1;

    /// <summary>The arguments are wrong, or what they name does not exist or cannot be read.</summary>
    public const int BadArguments = 2;

    /// <summary>The list for <c>--help</c>.</summary>
    public const string Help = """
        Exit codes:
          0  all is well; warnings of a catalog and bad rows without --strict are no
             failure
          1  the catalog has errors, usage cannot be rated or added up, a row is bad
             under --strict, a change is refused, customers were set aside, a run was
             stopped, a store failed or does not add up, or the output cannot be
             written
          2  the arguments are wrong, or what they name (a file, store, plan, meter,
             customer, subscription or invoice) does not exist or cannot be read
        """;
}
