using System.IO.Compression;
using Monetize.Generators;

if (args.Length != 1)
{
    Console.Error.WriteLine("Usage: GenerateSampleUsage FILE.csv.gz");
    return 2;
}

using var file = File.Create(args[0]);
using var zip = new GZipStream(file, CompressionLevel.SmallestSize);
using var writer = new StreamWriter(zip) { NewLine = "\n" };
foreach (var line in SampleUsage.Lines()) writer.WriteLine(line);
return 0;
