using System.Text;
using Monetize.Cli;
using Monetize.Cli.Output;

var term = Environment.GetEnvironmentVariable("TERM");
var isPlain = Terminal.IsPlainFor(
    Console.IsOutputRedirected,
    Environment.GetEnvironmentVariable("NO_COLOR"),
    term);
var isWatched = Terminal.IsWatchedFor(Console.IsErrorRedirected, term);

// Bytes for a file or a pipe are the same on every machine; a console keeps its own encoding.
var output = Console.IsOutputRedirected
    ? new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
    : Console.Out;
return MonetizeCli.Run(args, output, Console.Error, isPlain, isWatched);
