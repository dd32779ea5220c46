using System.Text;
using Monetize.Cli;
using Monetize.Cli.Output;

var isPlain = Terminal.IsPlainFor(
    Console.IsOutputRedirected,
    Environment.GetEnvironmentVariable("NO_COLOR"),
    Environment.GetEnvironmentVariable("TERM"));

// Bytes for a file or a pipe are the same on every machine; a console keeps its own encoding. The stream rather than
// Console.Out, which would begin with escape codes of its own on a terminal.
var encoding = Console.IsOutputRedirected ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : Console.OutputEncoding;
var output = new StreamWriter(Console.OpenStandardOutput(), encoding);
return MonetizeCli.Run(args, output, Console.Error, isPlain);
