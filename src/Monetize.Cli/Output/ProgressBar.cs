using Spectre.Console;

namespace Monetize.Cli.Output;

/// <summary>A bar on standard error while a person watches; nothing of it is left at the end.</summary>
internal sealed class ProgressBar
{
    private const int Columns = 80;
    private readonly IAnsiConsole _console;

    public ProgressBar(TextWriter error)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(error),
        });
        _console.Profile.Width = Columns;
        _console.Profile.Capabilities.Unicode = true;
    }

    /// <summary>Shows the bar while work is done.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="total">How much there is to do; 0 where that is not known.</param>
    /// <param name="work">The work, which is told how to say how much is done.</param>
    public void Show(string name, long total, Action<Action<long>> work) => _console.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
        .Start(progress =>
        {
            var task = progress.AddTask(name, autoStart: true, maxValue: Math.Max(1, total));
            task.IsIndeterminate = total == 0;
            work(done => task.Value = done);
        });

    /// <summary>Writes a line above the bar.</summary>
    public void Line(string text) => _console.Write(new Text($"{text}\n"));
}
