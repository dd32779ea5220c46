using Monetize;
using Monetize.Rating;

var words = Meter.Sum("words", Unit.Word);
var plan = Plan.Create("content-generation", Currency.Usd, Every.Month)
    .Usage(words).Graduated(t => t.UpTo(10_000, 0.01m).UpTo(100_000, 0.008m).Beyond(0.005m))
    .Build();

var statement = RatingEngine.Compile(plan).Rate((words, 250_000));
foreach (var line in statement.Lines) Console.WriteLine(line.Explain());
Console.WriteLine($"Total {statement.Total}");
