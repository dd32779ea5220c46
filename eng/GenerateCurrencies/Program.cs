using Monetize.GenerateCurrencies;

// Run at the root of the repository, after an edit of the table: dotnet run --project eng/GenerateCurrencies
var root = args is [var given] ? given : Directory.GetCurrentDirectory();
var folder = Path.Combine(root, "src", "Monetize.Core", "Monetary");
var source = File.ReadAllText(Path.Combine(folder, CurrencyTableWriter.SourceName));
File.WriteAllText(Path.Combine(folder, CurrencyTableWriter.TargetName), CurrencyTableWriter.Write(source));
Console.WriteLine($"{CurrencyTableWriter.TargetName} written to {folder}.");
