using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Monetize.Benchmarks.Ratios;

var quick = new Option<bool>("--quick") { Description = "Smaller sizes and shorter rounds." };
var json = new Option<FileInfo?>("--json") { Description = "Writes the rows to this file as well." };
var only = new Option<string?>("--only") { Description = "Only the rows whose id starts with this." };
var ratios = new Command(
    "ratios", "Ratios against references in this process, each with its bound, or said to have none.")
{
    quick, json, only,
};
ratios.SetAction(result =>
    RatioReport.Run(result.GetValue(quick), result.GetValue(json), result.GetValue(only), Console.Out));

var nanoseconds = new Command("nanoseconds", "BenchmarkDotNet over the rating of one price.");
nanoseconds.SetAction(_ => BenchmarkSwitcher.FromAssembly(typeof(RatioReport).Assembly).RunAll(
    DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))));

return new RootCommand("What Monetize costs, beside what the same work costs by hand.") { ratios, nanoseconds }
    .Parse(args)
    .Invoke();
