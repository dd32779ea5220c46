using System.CommandLine;
using Monetize.KnownAnswers;

var folder = new Argument<DirectoryInfo>("DIR") { Description = "A folder of JSON files with cases." };
var cases = new Command("cases", "Runs every case of every JSON file in a folder through the engine.") { folder };
cases.SetAction(result =>
{
    var directory = result.GetRequiredValue(folder);
    if (directory.Exists) return CaseReport.Run(KnownCase.ReadFolder(directory.FullName), Console.Out);
    Console.Error.WriteLine($"There is no folder {directory.FullName}.");
    return 2;
});

return new RootCommand("Known answers of other billing systems, checked against the engine.") { cases }.Parse(args).Invoke();
