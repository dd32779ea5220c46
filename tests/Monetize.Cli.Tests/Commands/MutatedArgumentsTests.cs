using FsCheck;
using FsCheck.Fluent;

namespace Monetize.Cli.Tests.Commands;

public sealed class MutatedArgumentsTests
{
    private static readonly string[] Words =
    [
        "quote", "catalog", "check", "rate", "--period", "--customer", "--strict", "2026-11", "--catalog", "--plan", "--plan-version", "--usage", "--explain", "--format", "--help",
        "--version", "table", "json", "csv", "content-generation", "ai-platform", "words=250000", "words=-1", "words=",
        "api_calls=1e9", "=", "==", "-", "--", "@", "@a", "", " ", "\u001b[31m", "\0", "\ud800", "1", "0", "99999999999999",
        "[diagram]", "[suggest]", "--usage=words=1", "--plan:ai-platform", "-h", "/h", "\"", "'",
        "words=79228162514264337593543950336", "words=0.0000000000000000000000000001", "no-such-file", "../..",
    ];

    private static readonly string[] Whole =
    [
        "quote", "--catalog", Tool.Catalog, "--plan", "content-generation", "--usage", "words=5", "--format", "csv",
    ];

    /// <summary>Never an unhandled exception, another exit code, or more than one line on standard error.</summary>
    [Fact]
    public void Arguments_Mutated_AreServedOrRefusedInOneLine() =>
        Prop.ForAll(
            Arguments().ToArbitrary(),
            arguments =>
            {
                var result = Tool.Run(arguments);
                var lines = result.Error.Split('\n').Length - 1;
                return result.ExitCode is 0 or 1 or 2 && lines == (result.Error.Length == 0 ? 0 : 1)
                    && (result.ExitCode != 0 || lines == 0) && !result.Error.Contains('\u001b');
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    private static Gen<string[]> Arguments()
    {
        var random = Gen.Elements(Words).ListOf().Select(words => words.ToArray());
        var spoilt =
            from place in Gen.Choose(0, Whole.Length - 1)
            from drop in Gen.Choose(0, 2)
            from inserted in Gen.Elements(Words).ListOf(2)
            let rest = Math.Min(place + drop, Whole.Length)
            select (string[])[.. Whole[..place], .. inserted.Take(2 - drop), .. Whole[rest..]];
        return Gen.OneOf(random, spoilt);
    }
}
